-- +goose Up
CREATE TABLE outlets (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE
);
CREATE TABLE reports (
  id TEXT PRIMARY KEY,
  outlet INTEGER REFERENCES outlets(id),
  title TEXT NOT NULL, url TEXT NOT NULL, byline TEXT NOT NULL, published TEXT NOT NULL, language TEXT NOT NULL,
  text TEXT NOT NULL,
  learned TEXT NOT NULL
);
CREATE TABLE readings (
  id INTEGER PRIMARY KEY,
  report TEXT NOT NULL REFERENCES reports(id),
  engine TEXT NOT NULL,
  learned TEXT NOT NULL,
  body TEXT NOT NULL,
  UNIQUE (report, engine)
);
CREATE TABLE actors (
  reading INTEGER NOT NULL REFERENCES readings(id),
  local TEXT NOT NULL, name TEXT NOT NULL, kind TEXT NOT NULL, country TEXT NOT NULL, org TEXT NOT NULL,
  PRIMARY KEY (reading, local)
) WITHOUT ROWID;
CREATE INDEX actors_country ON actors(country);
CREATE TABLE places (
  reading INTEGER NOT NULL REFERENCES readings(id),
  local TEXT NOT NULL, name TEXT NOT NULL, kind TEXT NOT NULL, country TEXT NOT NULL, lat REAL NOT NULL, lon REAL NOT NULL,
  PRIMARY KEY (reading, local)
) WITHOUT ROWID;
CREATE TABLE statements (
  id INTEGER PRIMARY KEY,
  reading INTEGER NOT NULL REFERENCES readings(id),
  local TEXT NOT NULL,
  kind TEXT NOT NULL, type TEXT NOT NULL, mode TEXT NOT NULL, status TEXT NOT NULL, rule TEXT NOT NULL,
  span_start INTEGER NOT NULL, span_end INTEGER NOT NULL,
  words TEXT NOT NULL,
  time TEXT NOT NULL, first_day TEXT NOT NULL, last_day TEXT NOT NULL,
  place TEXT NOT NULL,
  learned TEXT NOT NULL,
  UNIQUE (reading, local)
);
CREATE INDEX statements_type ON statements(type, first_day);
CREATE INDEX statements_day ON statements(first_day);
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
CREATE TABLE perspectives (
  statement INTEGER NOT NULL REFERENCES statements(id),
  number INTEGER NOT NULL,
  holder TEXT NOT NULL, code TEXT NOT NULL, factuality TEXT NOT NULL, attribution TEXT NOT NULL, reason TEXT NOT NULL,
  PRIMARY KEY (statement, number)
) WITHOUT ROWID;
CREATE INDEX perspectives_code ON perspectives(code, factuality, statement);
CREATE VIRTUAL TABLE statement_words USING fts5(words, content='statements', content_rowid='id', tokenize='unicode61 remove_diacritics 2');

-- +goose Down
DROP TABLE statement_words;
DROP TABLE perspectives;
DROP TABLE dyads;
DROP TABLE participants;
DROP TABLE statements;
DROP TABLE places;
DROP TABLE actors;
DROP TABLE readings;
DROP TABLE reports;
DROP TABLE outlets;
