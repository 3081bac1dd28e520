package io.balcao.testing;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A WebSocket that says exactly what it is told to, well-behaved or not. */
public final class RawSocket implements AutoCloseable {
    public static final String UPGRADE = """
            GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r
            Host: localhost:%d\r
            Upgrade: websocket\r
            Connection: Upgrade\r
            Sec-WebSocket-Version: 13\r
            Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r
            %s\r
            """;

    private static final int PATIENCE_MILLIS = 20_000;

    private final Socket socket;
    private final InputStream in;

    private RawSocket(Socket socket) throws IOException {
        this.socket = socket;
        this.in = socket.getInputStream();
    }

    /** Only a connection. */
    public static RawSocket connect(int port) {
        try {
            var socket = new Socket("localhost", port);
            socket.setSoTimeout(PATIENCE_MILLIS);
            return new RawSocket(socket);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A WebSocket whose handshake was accepted. The first frame, {@code 0{...}}, is still to be read. */
    public static RawSocket open(int port, String... headers) {
        var raw = connect(port);
        raw.sendText(UPGRADE.formatted(port, headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n"));
        var answer = raw.head();
        if (!answer.startsWith("HTTP/1.1 101")) {
            throw new AssertionError(answer);
        }
        return raw;
    }

    /** Sends bytes as they are. */
    public void sendText(String text) {
        try {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The head of an HTTP answer. */
    public String head() {
        try {
            var head = new ByteArrayOutputStream();
            while (!head.toString(StandardCharsets.US_ASCII).endsWith("\r\n\r\n")) {
                int next = in.read();
                if (next < 0) {
                    break;
                }
                head.write(next);
            }
            return head.toString(StandardCharsets.US_ASCII);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** So many bytes of what comes next. */
    public String bytes(int length) {
        try {
            return new String(exactly(length), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends a text frame. False when the server has closed. */
    public boolean send(String text) {
        var payload = text.getBytes(StandardCharsets.UTF_8);
        var out = ByteBuffer.allocate(payload.length + 14);
        out.put((byte) 0x81);
        if (payload.length < 126) {
            out.put((byte) (0x80 | payload.length));
        } else if (payload.length < 65_536) {
            out.put((byte) (0x80 | 126)).putShort((short) payload.length);
        } else {
            out.put((byte) (0x80 | 127)).putLong(payload.length);
        }
        // Masked with zeros: a mask all the same.
        out.putInt(0).put(payload);
        try {
            socket.getOutputStream().write(out.array(), 0, out.position());
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** The next text frame, or empty when the server has closed. Fails when nothing comes for long. */
    public Optional<String> read() {
        try {
            while (true) {
                int first = in.read();
                if (first < 0) {
                    return Optional.empty();
                }
                int length = in.read() & 0x7f;
                if (length == 126) {
                    length = ByteBuffer.wrap(exactly(2)).getShort() & 0xffff;
                } else if (length == 127) {
                    length = (int) ByteBuffer.wrap(exactly(8)).getLong();
                }
                var payload = exactly(length);
                if ((first & 0x0f) == 1) {
                    return Optional.of(new String(payload, StandardCharsets.UTF_8));
                }
            }
        } catch (SocketTimeoutException e) {
            throw new AssertionError("The server says nothing and does not close", e);
        } catch (SocketException | EOFException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All that still comes until the server closes. */
    public List<String> readToEnd() {
        List<String> frames = new ArrayList<>();
        for (var frame = read(); frame.isPresent(); frame = read()) {
            frames.add(frame.get());
        }
        return frames;
    }

    /** Sends a little; false when the server has closed, which shows within some milliseconds. */
    public boolean trickles(String text) {
        try {
            socket.setSoTimeout(20);
            sendText(text);
            return in.read() >= 0;
        } catch (SocketTimeoutException e) {
            return true;
        } catch (IOException | UncheckedIOException e) {
            return false;
        }
    }

    /** Whether nothing comes within so many milliseconds. */
    public boolean isSilentFor(int millis) {
        try {
            socket.setSoTimeout(millis);
            int next = in.read();
            return next < 0;
        } catch (SocketTimeoutException e) {
            return true;
        } catch (IOException e) {
            return true;
        } finally {
            try {
                socket.setSoTimeout(PATIENCE_MILLIS);
            } catch (SocketException e) {
                // It is closed: silent enough.
            }
        }
    }

    /** Reads no more bytes than these from here on, so that the server's buffers fill. */
    public void readsSlowly(int bufferBytes) {
        try {
            socket.setReceiveBufferSize(bufferBytes);
        } catch (SocketException e) {
            throw new UncheckedIOException(e);
        }
    }

    private byte[] exactly(int length) throws IOException {
        var bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException();
        }
        return bytes;
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
