package io.balcao.channels.settings;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.balcao.channels.Failure;
import io.balcao.channels.meta.GraphAccount;
import io.balcao.channels.meta.GraphClient;
import io.balcao.channels.meta.GraphClient.MessageTemplate;
import io.balcao.channels.meta.GraphClient.TemplateListing;
import io.balcao.platform.OrganizationId;
import io.balcao.platform.Problem;
import io.balcao.platform.Vault;
import io.balcao.platform.db.Database;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The templates of the numbers, kept for a few minutes; longer when WhatsApp cannot be asked. */
final class TemplateShelf {
    private static final Duration FRESH = Duration.ofMinutes(5);
    private static final Duration USEFUL = Duration.ofHours(24);
    private static final int MOST_CHANNELS = 1_000;
    private static final Locale LANGUAGE = Locale.forLanguageTag("pt-BR");
    private static final Set<String> COMPONENTS = Set.of("header", "body", "footer", "buttons");
    private static final Set<String> FORMATS = Set.of("text", "image", "video", "document", "location");

    private final Database database;
    private final TemplateRepository repository = new TemplateRepository();
    private final GraphClient graph;
    private final Vault vault;
    private final InstantSource clock;
    private final Cache<UUID, Kept> kept = Caffeine.newBuilder().maximumSize(MOST_CHANNELS).expireAfterWrite(USEFUL)
            .build();

    private record Kept(Instant since, List<View> templates) {}

    /** Schema {@code MessageTemplate}. */
    record View(String name, String language, String category, String status, List<Component> components) {}

    /** Schema {@code MessageTemplateComponent}. */
    record Component(String type, @Nullable String format, @Nullable String text, List<Button> buttons) {}

    /** Schema {@code MessageTemplateButton}. */
    record Button(String type, String text, @Nullable String url, @Nullable String phoneNumber) {}

    TemplateShelf(Database database, GraphClient graph, Vault vault, InstantSource clock) {
        this.database = database;
        this.graph = graph;
        this.vault = vault;
        this.clock = clock;
    }

    /** By name and language. */
    List<View> templates(OrganizationId organization, ConnectedChannel channel) {
        var waba = channel.wabaId();
        if (waba == null) {
            return List.of();
        }
        var known = kept.getIfPresent(channel.id());
        if (known != null && known.since().plus(FRESH).isAfter(clock.instant())) {
            return known.templates();
        }
        var token = channel.sealedToken();
        if (token == null) {
            throw unavailable(Failure.of("channel_without_token"));
        }
        var account = new GraphAccount(channel.phoneNumberId(), vault.open(token.getBytes()).value(), waba);
        return switch (graph.templates(account)) {
            case TemplateListing.Listed(var templates) -> {
                // So that the outbox knows which of them are marketing.
                database.inTransaction(organization, tx -> repository.note(tx, waba, templates));
                yield keep(channel.id(), templates);
            }
            case TemplateListing.Failed(var why) -> {
                if (known == null) {
                    throw unavailable(why);
                }
                yield known.templates();
            }
        };
    }

    /** WhatsApp said that something is new: what is kept serves only while WhatsApp cannot be asked. */
    void askAgain() {
        kept.asMap().replaceAll((channel, before) -> new Kept(Instant.EPOCH, before.templates()));
    }

    /** A number has other secrets now. */
    void forgetAll() {
        kept.invalidateAll();
    }

    private List<View> keep(UUID channel, List<MessageTemplate> templates) {
        var views = templates.stream().map(TemplateShelf::view)
                .sorted(Comparator.comparing(View::name).thenComparing(View::language)).toList();
        kept.put(channel, new Kept(clock.instant(), views));
        return views;
    }

    private static Problem unavailable(Failure why) {
        return new Problem.Unavailable(why.text(LANGUAGE));
    }

    private static View view(MessageTemplate template) {
        var components = new ArrayList<Component>();
        for (var one : template.components()) {
            var type = lower(one.path("type"));
            // Carousels, limited offers and what is yet to be invented: not drawn, and not sent from here.
            if (COMPONENTS.contains(type)) {
                var format = lower(one.path("format"));
                components.add(new Component(type, FORMATS.contains(format) ? format : null, text(one, "text"),
                        buttons(one.path("buttons"))));
            }
        }
        return new View(template.name(), template.language(), template.category(), template.status(), components);
    }

    private static List<Button> buttons(JsonNode list) {
        var buttons = new ArrayList<Button>();
        for (var one : list) {
            var text = text(one, "text");
            buttons.add(new Button(lower(one.path("type")), text == null ? "" : text, text(one, "url"),
                    text(one, "phone_number")));
        }
        return buttons;
    }

    private static String lower(JsonNode word) {
        return word.asText("").toLowerCase(Locale.ROOT);
    }

    private static @Nullable String text(JsonNode object, String field) {
        return object.path(field).isTextual() ? object.get(field).asText() : null;
    }
}
