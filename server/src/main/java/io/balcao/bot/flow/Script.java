package io.balcao.bot.flow;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.balcao.bot.flow.AskingType.Timing;
import io.balcao.bot.flow.Form.Field;
import io.balcao.channels.Texts;
import io.balcao.platform.http.Json;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A flow that is ready to run: every block with its type and its settings. Never changes, so all threads share it. */
public final class Script {
    private static final int LONGEST_TITLE = 80;

    private final String key;
    private final @Nullable UUID id;
    private final Flow flow;
    private final Map<String, Node<?>> nodes = new LinkedHashMap<>();

    private Script(String key, @Nullable UUID id, Flow flow) {
        this.key = key;
        this.id = id;
        this.flow = flow;
    }

    /**
     * Makes a flow ready.
     *
     * @param key of what it was made, such as the id of a version: a run goes on only in the script of the same key
     * @throws IllegalArgumentException when a block's type is not known or its settings do not have the type's shape
     */
    public static Script of(String key, Flow flow, Map<String, BlockType<?>> types) {
        return of(key, null, flow, types);
    }

    /**
     * Makes a version of a flow ready.
     *
     * @param id of the flow: what the run offers is known by it, also when another flow has a block of the same name; null
     *     for what is no flow that others can call
     */
    public static Script of(String key, @Nullable UUID id, Flow flow, Map<String, BlockType<?>> types) {
        var script = new Script(key, id, flow);
        for (var block : flow.blocks()) {
            var type = types.get(block.type());
            if (type == null) {
                throw new IllegalArgumentException("No block is of type " + block.type());
            }
            script.nodes.put(block.id(), node(block, type));
        }
        return script;
    }

    /** Whether the flow has such a variable. */
    public boolean declares(String variable) {
        return flow.variables().stream().anyMatch(one -> one.name().equals(variable));
    }

    /** Where a run can be begun, in the order of the drawing. */
    public List<Place> places() {
        return nodes().stream().map(node -> new Place(node.id(), node.block().type(), node.title())).toList();
    }

    /**
     * A block: schema {@code FlowPlace} of the OpenAPI document.
     *
     * @param title the beginning of what the block is about; may be empty
     */
    public record Place(String block, String type, String title) {}

    /** Of what it was made. */
    public String key() {
        return key;
    }

    /** The flow that it is a version of; null when nobody can call it. */
    @Nullable
    UUID id() {
        return id;
    }

    Flow flow() {
        return flow;
    }

    Collection<Node<?>> nodes() {
        return nodes.values();
    }

    Optional<Node<?>> node(@Nullable String id) {
        return Optional.ofNullable(id == null ? null : nodes.get(id));
    }

    boolean has(String id) {
        return nodes.containsKey(id);
    }

    boolean isAsking(@Nullable String id) {
        return node(id).filter(Node::isAsking).isPresent();
    }

    static <S> Node<S> node(Flow.Block block, BlockType<S> type) {
        try {
            return new Node<>(block, type, Json.mapper().treeToValue(block.settings(), type.settings()));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Block " + block.id() + ": " + e.getOriginalMessage(), e);
        }
    }

    /** A block with what it does. */
    record Node<S>(Flow.Block block, BlockType<S> type, S settings) {
        String id() {
            return block.id();
        }

        String title() {
            var said = type.form().fields().stream().filter(Field::isHeadline).findFirst()
                    .map(field -> block.settings().path(field.name()).asText()).orElse("");
            return Texts.line(said, LONGEST_TITLE);
        }

        List<String> ports() {
            return type.ports(settings);
        }

        List<String> texts() {
            return type.texts(settings);
        }

        List<String> keeps() {
            return type.keeps(settings);
        }

        Optional<Duration> silence(String port) {
            return type.silence(settings, port);
        }

        List<String> jumps() {
            return type.jumps(settings);
        }

        List<UUID> calls() {
            return type.calls(settings);
        }

        List<UUID> files() {
            return type.files(settings);
        }

        boolean isAsking() {
            return type instanceof AskingType;
        }

        Optional<String> target(String port) {
            return Optional.ofNullable(block.edges().get(port));
        }

        Move enter(Scene scene) {
            scene.enter(id());
            return type.enter(settings, scene);
        }

        Optional<Heard> named(Scene scene, Input input) {
            scene.enter(id());
            return type instanceof AskingType<S> asking ? asking.named(settings, scene, input) : Optional.empty();
        }

        /** What a press means that this block offered, however long ago. */
        Optional<Heard> pressed(Input input) {
            return type instanceof AskingType<S> asking
                    ? input.press().flatMap(press -> asking.pressed(id(), settings, press))
                    : Optional.empty();
        }

        Heard hear(Scene scene, Input input, Timing timing) {
            scene.enter(id());
            return type instanceof AskingType<S> asking
                    ? asking.hear(settings, scene, input, timing)
                    : new Heard.Ignored();
        }

        void ask(Scene scene, int page, String apology) {
            scene.enter(id());
            if (type instanceof AskingType<S> asking) {
                asking.ask(settings, scene, page, apology);
            }
        }

        int tries() {
            return type instanceof AskingType<S> asking ? asking.tries(settings) : 1;
        }

        Optional<Duration> patience() {
            return type instanceof AskingType<S> asking ? asking.patience(settings) : Optional.empty();
        }

        Duration gathering() {
            return type instanceof AskingType<S> asking ? asking.gathering(settings) : Duration.ZERO;
        }

        Heard gathered(Scene scene, String text) {
            scene.enter(id());
            return type instanceof AskingType<S> asking
                    ? asking.gathered(settings, scene, text)
                    : new Heard.Ignored();
        }

        Move called(Scene scene, UUID call, Calls calls) {
            scene.enter(id());
            if (!(type instanceof CallingType<S> calling)) {
                return new Move.Leave(BlockType.ERROR);
            }
            var answer = calls.answer(id(), new Calls.Call() {
                @Override
                public JsonObject make() {
                    return calling.call(settings, scene, call);
                }

                @Override
                public Optional<JsonObject> rehearse() {
                    return calling.rehearse(settings, scene, call);
                }
            });
            return answer == null ? new Move.Leave(BlockType.ERROR) : calling.resume(settings, scene, answer);
        }
    }
}
