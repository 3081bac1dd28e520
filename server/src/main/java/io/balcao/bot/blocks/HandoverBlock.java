package io.balcao.bot.blocks;

import io.balcao.bot.flow.BlockType;
import io.balcao.bot.flow.Form;
import io.balcao.bot.flow.Form.Field;
import io.balcao.bot.flow.Form.Group;
import io.balcao.bot.flow.Form.Kind;
import io.balcao.bot.flow.Move;
import io.balcao.bot.flow.Scene;
import io.balcao.bot.flow.Surroundings.Department;
import io.balcao.conversations.lane.Responder.Deed;
import io.balcao.conversations.lane.Responder.Handover;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Gives the conversation to people, and says so. */
final class HandoverBlock implements BlockType<HandoverBlock.Settings> {
    static final String NAME = "handover";
    /** Filled in where the place in the queue is known: see {@code Queues}. */
    private static final String POSITION = "{{position}}";
    private static final Form FORM = Form.of(Group.END, new Settings(null, null, "", "", null, false))
            .with(Field.of("department_id", Kind.DEPARTMENT).nullable())
            .with(Field.of("user_id", Kind.USER).nullable())
            .with(Field.longText("text").variables().max(4096).headline())
            .with(Field.longText("away_text").variables().max(4096))
            .with(Field.longText("note").nullable().variables().max(4096))
            .with(Field.toggle("needs_attention"));

    /**
     * To whom, with which words.
     *
     * @param departmentId whose queue; null for the oldest department's
     * @param userId who gets it, if they could be given it by a queue now; otherwise it waits in the department's
     * @param note what people read of it, and the customer does not; null writes none
     * @param text may have {@code {{department}}} in it; blank says nothing
     * @param awayText said instead when nobody is there; may also have {@code {{opens_at}}} and {@code {{holiday}}} in it
     * @param needsAttention whether people are to look at once
     */
    record Settings(@Nullable UUID departmentId, @Nullable UUID userId, String text, String awayText,
            @Nullable String note, boolean needsAttention) {}

    @Override
    public String name() {
        return NAME;
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
    public List<String> texts(Settings settings) {
        return Stream.concat(Stream.of(settings.text(), settings.awayText()), Stream.ofNullable(settings.note()))
                .toList();
    }

    @Override
    public Set<String> names() {
        return Set.of("department", "opens_at", "holiday", "position");
    }

    @Override
    public Move enter(Settings settings, Scene scene) {
        var wanted = Optional.ofNullable(settings.departmentId());
        var found = scene.department(wanted);
        // A department that was switched off since: somebody must notice.
        boolean isLost = wanted.isPresent() && found.isEmpty();
        var department = isLost ? scene.department(Optional.empty()) : found;
        var text = words(settings, scene, department);
        if (!text.isBlank()) {
            scene.sayIfOpen(Replies.text(scene, text));
        }
        var note = settings.note() == null ? "" : scene.filled(settings.note());
        if (!note.isBlank()) {
            scene.have(new Deed.Note(note));
        }
        return new Move.End(new Handover(department.map(Department::id), Optional.ofNullable(settings.userId()),
                isLost || settings.needsAttention()));
    }

    private static String words(Settings settings, Scene scene, Optional<Department> department) {
        var phrases = scene.surroundings().phrases();
        var opening = scene.surroundings().opening(department.map(Department::id));
        var name = department.map(Department::name).orElseGet(phrases::team);
        return opening.isOpen()
                ? scene.filled(settings.text(), Map.of("department", name, "position", POSITION))
                : scene.filled(settings.awayText(), Map.of("department", name, "position", POSITION,
                        "opens_at", opening.opensNext().map(phrases::moment).orElse(""),
                        "holiday", opening.holiday().orElse("")));
    }
}
