package io.balcao.platform.db;

import static org.assertj.core.api.Assertions.assertThat;

import io.balcao.testing.Stores;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/**
 * Promise 8, as the database's catalogue has it (TN-02, TN-03, TN-05, TN-06): a table, function or view that is added
 * without its wall fails here, whoever adds it.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class WallsCatalogueTest {
    private static final String APP_ROLE = Stores.database().appRole();
    /** The only doors through the walls: each answers one narrow question that must be asked before a tenant is known. */
    private static final List<String> DOORS = List.of("find_account_channels", "find_api_key", "find_channel",
            "find_login", "google_channel", "google_consent", "google_work_due", "find_logo", "find_avatar",
            "first_organization",
            "organizations_to_sum_up",
            "has_any_organization", "is_email_taken", "channels_of_verify_token",
            "organizations_with_channels_to_probe",
            "organizations_with_due_mails",
            "organizations_with_due_media",
            "organizations_with_due_reminders", "organizations_with_due_offers",
            "organizations_with_answers_to_hear", "clinics_by_zone_rules",
            "organizations_with_due_reports", "organizations_with_due_sends", "organizations_with_due_surveys",
            "organizations_with_due_targets", "organizations_with_due_follow_ups",
            "organizations_with_tag_moves",
            "organizations_with_due_lanes",
            "organizations_with_unindexed_messages", "organizations_with_leftovers",
            "organizations_with_old_idempotency_keys", "due_webhook_endpoints",
            "organizations_with_due_retention", "all_organizations", "forget_unrouted_dead_letters", "cut_audit_trail",
            "organizations_with_unsealed_audit_logs",
            "organizations_to_be_checked", "installation_numbers",
            "organizations_with_timed_out_sessions",
            "organizations_with_queue_trouble", "organizations_with_presence_at",
            "is_served", "organizations_not_open", "forget_kept_webhooks", "organizations_to_delete",
            "delete_organization_step", "end_organization_deletion");
    /** Row security would keep PostgreSQL from their indexes: they compare the organization themselves, and give ids only. */
    private static final List<String> SEARCHES = List.of("search_conversations", "search_customers",
            "search_passages", "tagged_conversations", "counted_tags");

    private static Connection owner;

    @BeforeAll
    static void connect() throws SQLException {
        owner = Migrations.connect(Stores.database());
    }

    @AfterAll
    static void close() throws SQLException {
        owner.close();
    }

    @Test
    void there_are_tables_to_look_at() throws SQLException {
        assertThat(names("""
                SELECT c.relname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
                WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p')
                  AND a.attname = 'organization_id'
                """)).contains("users", "sessions", "messages", "conversations", "audit_logs").hasSizeGreaterThan(15);
    }

    @Test
    void every_table_belongs_to_an_organization() throws SQLException {
        assertThat(names("""
                SELECT c.relname FROM pg_class c
                WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p')
                  AND NOT EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'organization_id')
                """)).containsExactlyInAnyOrder("organizations", "flyway_schema_history");
    }

    @Test
    void every_table_has_its_row_security_enabled_and_forced() throws SQLException {
        assertThat(names("""
                SELECT c.relname FROM pg_class c
                WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p')
                  AND c.relname <> 'flyway_schema_history' AND NOT (c.relrowsecurity AND c.relforcerowsecurity)
                """)).isEmpty();
    }

    @Test
    void every_table_has_one_wall_for_reading_and_writing() throws SQLException {
        assertThat(names("""
                SELECT c.relname FROM pg_class c
                WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p')
                  AND c.relname <> 'flyway_schema_history'
                  AND NOT EXISTS (
                      SELECT FROM pg_policy p
                      WHERE p.polrelid = c.oid AND p.polcmd = '*' AND p.polroles = '{0}'
                        AND pg_get_expr(p.polqual, p.polrelid) = pg_get_expr(p.polwithcheck, p.polrelid)
                        AND pg_get_expr(p.polqual, p.polrelid) LIKE
                            CASE c.relname WHEN 'organizations' THEN '(id' ELSE '(organization_id' END
                            || ' = ( SELECT current\\_organization() AS current\\_organization))')
                """)).isEmpty();
    }

    @Test
    void no_other_policy_lets_the_server_see_or_write_more() throws SQLException {
        assertThat(names("""
                SELECT c.relname || '.' || p.polname || ' ' || p.polcmd::text FROM pg_policy p
                JOIN pg_class c ON c.oid = p.polrelid
                WHERE p.polname <> 'walls'
                  AND (p.polroles = '{0}' OR EXISTS (
                      SELECT FROM unnest(p.polroles) AS role WHERE pg_has_role('%s', role, 'MEMBER')))
                """.formatted(APP_ROLE))).containsExactly("dead_letters.unrouted a");
    }

    @Test
    void the_servers_role_owns_nothing_and_bypasses_nothing() throws SQLException {
        assertThat(names("""
                SELECT c.relname FROM pg_class c JOIN pg_roles r ON r.oid = c.relowner WHERE r.rolname = '%1$s'
                UNION ALL
                SELECT p.proname FROM pg_proc p JOIN pg_roles r ON r.oid = p.proowner WHERE r.rolname = '%1$s'
                UNION ALL
                SELECT r.rolname FROM pg_roles r WHERE r.rolname = '%1$s' AND (r.rolsuper OR r.rolbypassrls
                    OR r.rolcreaterole OR r.rolcreatedb OR r.rolreplication)
                UNION ALL
                SELECT r.rolname FROM pg_roles r WHERE r.rolname <> '%1$s' AND pg_has_role('%1$s', r.oid, 'MEMBER')
                """.formatted(APP_ROLE))).isEmpty();
        assertThat(names("SELECT rolname FROM pg_roles WHERE rolname = '%s'".formatted(APP_ROLE))).hasSize(1);
    }

    @Test
    void the_servers_role_cannot_change_what_was_written_for_ever_or_the_schema() throws SQLException {
        assertThat(names("""
                SELECT t || ' ' || p FROM unnest(ARRAY['audit_logs', 'audit_customers', 'audit_seals', 'audit_seal_entries', 'message_events',
                    'conversation_events', 'sla_events', 'flyway_schema_history']) AS t,
                    unnest(ARRAY['UPDATE', 'DELETE', 'TRUNCATE']) AS p WHERE has_table_privilege('%s', t, p)
                """.formatted(APP_ROLE))).isEmpty();
        assertThat(names("SELECT 'create' WHERE has_schema_privilege('%s', 'public', 'CREATE')".formatted(APP_ROLE)))
                .isEmpty();
        assertThat(names("""
                SELECT c.relname FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r'
                  AND has_table_privilege('%s', c.oid, 'TRUNCATE')
                """.formatted(APP_ROLE))).isEmpty();
    }

    @Test
    void the_doors_are_these_and_are_shut_to_everybody_else() throws SQLException {
        assertThat(names("""
                SELECT p.proname FROM pg_proc p WHERE p.pronamespace = 'public'::regnamespace AND p.prosecdef
                """)).containsExactlyInAnyOrderElementsOf(
                Stream.concat(DOORS.stream(), SEARCHES.stream()).toList());
        assertThat(names("""
                SELECT p.proname FROM pg_proc p WHERE p.pronamespace = 'public'::regnamespace AND p.prosecdef
                  AND (p.proconfig IS NULL OR NOT 'search_path=public' = ANY (p.proconfig)
                       OR EXISTS (SELECT FROM aclexplode(p.proacl) AS a WHERE a.grantee = 0))
                """)).isEmpty();
    }

    @Test
    void no_view_looks_over_the_walls() throws SQLException {
        assertThat(names("""
                SELECT c.relname FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace
                  AND (c.relkind = 'm' OR (c.relkind = 'v'
                       AND NOT coalesce(c.reloptions @> ARRAY['security_invoker=true'], false)))
                """)).isEmpty();
    }

    @Test
    void no_foreign_key_can_tie_rows_of_two_organizations() throws SQLException {
        assertThat(names("""
                SELECT k.conrelid::regclass || ' ' || k.conname FROM pg_constraint k
                WHERE k.contype = 'f' AND k.connamespace = 'public'::regnamespace
                  AND k.confrelid <> 'organizations'::regclass
                  AND NOT EXISTS (
                      SELECT FROM unnest(k.conkey, k.confkey) AS pair(mine, theirs)
                      JOIN pg_attribute m ON m.attrelid = k.conrelid AND m.attnum = pair.mine
                      JOIN pg_attribute t ON t.attrelid = k.confrelid AND t.attnum = pair.theirs
                      WHERE m.attname = 'organization_id' AND t.attname = 'organization_id')
                """)).isEmpty();
    }

    @Test
    void every_id_of_another_table_is_a_foreign_key() throws SQLException {
        // Without one, a row could name what another organization owns, or what never was. The exceptions: a channel is
        // copied from the conversation in the same statement, and a quoted message is looked up behind the walls; both
        // are on the road of a message, where each check is paid ten thousand times a second. What is found in the index
        // of words, and how far it has got, is looked up behind the walls as well. And an entry of a seal must outlive a
        // row that somebody takes away. And that an organization was deleted is kept when the organization is gone.
        assertThat(names("""
                SELECT c.relname || '.' || a.attname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
                WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND a.attnum > 0
                  AND a.atttypid = 'uuid'::regtype AND a.attname LIKE '%\\_id' AND NOT a.attisdropped
                  AND NOT EXISTS (SELECT FROM pg_constraint k WHERE k.contype = 'f' AND k.conrelid = c.oid
                                  AND a.attnum = ANY (k.conkey))
                """)).containsExactlyInAnyOrder("audit_logs.object_id", "audit_seal_entries.audit_log_id",
                "messages.channel_id", "messages.reply_to_id", "organization_deletions.organization_id",
                // A professional, a room or equipment, or a clinic; its owner, whose appointment it is, is a foreign key.
                "taken_times.subject_id",
                "message_search.conversation_id", "message_search_progress.looked_until_id",
                // Sums are made of the ledger, whose rows keep what they name.
                "metric_sums.channel_id", "metric_sums.department_id", "metric_sums.user_id",
                "metric_days.channel_id", "metric_days.department_id", "metric_days.user_id",
                "metric_tag_days.channel_id", "metric_tag_days.department_id", "metric_tag_days.user_id");
    }

    @Test
    void a_search_finds_nothing_of_another_organization_and_nothing_at_all_without_one() throws SQLException {
        owner.setAutoCommit(false);
        try {
            for (var name : List.of("Loja", "Padaria")) {
                names("""
                        WITH o AS (SELECT gen_random_uuid() AS id), bound AS (
                            SELECT set_config('app.organization_id', id::text, true), id FROM o)
                        SELECT id FROM bound
                        """);
                names("INSERT INTO organizations (id, name) SELECT current_organization(), '%s' RETURNING id"
                        .formatted(name));
                names("""
                        INSERT INTO customers (id, organization_id, name)
                        SELECT gen_random_uuid(), current_organization(), 'Wanda Walls of %s' RETURNING id
                        """.formatted(name));
            }

            assertThat(names("""
                    SELECT k.name FROM search_customers('wanda walls') AS found JOIN customers k ON k.id = found
                    """)).containsExactly("Wanda Walls of Padaria");
            assertThat(names("SELECT search_customers('wanda walls')")).hasSize(1);
            names("SELECT set_config('app.organization_id', '', true)");
            assertThat(names("SELECT search_customers('wanda walls')")).isEmpty();
            assertThat(names("SELECT search_conversations('wanda walls')")).isEmpty();
            assertThat(names("SELECT search_passages('wanda', ARRAY[gen_random_uuid()])")).isEmpty();
            assertThat(names("SELECT tagged_conversations('wanda')")).isEmpty();
            assertThat(names("SELECT name FROM counted_tags()")).isEmpty();
        } finally {
            owner.rollback();
            owner.setAutoCommit(true);
        }
    }

    private static List<String> names(String sql) throws SQLException {
        try (var statement = owner.createStatement(); var rows = statement.executeQuery(sql)) {
            var names = new ArrayList<String>();
            while (rows.next()) {
                names.add(rows.getString(1));
            }
            return names;
        }
    }
}
