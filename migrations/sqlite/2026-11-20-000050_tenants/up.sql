-- Separately run systems that operators sign in to through Gatehouse. *_key columns are folded copies: name_key and
-- login_key for uniqueness, the others to sort by.
-- A tenant that was deleted ends at once (ended_at) and leaves when nobody is a member any more.
CREATE TABLE tenants (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    name TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('cloud', 'on_premises')),
    status TEXT NOT NULL CHECK (status IN ('active', 'suspended')),
    url TEXT NOT NULL,
    description TEXT NOT NULL,
    member_count BIGINT NOT NULL,
    version BIGINT NOT NULL,
    created_at TIMESTAMP NOT NULL,
    created_by_name TEXT NOT NULL,
    modified_at TIMESTAMP NOT NULL,
    modified_by_name TEXT NOT NULL,
    name_key TEXT NOT NULL UNIQUE,
    sort_key TEXT NOT NULL,
    url_key TEXT NOT NULL,
    description_key TEXT NOT NULL,
    created_by_key TEXT NOT NULL,
    modified_by_key TEXT NOT NULL,
    search_text TEXT NOT NULL,
    ended_at TIMESTAMP,
    ended_by BIGINT,
    ended_by_name TEXT NOT NULL DEFAULT ''
);
CREATE INDEX tenants_sort_name ON tenants (sort_key, id);
CREATE INDEX tenants_sort_kind ON tenants (kind, id);
CREATE INDEX tenants_sort_status ON tenants (status, id);
CREATE INDEX tenants_sort_url ON tenants (url_key, id);
CREATE INDEX tenants_sort_description ON tenants (description_key, id);
CREATE INDEX tenants_sort_member_count ON tenants (member_count, id);
CREATE INDEX tenants_sort_created ON tenants (created_at, id);
CREATE INDEX tenants_sort_created_by ON tenants (created_by_key, id);
CREATE INDEX tenants_sort_modified ON tenants (modified_at, id);
CREATE INDEX tenants_sort_modified_by ON tenants (modified_by_key, id);
CREATE INDEX tenants_by_end ON tenants (ended_at) WHERE ended_at IS NOT NULL;

-- Substring search: trigrams of search_text, kept true by triggers.
CREATE VIRTUAL TABLE tenants_search USING fts5 (
    search_text, content = 'tenants', content_rowid = 'id',
    tokenize = 'trigram case_sensitive 1', columnsize = 0
);
CREATE TRIGGER tenants_search_insert AFTER INSERT ON tenants BEGIN
    INSERT INTO tenants_search (rowid, search_text) VALUES (new.id, new.search_text);
END;
CREATE TRIGGER tenants_search_delete AFTER DELETE ON tenants BEGIN
    INSERT INTO tenants_search (tenants_search, rowid, search_text) VALUES ('delete', old.id, old.search_text);
END;
CREATE TRIGGER tenants_search_update AFTER UPDATE OF search_text ON tenants
WHEN old.search_text <> new.search_text BEGIN
    INSERT INTO tenants_search (tenants_search, rowid, search_text) VALUES ('delete', old.id, old.search_text);
    INSERT INTO tenants_search (rowid, search_text) VALUES (new.id, new.search_text);
END;

-- Who is a member of which tenant, as what, and under which login where that differs there.
CREATE TABLE tenant_members (
    tenant_id BIGINT NOT NULL REFERENCES tenants (id),
    account_id BIGINT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    role TEXT NOT NULL CHECK (role IN ('admin', 'user')),
    login TEXT NOT NULL,
    login_key TEXT NOT NULL,
    since TIMESTAMP NOT NULL,
    given_by BIGINT,
    given_by_name TEXT NOT NULL,
    PRIMARY KEY (tenant_id, account_id)
);
CREATE INDEX tenant_members_by_account ON tenant_members (account_id, tenant_id);
CREATE INDEX tenant_members_by_role ON tenant_members (tenant_id, role, account_id);
CREATE UNIQUE INDEX tenant_members_by_login ON tenant_members (tenant_id, login_key) WHERE login_key <> '';

-- The number of members is kept with whatever begins or ends a membership, the deletion of an account among it.
CREATE TRIGGER tenant_members_begun AFTER INSERT ON tenant_members BEGIN
    UPDATE tenants SET member_count = member_count + 1 WHERE id = new.tenant_id;
END;
CREATE TRIGGER tenant_members_over AFTER DELETE ON tenant_members BEGIN
    UPDATE tenants SET member_count = member_count - 1 WHERE id = old.tenant_id;
END;

-- How many tenants an account is a member of, to sort by; and what a deleted account was a member of.
ALTER TABLE accounts ADD COLUMN tenant_count BIGINT NOT NULL DEFAULT 0;
CREATE INDEX accounts_sort_tenant_count ON accounts (tenant_count, id);
ALTER TABLE tombstones ADD COLUMN tenants TEXT NOT NULL DEFAULT '';
ALTER TABLE tombstones ADD COLUMN tenants_key TEXT NOT NULL DEFAULT '';
CREATE INDEX tombstones_sort_tenants ON tombstones (tenants_key, id);

-- Nobody is a member of a tenant yet, and the role Tenant user is given by membership alone.
UPDATE accounts SET role_count = role_count - 1 WHERE id IN
    (SELECT account_id FROM account_roles WHERE role_id = (SELECT id FROM roles WHERE key = 'tenant_user'));
DELETE FROM account_roles WHERE role_id = (SELECT id FROM roles WHERE key = 'tenant_user');
