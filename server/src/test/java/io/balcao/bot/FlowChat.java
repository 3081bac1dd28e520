package io.balcao.bot;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.balcao.bot.blocks.Blocks;
import io.balcao.bot.blocks.HttpCalls;
import io.balcao.bot.flow.BlockType;
import io.balcao.bot.flow.Flow;
import io.balcao.bot.flow.FlowCheck;
import io.balcao.bot.flow.FlowCheck.Around;
import io.balcao.bot.flow.Interpreter;
import io.balcao.bot.flow.Outcome;
import io.balcao.bot.flow.Phrases;
import io.balcao.bot.flow.Script;
import io.balcao.bot.flow.Surroundings;
import io.balcao.conversations.lane.Responder.Handover;
import io.balcao.conversations.lane.Responder.Turn;
import io.balcao.conversations.thread.Conversation;
import io.balcao.conversations.thread.MessageView;
import io.balcao.conversations.thread.Outgoing;
import io.balcao.conversations.thread.Owner;
import io.balcao.platform.OrganizationId;
import io.balcao.platform.Secret;
import io.balcao.platform.http.Json;
import io.balcao.platform.http.OutsidePlaces;
import io.balcao.platform.http.SsrfGuard;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A customer in a flow, without anything around them. */
final class FlowChat implements Surroundings {
    static final Department SALES = new Department(UUID.fromString("00000000-0000-7000-8000-000000000001"), "Vendas");

    static final Vertx VERTX = Vertx.vertx();
    /** Every type that an organization has; what they ask of other servers may go to this machine. */
    static final List<BlockType<?>> TYPES = Blocks
            .all(new HttpCalls(VERTX, new OutsidePlaces(new SsrfGuard(VERTX), true)));

    static final Map<String, BlockType<?>> BY_NAME = TYPES.stream()
            .collect(Collectors.toMap(BlockType::name, Function.identity()));

    /** A picture, a sound and a paper. */
    static final Map<UUID, File> FILES = Stream.of("image/png", "audio/ogg; codecs=opus", "application/pdf")
            .map(type -> new File(UUID.nameUUIDFromBytes(type.getBytes(StandardCharsets.UTF_8)), "arquivo", type, 7))
            .collect(Collectors.toMap(File::id, Function.identity()));

    static UUID file(String type) {
        return FILES.values().stream().filter(one -> one.mimeType().startsWith(type)).findFirst().orElseThrow().id();
    }

    /** What {@code {{secret.key}}} is. */
    static final String SECRET = "s3cr3t/\"7";

    private final Flow flow;
    private final Map<String, BlockType<?>> types;
    private OrganizationId organization = new OrganizationId(new UUID(1, 3));
    private UUID customer = new UUID(1, 1);
    private UUID channel = new UUID(1, 2);
    private Conversation conversation;
    private final Map<UUID, Script> others = new HashMap<>();
    private final Map<String, Script> versions = new HashMap<>();
    private JsonObject state = new JsonObject();
    private Instant now = Instant.parse("2026-11-20T15:00:00Z"); // a Friday noon in São Paulo
    private boolean isOpen = true;
    private @Nullable Outcome last;

    FlowChat(Flow flow, BlockType<?>... more) {
        this(flow, UUID.fromString("00000000-0000-7000-8000-00000000000a"), more);
    }

    FlowChat(Flow flow, UUID conversation, BlockType<?>... more) {
        this.flow = flow;
        this.types = Stream.concat(TYPES.stream(), Arrays.stream(more))
                .collect(Collectors.toMap(BlockType::name, Function.identity(), (ours, other) -> other));
        this.conversation = conversation(conversation, Duration.ofDays(365));
    }

    /** From now on WhatsApp takes free text for so long after the customer's last message, as it really does for a day. */
    FlowChat withWindow(Duration window) {
        conversation = conversation(conversation.id(), window);
        return this;
    }

    /** The customer is one of the database from now on. */
    FlowChat of(OrganizationId whose, UUID conversationId, UUID customerId) {
        organization = whose;
        customer = customerId;
        conversation = conversation(conversationId, Duration.ofDays(365));
        return this;
    }

    /** They write to this number from now on. */
    FlowChat through(UUID number) {
        channel = number;
        conversation = conversation(conversation.id(), Duration.ofDays(365));
        return this;
    }

    private Conversation conversation(UUID id, Duration window) {
        return new Conversation(id, new Conversation.Customer(customer, "Rita", null, false), channel,
                Owner.BOT, 1, null, null, null, null, "open", "normal", false, 1, null, now, now.plus(window), null,
                null,
                List.of(), new JsonObject(), 1, now, null, null, null);
    }

    /** A flow written down as JSON; a block as {@code "id": ["type", {settings}, {edges}]}. */
    static Flow flow(String start, String blocks, String... variables) {
        var list = new ArrayList<Flow.Block>();
        try {
            Json.mapper().readTree(blocks).properties().forEach(block -> list.add(new Flow.Block(block.getKey(),
                    block.getValue().get(0).asText(), block.getValue().get(1),
                    block.getValue().path(2).properties().stream()
                            .collect(Collectors.toMap(Map.Entry::getKey, edge -> edge.getValue().asText())))));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
        return new Flow(start, new Flow.Words(List.of("voltar"), List.of("atendente"), List.of("recomeçar")),
                new Flow.Exits(null, null),
                Arrays.stream(variables).map(name -> new Flow.Variable(name, Flow.Kind.TEXT)).toList(), list);
    }

    /** What the check finds, as {@code block code detail}. */
    List<String> findings() {
        return FlowCheck.findings(flow, types, new Around(others.keySet(), Set.of("key"), FILES.keySet())).stream()
                .map(found -> (found.block() + " " + found.code() + " " + found.detail()).strip()).toList();
    }

    /** Another flow of the organization, and what is published of it from now on. */
    FlowChat with(UUID id, Flow other) {
        var script = Script.of("version" + versions.size(), id, other, types);
        versions.put(script.key(), script);
        others.put(id, script);
        return this;
    }

    /** Nothing of that flow can be called any more; its versions are gone too. */
    FlowChat without(UUID id) {
        versions.remove(others.remove(id).key());
        return this;
    }

    FlowChat later(Duration time) {
        now = now.plus(time);
        return this;
    }

    FlowChat closed() {
        isOpen = false;
        return this;
    }

    /** What is said to texts that came in one turn. */
    List<String> writes(String... texts) {
        return hears(Arrays.stream(texts).map(text -> Chat.message("text", text, new JsonObject()))
                .toArray(MessageView[]::new));
    }

    /** The same customer at the same point, for what may happen twice. */
    FlowChat copy() {
        var copy = new FlowChat(flow, conversation.id(), types.values().toArray(BlockType<?>[]::new));
        copy.conversation = conversation;
        copy.others.putAll(others);
        copy.versions.putAll(versions);
        copy.state = state.copy();
        copy.now = now;
        return copy;
    }

    /** The run begins by itself, because a conversation was closed. */
    List<String> follows() {
        state = Interpreter.follow(Script.of("flow", flow, types), 1, conversation.id(), now).orElseThrow();
        return goesOn();
    }

    /** What is said when it is time. */
    List<String> goesOn() {
        return hears();
    }

    List<String> hears(MessageView... messages) {
        var outcome = Interpreter.answer(Script.of("flow", flow, types),
                new Turn(new OrganizationId(conversation.id()), conversation, state.copy(), List.of(messages)), this);
        last = outcome;
        state = outcome.state();
        return outcome.replies().stream().map(Outgoing::content).toList();
    }

    Outcome last() {
        return Optional.ofNullable(last).orElseThrow();
    }

    Conversation conversation() {
        return conversation;
    }

    boolean isWithPeople() {
        return last().ending().filter(Handover.class::isInstance).isPresent();
    }

    /** With people, or closed. */
    boolean isOver() {
        return last().ending().isPresent();
    }

    Object variable(String name) {
        return state.getJsonObject("variables").getValue(name);
    }

    @Override
    public OrganizationId organization() {
        return organization;
    }

    @Override
    public Instant now() {
        return now;
    }

    @Override
    public ZoneId zone() {
        return ZoneId.of("America/Sao_Paulo");
    }

    @Override
    public Phrases phrases() {
        return new Phrases(Locale.forLanguageTag("pt-BR"));
    }

    @Override
    public Optional<Script> published(UUID id) {
        return Optional.ofNullable(others.get(id));
    }

    @Override
    public Optional<File> file(UUID id) {
        return Optional.ofNullable(FILES.get(id));
    }

    @Override
    public Optional<Secret> secret(String name) {
        return name.equals("key") ? Optional.of(new Secret(SECRET)) : Optional.empty();
    }

    @Override
    public Optional<Script> version(String key) {
        return Optional.ofNullable(versions.get(key));
    }

    @Override
    public List<Department> departments() {
        return List.of(SALES);
    }

    @Override
    public Opening opening(Optional<UUID> department) {
        return new Opening(isOpen, Optional.empty(), Optional.empty());
    }
}
