import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the operating system says of the server's process. Linux. */
record ServerProcess(long pid) {
    /** Resident memory in MB. */
    long megabytes() throws IOException {
        return Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024).findFirst().orElse(0);
    }
}
