-- +goose Up
-- Bands by the time of their report, and with a number in place of its long name: those
-- of one batch of news lie together. Open fills the table.
DROP TABLE bands;
CREATE TABLE bands (
  period INTEGER NOT NULL, band INTEGER NOT NULL, reading INTEGER NOT NULL REFERENCES readings(id), -- the first of the report
  PRIMARY KEY (period, band, reading)
) WITHOUT ROWID;
INSERT INTO meta (name, value) SELECT 'bands', 'stale' WHERE EXISTS (SELECT 1 FROM reports);

-- +goose Down
DELETE FROM meta WHERE name = 'bands';
DROP TABLE bands;
CREATE TABLE bands (
  band INTEGER NOT NULL, report TEXT NOT NULL REFERENCES reports(id),
  PRIMARY KEY (band, report)
) WITHOUT ROWID;
CREATE INDEX bands_report ON bands(report);
