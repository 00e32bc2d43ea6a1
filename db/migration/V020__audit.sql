-- Records of changes are inserted and never touched; audit_seal chains them by hash, one row per record.
CREATE TABLE audit_record (
    id             bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at             timestamptz NOT NULL,
    actor_kind     text        NOT NULL CHECK (actor_kind IN ('PERSON', 'SERVICE')),
    actor          text        NOT NULL CHECK (actor <> ''),
    phase          text        NOT NULL CHECK (phase IN ('LOCAL', 'INTENT', 'OUTCOME', 'OBSERVED')),
    intent_id      bigint REFERENCES audit_record (id),
    action         text        NOT NULL CHECK (action <> ''),
    subject        text        NOT NULL CHECK (subject <> ''),
    registry_id    text,
    before_text    text,
    after_text     text,
    request_id     bigint,
    aws_request_id text,
    error          text,
    solo           boolean     NOT NULL DEFAULT false,
    CHECK ((intent_id IS NOT NULL) = (phase IN ('OUTCOME', 'OBSERVED')))
);
-- A remote call has one answer.
CREATE UNIQUE INDEX audit_record_intent ON audit_record (intent_id) WHERE intent_id IS NOT NULL;
CREATE INDEX audit_record_request ON audit_record (request_id, id) WHERE request_id IS NOT NULL;
CREATE INDEX audit_record_subject ON audit_record (subject, id);
CREATE INDEX audit_record_subject_name ON audit_record (substring(subject FROM position(':' IN subject) + 1), id);
CREATE INDEX audit_record_actor ON audit_record (actor, id);
CREATE INDEX audit_record_action ON audit_record (action, id);

CREATE TABLE audit_seal (
    sequence      bigint PRIMARY KEY CHECK (sequence > 0),
    record_id     bigint NOT NULL UNIQUE REFERENCES audit_record (id),
    previous_hash text   NOT NULL,
    hash          text   NOT NULL UNIQUE
);

-- The sealer's work list. It is no evidence: a record that is missing here and has no seal is found by verification.
CREATE TABLE audit_unsealed (
    record_id bigint PRIMARY KEY
);

CREATE FUNCTION audit_note_unsealed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO audit_unsealed (record_id) VALUES (NEW.id);
    RETURN NULL;
END
$$;
CREATE TRIGGER audit_record_unsealed AFTER INSERT ON audit_record
    FOR EACH ROW EXECUTE FUNCTION audit_note_unsealed();

CREATE FUNCTION audit_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'The audit log is append-only: % on % is refused.', TG_OP, TG_TABLE_NAME
        USING ERRCODE = 'insufficient_privilege',
              HINT = 'Records and their seals are inserted and never changed, whoever asks.';
END
$$;
CREATE TRIGGER audit_record_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_record
    FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse();
CREATE TRIGGER audit_seal_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_seal
    FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse();
-- Also for sessions that switch ordinary triggers off.
ALTER TABLE audit_record ENABLE ALWAYS TRIGGER audit_record_append_only;
ALTER TABLE audit_seal ENABLE ALWAYS TRIGGER audit_seal_append_only;

DO $$
BEGIN
    IF EXISTS (SELECT FROM pg_roles WHERE rolname = '${appRole}') AND '${appRole}' <> current_user THEN
        REVOKE ALL ON audit_record, audit_seal FROM "${appRole}";
        GRANT SELECT, INSERT ON audit_record, audit_seal TO "${appRole}";
    END IF;
END
$$;
