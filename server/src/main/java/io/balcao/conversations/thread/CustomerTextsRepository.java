package io.balcao.conversations.thread;

import io.balcao.platform.db.Columns;
import io.balcao.platform.db.Tx;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the customer is told when the conversation changes hands. The words are the organization's own, edited with the
 * bot's menu; an empty text says nothing.
 */
public final class CustomerTextsRepository {
    private static final String MENU = """
            SELECT value ->> 'takeover_text', value ->> 'transfer_text', value ->> 'closing_text'
            FROM bot_configurations WHERE key = 'menu' AND is_active
            """;
    private static final CustomerTexts USUAL = new CustomerTexts("{{attendant}} assumiu o seu atendimento.",
            "Seu atendimento foi transferido para {{department}}.",
            "Seu atendimento foi encerrado. Se precisar de algo mais, é só escrever.");

    /** The words that hold now. */
    public CustomerTexts read(Tx tx) {
        return tx.one(MENU, row -> {
            var columns = new Columns(row);
            return new CustomerTexts(or(columns.text(0), USUAL.takeover()), or(columns.text(1), USUAL.transfer()),
                    or(columns.text(2), USUAL.closing()));
        }).orElse(USUAL);
    }

    private static String or(@Nullable String own, String usual) {
        return Optional.ofNullable(own).orElse(usual);
    }
}
