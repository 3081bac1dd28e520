package io.balcao.platform.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.AbstractMap;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code .env.example} names every setting that is read, and none that is not. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class EnvExampleTest {
    private static final Path ROOT = Path.of(System.getProperty("balcao.root", ".."));
    private static final Pattern SETTING = Pattern.compile("(?m)^#?([A-Z][A-Z0-9_]*)=(.*)$");
    private static final String LATER = "## For the AI agents to come";
    private static final String COMPOSE = "## docker compose only";

    @Test
    void every_setting_that_is_read_is_in_the_example_and_the_reverse(@TempDir Path directory) throws IOException {
        var example = names(before(example(), LATER));

        assertThat(example).doesNotHaveDuplicates();
        assertThat(new HashSet<>(example)).isEqualTo(namesRead(directory));
    }

    @Test
    void the_settings_of_docker_compose_are_used_there() throws IOException {
        var compose = Files.readString(ROOT.resolve("docker-compose.yml"));
        var needed = Pattern.compile("\\$\\{([A-Z_]+)").matcher(compose).results().map(found -> found.group(1))
                .collect(Collectors.toSet());

        assertThat(needed).containsAll(names(after(example(), COMPOSE)));
        assertThat(names(example())).containsAll(needed);
    }

    @Test
    void the_example_copied_as_it_is_starts_nothing() throws IOException {
        var copied = SETTING.matcher(example()).results().filter(found -> !found.group().startsWith("#"))
                .collect(Collectors.toMap(found -> found.group(1), found -> found.group(2)));
        // What docker-compose.yml adds.
        copied.put("DATABASE_URL", "postgresql://balcao_owner@postgres:5432/balcao");
        copied.put("REDIS_URL", "redis://redis:6379");

        assertThatThrownBy(() -> ConfigReader.read(copied)).isInstanceOf(InvalidConfig.class)
                .hasMessageContainingAll("JWT_SECRET is missing", "JWT_REFRESH_SECRET is missing",
                        "ENCRYPTION_KEY is missing");
    }

    @Test
    void the_defaults_that_it_shows_are_the_defaults(@TempDir Path directory) throws IOException {
        var shown = SETTING.matcher(after(before(example(), LATER), "## Rarely changed")).results()
                .collect(Collectors.toMap((MatchResult found) -> found.group(1), found -> found.group(2)));
        shown.put("DATA_DIR", directory.toString());
        var bare = new HashMap<>(production(directory));
        var spelled = new HashMap<>(production(directory));
        spelled.putAll(shown);

        assertThat(ConfigReader.read(spelled)).isEqualTo(ConfigReader.read(bare));
    }

    /** Found by watching the reader read, in each of its ways. */
    private static Set<String> namesRead(Path directory) {
        var asked = new HashSet<String>();
        var whole = new HashMap<>(production(directory));
        whole.putAll(Map.of("WHATSAPP_PHONE_NUMBER_ID", "1", "WHATSAPP_ACCESS_TOKEN", "t", "WHATSAPP_APP_SECRET", "s",
                "WEBHOOK_VERIFY_TOKEN", "w", "ADMIN_EMAIL", "a@b.example", "ADMIN_PASSWORD", "cavalo-bateria-grampo"));
        for (var settings : List.of(whole, Map.of("DATA_DIR", directory.toString()))) {
            ConfigReader.read(new AbstractMap<>() {
                @Override
                public @Nullable String get(Object name) {
                    asked.add(name.toString());
                    return settings.get(name);
                }

                @Override
                public Set<Entry<String, String>> entrySet() {
                    throw new UnsupportedOperationException("Settings are asked for by name");
                }
            });
        }
        asked.removeIf(name -> name.endsWith("_FILE") && asked.contains(name.substring(0, name.length() - 5)));
        return asked;
    }

    private static Map<String, String> production(Path directory) {
        return Map.of("DATABASE_URL", "postgresql://owner:pw@db:5432/balcao", "REDIS_URL", "redis://redis:6379",
                "JWT_SECRET", "7c1d0f9e4b8a63521f0e9d8c7b6a594837261504f3e2d1c0",
                "JWT_REFRESH_SECRET", "0b5e2a917d4c8f63e1a0b9c8d7e6f5a4938271605f4e3d2c",
                "ENCRYPTION_KEY", "e94f20d1c5b86a7398120f4e5d6c7b8a9081726354f5e6d7",
                "FRONTEND_URL", "https://atendimento.example.com", "DATA_DIR", directory.toString());
    }

    private static String example() throws IOException {
        return Files.readString(ROOT.resolve(".env.example"));
    }

    private static String before(String text, String mark) {
        return text.substring(0, place(text, mark));
    }

    private static String after(String text, String mark) {
        return text.substring(place(text, mark));
    }

    private static int place(String text, String mark) {
        assertThat(text).contains(mark);
        return text.indexOf(mark);
    }

    private static List<String> names(String text) {
        return Arrays.stream(text.split("\n")).map(SETTING::matcher).filter(found -> found.matches())
                .map(found -> found.group(1)).toList();
    }
}
