-- Named sets of permissions. Built-in ones have a key and take their permissions from the program.
CREATE TABLE roles (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    key TEXT UNIQUE,
    name TEXT NOT NULL,
    name_key TEXT NOT NULL UNIQUE,
    description TEXT NOT NULL,
    created_at TIMESTAMP NOT NULL,
    version BIGINT NOT NULL
);

-- What a company's own role permits; built-in roles have no rows here.
CREATE TABLE role_permissions (
    role_id BIGINT NOT NULL REFERENCES roles (id) ON DELETE CASCADE,
    permission TEXT NOT NULL,
    PRIMARY KEY (role_id, permission)
);

CREATE TABLE account_roles (
    account_id BIGINT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    role_id BIGINT NOT NULL REFERENCES roles (id),
    granted_at TIMESTAMP NOT NULL,
    granted_by BIGINT,
    granted_by_name TEXT NOT NULL,
    PRIMARY KEY (account_id, role_id)
);
CREATE INDEX account_roles_by_role ON account_roles (role_id, account_id);

INSERT INTO roles (key, name, name_key, description, created_at, version) VALUES
    ('company_admin', 'Company admin', 'company admin', '', CURRENT_TIMESTAMP, 1),
    ('license_admin', 'License admin', 'license admin', '', CURRENT_TIMESTAMP, 1),
    ('support', 'Support', 'support', '', CURRENT_TIMESTAMP, 1),
    ('tenant_user', 'Tenant user', 'tenant user', '', CURRENT_TIMESTAMP, 1),
    ('web_service', 'Web Service', 'web service', '', CURRENT_TIMESTAMP, 1);
