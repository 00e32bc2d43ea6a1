-- Migrations run as the owner of the tables; the portal is another role that may only read and write rows. Where one role is
-- both (a database with a single account), there is nothing to grant.
DO $$
BEGIN
    IF EXISTS (SELECT FROM pg_roles WHERE rolname = '${appRole}') AND '${appRole}' <> current_user THEN
        GRANT USAGE ON SCHEMA public TO "${appRole}";
        ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO "${appRole}";
        ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE, SELECT ON SEQUENCES TO "${appRole}";
    END IF;
END
$$;
