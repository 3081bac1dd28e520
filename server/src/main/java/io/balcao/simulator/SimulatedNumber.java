package io.balcao.simulator;

import io.vertx.core.json.JsonObject;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** One number of a business, from outside the loop: who writes to it, what is broken about it, what it was asked. */
public final class SimulatedNumber {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final SimulatorServer.Parts parts;
    private final Line line;

    SimulatedNumber(SimulatorServer.Parts parts, Line line) {
        this.parts = parts;
        this.line = line;
    }

    public BusinessNumber settings() {
        return line.number();
    }

    /** The phone of whoever has this number, in any spelling; a new one when nobody has. */
    public SimulatedPhone phone(String name, String waId) {
        return parts.loop().ask(() -> SimulatedPhone.of(parts, line, parts.network().meet(name, waId)));
    }

    /** The phone of somebody who hides the number behind a username: only the user id goes over the wire. */
    public SimulatedPhone phoneWithoutNumber(String name, String userId) {
        return parts.loop().ask(() -> {
            var known = parts.network().customers().findByUserId(line.number(), userId);
            var customer = known.orElseGet(() -> parts.network().customers().add(name, null, userId));
            return SimulatedPhone.of(parts, line, customer);
        });
    }

    /** A phone with a number that nobody has yet, in the 13-digit spelling of a Brazilian mobile. */
    public SimulatedPhone newPhone(String name) {
        var tail = Long.toUnsignedString(UUID.randomUUID().getLeastSignificantBits()).substring(0, 7);
        return phone(name, "5511" + "98" + tail);
    }

    public Faults faults() {
        return new Faults(parts.loop(), line, parts.control()::faultsChanged);
    }

    /** From now on an instance of Z-API sends what it receives there. */
    public void receivesAt(URI address) {
        parts.loop().run(() -> line.zapiAddress(address));
    }

    /** Z-API posts a body of the test's own, once; gives the status it was answered with, 0 for none. */
    public int posts(JsonObject body) {
        return deliversRaw(body.toBuffer().getBytes(), "");
    }

    /** Every call that named this number, oldest first. */
    public List<RecordedRequest> requests() {
        var id = line.number().phoneNumberId();
        return parts.loop().ask(() -> parts.requests().since(0)).stream()
                .filter(request -> id.equals(request.phoneNumberId())).toList();
    }

    /** The sends among them, refused ones too. */
    public List<RecordedRequest> sends() {
        return requests().stream().filter(RecordedRequest::isSend).toList();
    }

    public List<WebhookDelivery> webhooks() {
        var id = line.number().phoneNumberId();
        return parts.loop().ask(() -> List.copyOf(parts.deliveries().all())).stream()
                .filter(delivery -> delivery.phoneNumberId().equals(id)).toList();
    }

    /** What Meta asks when the webhook address is saved: true when the challenge came back. */
    public boolean verifiesWebhook() {
        return parts.loop().await(() -> parts.check().run(line.number(), parts.courier().address()), PATIENCE)
                .getBoolean("verified");
    }

    /** Signs a body of the test's own and delivers it once; gives the status it was answered with, 0 for none. */
    public int delivers(JsonObject body) {
        var bytes = WebhookBody.bytes(body);
        return deliversRaw(bytes, WebhookSignature.of(bytes, line.number().appSecret()));
    }

    /** The same for bytes as they are. */
    public int delivers(String body) {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        return deliversRaw(bytes, WebhookSignature.of(bytes, line.number().appSecret()));
    }

    /** Delivers bytes with whatever signature header. */
    public int deliversRaw(byte[] body, String signature) {
        var attempts = parts.loop().await(() -> parts.courier().sendRaw(line, body, signature), PATIENCE).attempts();
        var status = attempts.getLast().status();
        return status == null ? 0 : status;
    }

    /** Puts several values of the field {@code messages} into one body, as Meta may. */
    public JsonObject envelope(JsonObject... values) {
        return WebhookBody.envelope(line.number(), List.of(values));
    }
}
