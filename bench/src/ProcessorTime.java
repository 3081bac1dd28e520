import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The processor time that everybody on the machine took so far, in microseconds, by what they are. Linux. */
record ProcessorTime(Map<String, Double> micros) {
    static ProcessorTime now(long server) throws IOException {
        var micros = new TreeMap<String, Double>();
        try (var processes = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
            for (var process : processes) {
                try {
                    add(micros, process, server);
                } catch (IOException ended) {
                    // Between the look at the directory and the look at it.
                }
            }
        }
        return new ProcessorTime(micros);
    }

    private static void add(Map<String, Double> micros, Path process, long server) throws IOException {
        var stat = Files.readString(process.resolve("stat"));
        var name = stat.substring(stat.indexOf('(') + 1, stat.lastIndexOf(')'));
        var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        long pid = Long.parseLong(process.getFileName().toString());
        var kind = pid == server
                ? "server"
                : pid == ProcessHandle.current().pid() ? "generator" : name.startsWith("redis") ? "redis" : name;
        // A tick is 10 ms on every Linux that we meet.
        micros.merge(kind, (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) * 10_000.0, Double::sum);
    }

    /** What each took since an earlier look, divided by the number of messages: those above a microsecond. */
    String since(ProcessorTime earlier, int messages) {
        var text = new StringBuilder();
        micros.forEach((kind, value) -> {
            double each = (value - earlier.micros.getOrDefault(kind, 0.0)) / messages;
            if (each >= 1) {
                text.append(text.isEmpty() ? "" : ", ").append(kind).append(String.format(Locale.ROOT, " %.0f", each));
            }
        });
        return text.toString();
    }
}
