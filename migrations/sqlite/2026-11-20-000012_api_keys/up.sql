-- Keys to the API. Only the SHA-256 of the secret is kept; a key ends with the epoch of its account's credentials.
-- reminded_days: the last reminder that is not due any more, 30, 7 or 1 days before the end; 31 while none was.
CREATE TABLE api_keys (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    account_id BIGINT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    secret_hash TEXT NOT NULL,
    credential_epoch BIGINT NOT NULL,
    created_at TIMESTAMP NOT NULL,
    created_by BIGINT,
    created_by_name TEXT NOT NULL,
    expires_at TIMESTAMP NOT NULL,
    last_used_at TIMESTAMP,
    revoked_at TIMESTAMP,
    revoked_by_name TEXT,
    reminded_days BIGINT NOT NULL,
    replaces BIGINT
);
CREATE INDEX api_keys_by_account ON api_keys (account_id, id);
CREATE INDEX api_keys_by_expiry ON api_keys (expires_at);

-- When the first of an account's living keys expires: a copy for the list.
ALTER TABLE accounts ADD COLUMN key_expires_at TIMESTAMP;
CREATE INDEX accounts_sort_key_expires ON accounts (key_expires_at, id);
