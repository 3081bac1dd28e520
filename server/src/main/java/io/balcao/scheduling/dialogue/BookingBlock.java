package io.balcao.scheduling.dialogue;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.balcao.bot.blocks.Replies;
import io.balcao.bot.flow.AskingType;
import io.balcao.bot.flow.DialogueType;
import io.balcao.bot.flow.Form;
import io.balcao.bot.flow.Form.Field;
import io.balcao.bot.flow.Form.Group;
import io.balcao.bot.flow.Form.Kind;
import io.balcao.bot.flow.Form.Way;
import io.balcao.bot.flow.Heard;
import io.balcao.bot.flow.Input;
import io.balcao.bot.flow.Input.Press;
import io.balcao.bot.flow.Move;
import io.balcao.bot.flow.Scene;
import io.balcao.channels.Choices;
import io.balcao.channels.Typed;
import io.balcao.platform.db.Database;
import io.balcao.scheduling.appointments.Booking;
import io.balcao.scheduling.slots.Slots;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Books, moves and cancels in the chat. What the customer does is noted, and acted upon in a turn of its own, which may look
 * into the agenda and change it; what comes of it is asked in the same block until the dialogue is over.
 */
public final class BookingBlock implements DialogueType<BookingBlock.Settings> {
    /** The dialogue, and what the customer did since it last acted. */
    private static final String SESSION = Scene.OF_BLOCKS + "booking";
    private static final String SAID = SESSION + "_said";
    /** What somebody has booked who tries the flow out. */
    private static final String NOTED = SESSION + "_noted";
    private static final String OF = "#";
    private static final int USUAL_TRIES = 3;
    private static final int USUAL_MINUTES = 30;
    private static final Form FORM = Form
            .of(Group.ACT, new Settings(null, Begin.MENU, true, USUAL_TRIES, USUAL_MINUTES))
            .with(Field.of("clinic_id", Kind.CLINIC).nullable())
            .with(Field.oneOf("begins_with", Begin.class))
            .with(Field.toggle("asks_areas"))
            .with(Field.number("tries", 1, 10))
            .with(Field.number("timeout_minutes", 1, 1_440))
            .leaves(Way.always(NEXT), Way.always(Dialogue.HUMAN), Way.always(NO_MATCH), Way.always(TIMEOUT),
                    Way.always(ERROR));

    private final ClinicDiary.Desk desk;

    /** With what the dialogue begins. */
    public enum Begin {
        @JsonProperty("menu")
        MENU, @JsonProperty("schedule")
        SCHEDULE, @JsonProperty("reschedule")
        RESCHEDULE, @JsonProperty("cancel")
        CANCEL, @JsonProperty("faq")
        FAQ
    }

    /**
     * How it is held.
     *
     * @param clinicId as it is called on the wire; null for the one whose number the customer wrote to, or else the
     *        one that was opened first
     * @param asksAreas whether customers are asked what is to be treated
     * @param tries how often in a row a customer may be misunderstood, from 1
     * @param timeoutMinutes how long an answer is waited for, from 1
     */
    public record Settings(@Nullable String clinicId, Begin beginsWith, boolean asksAreas, int tries,
            int timeoutMinutes) {}

    /** @param slots when something can be booked */
    public BookingBlock(Database database, Slots slots, Booking booking, InstantSource clock) {
        this.desk = new ClinicDiary.Desk(database, slots, booking, clock);
    }

    @Override
    public String name() {
        return "booking";
    }

    @Override
    public Class<Settings> settings() {
        return Settings.class;
    }

    @Override
    public Form form() {
        return FORM;
    }

    @Override
    public int tries(Settings settings) {
        return settings.tries();
    }

    @Override
    public Optional<Duration> patience(Settings settings) {
        return Optional.of(Duration.ofMinutes(settings.timeoutMinutes()));
    }

    @Override
    public Move enter(Settings settings, Scene scene) {
        scene.keep(SESSION, null);
        scene.keep(SAID, null);
        return new Move.Call();
    }

    @Override
    public void ask(Settings settings, Scene scene, int page, String apology) {
        session(scene).ifPresent(session -> {
            var text = (apology + "\n\n" + session.question()).strip();
            scene.say(Replies.options(scene, text, session.options().stream()
                    .map(option -> new Choices.Option(scene.offering() + OF + option.id(), option.label(),
                            option.description()))
                    .toList(), session.opens(), page));
        });
    }

    @Override
    public Optional<Heard> pressed(String block, Settings settings, Press press) {
        var page = Replies.page(block, press);
        if (page.isPresent()) {
            return Optional.of(page.get());
        }
        return press.id().startsWith(block + OF)
                ? Optional.of(onward(new JsonArray(), Said.option(press.id().substring(block.length() + OF.length()))))
                : Optional.empty();
    }

    @Override
    public Optional<Heard> named(Settings settings, Scene scene, Input input) {
        var press = input.press();
        if (press.isPresent()) {
            return pressed(scene.block(), settings, press.get()).map(heard -> heard instanceof Heard.Onward
                    ? onward(said(scene),
                            Said.option(press.get().id().substring(scene.block().length() + OF.length())))
                    : heard);
        }
        var session = session(scene);
        if (session.isEmpty()) {
            return Optional.empty();
        }
        if (!session.get().before().isEmpty()
                && scene.words().back().stream().anyMatch(word -> Typed.plain(word).equals(input.plain()))) {
            return Optional.of(onward(said(scene), Said.option("back")));
        }
        return session.get().options().stream().filter(option -> Typed.plain(option.label()).equals(input.plain()))
                .findFirst()
                .map(option -> onward(said(scene), Said.option(option.id())));
    }

    @Override
    public Heard hear(Settings settings, Scene scene, Input input, AskingType.Timing timing) {
        if (input.text().isBlank()) {
            return timing == Timing.FIRST_WORDS
                    ? new Heard.Ignored()
                    : new Heard.Unclear(scene.surroundings().phrases().fileReceived());
        }
        var options = session(scene).map(Session::options).orElse(List.of());
        int number = timing == Timing.ASKED ? Typed.number(input.plain()).orElse(0) : 0;
        return onward(said(scene), number >= 1 && number <= options.size()
                ? Said.option(options.get(number - 1).id())
                : new Said(null, input.text(), input.message().receivedAt()));
    }

    @Override
    public JsonObject call(Settings settings, Scene scene, UUID id) {
        return step(settings, scene, id, diary(settings, scene, desk)).toJson();
    }

    /** By the clock of whoever tries it out. What was booked meanwhile is kept beside the dialogue. */
    @Override
    public Optional<JsonObject> rehearse(Settings settings, Scene scene, UUID id) {
        var diary = RehearsedDiary.of(diary(settings, scene, desk.at(scene.surroundings().now())),
                scene.conversation().customer().name(), scene.value(NOTED));
        return Optional.of(step(settings, scene, id, diary).toJson().put(NOTED, diary.noted()));
    }

    private static Diary diary(Settings settings, Scene scene, ClinicDiary.Desk desk) {
        var conversation = scene.conversation();
        return ClinicDiary.open(desk, new ClinicDiary.Who(scene.surroundings().organization(),
                conversation.customer().id(), conversation.customer().name(), conversation.id(),
                conversation.channelId()), settings.clinicId());
    }

    /** What comes of everything that the customer did since the dialogue last acted. */
    private static Session step(Settings settings, Scene scene, UUID id, Diary diary) {
        var session = session(scene).orElse(null);
        int step = 0;
        for (var one : said(scene)) {
            var said = said((JsonObject) one);
            if (session == null || session.left() == null) {
                var dialogue = dialogue(settings, diary, id, step++);
                session = session != null
                        ? dialogue.answers(session, said)
                        : said.option() == null
                                ? dialogue.begins(begin(settings), said)
                                : dialogue.begins(said);
            }
        }
        return session == null ? dialogue(settings, diary, id, step).begins(begin(settings)) : session;
    }

    @Override
    public Move resume(Settings settings, Scene scene, JsonObject answer) {
        var given = answer.copy();
        if (given.containsKey(NOTED)) {
            scene.keep(NOTED, given.remove(NOTED));
        }
        var session = Session.of(given).orElseThrow();
        session.texts().forEach(text -> scene.say(Replies.text(scene, text)));
        scene.keep(SAID, null);
        if (session.left() != null) {
            scene.keep(SESSION, null);
            return new Move.Leave(session.left());
        }
        scene.keep(SESSION, session.heard().toJson());
        return new Move.Ask();
    }

    private static Dialogue dialogue(Settings settings, Diary diary, UUID call, int step) {
        return new Dialogue(diary, new UUID(call.getMostSignificantBits(), call.getLeastSignificantBits() + step),
                settings.asksAreas(), settings.tries());
    }

    private static String begin(Settings settings) {
        return settings.beginsWith().name().toLowerCase(java.util.Locale.ROOT);
    }

    private static Heard onward(JsonArray before, Said said) {
        var all = new ArrayList<Object>(before.getList());
        all.add(new JsonObject().put("option", said.option()).put("text", said.text()).put("at", said.at()));
        return new Heard.Onward(Map.of(SAID, new JsonArray(all)), true);
    }

    private static JsonArray said(Scene scene) {
        return scene.value(SAID) instanceof JsonArray said ? said : new JsonArray();
    }

    private static Said said(JsonObject kept) {
        return new Said(kept.getString("option"), kept.getString("text", ""), kept.getInstant("at"));
    }

    private static Optional<Session> session(Scene scene) {
        return Session.of(scene.value(SESSION));
    }
}
