import java.io.BufferedInputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** One connection of Meta: a signed POST, then its answer, then the next. */
final class WebhookSender implements AutoCloseable {
    private final Stage stage;
    private final Socket socket;
    private final BufferedInputStream in;
    private final byte[] buffer = new byte[4096];

    WebhookSender(Stage stage) throws IOException {
        this.stage = stage;
        socket = new Socket("127.0.0.1", stage.port);
        socket.setTcpNoDelay(true);
        in = new BufferedInputStream(socket.getInputStream(), 1024);
    }

    /** Sends a message; the status of the answer. */
    int send(String whatsappId, String from, String text) throws IOException {
        var body = ("{\"object\":\"whatsapp_business_account\",\"entry\":[{\"id\":\"700100200300\",\"changes\":[{\"value\":"
                + "{\"messaging_product\":\"whatsapp\",\"metadata\":{\"display_phone_number\":\"551140000000\","
                + "\"phone_number_id\":\"" + stage.phoneNumberId + "\"},\"contacts\":[{\"profile\":{\"name\":\"Ana Prado\"},"
                + "\"wa_id\":\"" + from + "\"}],\"messages\":[{\"from\":\"" + from + "\",\"id\":\"" + whatsappId
                + "\",\"timestamp\":\"" + System.currentTimeMillis() / 1000 + "\",\"type\":\"text\",\"text\":{\"body\":\""
                + text + "\"}}]},\"field\":\"messages\"}]}]}").getBytes(StandardCharsets.UTF_8);
        var head = ("POST /api/v1/webhooks/whatsapp HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
                + "X-Hub-Signature-256: " + stage.signature.sign(body) + "\r\nContent-Length: " + body.length
                + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII);
        var all = new byte[head.length + body.length];
        System.arraycopy(head, 0, all, 0, head.length);
        System.arraycopy(body, 0, all, head.length, body.length);
        socket.getOutputStream().write(all);
        return answer();
    }

    private int answer() throws IOException {
        int length = 0;
        int status = 0;
        for (var line = line(); !line.isEmpty(); line = line()) {
            if (status == 0) {
                status = Integer.parseInt(line.substring(9, 12));
            } else if (line.regionMatches(true, 0, "content-length:", 0, 15)) {
                length = Integer.parseInt(line.substring(15).strip());
            }
        }
        in.skipNBytes(length);
        return status;
    }

    private String line() throws IOException {
        int size = 0;
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new IOException("closed");
            }
            buffer[size++] = (byte) next;
        }
        return new String(buffer, 0, size - 1, StandardCharsets.US_ASCII);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
