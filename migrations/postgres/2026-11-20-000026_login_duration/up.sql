-- How long the newest session of an account that is over lasted, in seconds: a copy for the list.
ALTER TABLE accounts ADD COLUMN login_seconds BIGINT;
UPDATE accounts SET login_seconds = (
        SELECT greatest(floor(extract(epoch FROM ended_at - at)), 0)::bigint FROM sign_ins
        WHERE account_id = accounts.id AND ended_at IS NOT NULL ORDER BY sign_ins.id DESC LIMIT 1
    ) WHERE id IN (SELECT account_id FROM sign_ins WHERE ended_at IS NOT NULL);
CREATE INDEX accounts_sort_login_duration ON accounts (login_seconds, id);
