package io.balcao.scheduling;

import io.balcao.testing.ConversationRows;
import java.util.Arrays;
import java.util.UUID;

/** How long a clinic with 10,000 appointments is looked through for free times, over HTTP. Run by hand. */
final class SlotSpeed {
    private static final int APPOINTMENTS = 10_000;
    private static final int PROFESSIONALS = 5;
    private static final int READS = 300;

    private SlotSpeed() {}

    public static void main(String[] args) {
        var practice = new Practice();
        var people = new UUID[PROFESSIONALS];
        for (int i = 0; i < PROFESSIONALS; i++) {
            people[i] = UUID.fromString(practice.professional("Dra. " + i));
        }
        fill(practice, people);
        for (int round = 0; round < 3; round++) {
            print("a day", practice, "/available-slots?serviceId=" + practice.service + "&date=" + Practice.monday());
            print("fourteen days", practice, "/available-days?days=14&service_id=" + practice.service);
        }
        System.exit(0);
    }

    /** Nine a day for each professional, from half a year ago on. */
    private static void fill(Practice practice, UUID[] people) {
        var rows = new ConversationRows(practice.shop::sql, practice.shop.id,
                ConversationRows.channel(practice.shop::sql, practice.shop.id));
        var conversation = rows.conversation("Rita", "bot", "open", null, null);
        practice.shop.sql("""
                INSERT INTO appointments (id, organization_id, clinic_id, customer_id, service_ids, professional_id, starts_at,
                       ends_at, local_date, local_time, timezone, buffer_minutes, source)
                SELECT gen_random_uuid(), c.organization_id, c.id, (SELECT customer_id FROM conversations WHERE id = $1),
                       ARRAY(SELECT s.id FROM clinic_services s WHERE s.clinic_id = c.id),
                       ($2::uuid[])[1 + n % cardinality($2::uuid[])], t.at, t.at + interval '45 minutes', (t.at AT TIME ZONE c.timezone)::date,
                       to_char(t.at AT TIME ZONE c.timezone, 'HH24:MI'), c.timezone, 10, 'API'
                FROM clinics c, generate_series(0, $3::integer - 1) AS n,
                     LATERAL (SELECT (current_date - 180 + n / (9 * cardinality($2::uuid[])) + time '09:00'
                              + (n / cardinality($2::uuid[]) % 9) * interval '55 minutes') AT TIME ZONE c.timezone AS at) AS t
                """, conversation, people, APPOINTMENTS);
        practice.shop.sql("""
                INSERT INTO taken_times (id, organization_id, clinic_id, subject_id, during, appointment_id)
                SELECT gen_random_uuid(), organization_id, clinic_id, professional_id,
                       tstzrange(starts_at, ends_at + interval '10 minutes'), id FROM appointments
                """);
        System.out.println("filled");
    }

    private static void print(String what, Practice practice, String path) {
        var millis = new double[READS];
        for (int i = 0; i < READS; i++) {
            long begun = System.nanoTime();
            var answer = practice.admin.gets("/clinics/" + practice.clinic + path);
            millis[i] = (System.nanoTime() - begun) / 1e6;
            if (answer.status() != 200) {
                throw new IllegalStateException(answer.text());
            }
        }
        Arrays.sort(millis);
        System.out.printf("%s: p50 %.1f ms, p95 %.1f ms%n", what, millis[READS / 2], millis[READS * 95 / 100]);
    }
}
