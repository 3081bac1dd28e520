package io.balcao.bot;

import io.balcao.bot.MenuConfiguration.Action;
import io.balcao.bot.MenuConfiguration.Option;
import io.balcao.bot.MenuSource.Menu;
import io.balcao.bot.flow.Interpreter;
import io.balcao.bot.flow.Script;
import io.balcao.bot.flow.Surroundings.Department;
import io.balcao.bot.flow.Surroundings.File;
import io.balcao.bot.flow.Surroundings.Opening;
import io.balcao.conversations.lane.Responder.Answer;
import io.balcao.conversations.lane.Responder.Turn;
import io.balcao.conversations.thread.Conversation;
import io.balcao.conversations.thread.MessageView;
import io.balcao.conversations.thread.Outgoing;
import io.balcao.conversations.thread.Owner;
import io.balcao.platform.Ids;
import io.balcao.platform.OrganizationId;
import io.balcao.platform.Secret;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A customer and a bot in one conversation, without anything around them. */
public final class Chat implements MenuSource {
    static final Department SALES = new Department(UUID.fromString("00000000-0000-7000-8000-000000000001"), "Vendas");
    static final Department HELP = new Department(UUID.fromString("00000000-0000-7000-8000-000000000002"), "Suporte");

    private static final Opening OPEN = new Opening(true, Optional.empty(), Optional.empty());
    private final OrganizationId organization = new OrganizationId(Ids.next());
    private MenuConfiguration configuration;
    private Locale locale = Locale.forLanguageTag("pt-BR");
    private List<Department> departments = List.of(SALES, HELP);
    private Instant now = Instant.parse("2026-11-20T15:00:00Z"); // a Friday noon in São Paulo
    private JsonObject state = new JsonObject();
    private int ownerVersion = 1;
    private Opening opening = OPEN;

    Chat(MenuConfiguration configuration) {
        this.configuration = configuration;
    }

    /** 1 Vendas, 2 Horário (a reply), 3 Falar com alguém. */
    static MenuConfiguration shop() {
        return new MenuConfiguration("Olá!", "Escolha:", "Opções", List.of(
                new Option("sales", "Comprar", List.of("orçamento", "preço"), Action.DEPARTMENT, SALES.id(), null),
                new Option("hours", "Horário", List.of("que horas abrem"), Action.REPLY, null, "Das 8 às 18."),
                new Option("person", "Falar com alguém", List.of(), Action.ATTENDANT, HELP.id(), "Certo.")),
                "Não entendi.", 3, "Aguarde {{department}}.", "Fechado agora, {{department}} responde depois.",
                "", "", "", List.of("menu", "voltar"), List.of("atendente", "falar com uma pessoa"));
    }

    static MenuConfiguration with(MenuConfiguration c, List<Option> options) {
        return new MenuConfiguration(c.greeting(), c.menuText(), c.buttonLabel(), options, c.invalidChoiceText(),
                c.maxInvalidChoices(), c.handoverText(), c.awayText(), c.closingText(),
                c.takeoverText(), c.transferText(), c.backToMenuWords(), c.humanWords());
    }

    Chat in(String language) {
        locale = Locale.forLanguageTag(language);
        return this;
    }

    Chat withDepartments(Department... active) {
        departments = List.of(active);
        return this;
    }

    Chat at(String time) {
        now = Instant.parse(time);
        return this;
    }

    Chat later(Duration time) {
        now = now.plus(time);
        return this;
    }

    Chat configured(MenuConfiguration changed) {
        configuration = changed;
        return this;
    }

    /** Nobody is there, on that holiday, before that time. */
    Chat closed(String holiday, String until) {
        opening = new Opening(false, Optional.of(holiday), Optional.of(ZonedDateTime.parse(until)));
        return this;
    }

    Chat open() {
        opening = OPEN;
        return this;
    }

    @Override
    public Opening opening(OrganizationId organization, Optional<UUID> department, Instant at) {
        return opening;
    }

    /** A person had it, and gave it back. */
    Chat returnedByAPerson() {
        ownerVersion += 2;
        return this;
    }

    Chat remembers(JsonObject kept) {
        state = kept;
        return this;
    }

    /** What the bot says to texts that came in one turn. */
    Answer writes(String... texts) {
        return hears(
                Arrays.stream(texts).map(text -> message("text", text, new JsonObject())).toArray(MessageView[]::new));
    }

    Answer presses(String id, String title) {
        return hears(button(id, title));
    }

    Answer hears(MessageView... messages) {
        var conversation = new Conversation(UUID.randomUUID(),
                new Conversation.Customer(Ids.next(), "Rita", null, false),
                Ids.next(), Owner.BOT, ownerVersion, null, null, null, null, "open", "normal", false, 1, null, now,
                now.plusSeconds(86_400), null,
                null, List.of(), new JsonObject(), 1, now, null, null, null);
        var here = Here.at(this, organization, now);
        var outcome = Interpreter.answer(Script.of("menu", MenuFlow.of(configuration), FlowChat.BY_NAME),
                new Turn(organization, conversation, state.copy(), List.of(messages)), here);
        state = outcome.state();
        return new Answer(state, outcome.replies(), outcome.deeds(), outcome.ending(), outcome.dueAt(), (tx, of) -> {});
    }

    public static MessageView button(String id, String title) {
        return message("interactive", title, new JsonObject().put("interactive_kind", "button_reply")
                .put("interactive_reply", new JsonObject().put("id", id).put("title", title)));
    }

    public static MessageView message(String type, String content, JsonObject metadata) {
        return message(type, content, metadata, null);
    }

    static MessageView message(String type, String content, JsonObject metadata, @Nullable Instant receivedAt) {
        return new MessageView(Ids.next(), Ids.next(), "customer", null, "Rita", content, type, null, null, null,
                List.of(), metadata, false, "received", null, "wamid.1", null, null, receivedAt, Instant.EPOCH, 1);
    }

    static List<String> texts(Answer answer) {
        return answer.replies().stream().map(Outgoing::content).toList();
    }

    /** Titles of the last message's buttons or rows. */
    static List<String> offered(Answer answer) {
        var interactive = new JsonObject(answer.replies().getLast().metadata().toString()).getJsonObject("interactive",
                new JsonObject());
        return interactive.getJsonArray("buttons", interactive.getJsonArray("rows", new JsonArray())).stream()
                .map(item -> ((JsonObject) item).getString("title")).toList();
    }

    static Optional<UUID> queue(Answer answer) {
        return answer.handover().flatMap(handover -> handover.department());
    }

    @Override
    public Menu menu(OrganizationId asked) {
        return new Menu(configuration, locale, ZoneId.of("America/Sao_Paulo"));
    }

    @Override
    public List<Department> departments(OrganizationId asked) {
        return departments;
    }

    @Override
    public Optional<Script> published(OrganizationId of, UUID flow) {
        return Optional.empty();
    }

    @Override
    public Optional<File> file(OrganizationId organization, UUID id) {
        return Optional.empty();
    }

    @Override
    public Optional<Secret> secret(OrganizationId of, String name) {
        return Optional.empty();
    }

    @Override
    public Optional<Script> version(OrganizationId of, String key) {
        return Optional.empty();
    }
}
