package io.balcao.simulator;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.file.CopyOptions;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/** Keeps customers, messages and the list of files in one small file, so that a phone shows its history after a restart. */
final class Memory {
    private final Vertx vertx;
    private final Network network;
    private final MediaShelf shelf;
    private final Path file;
    private boolean saving;

    Memory(Vertx vertx, Network network, MediaShelf shelf, Path directory) {
        this.vertx = vertx;
        this.network = network;
        this.shelf = shelf;
        this.file = directory.resolve("phones.json");
    }

    /** Before anything else happens. Threads of numbers that are gone stay unread. */
    void load() {
        if (!Files.exists(file)) {
            return;
        }
        try {
            restore(new JsonObject(Files.readString(file)));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Writes what changed since the last time, if anything did. */
    Future<?> save() {
        if (saving || !network.takeChanged()) {
            return Future.succeededFuture();
        }
        saving = true;
        var next = file.resolveSibling(file.getFileName() + ".next").toString();
        return vertx.fileSystem().writeFile(next, snapshot())
                .compose(_ -> vertx.fileSystem().move(next, file.toString(),
                        new CopyOptions().setReplaceExisting(true).setAtomicMove(true)))
                .onComplete(_ -> saving = false);
    }

    private Buffer snapshot() {
        var threads = new JsonArray();
        for (var line : network.lines()) {
            for (var thread : line.threads().values()) {
                var messages = new JsonArray();
                thread.messages().forEach(message -> messages.add(Views.message(message)));
                threads.add(JsonObject.of("phone_number_id", line.number().phoneNumberId(), "customer_id",
                        thread.customerId(), "wrote_at", text(thread.lastCustomerMessageAt()), "messages", messages));
            }
        }
        return JsonObject.of("customers", new JsonArray(network.customers().all().stream().map(Views::customer)
                .toList()), "files", new JsonArray(shelf.files().stream().map(Views::file).toList()), "threads",
                threads).toBuffer();
    }

    private void restore(JsonObject snapshot) {
        snapshot.getJsonArray("customers").forEach(each -> network.customers().put(customer((JsonObject) each)));
        snapshot.getJsonArray("files").forEach(each -> shelf.remember(file((JsonObject) each)));
        snapshot.getJsonArray("threads").forEach(each -> restoreThread((JsonObject) each));
    }

    private void restoreThread(JsonObject json) {
        var line = network.line(json.getString("phone_number_id"));
        var customer = network.customers().find(json.getString("customer_id"));
        if (line.isEmpty() || customer.isEmpty()) {
            return;
        }
        var thread = line.get().thread(customer.get());
        json.getJsonArray("messages").forEach(each -> thread.add(message((JsonObject) each)));
        if (json.getString("wrote_at") != null) {
            thread.customerWroteAt(Instant.parse(json.getString("wrote_at")));
        }
    }

    private static Customer customer(JsonObject json) {
        return new Customer(json.getString("id"), json.getString("name"), json.getString("wa_id"),
                json.getString("user_id"), json.getBoolean("hides_number"), json.getBoolean("read_receipts"),
                json.getBoolean("online"), json.getBoolean("blocks"), json.getBoolean("on_whatsapp"));
    }

    private static MediaFile file(JsonObject json) {
        return new MediaFile(json.getString("id"), json.getString("phone_number_id"), json.getString("mime_type"),
                json.getString("file_name"), json.getLong("size"), json.getString("sha256"),
                Instant.parse(json.getString("stored_at")));
    }

    private static PhoneMessage message(JsonObject json) {
        return new PhoneMessage(json.getString("id"), json.getBoolean("from_customer"), json.getString("type"),
                json.getJsonObject("content"), Instant.parse(json.getString("at")),
                PhoneMessage.Tick.valueOf(json.getString("status").toUpperCase(Locale.ROOT)),
                json.getString("reply_to"), json.getString("customer_reaction"), json.getString("business_reaction"),
                json.getString("chosen"), json.getInteger("failure"), json.getString("callback_data"),
                json.getBoolean("deleted"));
    }

    private static @Nullable String text(@Nullable Instant at) {
        return at == null ? null : at.toString();
    }
}
