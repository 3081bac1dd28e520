import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the operating system says of the server's process. Linux. */
record ServerProcess(long pid) {
    /** CPU seconds, user and system. A tick is 10 ms on every Linux that we meet. */
    double cpuSeconds() throws IOException {
        var stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
        var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / 100.0;
    }

    /** Resident memory in MB. */
    long megabytes() throws IOException {
        return Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024).findFirst().orElse(0);
    }
}
