-- The functions that work on batches find rows by key, whatever the planner thinks of a table's size. Their plans are
-- made once a connection: made while a table was almost empty, a plan would read the whole of it for each message from
-- then on, until the statistics are next gathered. And the plans are kept: the planner would rather make one for each
-- length of a batch, which takes ten times as long as storing a message. Run at every start: ${flyway:timestamp}
DO $$
DECLARE ours regprocedure;
BEGIN
    FOR ours IN SELECT p.oid FROM pg_proc p JOIN pg_language l ON l.oid = p.prolang
                WHERE p.pronamespace = 'public'::regnamespace AND p.proowner = current_user::regrole
                  AND l.lanname = 'plpgsql' AND p.prorettype <> 'trigger'::regtype AND NOT p.prosecdef LOOP
        EXECUTE format('ALTER FUNCTION %s SET plan_cache_mode = force_generic_plan', ours);
        EXECUTE format('ALTER FUNCTION %s SET enable_seqscan = off', ours);
        EXECUTE format('ALTER FUNCTION %s RESET enable_hashjoin', ours);
        EXECUTE format('ALTER FUNCTION %s SET enable_mergejoin = off', ours);
        EXECUTE format('ALTER FUNCTION %s SET enable_material = off', ours);
    END LOOP;
END $$;
