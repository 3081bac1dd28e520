package io.balcao.channels.settings;

import io.balcao.channels.meta.GraphClient.MessageTemplate;
import io.balcao.platform.db.Tx;
import java.util.List;
import java.util.function.Function;

/** What is known of the templates of an account. */
final class TemplateRepository {
    private static final String NOTE = """
            INSERT INTO message_templates (organization_id, waba_id, name, language, category, status)
            SELECT DISTINCT ON (t.name, t.language) $1::uuid, $2, left(t.name, 512), left(t.language, 32),
                   left(nullif(t.category, ''), 64), left(nullif(t.status, ''), 64)
            FROM unnest($3::text[], $4::text[], $5::text[], $6::text[]) AS t(name, language, category, status)
            ON CONFLICT (organization_id, waba_id, name, language) DO UPDATE SET
                category = excluded.category, status = excluded.status, updated_at = now()
            """;

    /** Notes what was listed; gives how many there were. */
    int note(Tx tx, String wabaId, List<MessageTemplate> templates) {
        return tx.change(NOTE, tx.organization().value(), wabaId, column(templates, MessageTemplate::name),
                column(templates, MessageTemplate::language), column(templates, MessageTemplate::category),
                column(templates, MessageTemplate::status));
    }

    private static String[] column(List<MessageTemplate> templates, Function<MessageTemplate, String> of) {
        return templates.stream().map(of).toArray(String[]::new);
    }
}
