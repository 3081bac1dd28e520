package io.balcao.simulator;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
import io.vertx.core.parsetools.RecordParser;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A small SMTP server that takes every mail and delivers none: they are read on the simulator's page and by tests. Its
 * methods may be called from any thread.
 */
public final class PostOffice implements AutoCloseable {
    private static final int MOST_MAILS = 500;
    private static final int LONGEST_LINE = 100_000;
    private static final int PATIENCE_SECONDS = 10;

    private final Clock clock;
    private final Consumer<PretendMail> onMail;
    private final NetServer server;
    private final Object guard = new Object();
    private final Deque<PretendMail> mails = new ArrayDeque<>();
    private final Deque<String> refusals = new ArrayDeque<>();
    private long lastId;

    /** @param onMail hears of each mail, on the event loop of its connection */
    public PostOffice(Vertx vertx, Clock clock, Consumer<PretendMail> onMail) {
        this.clock = clock;
        this.onMail = onMail;
        this.server = vertx.createNetServer().connectHandler(socket -> new Conversation(socket).begin());
    }

    Future<?> listen(String host) {
        return server.listen(0, host);
    }

    /** Returns when it listens, on a free port of this machine. Not to be called from an event loop. */
    public PostOffice start() {
        try {
            listen("127.0.0.1").await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException tooLong) {
            throw new IllegalStateException(tooLong);
        }
        return this;
    }

    public int port() {
        return server.actualPort();
    }

    /** What arrived, oldest first. */
    public List<PretendMail> mails() {
        synchronized (guard) {
            return List.copyOf(mails);
        }
    }

    /** What arrived for one person, oldest first. */
    public List<PretendMail> mailsTo(String recipient) {
        return mails().stream().filter(mail -> mail.recipients().contains(recipient)).toList();
    }

    Optional<PretendMail> find(long id) {
        return mails().stream().filter(mail -> mail.id() == id).findFirst();
    }

    /** The next mail is answered with this line, such as {@code 451 Try again later}, instead of being taken. */
    public void refuseNext(String answer) {
        synchronized (guard) {
            refusals.add(answer);
        }
    }

    Future<?> stop() {
        return server.close();
    }

    /** Returns when nobody listens any more. Not to be called from an event loop. */
    @Override
    public void close() {
        try {
            stop().await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException tooLong) {
            throw new IllegalStateException(tooLong);
        }
    }

    private String take(String sender, List<String> recipients, String raw) {
        PretendMail mail;
        synchronized (guard) {
            var refusal = refusals.poll();
            if (refusal != null) {
                return refusal;
            }
            mail = PretendMail.read(++lastId, clock.instant(), sender, recipients, raw);
            mails.add(mail);
            if (mails.size() > MOST_MAILS) {
                mails.removeFirst();
            }
        }
        onMail.accept(mail);
        return "250 Taken";
    }

    /** One connection (RFC 5321), as far as a client needs it to send plain mails. */
    private final class Conversation {
        private final NetSocket socket;
        private String sender = "";
        private final List<String> recipients = new ArrayList<>();
        private @Nullable StringBuilder content;

        Conversation(NetSocket socket) {
            this.socket = socket;
        }

        void begin() {
            var lines = RecordParser.newDelimited("\r\n", socket).maxRecordSize(LONGEST_LINE);
            lines.exceptionHandler(_ -> socket.close());
            lines.handler(this::hear);
            say("220 simulator ready");
        }

        private void hear(Buffer line) {
            // One character for each byte: what is in the mail is not ours to read.
            var text = line.toString("ISO-8859-1");
            if (content == null) {
                command(text);
            } else if (text.equals(".")) {
                say(take(sender, recipients, content.toString()));
                reset();
            } else {
                content.append(text.startsWith(".") ? text.substring(1) : text).append("\r\n");
            }
        }

        private void command(String line) {
            switch (line.split("[ :]", 2)[0].toUpperCase(Locale.ROOT)) {
                case "EHLO", "HELO" -> say("250 simulator");
                case "MAIL" -> {
                    reset();
                    sender = address(line);
                    say("250 OK");
                }
                case "RCPT" -> {
                    recipients.add(address(line));
                    say("250 OK");
                }
                case "DATA" -> {
                    if (recipients.isEmpty()) {
                        say("503 To whom?");
                    } else {
                        content = new StringBuilder();
                        say("354 Go ahead, a dot ends it");
                    }
                }
                case "RSET" -> {
                    reset();
                    say("250 OK");
                }
                case "NOOP" -> say("250 OK");
                case "QUIT" -> socket.end(Buffer.buffer("221 Bye\r\n"));
                default -> say("502 Not known here");
            }
        }

        private void reset() {
            sender = "";
            recipients.clear();
            content = null;
        }

        private void say(String answer) {
            socket.write(answer + "\r\n");
        }

        private static String address(String line) {
            int from = line.indexOf('<');
            int to = line.indexOf('>', from + 1);
            return from < 0 || to < 0 ? "" : line.substring(from + 1, to);
        }
    }
}
