-- +goose Up
-- What pages ask of ten million statements: counts that are kept up with every write,
-- and indexes that hold what a list is narrowed by.
DROP INDEX statements_day;
CREATE INDEX statements_of_day ON statements(day, id) WHERE current;
CREATE INDEX perspectives_factuality ON perspectives(factuality, statement) WHERE factuality <> 'CT+';
CREATE INDEX outlets_lower ON outlets(lower(name));

ALTER TABLE outlets ADD COLUMN reports BIGINT NOT NULL DEFAULT 0;
ALTER TABLE outlets ADD COLUMN last TEXT NOT NULL DEFAULT ''; -- day of the latest report
UPDATE outlets SET reports = (SELECT count(*) FROM reports WHERE outlet = outlets.id), last = coalesce((SELECT max(day) FROM reports WHERE outlet = outlets.id), '');
CREATE TABLE tally_total ( -- reports: all (''), 'no outlet', 'no day'; readings by engine; statements that count by kind
  what TEXT NOT NULL, value TEXT NOT NULL, n BIGINT NOT NULL,
  PRIMARY KEY (what, value)
);
INSERT INTO tally_total (what, value, n) SELECT 'report', '', count(*) FROM reports HAVING count(*) > 0;
INSERT INTO tally_total (what, value, n) SELECT 'report', 'no outlet', count(*) FROM reports WHERE outlet IS NULL HAVING count(*) > 0;
INSERT INTO tally_total (what, value, n) SELECT 'report', 'no day', count(*) FROM reports WHERE day = '' HAVING count(*) > 0;
INSERT INTO tally_total (what, value, n) SELECT 'engine', engine, count(*) FROM readings GROUP BY engine;
INSERT INTO tally_total (what, value, n) SELECT 'statement', kind, count(*) FROM statements WHERE current GROUP BY kind;
CREATE TABLE tally_code ( -- tally_country of all months
  code TEXT NOT NULL, type TEXT NOT NULL, n BIGINT NOT NULL,
  PRIMARY KEY (code, type)
);
INSERT INTO tally_code (code, type, n) SELECT code, type, sum(n) FROM tally_country GROUP BY code, type;
CREATE INDEX tally_country_month ON tally_country(month, code, type, n);
CREATE INDEX tally_dyad_month ON tally_dyad(month, a, b, type, n);

-- The register by day, with what narrows it beside.
ALTER TABLE register ADD COLUMN day TEXT NOT NULL DEFAULT '';
UPDATE register SET day = (SELECT day FROM occurrences WHERE id = register.occurrence);
DROP INDEX register_status;
DROP INDEX register_signed;
CREATE INDEX register_day ON register(day, occurrence, kind, status);
CREATE INDEX register_of_status ON register(status, day, occurrence, kind);
CREATE INDEX register_of_kind ON register(kind, day, occurrence, status);
CREATE INDEX register_signed ON register(signed, occurrence, kind, status);
ALTER TABLE register_parties ADD COLUMN day TEXT NOT NULL DEFAULT ''; -- these three are those of the entry
ALTER TABLE register_parties ADD COLUMN kind TEXT NOT NULL DEFAULT '';
ALTER TABLE register_parties ADD COLUMN status TEXT NOT NULL DEFAULT '';
UPDATE register_parties SET day = (SELECT day FROM register WHERE occurrence = register_parties.occurrence),
  kind = (SELECT kind FROM register WHERE occurrence = register_parties.occurrence), status = (SELECT status FROM register WHERE occurrence = register_parties.occurrence);
DROP INDEX register_parties_code;
CREATE INDEX register_parties_code ON register_parties(code, day, occurrence, kind, status);
CREATE TABLE register_words ( -- w:word of title, about and fields; f:the fields; c:code of a field
  word TEXT NOT NULL, day TEXT NOT NULL, occurrence BIGINT NOT NULL, kind TEXT NOT NULL, status TEXT NOT NULL,
  PRIMARY KEY (word, day, occurrence)
);
CREATE TABLE tally_word ( -- of register_words
  word TEXT NOT NULL PRIMARY KEY, n BIGINT NOT NULL
);
INSERT INTO meta (name, value) SELECT 'register words', 'stale' WHERE EXISTS (SELECT 1 FROM register);

-- +goose Down
DELETE FROM meta WHERE name = 'register words';
DROP TABLE tally_word;
DROP TABLE register_words;
DROP INDEX register_parties_code;
ALTER TABLE register_parties DROP COLUMN status;
ALTER TABLE register_parties DROP COLUMN kind;
ALTER TABLE register_parties DROP COLUMN day;
CREATE INDEX register_parties_code ON register_parties(code, occurrence);
DROP INDEX register_signed;
DROP INDEX register_of_kind;
DROP INDEX register_of_status;
DROP INDEX register_day;
ALTER TABLE register DROP COLUMN day;
CREATE INDEX register_signed ON register(signed);
CREATE INDEX register_status ON register(status, signed);
DROP INDEX tally_dyad_month;
DROP INDEX tally_country_month;
DROP TABLE tally_code;
DROP TABLE tally_total;
ALTER TABLE outlets DROP COLUMN last;
ALTER TABLE outlets DROP COLUMN reports;
DROP INDEX outlets_lower;
DROP INDEX perspectives_factuality;
DROP INDEX statements_of_day;
CREATE INDEX statements_day ON statements(day);
