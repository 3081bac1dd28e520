package io.balcao.bot.flow;

import io.balcao.bot.flow.Finding.Severity;
import io.balcao.bot.flow.Script.Node;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads a flow as a careful colleague would. A flow without an {@link Severity#ERROR} can run: every block of it is of a
 * known type, with settings of that type's shape, and every edge leads somewhere.
 */
public final class FlowCheck {
    /** What every run knows without having been told. */
    public static final Set<String> KNOWN = Set.of("customer_name");

    private final Flow flow;
    private final Map<String, BlockType<?>> types;
    private final Predicate<UUID> published;
    private final Map<String, Node<?>> nodes = new LinkedHashMap<>();
    private final Set<String> ids = new HashSet<>();
    private final List<Finding> findings = new ArrayList<>();

    private FlowCheck(Flow flow, Map<String, BlockType<?>> types, Predicate<UUID> published) {
        this.flow = flow;
        this.types = types;
        this.published = published;
    }

    /**
     * What there is to say, in the order of the blocks; errors and warnings.
     *
     * @param published whether a flow can be called
     */
    public static List<Finding> findings(Flow flow, Map<String, BlockType<?>> types, Predicate<UUID> published) {
        var check = new FlowCheck(flow, types, published);
        check.blocks();
        check.beginning();
        check.nodes.values().forEach(check::edges);
        check.nodes.values().forEach(check::variables);
        check.unreachable();
        check.loops();
        return check.findings;
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
        node.calls().stream().filter(published.negate())
                .forEach(called -> findings.add(Finding.warning(node.id(), "unpublished_flow", called.toString())));
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
        node.texts().stream().flatMap(text -> Template.names(text).stream()).distinct()
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
