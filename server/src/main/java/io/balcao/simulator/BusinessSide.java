package io.balcao.simulator;

import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/** What businesses send: accepted at once, then on its way to the phone, with a status for each step. */
final class BusinessSide {
    /** An accepted send; {@code told} ends when the business took the first status of it. */
    record Accepted(String messageId, JsonObject answer, Future<Void> told) {}

    private static final Duration TYPING = Duration.ofSeconds(25);
    private static final Duration REACTION_TARGET_LIVES = Duration.ofDays(30);
    private static final List<String> MEDIA = List.of("image", "video", "audio", "document", "sticker");

    private final Network network;
    private final Courier courier;
    private final MediaShelf shelf;
    private final Templates templates;
    private final SimulatorSettings settings;
    private final Clock clock;
    private final Loop loop;
    private String baseUrl = "";

    BusinessSide(Network network, Courier courier, MediaShelf shelf, Templates templates, SimulatorSettings settings,
            Loop loop) {
        this.network = network;
        this.courier = courier;
        this.shelf = shelf;
        this.templates = templates;
        this.settings = settings;
        this.clock = settings.clock();
        this.loop = loop;
    }

    void listensAt(String url) {
        baseUrl = url;
    }

    String absolute(String pathAndQuery) {
        return baseUrl + pathAndQuery;
    }

    /** Takes a send whose form was checked, or refuses it. */
    Accepted accept(Line line, JsonObject body, String type) {
        var customer = recipient(line, body);
        if (settings.rules() == SimulatorSettings.Rules.LIKE_WHATSAPP) {
            line.limits().count(customer.id());
        }
        var content = content(line, body, type);
        var context = body.getJsonObject("context");
        var message = PhoneMessage.fromBusiness(Tokens.wamid(), type, content, clock.instant(),
                context == null ? null : context.getString("message_id"),
                body.getString("biz_opaque_callback_data"));
        var thread = line.thread(customer);
        if (!type.equals("reaction")) {
            thread.add(message);
            network.changed(thread, message);
        }
        return new Accepted(message.id(), answer(line, body, customer, message), transport(thread, message));
    }

    private Customer recipient(Line line, JsonObject body) {
        var fields = Fields.of(body);
        if (fields.has("to")) {
            var to = PhoneNumbers.digitsOf(fields.text("to", 1, 64));
            if (to.length() < 7 || to.length() > 15) {
                throw fields.invalid("to", "is not a phone number");
            }
            if (to.equals(line.number().digits())) {
                throw new GraphRefusal(131021, "The sender and the recipient are the same number.");
            }
            return network.meet("+" + to, to);
        }
        if (!fields.has("recipient")) {
            throw fields.missing("to");
        }
        return network.customers().findByUserId(line.number(), fields.text("recipient", 1, 150))
                .orElseThrow(() -> new GraphRefusal(131026, "No such user id."));
    }

    private JsonObject content(Line line, JsonObject body, String type) {
        if (type.equals("contacts")) {
            return JsonObject.of(Inbound.CARDS, body.getJsonArray(type));
        }
        var content = body.getJsonObject(type).copy();
        media(type, content).map(media -> media.getString("id")).ifPresent(id -> ownFile(line, id));
        return type.equals("template") ? templates.fill(content) : content;
    }

    private MediaFile ownFile(Line line, String id) {
        return shelf.find(id).filter(file -> file.phoneNumberId().equals(line.number().phoneNumberId()))
                .orElseThrow(() -> new GraphRefusal(100,
                        "\"id\" " + id + " is not a media attachment of this number."));
    }

    /** The object with {@code id} or {@code link}, in a message or its header. */
    private static Optional<JsonObject> media(String type, JsonObject content) {
        if (MEDIA.contains(type)) {
            return Optional.of(content);
        }
        var header = content.getJsonObject("header");
        return header == null
                ? Optional.empty()
                : Optional.ofNullable(header.getString("type"))
                        .filter(MEDIA::contains).map(header::getJsonObject);
    }

    private JsonObject answer(Line line, JsonObject body, Customer customer, PhoneMessage message) {
        var contact = JsonObject.of("input", body.getString("to", body.getString("recipient")));
        if (customer.visibleWaId() != null) {
            contact.put("wa_id", customer.visibleWaId());
        }
        contact.put("user_id", customer.userIdFor(line.number()));
        var accepted = JsonObject.of("id", message.id());
        if (message.type().equals("template")) {
            accepted.put("message_status", "accepted");
        }
        return JsonObject.of("messaging_product", "whatsapp", "contacts", JsonArray.of(contact), "messages",
                JsonArray.of(accepted));
    }

    /** From the accepted send to the phone. The window and the files are looked at only now, as WhatsApp does. */
    private Future<Void> transport(PhoneThread thread, PhoneMessage message) {
        var before = settings.pace().sentAfter();
        var arranged = io.vertx.core.Promise.<Void>promise();
        loop.after(before, () -> arranged.complete());
        return arranged.future().compose(_ -> withFile(thread, message)).compose(ready -> {
            var failure = laterFailure(thread, ready);
            return failure.isPresent() ? fail(thread, ready, failure.get()) : sent(thread, ready);
        }, unusable -> fail(thread, message, GraphError.of(131053, String.valueOf(unusable.getMessage()))));
    }

    /** Fetches what a {@code link} names, so that the phone shows a file either way. */
    private Future<PhoneMessage> withFile(PhoneThread thread, PhoneMessage message) {
        var link = media(message.type(), message.content()).map(media -> media.getString("link"));
        if (link.isEmpty()) {
            return Future.succeededFuture(message);
        }
        return shelf.fetch(thread.line().number().phoneNumberId(), link.get()).map(file -> {
            media(message.type(), message.content()).ifPresent(media -> media.put("id", file.id()));
            return message;
        });
    }

    private Optional<GraphError> laterFailure(PhoneThread thread, PhoneMessage message) {
        var faults = thread.line().faults();
        var ordered = faults.nextStatuses.poll();
        if (ordered != null) {
            return Optional.of(GraphError.of(ordered, "The simulator was told to let this fail."));
        }
        if (!network.customerOf(thread).onWhatsApp()) {
            return Optional.of(GraphError.of(131026, "Message undeliverable."));
        }
        if (!message.type().equals("template") && isWindowClosed(thread)) {
            return Optional.of(GraphError.of(131047, "The last message of the customer is older than 24 hours."));
        }
        if (message.type().equals("reaction") && reactionTarget(thread, message).isEmpty()) {
            return Optional.of(GraphError.of(131009, "The message to react to is not known."));
        }
        return media(message.type(), message.content()).flatMap(media -> shelf.find(media.getString("id")))
                .flatMap(file -> Optional.ofNullable(MediaFile.refusal(
                        MEDIA.contains(message.type()) ? message.type() : kindOf(file), file.mimeType(), file.size())))
                .map(refusal -> GraphError.of(131053, refusal));
    }

    private static String kindOf(MediaFile file) {
        var kind = file.mimeType().replaceFirst("/.*", "");
        return MEDIA.contains(kind) ? kind : "document";
    }

    boolean isWindowClosed(PhoneThread thread) {
        if (thread.line().number().isZapi()) {
            return false;
        }
        if (thread.line().faults().windowClosed) {
            return true;
        }
        var last = thread.lastCustomerMessageAt();
        return settings.rules() != SimulatorSettings.Rules.NONE
                && (last == null || last.plus(Views.WINDOW).isBefore(clock.instant()));
    }

    private Optional<PhoneMessage> reactionTarget(PhoneThread thread, PhoneMessage reaction) {
        var oldest = clock.instant().minus(REACTION_TARGET_LIVES);
        return thread.find(reaction.content().getString("message_id"))
                .filter(target -> !target.deleted() && target.at().isAfter(oldest));
    }

    private Future<Void> fail(PhoneThread thread, PhoneMessage message, GraphError error) {
        change(thread, message.id(), failing -> failing.failed(error.code()));
        var faults = thread.line().faults().statuses;
        if (faults.contains(StatusFault.OFF)) {
            return Future.succeededFuture();
        }
        var callback = faults.contains(StatusFault.FAILED_WITHOUT_CALLBACK) ? null : message.callbackData();
        var value = WebhookBody.failure(thread.line().number(), network.customerOf(thread), message, error, callback,
                clock.instant());
        return courier.send(thread.line(), value, "failed", message.id()).mapEmpty();
    }

    private Future<Void> sent(PhoneThread thread, PhoneMessage message) {
        change(thread, message.id(), accepted -> accepted.tick(PhoneMessage.Tick.SENT));
        var reversed = thread.line().faults().statuses.contains(StatusFault.REVERSED);
        Future<Void> told = reversed
                ? Future.succeededFuture()
                : status(thread, message, PhoneMessage.Tick.SENT, clock.instant());
        loop.after(settings.pace().deliveredAfter(), () -> {
            if (message.type().equals("reaction")) {
                applyReaction(thread, message);
            } else {
                deliver(thread, message.id());
            }
        });
        return told;
    }

    private void applyReaction(PhoneThread thread, PhoneMessage reaction) {
        var emoji = reaction.content().getString("emoji", "");
        change(thread, reaction.content().getString("message_id"),
                target -> target.businessReaction(emoji.isEmpty() ? null : emoji));
        if (thread.line().faults().statuses.contains(StatusFault.REVERSED)) {
            status(thread, reaction, PhoneMessage.Tick.SENT, clock.instant());
        }
    }

    private void deliver(PhoneThread thread, String id) {
        var customer = network.customerOf(thread);
        var onItsWay = thread.find(id).filter(message -> message.tick() == PhoneMessage.Tick.SENT);
        if (onItsWay.isPresent() && customer.online() && !customer.blocks()) {
            change(thread, id, sent -> sent.tick(PhoneMessage.Tick.DELIVERED))
                    .ifPresent(message -> delivered(thread, message));
        }
    }

    private void delivered(PhoneThread thread, PhoneMessage message) {
        network.typing(thread, null);
        var readAfter = settings.pace().readAfter();
        var now = clock.instant();
        if (!thread.line().faults().statuses.contains(StatusFault.REVERSED)) {
            status(thread, message, PhoneMessage.Tick.DELIVERED, now);
            if (readAfter != null) {
                loop.after(readAfter, () -> read(thread, message.id()));
            }
            return;
        }
        Future<Void> first = readAfter == null
                ? Future.succeededFuture()
                : read(thread, message.id());
        first.transform(_ -> status(thread, message, PhoneMessage.Tick.DELIVERED, now))
                .transform(_ -> status(thread, message, PhoneMessage.Tick.SENT, now));
    }

    /** The customer saw it. Nobody hears of that when the customer switched read receipts off. */
    Future<Void> read(PhoneThread thread, String id) {
        var unread = thread.find(id).filter(message -> message.tick() == PhoneMessage.Tick.DELIVERED);
        if (unread.isEmpty()) {
            return Future.succeededFuture();
        }
        change(thread, id, delivered -> delivered.tick(PhoneMessage.Tick.READ));
        return network.customerOf(thread).readReceipts()
                ? status(thread, unread.get(), PhoneMessage.Tick.READ, clock.instant())
                : Future.succeededFuture();
    }

    /** Airplane mode ended, or a block was taken back: only what waited for the phone still comes. */
    void phoneIsBack(PhoneThread thread) {
        for (var message : new ArrayList<>(thread.messages())) {
            if (!message.fromCustomer() && message.tick() == PhoneMessage.Tick.SENT) {
                deliver(thread, message.id());
            }
        }
    }

    private Future<Void> status(PhoneThread thread, PhoneMessage message, PhoneMessage.Tick tick, Instant at) {
        var faults = thread.line().faults().statuses;
        if (faults.contains(StatusFault.OFF)) {
            return Future.succeededFuture();
        }
        var value = WebhookBody.status(thread.line().number(), network.customerOf(thread), message, tick, at);
        var what = tick.name().toLowerCase(java.util.Locale.ROOT);
        if (faults.contains(StatusFault.TWICE)) {
            courier.send(thread.line(), value, what, message.id());
        }
        return courier.send(thread.line(), value, what, message.id()).mapEmpty();
    }

    /** The business read the customer's messages up to this one, and perhaps types. False: it is not known. */
    boolean markRead(Line line, String messageId, boolean types) {
        var found = line.threads().values().stream().filter(thread -> thread.find(messageId).isPresent()).findAny();
        if (found.isEmpty()) {
            return settings.rules() == SimulatorSettings.Rules.NONE;
        }
        var thread = found.get();
        thread.unreadByBusinessUpTo(messageId)
                .forEach(message -> change(thread, message.id(), unread -> unread.tick(PhoneMessage.Tick.READ)));
        if (types) {
            network.typing(thread, clock.instant().plus(TYPING));
        }
        return true;
    }

    private Optional<PhoneMessage> change(PhoneThread thread, @Nullable String id,
            java.util.function.UnaryOperator<PhoneMessage> change) {
        if (id == null) {
            return Optional.empty();
        }
        var changed = thread.change(id, change);
        changed.ifPresent(message -> network.changed(thread, message));
        return changed;
    }
}
