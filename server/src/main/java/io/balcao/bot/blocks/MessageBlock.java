package io.balcao.bot.blocks;

import io.balcao.bot.flow.BlockType;
import io.balcao.bot.flow.Form;
import io.balcao.bot.flow.Form.Field;
import io.balcao.bot.flow.Form.Group;
import io.balcao.bot.flow.Form.Kind;
import io.balcao.bot.flow.Form.Way;
import io.balcao.bot.flow.Move;
import io.balcao.bot.flow.Scene;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Says something, shows a file, or both, and goes on. */
final class MessageBlock implements BlockType<MessageBlock.Settings> {
    static final String NAME = "message";
    private static final Form FORM = Form.of(Group.TALK, new Settings("", null, false))
            .with(Field.longText("text").variables().max(4096).headline())
            .with(Field.of("media_id", Kind.MEDIA).nullable())
            .with(Field.toggle("offers_way_back"))
            .leaves(Way.always(NEXT), Way.when(ERROR, "media_id"));

    /**
     * What it says.
     *
     * @param text may have variables in it; stands under the file
     * @param mediaId the file; when it is gone, nothing is said and the block is left by {@link BlockType#ERROR}
     * @param offersWayBack whether a button under it leads back to the question before
     */
    record Settings(String text, @Nullable UUID mediaId, boolean offersWayBack) {}

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
    public List<String> ports(Settings settings) {
        return settings.mediaId() == null ? List.of(NEXT) : List.of(NEXT, ERROR);
    }

    @Override
    public List<String> texts(Settings settings) {
        return List.of(settings.text());
    }

    @Override
    public List<UUID> files(Settings settings) {
        return Stream.ofNullable(settings.mediaId()).toList();
    }

    @Override
    public boolean isSaying() {
        return true;
    }

    @Override
    public Move enter(Settings settings, Scene scene) {
        var text = scene.filled(settings.text());
        var wanted = settings.mediaId();
        var file = Optional.ofNullable(wanted).flatMap(scene.surroundings()::file);
        if (wanted != null && file.isEmpty()) {
            return new Move.Leave(ERROR);
        }
        boolean isUnder = !settings.offersWayBack() && file.filter(one -> Said.fitsUnder(one, text)).isPresent();
        file.ifPresent(one -> scene.say(List.of(Said.file(one, isUnder ? text : ""))));
        if (!isUnder && !text.isBlank()) {
            scene.say(settings.offersWayBack() ? Said.withWayBack(scene, text) : Said.text(scene, text));
        }
        return Move.next();
    }
}
