package io.balcao.simulator;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;

import org.jspecify.annotations.Nullable;

/** What customers do on their phones, and the webhooks that follow from it. */
final class CustomerSide {
    /** A message that left the phone; {@code webhook} ends when the business took it, or never did. */
    record Sent(PhoneMessage message, Future<WebhookDelivery> webhook) {}

    private final Network network;
    private final Courier courier;
    private final BusinessSide business;
    private final MediaShelf shelf;
    private final Clock clock;

    CustomerSide(Network network, Courier courier, BusinessSide business, MediaShelf shelf, Clock clock) {
        this.network = network;
        this.courier = courier;
        this.business = business;
        this.shelf = shelf;
        this.clock = clock;
    }

    /**
     * Sends a message.
     *
     * @param id null for a new one; an earlier one's to see it arrive twice
     * @param at when WhatsApp took it, null for now
     */
    Sent send(Line line, Customer customer, Inbound inbound, @Nullable String id, @Nullable Instant at) {
        var takenAt = at == null ? clock.instant() : at;
        var message = PhoneMessage.fromCustomer(id == null ? Tokens.wamid() : id, inbound, takenAt);
        var thread = line.thread(customer);
        if (inbound.opensWindow()) {
            thread.customerWroteAt(takenAt);
        }
        apply(thread, message);
        var value = WebhookBody.message(line.number(), customer, message.id(), withUrl(inbound), takenAt);
        var webhook = courier.send(line, value, inbound.type(), message.id());
        webhook.onSuccess(delivery -> arrived(thread, message, delivery));
        return new Sent(message, webhook);
    }

    /** What the message does to the thread on the phone itself. */
    private void apply(PhoneThread thread, PhoneMessage message) {
        var content = message.content();
        switch (message.type()) {
            case "reaction" -> change(thread, content.getString("message_id"),
                    target -> target.customerReaction(content.getString("emoji")));
            case "revoke" -> change(thread, content.getString("original_message_id"), PhoneMessage::withoutContent);
            case "edit" -> change(thread, content.getString("original_message_id"),
                    target -> target.content(content.getJsonObject("message").getJsonObject("text")));
            default -> {
                thread.add(message);
                network.changed(thread, message);
                choose(thread, message);
            }
        }
    }

    private void choose(PhoneThread thread, PhoneMessage message) {
        var choice = switch (message.type()) {
            case "button" -> message.content().getString("payload");
            case "interactive" -> message.content()
                    .getJsonObject(message.content().getString("type"), new JsonObject()).getString("id");
            default -> null;
        };
        if (choice != null && message.replyTo() != null) {
            change(thread, message.replyTo(), target -> target.chosen(choice));
        }
    }

    private void arrived(PhoneThread thread, PhoneMessage message, WebhookDelivery delivery) {
        if (delivery.outcome() == WebhookDelivery.Outcome.DELIVERED) {
            change(thread, message.id(), sent -> sent.tick() == PhoneMessage.Tick.SENT
                    ? sent.tick(PhoneMessage.Tick.DELIVERED)
                    : sent);
        }
    }

    /** Media carry an address beside their id. */
    private Inbound withUrl(Inbound inbound) {
        var file = shelf.find(inbound.content().getString("id", ""));
        return file.isEmpty()
                ? inbound
                : Inbound.of(inbound.type(),
                        inbound.content().copy().put("url", business.absolute(shelf.linkTo(file.get()))))
                        .around(inbound);
    }

    /** The customer looks at the thread: everything in it is read. */
    void read(PhoneThread thread) {
        for (var message : new ArrayList<>(thread.messages())) {
            if (!message.fromCustomer() && message.tick() == PhoneMessage.Tick.DELIVERED) {
                business.read(thread, message.id());
            }
        }
    }

    /** Switches of the person: name, airplane mode, block, receipts. What waited for the phone now reaches it. */
    void change(Customer customer) {
        network.customers().put(customer);
        network.changed(customer);
        network.lines().stream().map(line -> line.threads().get(customer.id())).filter(thread -> thread != null)
                .forEach(business::phoneIsBack);
    }

    /** The person moves to another number: each business they wrote to hears of it, and knows a new user id. */
    Future<?> changeNumber(Customer customer, String newWaId) {
        var newNumber = PhoneNumbers.digitsOf(newWaId);
        var moved = customer.withWaId(newNumber)
                .withUserId(customer.userId() == null ? null : "BR." + Tokens.random(24));
        var webhooks = new ArrayList<Future<?>>();
        for (var line : network.lines()) {
            if (line.threads().containsKey(customer.id())) {
                var system = JsonObject.of("body", "User " + customer.name() + " changed from " + customer.waId()
                        + " to " + newNumber, "wa_id", newNumber, "user_id", moved.userIdFor(line.number()), "type",
                        "user_changed_number");
                webhooks.add(send(line, customer, Inbound.of("system", system), null, null).webhook());
            }
        }
        change(moved);
        return Future.all(webhooks);
    }

    private void change(PhoneThread thread, @Nullable String id,
            java.util.function.UnaryOperator<PhoneMessage> change) {
        if (id != null) {
            thread.change(id, change).ifPresent(changed -> network.changed(thread, changed));
        }
    }
}
