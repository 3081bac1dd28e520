package io.balcao.conversations.surveys;

import io.balcao.platform.db.Columns;
import io.balcao.platform.db.Tx;
import io.vertx.sqlclient.Row;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the organization of the transaction wants asked. */
final class SurveySettingsRepository {
    private static final String FIND = """
            SELECT is_active, question, thanks, asks_comment, comment_question, acknowledgement, delay_seconds, pause_days,
                   department_ids, excluded_reasons
            FROM survey_settings
            """;
    private static final String SAVE = """
            INSERT INTO survey_settings (organization_id, is_active, question, thanks, asks_comment, comment_question,
                   acknowledgement, delay_seconds, pause_days, department_ids, excluded_reasons)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
            ON CONFLICT (organization_id) DO UPDATE SET is_active = excluded.is_active, question = excluded.question,
                   thanks = excluded.thanks, asks_comment = excluded.asks_comment,
                   comment_question = excluded.comment_question, acknowledgement = excluded.acknowledgement,
                   delay_seconds = excluded.delay_seconds, pause_days = excluded.pause_days,
                   department_ids = excluded.department_ids, excluded_reasons = excluded.excluded_reasons
            """;
    private static final String LOCALE = "SELECT locale FROM organizations WHERE id = current_organization()";
    private static final String DEPARTMENTS = "SELECT count(*) FROM departments WHERE id = ANY($1)";

    SurveySettings find(Tx tx) {
        return tx.one(FIND, SurveySettingsRepository::read).orElse(SurveySettings.UNTOUCHED);
    }

    void save(Tx tx, SurveySettings s) {
        tx.change(SAVE, tx.organization().value(), s.isActive(), s.question(), s.thanks(), s.asksComment(),
                s.commentQuestion(), s.acknowledgement(), s.delaySeconds(), s.pauseDays(),
                s.departmentIds().toArray(UUID[]::new), s.excludedReasons().toArray(String[]::new));
    }

    @Nullable
    String locale(Tx tx) {
        return tx.one(LOCALE, row -> new Columns(row).text(0)).orElse(null);
    }

    boolean areDepartments(Tx tx, List<UUID> ids) {
        return tx.one(DEPARTMENTS, row -> new Columns(row).number(0), (Object) ids.toArray(UUID[]::new))
                .orElseThrow() == ids.size();
    }

    private static SurveySettings read(Row row) {
        var c = new Columns(row);
        return new SurveySettings(c.flag(0), c.text(1), c.text(2), c.flag(3), c.text(4), c.text(5), c.integer(6),
                c.integer(7), List.of(row.getArrayOfUUIDs(8)), List.of(row.getArrayOfStrings(9)));
    }
}
