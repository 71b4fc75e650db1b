-- When the password of a session was proven last; sessions that are open now have to prove it anew.
ALTER TABLE sessions ADD COLUMN proven_at TIMESTAMP NOT NULL DEFAULT '1970-01-01 00:00:00';
