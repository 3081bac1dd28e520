package io.balcao.simulator;

import io.vertx.core.buffer.Buffer;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

/**
 * A customer's phone in a test, in the thread with one number of a business. What it sends has been answered with 200 by
 * the business when the method returns, unless {@link #withoutWaiting}.
 */
public final class SimulatedPhone {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final SimulatorServer.Parts parts;
    private final Line line;
    private final String customerId;
    private final boolean waits;
    private final @Nullable Instant at;

    private SimulatedPhone(SimulatorServer.Parts parts, Line line, String customerId, boolean waits,
            @Nullable Instant at) {
        this.parts = parts;
        this.line = line;
        this.customerId = customerId;
        this.waits = waits;
        this.at = at;
    }

    static SimulatedPhone of(SimulatorServer.Parts parts, Line line, Customer customer) {
        return new SimulatedPhone(parts, line, customer.id(), true, null);
    }

    /** The same phone, whose messages are only on their way when a method returns. */
    public SimulatedPhone withoutWaiting() {
        return new SimulatedPhone(parts, line, customerId, false, at);
    }

    /** The same phone, whose messages WhatsApp took at that moment and delivers only now. */
    public SimulatedPhone at(Instant moment) {
        return new SimulatedPhone(parts, line, customerId, waits, moment);
    }

    /** The owner, as things stand. */
    public Customer customer() {
        return parts.loop().ask(this::owner);
    }

    /** The business-scoped id that this business sees. */
    public String userId() {
        return customer().userIdFor(line.number());
    }

    public PhoneMessage writes(String text) {
        return sends(Inbound.text(text));
    }

    public PhoneMessage replies(PhoneMessage to, String text) {
        return sends(Inbound.text(text).replyingTo(to.id()));
    }

    /** Presses a button of the newest message that has it, by its id or title; waits for one to come. */
    public PhoneMessage presses(String button) {
        var message = waitsFor(seen -> choice(seen.buttons(), button).isPresent());
        return sends(Inbound.buttonReply(message, choice(message.buttons(), button).orElseThrow()));
    }

    /** Chooses a row of the newest list that has it, by its id or title; waits for one to come. */
    public PhoneMessage chooses(String row) {
        var message = waitsFor(seen -> choice(seen.rows(), row).isPresent());
        return sends(Inbound.listReply(message, choice(message.rows(), row).orElseThrow()));
    }

    public PhoneMessage reacts(PhoneMessage to, String emoji) {
        return sends(Inbound.reaction(to.id(), emoji));
    }

    public PhoneMessage takesBackReaction(PhoneMessage to) {
        return sends(Inbound.reaction(to.id(), ""));
    }

    public PhoneMessage sendsImage(byte[] jpeg, @Nullable String caption) {
        return sendsFile("image", jpeg, "image/jpeg", null, caption);
    }

    public PhoneMessage sendsVoice(byte[] ogg) {
        return sendsFile("audio", ogg, "audio/ogg; codecs=opus", null, null);
    }

    public PhoneMessage sendsDocument(byte[] bytes, String mimeType, @Nullable String fileName) {
        return sendsFile("document", bytes, mimeType, fileName, null);
    }

    /** {@code kind} is image, video, audio, document or sticker. */
    public PhoneMessage sendsFile(String kind, byte[] bytes, String mimeType, @Nullable String fileName,
            @Nullable String caption) {
        var file = parts.loop().await(() -> parts.shelf().store(line.number().phoneNumberId(), mimeType, fileName,
                Buffer.buffer(bytes)), PATIENCE);
        return sends(Inbound.media(kind, file, caption, kind.equals("audio")));
    }

    /** Any other message. */
    public PhoneMessage sends(Inbound inbound) {
        return send(inbound, null);
    }

    /** The same message again under its own id: what a duplicate delivery looks like. */
    public PhoneMessage sendsAgain(PhoneMessage earlier) {
        return send(
                new Inbound(earlier.type(), earlier.content(), earlier.replyTo(), new io.vertx.core.json.JsonObject()),
                earlier.id());
    }

    private PhoneMessage send(Inbound inbound, @Nullable String id) {
        var sent = parts.loop().ask(() -> parts.customers().send(line, owner(), inbound, id, at));
        if (waits) {
            var delivery = parts.loop().await(sent::webhook, PATIENCE);
            if (delivery.outcome() != WebhookDelivery.Outcome.DELIVERED) {
                throw new IllegalStateException("the webhook was given up: " + delivery.attempts());
            }
        }
        return sent.message();
    }

    /** Opens the thread: everything in it is read. */
    public void reads() {
        parts.loop().run(() -> parts.customers().read(phoneThread()));
    }

    /** What the business wrote that is on the phone, oldest first. */
    public List<PhoneMessage> sees() {
        return thread(thread -> thread.messages().stream()
                .filter(message -> !message.fromCustomer() && message.isOnPhone()).toList());
    }

    /** The whole thread, with what is still on its way and what failed. */
    public List<PhoneMessage> thread() {
        return thread(thread -> List.copyOf(thread.messages()));
    }

    /** A message by its id, as it is now: its ticks and reactions change. */
    public Optional<PhoneMessage> find(String id) {
        return thread(thread -> thread.find(id));
    }

    /** The newest message of the business that contains this, now or within some seconds. */
    public PhoneMessage waitsFor(String text) {
        return waitsFor(message -> message.text().contains(text));
    }

    /** The newest message of the business for which this holds, now or within some seconds. */
    public PhoneMessage waitsFor(Predicate<PhoneMessage> wanted) {
        return waitsForAny(message -> !message.fromCustomer() && message.isOnPhone() && wanted.test(message));
    }

    /** The newest message of either side for which this holds, now or within some seconds. */
    public PhoneMessage waitsForAny(Predicate<PhoneMessage> wanted) {
        return parts.loop().await(() -> parts.network().await(phoneThread(), wanted), PATIENCE);
    }

    /** Whether the business is shown as typing. */
    public boolean seesTyping() {
        return thread(thread -> thread.typingUntil() != null);
    }

    public void goesOffline() {
        change(customer -> customer.online(false));
    }

    public void comesOnline() {
        change(customer -> customer.online(true));
    }

    public void blocksBusiness() {
        change(customer -> customer.blocks(true));
    }

    public void leavesWhatsApp() {
        change(customer -> customer.onWhatsApp(false));
    }

    public void hidesReadReceipts() {
        change(customer -> customer.readReceipts(false));
    }

    /** From now on webhooks carry only the user id. */
    public void hidesNumber() {
        change(customer -> customer.hidesNumber(true));
    }

    public void isCalled(String name) {
        change(customer -> customer.named(name));
    }

    /** Moves to another number; the businesses hear of it by a system message. */
    public void changesNumberTo(String waId) {
        parts.loop().await(() -> parts.customers().changeNumber(owner(), waId).map(true), PATIENCE);
    }

    private void change(UnaryOperator<Customer> change) {
        parts.loop().run(() -> parts.customers().change(change.apply(owner())));
    }

    private <T> T thread(Function<PhoneThread, T> question) {
        return parts.loop().ask(() -> question.apply(phoneThread()));
    }

    private PhoneThread phoneThread() {
        return line.thread(owner());
    }

    private Customer owner() {
        return parts.network().customers().get(customerId);
    }

    private static Optional<PhoneMessage.Choice> choice(List<PhoneMessage.Choice> choices, String wanted) {
        return choices.stream().filter(choice -> choice.is(wanted)).findFirst();
    }
}
