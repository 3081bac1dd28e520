package io.balcao.bot.flow;

import com.fasterxml.jackson.databind.JsonNode;
import io.balcao.bot.flow.Finding.Severity;
import io.balcao.bot.flow.Form.Field;
import io.balcao.bot.flow.Form.Kind;
import io.balcao.bot.flow.Script.Node;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads a flow as a careful colleague would. A flow without an {@link Severity#ERROR} can run: every block of it is of a
 * known type, with settings of that type's shape, and every edge leads somewhere.
 */
public final class FlowCheck {
    /** What every run knows without having been told. */
    public static final Set<String> KNOWN = Set.of("customer_name", "summary");

    /**
     * What a flow may refer to.
     *
     * @param flows of which something is published
     * @param secrets by their names
     * @param files that flows may send
     */
    public record Around(Set<UUID> flows, Set<String> secrets, Set<UUID> files) {
        public Around {
            flows = Set.copyOf(flows);
            secrets = Set.copyOf(secrets);
            files = Set.copyOf(files);
        }
    }

    private static final Duration WINDOW = Duration.ofHours(24);
    private static final Duration MEANINGFUL = Duration.ofHours(1);

    private final Flow flow;
    private final Map<String, BlockType<?>> types;
    private final Around around;
    private final Map<String, Node<?>> nodes = new LinkedHashMap<>();
    private final Set<String> ids = new HashSet<>();
    private final List<Finding> findings = new ArrayList<>();

    private FlowCheck(Flow flow, Map<String, BlockType<?>> types, Around around) {
        this.flow = flow;
        this.types = types;
        this.around = around;
    }

    /**
     * What there is to say, in the order of the blocks; errors and warnings.
     *
     * @param around what there is besides this flow
     */
    public static List<Finding> findings(Flow flow, Map<String, BlockType<?>> types, Around around) {
        var check = new FlowCheck(flow, types, around);
        check.blocks();
        check.beginning();
        check.nodes.values().forEach(check::edges);
        check.nodes.values().forEach(check::variables);
        check.unreachable();
        check.loops();
        check.closedWindows();
        check.nodes.values().forEach(check::texts);
        return check.findings;
    }

    /** The files that a flow's blocks send, as far as the blocks can be read. */
    public static Set<UUID> files(Flow flow, Map<String, BlockType<?>> types) {
        var files = new HashSet<UUID>();
        for (var block : flow.blocks()) {
            var type = types.get(block.type());
            try {
                if (type != null) {
                    files.addAll(Script.node(block, type).files());
                }
            } catch (IllegalArgumentException _) {
                // It is found and told.
            }
        }
        return files;
    }

    private void blocks() {
        for (var block : flow.blocks()) {
            if (!ids.add(block.id())) {
                error(block.id(), "duplicate_id", block.id());
                continue;
            }
            var type = types.get(block.type());
            if (type == null) {
                error(block.id(), "unknown_type", block.type());
                continue;
            }
            try {
                nodes.put(block.id(), Script.node(block, type));
            } catch (IllegalArgumentException e) {
                error(block.id(), "bad_settings", e.getMessage() == null ? "" : e.getMessage());
            }
        }
    }

    private void beginning() {
        leads("", "start", flow.start());
        leads("", "human", flow.exits().human());
        leads("", "failure", flow.exits().failure());
    }

    private void edges(Node<?> node) {
        var ports = node.ports();
        node.block().edges().forEach((port, target) -> {
            if (!ports.contains(port) && !port.equals(BlockType.ERROR)) {
                error(node.id(), "unknown_port", port);
            }
            leads(node.id(), port, target);
        });
        node.jumps().forEach(target -> leads(node.id(), BlockType.NEXT, target));
        node.calls().stream().filter(called -> !around.flows().contains(called))
                .forEach(called -> findings.add(Finding.warning(node.id(), "unpublished_flow", called.toString())));
        node.files().stream().filter(file -> !around.files().contains(file))
                .forEach(file -> findings.add(Finding.warning(node.id(), "unknown_file", file.toString())));
        ports.stream().filter(port -> node.target(port).isEmpty())
                .forEach(port -> findings.add(Finding.warning(node.id(), "missing_edge", port)));
    }

    private void leads(String from, String port, @Nullable String target) {
        if (target != null && !ids.contains(target)) {
            error(from, "unknown_block", port);
        }
    }

    private void variables(Node<?> node) {
        var declared = flow.variables().stream().map(Flow.Variable::name).collect(Collectors.toSet());
        node.keeps().stream().filter(name -> !declared.contains(name))
                .forEach(name -> error(node.id(), "unknown_variable", name));
        var named = node.texts().stream().flatMap(text -> Template.names(text).stream()).distinct().toList();
        named.stream().filter(name -> name.startsWith(Scene.SECRET) && node.type().takesSecrets())
                .map(name -> name.substring(Scene.SECRET.length())).filter(name -> !around.secrets().contains(name))
                .forEach(name -> findings.add(Finding.warning(node.id(), "unknown_secret", name)));
        named.stream().filter(name -> !(name.startsWith(Scene.SECRET) && node.type().takesSecrets()))
                .filter(name -> !declared.contains(name) && !KNOWN.contains(name)
                        && !node.type().names().contains(name))
                .forEach(name -> error(node.id(), "unknown_variable", name));
    }

    private void unreachable() {
        var seen = new HashSet<String>();
        var open = new ArrayDeque<String>();
        Stream.of(flow.start(), flow.exits().human(), flow.exits().failure()).filter(id -> id != null && seen.add(id))
                .forEach(open::add);
        while (!open.isEmpty()) {
            targets(open.remove()).filter(seen::add).forEach(open::add);
        }
        nodes.keySet().stream().filter(id -> !seen.contains(id))
                .forEach(id -> findings.add(Finding.warning(id, "unreachable", "")));
    }

    /** Blocks on the way between loops are named too: whoever opens the loop sees them anyway. */
    private void loops() {
        Map<String, Set<String>> forward = new LinkedHashMap<>();
        Map<String, Set<String>> backward = new LinkedHashMap<>();
        for (var node : nodes.values()) {
            targets(node.id()).filter(target -> isPassing(node.id()) && isPassing(target)).forEach(target -> {
                forward.computeIfAbsent(node.id(), _ -> new HashSet<>()).add(target);
                backward.computeIfAbsent(target, _ -> new HashSet<>()).add(node.id());
            });
        }
        // Whatever leads into a loop and is led to from one.
        var ahead = endless(forward, backward);
        var behind = endless(backward, forward);
        nodes.keySet().stream().filter(id -> ahead.contains(id) && behind.contains(id))
                .forEach(id -> findings.add(Finding.warning(id, "endless_loop", "")));
    }

    /** What is left when blocks that lead to nothing are taken away until each leads to another. */
    private static Set<String> endless(Map<String, Set<String>> forward, Map<String, Set<String>> backward) {
        Map<String, Integer> ways = new HashMap<>();
        forward.forEach((id, targets) -> ways.put(id, targets.size()));
        var ends = backward.keySet().stream().filter(id -> !forward.containsKey(id))
                .collect(Collectors.toCollection(ArrayDeque::new));
        while (!ends.isEmpty()) {
            for (var from : backward.getOrDefault(ends.remove(), Set.of())) {
                if (ways.merge(from, -1, Integer::sum) == 0) {
                    ways.remove(from);
                    ends.add(from);
                }
            }
        }
        return ways.keySet();
    }

    /** What may be said when the customer has not written for 24 hours: by then WhatsApp takes templates only. */
    private void closedWindows() {
        Map<String, Duration> silences = new HashMap<>();
        var open = new ArrayDeque<String>();
        Stream.of(flow.start(), flow.exits().human(), flow.exits().failure()).filter(id -> id != null)
                .forEach(id -> reach(id, Duration.ZERO, silences, open));
        while (!open.isEmpty()) {
            var id = open.remove();
            var node = nodes.get(id);
            if (node == null) {
                continue;
            }
            var before = silences.getOrDefault(id, Duration.ZERO);
            node.block().edges().forEach((port, target) -> reach(target,
                    node.silence(port).map(before::plus).orElse(Duration.ZERO), silences, open));
            node.jumps().forEach(target -> reach(target, before, silences, open));
        }
        nodes.values().stream().filter(node -> node.type().isSaying()
                && silences.getOrDefault(node.id(), Duration.ZERO).compareTo(WINDOW) >= 0)
                .forEach(node -> findings.add(Finding.warning(node.id(), "closed_window", "")));
    }

    /** Short pauses in a circle add up: the length of a window is long enough to know. */
    private static void reach(String id, Duration silence, Map<String, Duration> silences, Queue<String> open) {
        var known = silences.get(id);
        var least = known == null || known.isZero() ? Duration.ZERO : known.plus(MEANINGFUL);
        if (known == null || (known.compareTo(WINDOW) < 0 && silence.compareTo(least) > 0)) {
            silences.put(id, silence);
            open.add(id);
        }
    }

    private void texts(Node<?> node) {
        // A type without words of its own has others', like a clinic's.
        if (node.type().isSaying() && node.type().form().fields().stream().anyMatch(Field::isHeadline)
                && node.files().isEmpty() && node.texts().stream().allMatch(String::isBlank)) {
            findings.add(Finding.warning(node.id(), "nothing_said", ""));
        }
        texts(node.id(), node.type().form().fields(), node.block().settings());
    }

    /** What is longer than the form says is longer than WhatsApp, or who reads it, takes. */
    private void texts(String block, List<Field> fields, JsonNode settings) {
        for (var field : fields) {
            var value = settings.path(field.name());
            var most = field.max();
            if (value.isTextual() && most != null && value.asText().codePointCount(0, value.asText().length()) > most) {
                findings.add(Finding.warning(block, "text_too_long", field.name()));
            }
            if (field.kind() == Kind.LIST) {
                value.forEach(item -> texts(block, field.fields(), item));
            }
        }
    }

    private boolean isPassing(String id) {
        var node = nodes.get(id);
        return node != null && !node.type().isResting();
    }

    private Stream<String> targets(String id) {
        var node = nodes.get(id);
        return node == null
                ? Stream.empty()
                : Stream.concat(node.block().edges().values().stream(), node.jumps().stream());
    }

    private void error(String block, String code, String detail) {
        findings.add(Finding.error(block, code, detail));
    }
}
