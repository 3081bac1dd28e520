-- What the server's role may do. It owns nothing; it may not change history. Runs again whenever this file changes;
-- each new table and function is named here or it cannot be used. Run at every start: ${flyway:timestamp}
GRANT USAGE ON SCHEMA public TO "${appRole}";
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO "${appRole}";
REVOKE UPDATE, DELETE ON audit_logs, audit_customers, audit_seals, audit_seal_entries, message_events, conversation_events,
    sla_events, tag_events FROM "${appRole}";
REVOKE UPDATE ON consents, audit_personal_values, flow_versions FROM "${appRole}";
REVOKE ALL ON flyway_schema_history FROM "${appRole}";
GRANT SELECT ON flyway_schema_history TO "${appRole}";
DO $$
DECLARE ours regprocedure;
BEGIN
    FOR ours IN SELECT p.oid FROM pg_proc p
                WHERE p.pronamespace = 'public'::regnamespace AND p.proowner = current_user::regrole
                  AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = p.oid AND d.deptype = 'e') LOOP
        EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO "${appRole}"', ours);
    END LOOP;
END $$;
