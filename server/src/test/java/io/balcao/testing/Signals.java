package io.balcao.testing;

import java.io.IOException;
import org.opentest4j.AssertionFailedError;

/** Signals that Java itself cannot send. */
public final class Signals {
    private Signals() {}

    /**
     * Sends a signal.
     *
     * @param signal such as {@code STOP} or {@code CONT}
     */
    public static void send(String signal, ProcessHandle process) {
        try {
            new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid())).start().waitFor();
        } catch (IOException e) {
            throw new AssertionFailedError("There is no kill", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionFailedError("interrupted", e);
        }
    }
}
