-- The accounts in the order of their names, a few dozen to a block: which runs of letters occur in each.
-- A block reaches from its start up to, and without, its end; together they cover every name there can be.
CREATE TABLE accounts_blocks (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    start_key TEXT NOT NULL,
    start_id BIGINT NOT NULL,
    end_key TEXT NOT NULL,
    end_id BIGINT NOT NULL,
    search_text TEXT NOT NULL
);
CREATE UNIQUE INDEX accounts_blocks_by_start ON accounts_blocks (start_key, start_id);
CREATE UNIQUE INDEX accounts_blocks_by_end ON accounts_blocks (end_key, end_id);

CREATE VIRTUAL TABLE accounts_blocks_search USING fts5 (
    search_text, content = 'accounts_blocks', content_rowid = 'id',
    tokenize = 'trigram case_sensitive 1', columnsize = 0
);
CREATE TRIGGER accounts_blocks_search_insert AFTER INSERT ON accounts_blocks BEGIN
    INSERT INTO accounts_blocks_search (rowid, search_text) VALUES (new.id, new.search_text);
END;
CREATE TRIGGER accounts_blocks_search_delete AFTER DELETE ON accounts_blocks BEGIN
    INSERT INTO accounts_blocks_search (accounts_blocks_search, rowid, search_text)
    VALUES ('delete', old.id, old.search_text);
END;
CREATE TRIGGER accounts_blocks_search_update AFTER UPDATE OF search_text ON accounts_blocks BEGIN
    INSERT INTO accounts_blocks_search (accounts_blocks_search, rowid, search_text)
    VALUES ('delete', old.id, old.search_text);
    INSERT INTO accounts_blocks_search (rowid, search_text) VALUES (new.id, new.search_text);
END;
