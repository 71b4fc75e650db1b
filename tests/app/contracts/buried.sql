-- Rows for every list that the made-up company leaves empty, or nearly so.
INSERT INTO jobs (key, kind, actor_id, actor_name, ip, request_id, exceptions, terms, state, total, done, skipped,
    failed, created_at, finished_at, touched_at, actor_key, search_text)
SELECT 'made up ' || id, CASE WHEN id % 3 = 0 THEN 'accounts.activate' ELSE 'accounts.delete' END, 1, display_name,
    '', '', '', '{}', CASE WHEN id % 7 = 0 THEN 'stopped' ELSE 'done' END, id % 50, id % 9, id % 4, id % 3,
    created_at, CASE WHEN id % 5 = 0 THEN NULL ELSE modified_at END, created_at, name_key, search_text
FROM accounts ORDER BY id;
INSERT INTO tickets (kind, subject, description, status, requester_id, requester_name, comment_count, created_at,
    changed_at, closed_at, closed_by_name, version, subject_key, requester_key, search_text)
SELECT CASE WHEN id % 3 = 0 THEN 'problem' ELSE 'question' END, display_name, '', CASE id % 4 WHEN 0 THEN 'closed'
    WHEN 1 THEN 'answered' ELSE 'open' END, id, display_name, id % 9, created_at, modified_at, CASE id % 4 WHEN 0
    THEN modified_at END, CASE id % 4 WHEN 0 THEN 'Ada' END, 1, name_key, name_key, search_text FROM accounts;
INSERT INTO tombstones (account_id, kind, display_name, login, email, reason, released, deleted_at, deleted_by,
    deleted_by_name, name_key, login_key, email_key, deleted_by_key, search_text)
SELECT id, kind, display_name, login, email, NULL, '', modified_at, 1, display_name, name_key, login_key,
    email_key, name_key, search_text
FROM accounts;
INSERT INTO licenses (name, product, code, kind, deployment, mac, seats, used, free, starts_at, expires_at,
    contact_id, contact_name, reminded_days, created_at, created_by_name, modified_at, modified_by_name, version,
    name_key, product_key, code_key, code_unique, contact_key, search_text)
SELECT 'License ' || id, display_name, 'KEY-' || id, CASE WHEN id % 3 = 0 THEN 'bot_creator' ELSE 'platform' END,
    CASE WHEN id % 4 = 1 THEN 'on_premises' ELSE 'cloud' END,
    CASE WHEN id % 8 = 1 THEN '00:1a:2b:00:00:0' || (id % 7) END, id % 9, 0, id % 9,
    CASE WHEN id % 5 = 0 THEN created_at END, CASE WHEN id % 2 = 0 THEN modified_at END, 1, display_name, 61,
    created_at, '', modified_at, '', 1, 'license ' || id, name_key, 'key-' || id, 'key' || id, name_key, search_text
FROM accounts ORDER BY id;
INSERT INTO audit_events (at, actor_kind, actor_id, actor_name, action, subject_kind, subject_id, subject_name,
    outcome, reason, changes, ip, request_id, actor_key, subject_key, search_text)
SELECT modified_at, 'operator', 1, display_name, CASE WHEN id % 3 = 0 THEN 'account.edit' ELSE 'account.delete' END,
    'account', id, display_name, CASE WHEN id % 5 = 0 THEN 'refused' ELSE 'done' END, NULL, '[]', '', '', name_key,
    name_key, search_text
FROM accounts;
INSERT INTO outbox (account_id, address, recipient_name, locale, kind, facts, state, attempts, next_attempt_at,
    created_at, sent_at, recipient_key, address_key, search_text)
SELECT id, '', display_name, locale, CASE WHEN id % 3 = 0 THEN 'edited' ELSE 'deleted' END, '{}',
    CASE WHEN id % 4 = 0 THEN 'failed' ELSE 'sent' END, 1, created_at, created_at,
    CASE WHEN id % 4 = 0 THEN NULL ELSE modified_at END, name_key, name_key, search_text
FROM accounts;
INSERT INTO tenants (name, kind, status, url, description, member_count, version, created_at, created_by_name, modified_at,
    modified_by_name, name_key, sort_key, url_key, description_key, created_by_key, modified_by_key, search_text)
SELECT display_name, CASE WHEN id % 2 = 0 THEN 'cloud' ELSE 'on_premises' END,
    CASE WHEN id % 5 = 0 THEN 'suspended' ELSE 'active' END, 'https://' || (id % 50), '', id % 7, 1, created_at,
    created_by_name, modified_at, display_name, 'tenant ' || id, name_key, 'https://' || (id % 50), '',
    created_by_key, name_key, search_text
FROM accounts ORDER BY id;
INSERT INTO roles (name, name_key, sort_key, description, description_key, created_at, created_by_name,
    created_by_key, modified_at, modified_by_name, modified_by_key, permission_count, holder_count, version, search_text)
SELECT display_name, 'role ' || id, name_key, '', name_key, created_at, '', name_key, modified_at, '', name_key,
    id % 40, id, 1, search_text
FROM accounts;
UPDATE accounts SET valid_until = created_at WHERE id % 3 = 0;
UPDATE accounts SET key_expires_at = '2999-01-01 00:00:00' WHERE id % 6 = 0;
