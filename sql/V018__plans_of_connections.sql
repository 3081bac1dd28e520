-- How plans are made and kept is said once, by the server for all that it asks on a connection. Functions said it
-- again, each for itself.
DO $$
DECLARE ours regprocedure;
BEGIN
    FOR ours IN SELECT p.oid FROM pg_proc p JOIN pg_language l ON l.oid = p.prolang
                WHERE p.pronamespace = 'public'::regnamespace AND p.proowner = current_user::regrole
                  AND l.lanname = 'plpgsql' AND p.prorettype <> 'trigger'::regtype AND NOT p.prosecdef LOOP
        EXECUTE format('ALTER FUNCTION %s RESET plan_cache_mode', ours);
        EXECUTE format('ALTER FUNCTION %s RESET enable_seqscan', ours);
        EXECUTE format('ALTER FUNCTION %s RESET enable_mergejoin', ours);
        EXECUTE format('ALTER FUNCTION %s RESET enable_material', ours);
    END LOOP;
END $$;
