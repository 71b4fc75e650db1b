-- What a company has decided otherwise than usual, and who decided it last.
CREATE TABLE policies (
    key TEXT PRIMARY KEY NOT NULL,
    value TEXT NOT NULL,
    changed_at TIMESTAMP NOT NULL,
    changed_by BIGINT,
    changed_by_name TEXT NOT NULL
);
