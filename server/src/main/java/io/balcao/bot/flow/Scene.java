package io.balcao.bot.flow;

import io.balcao.bot.flow.Surroundings.Department;
import io.balcao.channels.MessageType;
import io.balcao.conversations.lane.Responder.Deed;
import io.balcao.conversations.thread.Conversation;
import io.balcao.conversations.thread.Outgoing;
import io.balcao.platform.Secret;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What a block sees of the turn, and where it leaves what it says. Of one turn only. */
public final class Scene {
    /** How the names of secrets begin in a text. */
    static final String SECRET = "secret.";
    /** How names begin under which blocks keep what is theirs alone: no variable of a flow can be called so. */
    public static final String OF_BLOCKS = "#";

    private final Conversation conversation;
    private final Surroundings surroundings;
    private Flow.Words words = new Flow.Words(List.of(), List.of(), List.of());
    private JsonObject variables = new JsonObject();
    private String offering = "";
    private final List<Outgoing> replies = new ArrayList<>();
    private final List<Deed> deeds = new ArrayList<>();
    private String block = "";

    Scene(Conversation conversation, Surroundings surroundings) {
        this.conversation = conversation;
        this.surroundings = surroundings;
    }

    /** The run is in this flow now. */
    void within(Script script, Flow.Words wordsThere, JsonObject variablesThere) {
        words = wordsThere;
        variables = variablesThere;
        offering = Input.Press.prefix(script.id());
    }

    /** The block that is running. */
    public String block() {
        return block;
    }

    /** The beginning of the ids of what the running block offers: no other block's begin so. */
    public String offering() {
        return offering + block;
    }

    /** What a customer may write anywhere. */
    public Flow.Words words() {
        return words;
    }

    public Surroundings surroundings() {
        return surroundings;
    }

    public Conversation conversation() {
        return conversation;
    }

    /** Whether WhatsApp takes free text now: the customer wrote within the last 24 hours. Templates leave at any time. */
    public boolean isWindowOpen() {
        return conversation.isWindowOpen(surroundings.now());
    }

    /**
     * Says something, after what was said before.
     *
     * @throws WindowClosed when it cannot be sent now, which leaves the block by {@link BlockType#ERROR}
     */
    public void say(List<Outgoing> messages) {
        if (!isWindowOpen() && messages.stream().anyMatch(message -> message.type() != MessageType.TEMPLATE)) {
            throw new WindowClosed();
        }
        replies.addAll(messages);
    }

    /** The same, and nothing when it cannot be sent now: for words that are good to have. */
    public void sayIfOpen(List<Outgoing> messages) {
        if (isWindowOpen()) {
            say(messages);
        }
    }

    /** The customer's 24 hours are over. */
    static final class WindowClosed extends RuntimeException {
        private static final long serialVersionUID = 1;

        WindowClosed() {
            super("the customer's 24 hours are over", null, false, false);
        }
    }

    /** Has something done to the conversation, after what was done before. */
    public void have(Deed deed) {
        deeds.add(deed);
    }

    /** A text with the run's variables in it. */
    public String filled(String text) {
        return filled(text, Map.of());
    }

    /** @param written how a value is written where the text goes, such as in a link */
    public String filled(String text, UnaryOperator<String> written) {
        return Template.fill(text, name -> written.apply(written(name)));
    }

    /** @param also more names and what stands for them */
    public String filled(String text, Map<String, String> also) {
        return Template.fill(text, name -> also.containsKey(name) ? also.get(name) : written(name));
    }

    /**
     * A text with the run's variables and the organization's secrets in it, for what goes to another server.
     *
     * @param written how a value is written where the text goes
     * @param used gets each secret that the text names
     * @throws IllegalStateException when there is no such secret
     */
    public String filledWithSecrets(String text, UnaryOperator<String> written, Consumer<String> used) {
        return Template.fill(text, name -> {
            if (!name.startsWith(SECRET)) {
                return written.apply(written(name));
            }
            var secret = surroundings.secret(name.substring(SECRET.length())).map(Secret::value)
                    .orElseThrow(() -> new IllegalStateException("there is no " + name));
            used.accept(secret);
            return written.apply(secret);
        });
    }

    /** Whether a block keeps something of its own under a name. */
    public static boolean isOfBlocks(String name) {
        return name.startsWith(OF_BLOCKS);
    }

    /** What the run keeps under a name; null when it keeps nothing. */
    public @Nullable Object value(String name) {
        return name.equals("customer_name") ? conversation.customer().name() : variables.getValue(name);
    }

    /** Keeps a text, a number, a boolean or JSON under a name; null forgets it. */
    public void keep(String name, @Nullable Object value) {
        if (value == null) {
            variables.remove(name);
        } else {
            variables.put(name, value);
        }
    }

    /** The department of that id, unless it was switched off; without an id the oldest. */
    public Optional<Department> department(Optional<UUID> id) {
        var active = surroundings.departments().stream();
        return id.isEmpty() ? active.findFirst() : active.filter(one -> one.id().equals(id.get())).findFirst();
    }

    void enter(String entered) {
        block = entered;
    }

    List<Deed> deeds() {
        return deeds;
    }

    List<Outgoing> replies() {
        return replies;
    }

    private String written(String name) {
        var value = value(name);
        return value == null ? "" : value.toString();
    }
}
