package io.balcao.platform.http;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/** Reads the sources for what problems and field errors are made with, a question mark for each value in the text. */
final class SaidByProblems extends TreeScanner<@Nullable Void, @Nullable Void> {
    private static final Path SOURCES = Path.of(System.getProperty("balcao.root", ".."), "server/src/main/java");
    private static final String VALUE = "?";

    private final Set<String> texts = new TreeSet<>();
    private final Map<String, ExpressionTree> constants = new HashMap<>();

    private SaidByProblems() {}

    static Set<String> texts() throws IOException {
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (var files = compiler.getStandardFileManager(null, null, null); var paths = Files.walk(SOURCES)) {
            var sources = files.getJavaFileObjectsFromPaths(
                    paths.filter(path -> path.toString().endsWith(".java")).toList());
            var task = (JavacTask) compiler.getTask(null, files, null, List.of("-proc:none"), null, sources);
            var found = new TreeSet<String>();
            for (var unit : task.parse()) {
                var said = new SaidByProblems();
                said.scan(unit, null);
                found.addAll(said.texts);
            }
            return found;
        }
    }

    @Override
    public @Nullable Void visitVariable(VariableTree variable, @Nullable Void unused) {
        if (variable.getInitializer() != null) {
            constants.putIfAbsent(variable.getName().toString(), variable.getInitializer());
        }
        return super.visitVariable(variable, unused);
    }

    @Override
    public @Nullable Void visitNewClass(NewClassTree made, @Nullable Void unused) {
        var type = made.getIdentifier().toString();
        var arguments = made.getArguments();
        if (type.equals("Problem.NotFound")) {
            said(arguments.getFirst()).forEach(what -> texts.add("No " + what + " " + VALUE));
        } else if (type.startsWith("Problem.") || type.endsWith("FieldError")) {
            // Of a field and its reason the reason; of a text and more the text.
            var isField = arguments.size() == 2 && (type.endsWith("FieldError") || type.endsWith("Unprocessable")
                    || type.endsWith("Invalid") && !arguments.get(1).toString().startsWith("List.of"));
            arguments.stream().skip(isField ? 1 : 0).limit(1).flatMap(this::said)
                    .filter(text -> !text.replace(VALUE, "").isBlank()).forEach(texts::add);
        }
        return super.visitNewClass(made, unused);
    }

    /** All that an expression may come to. */
    private Stream<String> said(ExpressionTree expression) {
        return switch (expression) {
            case LiteralTree literal when literal.getValue() instanceof String text -> Stream.of(text);
            case ParenthesizedTree inner -> said(inner.getExpression());
            case ConditionalExpressionTree either ->
                Stream.concat(said(either.getTrueExpression()), said(either.getFalseExpression()));
            case BinaryTree sum -> said(sum.getLeftOperand())
                    .flatMap(left -> said(sum.getRightOperand()).map(right -> left + right));
            case IdentifierTree name when constants.get(name.getName().toString()) instanceof LiteralTree constant
                    && constant.getValue() instanceof String text ->
                Stream.of(text);
            default -> Stream.of(VALUE);
        };
    }
}
