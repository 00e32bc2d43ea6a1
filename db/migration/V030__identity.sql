CREATE TABLE team (
    id   bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name text NOT NULL UNIQUE CHECK (name ~ '^[a-z0-9][a-z0-9._-]{0,62}$')
);
-- What a team owns in AWS: accounts, organizations and paths in them, as access grants are matched against.
CREATE TABLE team_account (
    team_id bigint NOT NULL REFERENCES team (id) ON DELETE CASCADE,
    account text   NOT NULL CHECK (account ~ '^[0-9]{12}$'),
    PRIMARY KEY (team_id, account)
);
CREATE TABLE team_organization (
    team_id         bigint NOT NULL REFERENCES team (id) ON DELETE CASCADE,
    organization_id text   NOT NULL,
    PRIMARY KEY (team_id, organization_id)
);
CREATE TABLE team_organization_path (
    team_id bigint NOT NULL REFERENCES team (id) ON DELETE CASCADE,
    path    text   NOT NULL,
    PRIMARY KEY (team_id, path)
);

CREATE TABLE person (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name       text        NOT NULL UNIQUE CHECK (name ~ '^[A-Za-z0-9][A-Za-z0-9.@_+-]{0,99}$'),
    password   text,
    created_at timestamptz NOT NULL
);
CREATE TABLE person_role (
    person_id bigint NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    role      text   NOT NULL CHECK (role IN ('REQUESTER', 'APPROVER', 'ADMIN', 'VIEWER')),
    PRIMARY KEY (person_id, role)
);
CREATE TABLE person_team (
    person_id bigint NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    team_id   bigint NOT NULL REFERENCES team (id) ON DELETE CASCADE,
    PRIMARY KEY (person_id, team_id)
);
CREATE INDEX person_team_team ON person_team (team_id);

-- Only the SHA-256 of a token is kept; the token itself is shown once.
CREATE TABLE api_token (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    person_id  bigint      NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    name       text        NOT NULL CHECK (name <> ''),
    hash       text        NOT NULL UNIQUE,
    may_write  boolean     NOT NULL,
    created_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    UNIQUE (person_id, name)
);

-- The one-time link with which the first admin is made; used or expired ones say so.
CREATE TABLE first_admin_link (
    hash       text        PRIMARY KEY,
    expires_at timestamptz NOT NULL,
    used_at    timestamptz
);
