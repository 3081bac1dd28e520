package io.balcao.scheduling.messages;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.balcao.channels.MessageType;
import io.balcao.channels.OutboundContent;
import io.balcao.channels.OutboundContent.Button;
import io.balcao.channels.OutboundContent.Buttons;
import io.balcao.channels.OutboundContent.HeadedRow;
import io.balcao.channels.OutboundContent.Menu;
import io.balcao.channels.OutboundContent.MenuRow;
import io.balcao.channels.OutboundContent.Section;
import io.balcao.channels.OutboundLimits;
import io.balcao.conversations.outbox.OutboxWaker;
import io.balcao.conversations.thread.MessageView;
import io.balcao.conversations.thread.Outgoing;
import io.balcao.conversations.thread.StatusEvents;
import io.balcao.conversations.thread.ThreadRepository;
import io.balcao.platform.Caller;
import io.balcao.platform.Ids;
import io.balcao.platform.OrganizationId;
import io.balcao.platform.Problem;
import io.balcao.platform.db.Database;
import io.balcao.platform.db.Tx;
import io.balcao.platform.http.Json;
import io.balcao.platform.http.Reply;
import io.balcao.platform.http.Request;
import io.balcao.platform.http.Routes;
import io.balcao.scheduling.appointments.PatientRepository;
import io.balcao.scheduling.clinics.Clinic;
import io.balcao.scheduling.clinics.ClinicNumberRepository;
import io.balcao.scheduling.clinics.ClinicRepository;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Writes to a customer in the name of a clinic, and says what the provider made of it. */
public final class ClinicMessages {
    /** Less than who asks waits for an answer. What is still on its way then is accepted, and so it will be sent. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final long LOOK_MILLIS = 50;

    private final Vertx vertx;
    private final Database database;
    private final StatusEvents statusEvents;
    private final OutboxWaker outbox;
    private final ClinicRepository clinics = new ClinicRepository();
    private final PatientRepository patients = new PatientRepository();
    private final ThreadRepository threads = new ThreadRepository();
    private final ClinicNumberRepository numbers = new ClinicNumberRepository();

    public ClinicMessages(Vertx vertx, Database database, StatusEvents statusEvents, OutboxWaker outbox) {
        this.vertx = vertx;
        this.database = database;
        this.statusEvents = statusEvents;
        this.outbox = outbox;
    }

    /** Mounts the operation. */
    public void addTo(Routes routes) {
        routes.add("sendClinicMessage", this::send);
    }

    private Reply send(Request request) {
        var body = request.tree();
        var message = message(body);
        accept(request.caller(), text(body, "clinicId", "clinic_id"), body.path("phone").asText(), message);
        var outcome = outcome(request.caller().organization(), message.id());
        if (outcome.status().equals("failed")) {
            var why = outcome.error();
            throw new Problem.BadGateway(why == null ? "WhatsApp did not take the message" : why.message());
        }
        return Reply.ok(Map.of("messageId", message.id(), "message_id", message.id(), "status", outcome.status()));
    }

    private void accept(Caller caller, String key, String phone, Outgoing message) {
        var organization = caller.organization();
        var conversation = database.inTransaction(organization, tx -> accept(tx, key, phone, message));
        statusEvents.publishAgain(organization, List.of(message.id()), List.of(conversation));
        outbox.wake(organization);
    }

    private UUID accept(Tx tx, String key, String phone, Outgoing message) {
        var clinic = clinics.find(tx, key).orElseThrow(() -> new Problem.NotFound("clinic", key));
        var number = numbers.numberOf(tx, clinic).orElseThrow(() -> noNumber(clinic));
        var conversation = threads.open(tx, patients.find(tx, null, phone, null), number.id());
        threads.add(tx, conversation, message);
        return conversation;
    }

    private static Problem noNumber(Clinic clinic) {
        if (!clinic.hasOwnNumber()) {
            return new Problem.BadGateway("No number is connected that could send it");
        }
        return clinic.zapiInstance()
                .map(instance -> new Problem.BadGateway("The Z-API instance " + instance
                        + " of this clinic is not connected or disabled: nothing is sent by another number"))
                .orElseGet(() -> new Problem.BadGateway(
                        "The number of this clinic is disabled: nothing is sent by another one"));
    }

    private MessageView outcome(OrganizationId organization, UUID message) {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            var now = database.inTransaction(organization, tx -> threads.message(tx, message)).orElseThrow();
            if (!now.status().equals("queued") || System.nanoTime() > deadline) {
                return now;
            }
            vertx.timer(LOOK_MILLIS, TimeUnit.MILLISECONDS).await();
        }
    }

    private static Outgoing message(JsonNode body) {
        var content = body.path("content").asText();
        var said = switch (body.path("type").asText()) {
            case "buttons" -> buttons(content, body.path("buttons"));
            case "list" -> list(content, body);
            default -> new OutboundContent.Text(content, true);
        };
        OutboundLimits.check(said).ifPresent(wrong -> {
            throw new Problem.Unprocessable(
                    wrong.field().equals("body") ? "content" : wrong.field(),
                    "is more than WhatsApp shows, or missing");
        });
        ObjectNode metadata = Json.mapper().createObjectNode();
        switch (said) {
            case Buttons shown -> {
                var buttons = metadata.putObject("interactive").put("kind", "buttons").putArray("buttons");
                shown.buttons()
                        .forEach(button -> buttons.addObject().put("id", button.id()).put("title", button.title()));
            }
            case Menu shown -> {
                var rows = metadata.putObject("interactive").put("kind", "list").put("button_label", shown.button())
                        .putArray("rows");
                shown.sections().forEach(section -> section.rows().forEach(row -> {
                    var stored = rows.addObject().put("id", row.id()).put("title", row.title())
                            .put("description", row.description());
                    if (section.title() != null) {
                        stored.put("section", section.title());
                    }
                }));
            }
            default -> {
            }
        }
        return new Outgoing(Ids.next(), "system", null, null,
                metadata.isEmpty() ? MessageType.TEXT : MessageType.INTERACTIVE, content, metadata, null, null, true,
                null, null);
    }

    private static OutboundContent buttons(String content, JsonNode list) {
        var buttons = new ArrayList<Button>();
        list.forEach(one -> buttons.add(new Button(one.path("id").asText(), text(one, "label", "title"))));
        return new Buttons(null, content, null, List.copyOf(buttons));
    }

    private static OutboundContent list(String content, JsonNode body) {
        var rows = new ArrayList<HeadedRow>();
        body.path("sections").forEach(section -> section.path("rows").forEach(one -> rows.add(new HeadedRow(
                optional(section, "title"), new MenuRow(one.path("id").asText(), text(one, "title", "label"),
                        optional(one, "description"))))));
        var button = text(body, "button_text", "buttonText");
        return new Menu(null, content, null, button.isEmpty() ? "Ver opções" : button,
                Section.of(rows));
    }

    private static String text(JsonNode node, String key, String orKey) {
        return node.path(node.hasNonNull(key) ? key : orKey).asText("");
    }

    private static @Nullable String optional(JsonNode node, String key) {
        return node.path(key).isTextual() && !node.path(key).asText().isBlank() ? node.path(key).asText() : null;
    }
}
