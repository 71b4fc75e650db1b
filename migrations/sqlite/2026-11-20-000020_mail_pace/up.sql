-- When a mail was handed to the server, for an hour: how often one address was written to, and how fast in all.
-- A row stays although its mail is sent again or deleted.
CREATE TABLE mail_deliveries (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    address_key TEXT NOT NULL,
    at TIMESTAMP NOT NULL
);
CREATE INDEX mail_deliveries_by_address ON mail_deliveries (address_key, at);
CREATE INDEX mail_deliveries_by_time ON mail_deliveries (at);

-- The few mails that are not sent yet: which has waited longest, whatever number was sent.
CREATE INDEX outbox_waiting ON outbox (created_at) WHERE state IN ('queued', 'sending');

-- Kinds of mail that somebody does not want.
CREATE TABLE mail_refusals (
    account_id BIGINT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    kind TEXT NOT NULL,
    PRIMARY KEY (account_id, kind)
);
