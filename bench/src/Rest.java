import java.io.BufferedInputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** One keep-alive connection to the API: what a browser has, without what it costs. */
final class Rest implements AutoCloseable {
    private final Socket socket;
    private final BufferedInputStream in;
    private final String token;

    Rest(Stage stage, String token) throws IOException {
        this.token = token;
        socket = new Socket("127.0.0.1", stage.port);
        socket.setTcpNoDelay(true);
        in = new BufferedInputStream(socket.getInputStream(), 65_536);
    }

    /** The body of the answer. */
    String call(String verb, String path, String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        var head = verb + " " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer " + token
                + (bytes.length == 0 ? "" : "\r\nContent-Type: application/json\r\nContent-Length: " + bytes.length)
                + "\r\n\r\n";
        socket.getOutputStream().write((head + body).getBytes(StandardCharsets.UTF_8));
        int status = 0;
        int length = 0;
        for (var line = line(); !line.isEmpty(); line = line()) {
            if (status == 0) {
                status = Integer.parseInt(line.substring(9, 12));
            } else if (line.regionMatches(true, 0, "content-length:", 0, 15)) {
                length = Integer.parseInt(line.substring(15).strip());
            }
        }
        var answer = new String(in.readNBytes(length), StandardCharsets.UTF_8);
        if (status >= 300) {
            throw new IllegalStateException(verb + " " + path + ": " + status + " " + answer);
        }
        return answer;
    }

    private String line() throws IOException {
        var line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new IOException("closed");
            }
            if (next != '\r') {
                line.append((char) next);
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
