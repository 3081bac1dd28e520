package io.balcao.scheduling.clinics;

import io.balcao.platform.db.Tx;
import java.util.List;
import java.util.UUID;

/** What many customers of a clinic ask. */
public final class Faq {
    private final PartRepository<Kinds.FaqWish> items = new PartRepository<>(PartStatementsRepository.FAQ);

    /** A question with its answer. */
    public record Item(String key, String label, String answer) {}

    /** Those that are shown, in their order. */
    public List<Item> list(Tx tx, UUID clinic) {
        return items.list(tx, clinic, false).stream().map(Part::wish)
                .map(one -> new Item(one.questionKey(), one.questionLabel(), one.answer())).toList();
    }
}
