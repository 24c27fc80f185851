-- +goose Up
-- What the pages ask, without reading more rows than they show.
CREATE INDEX occurrence_codes_type ON occurrence_codes(code, type, day, occurrence);
CREATE INDEX occurrence_codes_agreements ON occurrence_codes(code, day, occurrence) WHERE kind = 'agreement';
CREATE INDEX occurrence_dyads_type ON occurrence_dyads(a, b, type, day, occurrence);
CREATE INDEX occurrence_dyads_agreements ON occurrence_dyads(a, b, day, occurrence) WHERE kind = 'agreement';
CREATE INDEX occurrences_learned ON occurrences(learned, weight);
CREATE INDEX occurrences_agreements ON occurrences(day, id) WHERE kind = 'agreement';
CREATE INDEX occurrences_agreements_learned ON occurrences(learned, id) WHERE kind = 'agreement';
CREATE INDEX occurrences_contradicted ON occurrences(changed, id) WHERE contradicted;
CREATE INDEX statements_of_type ON statements(type, id) WHERE current;
CREATE INDEX statements_of_kind ON statements(kind, id) WHERE current;
CREATE INDEX statements_of_status ON statements(status, id) WHERE current AND status <> '';
CREATE INDEX answers_statement ON answers(statement);
CREATE INDEX question_codes_question ON question_codes(question);

-- +goose Down
DROP INDEX question_codes_question;
DROP INDEX answers_statement;
DROP INDEX statements_of_status;
DROP INDEX statements_of_kind;
DROP INDEX statements_of_type;
DROP INDEX occurrences_contradicted;
DROP INDEX occurrences_agreements_learned;
DROP INDEX occurrences_agreements;
DROP INDEX occurrences_learned;
DROP INDEX occurrence_dyads_agreements;
DROP INDEX occurrence_dyads_type;
DROP INDEX occurrence_codes_agreements;
DROP INDEX occurrence_codes_type;
