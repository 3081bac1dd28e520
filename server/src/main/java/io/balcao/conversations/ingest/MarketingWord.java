package io.balcao.conversations.ingest;

import io.balcao.channels.Content;
import io.balcao.channels.Typed;
import java.util.Optional;
import java.util.Set;

/**
 * A text that is nothing but a word by which people take marketing back, or want it again, whatever its case, accents and
 * signs. Runs for every message that arrives.
 *
 * @param word as {@link Typed#plain} has it
 */
record MarketingWord(String word, boolean stops) {
    /** Longer ones are not looked at. */
    private static final int LONGEST = 40;
    private static final Set<String> STOPS = Set.of("parar", "pare", "sair", "stop", "unsubscribe", "descadastrar",
            "cancelar inscricao", "cancelar a inscricao", "cancelar suscripcion", "cancelar la suscripcion", "baja",
            "darme de baja");
    private static final Set<String> STARTS = Set.of("voltar a receber", "start", "volver a recibir", "subscribe");

    static Optional<MarketingWord> of(Content content) {
        if (!(content instanceof Content.Text) || content.text() == null || content.text().length() > LONGEST) {
            return Optional.empty();
        }
        var plain = Typed.plain(content.text());
        return STOPS.contains(plain) || STARTS.contains(plain)
                ? Optional.of(new MarketingWord(plain, STOPS.contains(plain)))
                : Optional.empty();
    }
}
