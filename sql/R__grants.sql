-- What the server's role may do. It owns nothing; it may not change history. Runs again whenever this file changes;
-- each new table and function is named here or it cannot be used. Run at every start: ${flyway:timestamp}
GRANT USAGE ON SCHEMA public TO "${appRole}";
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO "${appRole}";
REVOKE UPDATE, DELETE ON audit_logs, message_events FROM "${appRole}";
REVOKE ALL ON flyway_schema_history FROM "${appRole}";
GRANT SELECT ON flyway_schema_history TO "${appRole}";
GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA public TO "${appRole}";
