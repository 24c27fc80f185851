-- +goose Up
-- Statements get keys, occurrences and the register stand beside them. What is derived
-- from readings is dropped here and made anew by the program (meta 'derived').
DROP TABLE statement_words;
DROP TABLE perspectives;
DROP TABLE dyads;
DROP TABLE participants;
DROP TABLE statements;
DROP TABLE places;
DROP TABLE actors;
ALTER TABLE outlets ADD COLUMN country TEXT NOT NULL DEFAULT '';
ALTER TABLE outlets ADD COLUMN profile TEXT NOT NULL DEFAULT '';
ALTER TABLE reports ADD COLUMN day TEXT NOT NULL DEFAULT '';
ALTER TABLE reports ADD COLUMN story TEXT NOT NULL DEFAULT '';
ALTER TABLE reports ADD COLUMN sketch BLOB;
ALTER TABLE readings ADD COLUMN current BOOLEAN NOT NULL DEFAULT 1;
ALTER TABLE readings ADD COLUMN statements INTEGER NOT NULL DEFAULT 0;
UPDATE reports SET day = CASE WHEN length(published) >= 10 THEN substr(published, 1, 10) ELSE '' END;
UPDATE readings SET current = (id = (SELECT max(n.id) FROM readings n WHERE n.report = readings.report));

CREATE TABLE meta (
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL
) WITHOUT ROWID;

-- Statements and what hangs on them are derived from readings.body: they can be made anew.
CREATE TABLE actors (
  reading INTEGER NOT NULL REFERENCES readings(id),
  local TEXT NOT NULL, name TEXT NOT NULL, kind TEXT NOT NULL, country TEXT NOT NULL, org TEXT NOT NULL, code TEXT NOT NULL,
  PRIMARY KEY (reading, local)
) WITHOUT ROWID;
CREATE INDEX actors_code ON actors(code, name);
CREATE TABLE offices (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  reading INTEGER NOT NULL REFERENCES readings(id),
  actor TEXT NOT NULL, name TEXT NOT NULL, title TEXT NOT NULL, body TEXT NOT NULL, code TEXT NOT NULL, former BOOLEAN NOT NULL,
  day TEXT NOT NULL, span_start INTEGER NOT NULL, span_end INTEGER NOT NULL, words TEXT NOT NULL
);
CREATE INDEX offices_reading ON offices(reading);
CREATE INDEX offices_code ON offices(code, day);
CREATE INDEX offices_name ON offices(name, day);
CREATE TABLE places (
  reading INTEGER NOT NULL REFERENCES readings(id),
  local TEXT NOT NULL, name TEXT NOT NULL, kind TEXT NOT NULL, country TEXT NOT NULL, geonames INTEGER NOT NULL, lat REAL NOT NULL, lon REAL NOT NULL,
  PRIMARY KEY (reading, local)
) WITHOUT ROWID;
CREATE TABLE statements (
  id INTEGER PRIMARY KEY,
  reading INTEGER NOT NULL REFERENCES readings(id),
  local TEXT NOT NULL,
  key TEXT NOT NULL,
  current BOOLEAN NOT NULL,
  occurrence INTEGER,
  kind TEXT NOT NULL, type TEXT NOT NULL, mode TEXT NOT NULL, status TEXT NOT NULL, rule TEXT NOT NULL,
  span_start INTEGER NOT NULL, span_end INTEGER NOT NULL,
  words TEXT NOT NULL,
  time TEXT NOT NULL, first_day TEXT NOT NULL, last_day TEXT NOT NULL, day TEXT NOT NULL,
  place TEXT NOT NULL,
  learned TEXT NOT NULL,
  UNIQUE (reading, local)
);
CREATE INDEX statements_key ON statements(key);
CREATE INDEX statements_type ON statements(type, day);
CREATE INDEX statements_day ON statements(day);
CREATE INDEX statements_occurrence ON statements(occurrence);
CREATE TABLE participants (
  statement INTEGER NOT NULL REFERENCES statements(id),
  role TEXT NOT NULL, actor TEXT NOT NULL, code TEXT NOT NULL,
  PRIMARY KEY (statement, role, actor)
) WITHOUT ROWID;
CREATE INDEX participants_code ON participants(code, statement);
CREATE TABLE dyads (
  a TEXT NOT NULL, b TEXT NOT NULL,
  statement INTEGER NOT NULL REFERENCES statements(id),
  PRIMARY KEY (a, b, statement)
) WITHOUT ROWID;
CREATE INDEX dyads_statement ON dyads(statement);
CREATE TABLE perspectives (
  statement INTEGER NOT NULL REFERENCES statements(id),
  number INTEGER NOT NULL,
  holder TEXT NOT NULL, code TEXT NOT NULL, factuality TEXT NOT NULL, attribution TEXT NOT NULL, reason TEXT NOT NULL,
  PRIMARY KEY (statement, number)
) WITHOUT ROWID;
CREATE INDEX perspectives_code ON perspectives(code, factuality, statement);
CREATE TABLE facts ( -- what merging compares, as JSON: of events and agreements
  statement INTEGER PRIMARY KEY REFERENCES statements(id),
  body TEXT NOT NULL
);
CREATE TABLE pending ( -- statements and reports that wait to be merged
  statement INTEGER PRIMARY KEY
);
CREATE VIRTUAL TABLE statement_words USING fts5(words, content='statements', content_rowid='id', tokenize='unicode61 remove_diacritics 2');

-- Near-duplicate reports share bands of their sketches and form stories.
CREATE TABLE bands (
  band INTEGER NOT NULL, report TEXT NOT NULL REFERENCES reports(id),
  PRIMARY KEY (band, report)
) WITHOUT ROWID;
CREATE INDEX bands_report ON bands(report);
CREATE INDEX reports_story ON reports(story);
CREATE INDEX reports_day ON reports(day);
CREATE INDEX reports_outlet ON reports(outlet, day);
CREATE INDEX reports_url ON reports(url);
CREATE INDEX readings_report ON readings(report, current);

-- Statements that may be about one thing share a block.
CREATE TABLE blocks (
  block TEXT NOT NULL, statement INTEGER NOT NULL REFERENCES statements(id),
  PRIMARY KEY (block, statement)
) WITHOUT ROWID;
CREATE INDEX blocks_statement ON blocks(statement);

-- Occurrences are merged from current statements: they can be made anew.
CREATE TABLE occurrences (
  id INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL, type TEXT NOT NULL, mode TEXT NOT NULL,
  day TEXT NOT NULL, first_day TEXT NOT NULL, last_day TEXT NOT NULL,
  title TEXT NOT NULL, words TEXT NOT NULL,
  place TEXT NOT NULL, country TEXT NOT NULL, lat REAL, lon REAL,
  reports INTEGER NOT NULL, stories INTEGER NOT NULL, outlets INTEGER NOT NULL,
  affirmed INTEGER NOT NULL, denied INTEGER NOT NULL, claimed INTEGER NOT NULL, uncommitted INTEGER NOT NULL,
  contradicted BOOLEAN NOT NULL, background BOOLEAN NOT NULL,
  intensity REAL NOT NULL, weight REAL NOT NULL,
  learned TEXT NOT NULL, changed TEXT NOT NULL,
  body TEXT NOT NULL -- the merged record as JSON
);
CREATE INDEX occurrences_day ON occurrences(day, id);
CREATE INDEX occurrences_type ON occurrences(type, day);
CREATE INDEX occurrences_changed ON occurrences(changed, weight);
CREATE TABLE occurrence_codes (
  code TEXT NOT NULL, day TEXT NOT NULL, occurrence INTEGER NOT NULL REFERENCES occurrences(id), kind TEXT NOT NULL, type TEXT NOT NULL, role TEXT NOT NULL,
  PRIMARY KEY (code, day, occurrence, role)
) WITHOUT ROWID;
CREATE INDEX occurrence_codes_occurrence ON occurrence_codes(occurrence);
CREATE TABLE occurrence_dyads (
  a TEXT NOT NULL, b TEXT NOT NULL, day TEXT NOT NULL, occurrence INTEGER NOT NULL REFERENCES occurrences(id), kind TEXT NOT NULL, type TEXT NOT NULL,
  PRIMARY KEY (a, b, day, occurrence)
) WITHOUT ROWID;
CREATE INDEX occurrence_dyads_occurrence ON occurrence_dyads(occurrence);

-- The register: agreements, merged.
CREATE TABLE register (
  occurrence INTEGER PRIMARY KEY REFERENCES occurrences(id),
  key TEXT NOT NULL UNIQUE,
  title TEXT NOT NULL, kind TEXT NOT NULL, status TEXT NOT NULL,
  signed TEXT NOT NULL, in_force TEXT NOT NULL, term_from TEXT NOT NULL, term_to TEXT NOT NULL, duration TEXT NOT NULL, expires TEXT NOT NULL,
  about TEXT NOT NULL, place TEXT NOT NULL, parties TEXT NOT NULL, fields TEXT NOT NULL, field_codes TEXT NOT NULL,
  contradicted BOOLEAN NOT NULL,
  body TEXT NOT NULL -- the merged entry as JSON: per-party status, history, conditions, package
);
CREATE INDEX register_expires ON register(expires);
CREATE INDEX register_signed ON register(signed);
CREATE INDEX register_status ON register(status, signed);
CREATE TABLE register_parties (
  occurrence INTEGER NOT NULL REFERENCES register(occurrence),
  code TEXT NOT NULL, name TEXT NOT NULL,
  signed TEXT NOT NULL, provisional TEXT NOT NULL, ratified TEXT NOT NULL, in_force TEXT NOT NULL, withdrawn TEXT NOT NULL,
  PRIMARY KEY (occurrence, code, name)
) WITHOUT ROWID;
CREATE INDEX register_parties_code ON register_parties(code, occurrence);

-- Counts of occurrences that are kept up with every merge, for pages over millions of statements.
CREATE TABLE tally_country (
  code TEXT NOT NULL, month TEXT NOT NULL, type TEXT NOT NULL, n INTEGER NOT NULL,
  PRIMARY KEY (code, month, type)
) WITHOUT ROWID;
CREATE TABLE tally_dyad (
  a TEXT NOT NULL, b TEXT NOT NULL, month TEXT NOT NULL, type TEXT NOT NULL, n INTEGER NOT NULL,
  PRIMARY KEY (a, b, month, type)
) WITHOUT ROWID;
CREATE TABLE tally_partner (
  code TEXT NOT NULL, partner TEXT NOT NULL, type TEXT NOT NULL, n INTEGER NOT NULL,
  PRIMARY KEY (code, partner, type)
) WITHOUT ROWID;

-- Open questions and what may answer them.
CREATE TABLE questions (
  statement INTEGER PRIMARY KEY REFERENCES statements(id),
  topic TEXT NOT NULL, asked_by TEXT NOT NULL, day TEXT NOT NULL, status TEXT NOT NULL -- open, answered
);
CREATE INDEX questions_status ON questions(status, day);
CREATE TABLE question_codes (
  code TEXT NOT NULL, question INTEGER NOT NULL REFERENCES questions(statement),
  PRIMARY KEY (code, question)
) WITHOUT ROWID;
CREATE TABLE answers (
  question INTEGER NOT NULL REFERENCES questions(statement), statement INTEGER NOT NULL REFERENCES statements(id),
  score REAL NOT NULL, reasons TEXT NOT NULL,
  PRIMARY KEY (question, statement)
) WITHOUT ROWID;

-- What people decide. Subjects are keys of content: they outlive re-reading and merging.
CREATE TABLE reviews (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  subject TEXT NOT NULL, subject_kind TEXT NOT NULL, -- statement, occurrence, outlet, question
  action TEXT NOT NULL, -- accept, reject, edit, merge, split, answer, undo
  value TEXT NOT NULL, -- JSON: the fields as edited, the keys merged or split
  who TEXT NOT NULL, at TEXT NOT NULL, why TEXT NOT NULL,
  undoes INTEGER
);
CREATE INDEX reviews_subject ON reviews(subject, id);
CREATE TABLE ratings ( -- reliability of outlets as users set it (Admiralty A-F), never computed
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  outlet INTEGER NOT NULL REFERENCES outlets(id),
  reliability TEXT NOT NULL, who TEXT NOT NULL, at TEXT NOT NULL, why TEXT NOT NULL
);
CREATE INDEX ratings_outlet ON ratings(outlet, id);
CREATE TABLE watches (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL, query TEXT NOT NULL, owner TEXT NOT NULL,
  webhook TEXT NOT NULL, secret TEXT NOT NULL,
  created TEXT NOT NULL, told TEXT NOT NULL -- learned moment up to which the webhook has been told
);
CREATE TABLE audit (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  at TEXT NOT NULL, who TEXT NOT NULL, action TEXT NOT NULL, subject TEXT NOT NULL, detail TEXT NOT NULL
);
CREATE INDEX audit_at ON audit(at);

-- Feeds that are fetched.
CREATE TABLE feeds (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  url TEXT NOT NULL UNIQUE, title TEXT NOT NULL, outlet TEXT NOT NULL,
  etag TEXT NOT NULL, modified TEXT NOT NULL, fetched TEXT NOT NULL, due TEXT NOT NULL,
  failures INTEGER NOT NULL, error TEXT NOT NULL, added TEXT NOT NULL
);

-- Access to a shared server.
CREATE TABLE users (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL UNIQUE, role TEXT NOT NULL, -- reader, reviewer, admin
  password TEXT NOT NULL, -- a hash with its parameters, '' for none
  oidc TEXT NOT NULL, created TEXT NOT NULL, disabled BOOLEAN NOT NULL, visited TEXT NOT NULL
);
CREATE TABLE sessions (
  token TEXT PRIMARY KEY, data BLOB NOT NULL, expiry REAL NOT NULL
);
CREATE INDEX sessions_expiry ON sessions(expiry);
CREATE TABLE tokens (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  hash TEXT NOT NULL UNIQUE, owner TEXT NOT NULL, name TEXT NOT NULL, role TEXT NOT NULL,
  created TEXT NOT NULL, used TEXT NOT NULL, expires TEXT NOT NULL, revoked BOOLEAN NOT NULL
);

-- Work that waits: reports taken in and not yet read (kept outside of the queue's own tables).
CREATE TABLE inbox (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  batch INTEGER NOT NULL, report TEXT NOT NULL -- the report as JSON
);
CREATE INDEX inbox_batch ON inbox(batch);
INSERT INTO meta (name, value) SELECT 'derived', 'stale' WHERE EXISTS (SELECT 1 FROM readings);
