-- What a POST with an Idempotency-Key answered. A row without a status is a call under way, or one that a crash cut off.
CREATE TABLE idempotency_key (
    person     text        NOT NULL,
    key        text        NOT NULL CHECK (length(key) BETWEEN 1 AND 255),
    body_hash  text        NOT NULL,
    created_at timestamptz NOT NULL,
    status     int,
    headers    text,
    body       bytea,
    PRIMARY KEY (person, key)
);
CREATE INDEX idempotency_key_created_at ON idempotency_key (created_at);
