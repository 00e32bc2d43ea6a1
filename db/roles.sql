-- Run once, by the role that owns the database and runs the migrations: the portal's own role.
-- In production choose another password (ALTER ROLE mirrordesk PASSWORD '…').
CREATE ROLE mirrordesk LOGIN PASSWORD 'mirrordesk';
