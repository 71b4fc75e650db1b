-- What a ticket of the type "change of primary contact" asks for: who is to follow whom on which license. Nothing here
-- is a foreign key: the request stays readable when the license or somebody is gone, and is then refused.
CREATE TABLE ticket_contacts (
    ticket_id BIGINT PRIMARY KEY NOT NULL REFERENCES tickets (id) ON DELETE CASCADE,
    license_id BIGINT NOT NULL,
    license_name TEXT NOT NULL,
    contact_id BIGINT NOT NULL,
    contact_name TEXT NOT NULL,
    successor_id BIGINT NOT NULL,
    successor_name TEXT NOT NULL,
    decision TEXT CHECK (decision IN ('approved', 'rejected')),
    decided_at TIMESTAMP,
    decided_by_name TEXT,
    CHECK ((decision IS NULL) = (decided_at IS NULL))
);
