package io.balcao.conversations.desk;

import io.balcao.platform.db.Columns;
import io.balcao.platform.db.Tx;
import java.util.List;
import java.util.UUID;

/** What customers thought of how they were served. */
final class SurveyScoreRepository {
    private static final String LIST = """
            SELECT s.conversation_id, s.score, s.scored_at, m.content, s.user_id, u.full_name, d.name
            FROM surveys s JOIN conversations c ON c.id = s.conversation_id
            LEFT JOIN messages m ON m.id = s.comment_id
            LEFT JOIN users u ON u.id = s.user_id
            LEFT JOIN departments d ON d.id = s.department_id
            WHERE c.customer_id = $3 AND s.score IS NOT NULL AND
            """ + Viewer.SEES + """
             ORDER BY s.scored_at DESC LIMIT $4
            """;

    /** The newest first. */
    List<SurveyScoreView> list(Tx tx, Viewer viewer, UUID customer, int most) {
        return tx.list(LIST, row -> {
            var c = new Columns(row);
            return new SurveyScoreView(c.id(0), row.getShort(1), c.time(2), c.text(3), c.optionalId(4), c.text(5),
                    c.text(6));
        }, viewer.userId(), viewer.sight().wire(), customer, most);
    }
}
