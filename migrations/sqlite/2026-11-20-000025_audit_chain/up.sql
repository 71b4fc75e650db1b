-- The chain over the trail: each sealed entry with a hash over itself and the seal before it; only ever added to.
-- No foreign key: an entry that somebody removed must leave its seal behind.
CREATE TABLE audit_seals (
    number INTEGER PRIMARY KEY NOT NULL,
    event_id BIGINT NOT NULL UNIQUE,
    sealed_at TIMESTAMP NOT NULL,
    hash TEXT NOT NULL
);
-- Entries that wait for their seal, noted with them.
CREATE TABLE audit_unsealed (event_id INTEGER PRIMARY KEY NOT NULL);
INSERT INTO audit_unsealed (event_id) SELECT id FROM audit_events;
