package io.balcao.platform.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.balcao.testing.Certified;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.NetSocket;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.parsetools.RecordParser;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A mail server as those that exist are: encrypted from the first byte on or after STARTTLS, and open to who logs in
 * (RFC 5321, 3207, 4954). It takes no mail and no password in the clear, and keeps what it was told.
 */
final class SmtpServer implements AutoCloseable {
    static final String USER = "balcao@loja.example";
    static final String PASSWORD = "the right password";

    private final NetServer server;
    private final Encryption encryption;
    /** Every command, as it came, and whether it came encrypted. */
    final List<String> heard = new CopyOnWriteArrayList<>();
    final List<String> taken = new CopyOnWriteArrayList<>();

    enum Encryption {
        FROM_THE_FIRST_BYTE, STARTTLS,
        /** Offers none. */
        NONE,
        /** Offers it, and cannot when it is asked. */
        REFUSED
    }

    SmtpServer(Vertx vertx, Encryption encryption, Certified certified) {
        this.encryption = encryption;
        var keys = new PemKeyCertOptions().addCertValue(Buffer.buffer(certified.certificate()))
                .addKeyValue(Buffer.buffer(certified.key()));
        server = vertx.createNetServer(new NetServerOptions().setHost("127.0.0.1").setKeyCertOptions(keys)
                .setSsl(encryption == Encryption.FROM_THE_FIRST_BYTE))
                .connectHandler(socket -> new Conversation(socket).begin());
        server.listen().await();
    }

    int port() {
        return server.actualPort();
    }

    @Override
    public void close() {
        server.close().await();
    }

    private final class Conversation {
        private final NetSocket socket;
        private boolean isLoggedIn;
        private boolean isContent;

        Conversation(NetSocket socket) {
            this.socket = socket;
        }

        void begin() {
            socket.exceptionHandler(_ -> socket.close());
            RecordParser.newDelimited("\r\n", socket).handler(line -> hear(line.toString(UTF_8)));
            say("220 mail.loja.example ESMTP");
        }

        private void hear(String line) {
            if (isContent) {
                if (line.equals(".")) {
                    isContent = false;
                    taken.add(heard.getLast());
                    say("250 Taken");
                }
                return;
            }
            heard.add((socket.isSsl() ? "encrypted " : "clear ") + line);
            switch (line.split("[ :]", 2)[0].toUpperCase(Locale.ROOT)) {
                case "EHLO" -> say("250-mail.loja.example" + offers());
                case "STARTTLS" -> startTls();
                case "AUTH" -> logIn(line.split(" "));
                case "MAIL" -> say(isLoggedIn && socket.isSsl() ? "250 OK" : "530 5.7.0 Authentication required");
                case "DATA" -> {
                    isContent = true;
                    say("354 Go ahead");
                }
                case "QUIT" -> socket.end(Buffer.buffer("221 Bye\r\n"));
                default -> say("250 OK");
            }
        }

        private String offers() {
            boolean offersTls = encryption == Encryption.STARTTLS || encryption == Encryption.REFUSED;
            return (offersTls && !socket.isSsl() ? "\r\n250-STARTTLS" : "")
                    + (socket.isSsl() || encryption == Encryption.NONE ? "\r\n250-AUTH PLAIN" : "")
                    + "\r\n250 SIZE 1000000";
        }

        private void startTls() {
            if (encryption == Encryption.STARTTLS) {
                socket.upgradeToSsl(Buffer.buffer("220 Ready\r\n"));
            } else {
                socket.end(Buffer.buffer("454 4.7.0 TLS not available\r\n"));
            }
        }

        private void logIn(String[] words) {
            var given = new String(Base64.getDecoder().decode(words[words.length - 1]), UTF_8);
            isLoggedIn = given.equals("\0" + USER + "\0" + PASSWORD);
            say(isLoggedIn ? "235 Welcome" : "535 5.7.8 Authentication credentials invalid");
        }

        private void say(String answer) {
            socket.write(answer + "\r\n");
        }
    }
}
