package io.balcao.conversations.thread;

import io.balcao.platform.db.Columns;
import io.balcao.platform.db.Tx;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/**
 * What the customer is told when the conversation changes hands. The words are the organization's own, edited with the
 * bot's menu; an empty text says nothing.
 */
public final class CustomerTextsRepository {
    private static final String WORDS = """
            SELECT o.locale, b.value ->> 'takeover_text', b.value ->> 'transfer_text', b.value ->> 'closing_text'
            FROM organizations o
            LEFT JOIN bot_configurations b ON b.organization_id = o.id AND b.key = 'menu' AND b.is_active
            WHERE o.id = current_organization()
            """;
    private static final ResourceBundle.Control NO_FALLBACK = ResourceBundle.Control
            .getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    /** The words that hold now; where the organization has none of its own, the usual ones of its language. */
    public CustomerTexts read(Tx tx) {
        return tx.one(WORDS, row -> {
            var columns = new Columns(row);
            var usual = usual(columns.text(0));
            return new CustomerTexts(or(columns.text(1), usual.getString("takeover")),
                    or(columns.text(2), usual.getString("transfer")), or(columns.text(3), usual.getString("closing")),
                    usual.getString("some_minutes"));
        }).orElseThrow();
    }

    private static ResourceBundle usual(@Nullable String locale) {
        return ResourceBundle.getBundle("io.balcao.conversations.words",
                Locale.forLanguageTag(locale == null ? "pt-BR" : locale), NO_FALLBACK);
    }

    private static String or(@Nullable String own, String usual) {
        return Optional.ofNullable(own).orElse(usual);
    }
}
