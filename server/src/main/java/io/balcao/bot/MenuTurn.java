package io.balcao.bot;

import io.balcao.bot.MenuConfiguration.Action;
import io.balcao.bot.MenuConfiguration.Option;
import io.balcao.bot.MenuSource.Department;
import io.balcao.bot.MenuSource.Menu;
import io.balcao.bot.MenuSource.Opening;
import io.balcao.bot.Understanding.Meaning;
import io.balcao.conversations.lane.Responder.Answer;
import io.balcao.conversations.lane.Responder.Handover;
import io.balcao.conversations.thread.MessageView;
import io.balcao.conversations.thread.Outgoing;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One turn of the dialogue. The messages are heard in order, and then answered together by these rules:
 *
 * <ul>
 * <li>What was understood is answered, each in its turn; a choice that leads to people ends the dialogue, and what was
 * written after it is for them.
 * <li>The menu is shown once, at the end. What was not understood counts once however many messages it took to write it,
 * and not at all when something that was understood followed, or when the greeting is only now being said.
 * <li>A number means something only to who has seen the menu. A label, a synonym, a pressed button and the wish for a
 * person count from the first message on.
 * <li>Outside the business hours the menu works as ever, and who wants people is told that they are away, and queues.
 * </ul>
 */
final class MenuTurn {
    private static final Set<String> WITH_TEXT = Set.of("text", "interactive", "image", "video", "document");
    private static final Set<String> PRESSED = Set.of("button_reply", "list_reply", "template_button");

    private final MenuConfiguration texts;
    private final Phrases phrases;
    private final Understanding understanding;
    private final MenuMessages messages;
    private final Supplier<List<Department>> departments;
    private final Function<Optional<UUID>, Opening> openings;
    private final Instant now;
    private final List<Outgoing> replies = new ArrayList<>();
    private Dialogue dialogue;
    private boolean isGreeting;
    private Owed owed = new Owed.Nothing();

    /** What has to be said at the end of the turn, unless a later message makes it needless. */
    private sealed interface Owed {
        record Nothing() implements Owed {}

        record Page(int page) implements Owed {}

        /** @param why said above the menu */
        record Apology(String why) implements Owed {}
    }

    /**
     * @param departments asked only when somebody is handed over
     * @param openings the same
     */
    MenuTurn(Menu menu, Dialogue dialogue, Supplier<List<Department>> departments,
            Function<Optional<UUID>, Opening> openings, Instant now) {
        this.texts = menu.configuration();
        this.phrases = new Phrases(menu.locale());
        this.understanding = new Understanding(texts);
        this.messages = new MenuMessages(menu, phrases);
        this.dialogue = dialogue;
        this.departments = departments;
        this.openings = openings;
        this.now = now;
    }

    Answer answer(List<MessageView> heard) {
        for (var message : heard) {
            var end = isForUs(message) ? hear(message) : Optional.<Answer>empty();
            if (end.isPresent()) {
                return end.get();
            }
        }
        return switch (owed) {
            case Owed.Nothing() -> waitForCustomer();
            case Owed.Page(var page) -> {
                replies.addAll(messages.menu(texts.menuText(), page));
                yield waitForCustomer();
            }
            case Owed.Apology(var why) -> apologize(why);
        };
    }

    /** A sign put on a message asks for nothing, and a notice of WhatsApp only when it says that somebody came. */
    private boolean isForUs(MessageView message) {
        return switch (message.messageType()) {
            case "reaction" -> false;
            case "system" -> !dialogue.isGreeted()
                    && "request_welcome".equals(metadata(message).getString("whatsapp_notice"));
            default -> true;
        };
    }

    /** Gives the end of the turn when the message brings it. */
    private Optional<Answer> hear(MessageView message) {
        var pressed = pressed(message);
        var meaning = meaning(message, pressed);
        if (!dialogue.isGreeted()) {
            dialogue = dialogue.greeted();
            if (pressed == null || meaning instanceof Meaning.Unclear) {
                isGreeting = true;
                replies.addAll(messages.text(texts.greeting()));
            }
            if (texts.options().isEmpty()) {
                return Optional.of(handOver(anyDepartment(), meaning instanceof Meaning.Person));
            }
            if (meaning instanceof Meaning.Chosen(var _, var byNumber) && byNumber) {
                meaning = new Meaning.Unclear();
            }
        }
        return switch (meaning) {
            case Meaning.Chosen(var option, var _) -> choose(option);
            case Meaning.Person() -> Optional.of(handOver(anyDepartment(), true));
            case Meaning.Page(var page) -> {
                dialogue = dialogue.understood();
                owed = new Owed.Page(page);
                yield Optional.empty();
            }
            case Meaning.Unclear() -> {
                owed = isGreeting
                        ? new Owed.Page(0)
                        : new Owed.Apology(hasText(message) ? texts.invalidChoiceText() : phrases.fileReceived());
                yield Optional.empty();
            }
        };
    }

    private Meaning meaning(MessageView message, @Nullable JsonObject pressed) {
        if (pressed != null) {
            var id = pressed.getString("id", "");
            return understanding.ofPressed(id, pressed.getString("title", ""), messages.pageOf(id));
        }
        return hasText(message) ? understanding.ofTyped(message.content()) : new Meaning.Unclear();
    }

    private Optional<Answer> choose(Option option) {
        dialogue = dialogue.understood();
        owed = new Owed.Nothing();
        var reply = option.reply();
        if (option.action() == Action.REPLY) {
            replies.addAll(messages.reply(reply == null ? texts.menuText() : reply));
            return Optional.empty();
        }
        if (reply != null) {
            replies.addAll(messages.text(reply));
        }
        var department = option.departmentId() == null ? anyDepartment() : active(option.departmentId());
        // A department that was switched off since: somebody must notice.
        var isLost = option.departmentId() != null && department.isEmpty();
        return Optional.of(handOver(isLost ? anyDepartment() : department,
                isLost || option.action() == Action.ATTENDANT));
    }

    private Answer apologize(String why) {
        dialogue = dialogue.notUnderstood();
        if (dialogue.notUnderstoodInARow() >= texts.maxInvalidChoices()) {
            return handOver(anyDepartment(), true);
        }
        replies.addAll(messages.menu(why + "\n\n" + texts.menuText(), 0));
        return waitForCustomer();
    }

    /** After people, the bot begins anew. */
    private Answer handOver(Optional<Department> department, boolean needsAttention) {
        var opening = openings.apply(department.map(Department::id));
        var name = department.map(Department::name).orElseGet(phrases::team);
        var text = opening.isOpen()
                ? texts.handoverText()
                : texts.awayText().replace("{{opens_at}}", opening.opensNext().map(phrases::moment).orElse(""))
                        .replace("{{holiday}}", opening.holiday().orElse(""));
        replies.addAll(messages.text(text.replace("{{department}}", name)));
        return new Answer(new JsonObject(), replies,
                Optional.of(new Handover(department.map(Department::id), needsAttention)));
    }

    private Answer waitForCustomer() {
        return Answer.say(dialogue.toJson(now), replies);
    }

    private Optional<Department> anyDepartment() {
        return departments.get().stream().findFirst();
    }

    private Optional<Department> active(UUID id) {
        return departments.get().stream().filter(department -> department.id().equals(id)).findFirst();
    }

    private static @Nullable JsonObject pressed(MessageView message) {
        var metadata = metadata(message);
        return PRESSED.contains(metadata.getString("interactive_kind", ""))
                ? metadata.getJsonObject("interactive_reply")
                : null;
    }

    /** A place, a card or an order has a text too, but not one that the customer typed to us. */
    private static boolean hasText(MessageView message) {
        return WITH_TEXT.contains(message.messageType()) && !message.content().isBlank()
                && !metadata(message).containsKey("order");
    }

    private static JsonObject metadata(MessageView message) {
        return message.metadata() instanceof JsonObject metadata ? metadata : new JsonObject();
    }
}
