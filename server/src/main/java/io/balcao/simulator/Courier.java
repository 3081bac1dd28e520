package io.balcao.simulator;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.JsonObject;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

/**
 * Carries webhooks to the business: each in its own request, many at once, again and again until 200, as Meta does. The
 * faults of the number decide what happens before a webhook leaves.
 */
final class Courier {
    private static final Duration GATHERING = Duration.ofMillis(250);

    /** A webhook that has not left yet. */
    private record Parcel(Line line, JsonObject value, String what, String about, Promise<WebhookDelivery> done) {}

    private final Loop loop;
    private final HttpClient http;
    private final Pace pace;
    private final Clock clock;
    private final DeliveryLog log;
    private final Map<Line, List<Parcel>> gathered = new HashMap<>();
    private final List<Runnable> withoutAddress = new ArrayList<>();
    private @Nullable URI address;
    private UnaryOperator<String> zapiFiles = UnaryOperator.identity();
    private boolean stopped;

    Courier(Loop loop, HttpClient http, Pace pace, Clock clock, DeliveryLog log, @Nullable URI address) {
        this.loop = loop;
        this.http = http;
        this.pace = pace;
        this.clock = clock;
        this.log = log;
        this.address = address;
    }

    @Nullable
    URI address() {
        return address;
    }

    /** Turns the address of a file at Meta into one at Z-API. */
    void zapiFiles(UnaryOperator<String> addresses) {
        zapiFiles = addresses;
    }

    /** From now on webhooks go there, those that waited for an address first. */
    void deliverTo(URI url) {
        address = url;
        var waiting = List.copyOf(withoutAddress);
        withoutAddress.clear();
        waiting.forEach(Runnable::run);
    }

    /** Ends when the webhook was answered 200 or was given up. */
    Future<WebhookDelivery> send(Line line, JsonObject value, String what, String about) {
        var parcel = new Parcel(line, value, what, about, Promise.promise());
        var faults = line.faults();
        if (faults.account.notSubscribed
                || (faults.account.withoutMessages && value.containsKey("messaging_product"))) {
            parcel.done().fail("The app is not subscribed: nobody is told");
            return parcel.done().future();
        }
        if (faults.webhookDelay.isZero()) {
            dispatch(parcel);
        } else {
            loop.after(faults.webhookDelay, () -> dispatch(parcel));
        }
        return parcel.done().future();
    }

    /** Sends a body of the caller's own, once, and tells how it was answered. */
    Future<WebhookDelivery> sendRaw(Line line, byte[] body, String signature) {
        return attempt(line, log.open(line.number(), "raw", "", text(body)), body, signature, false);
    }

    /** The same bytes again, as a retry days later would bring them. */
    Future<WebhookDelivery> repeat(Line line, WebhookDelivery earlier) {
        return start(line, earlier.what(), earlier.about(), earlier.body().getBytes(StandardCharsets.US_ASCII));
    }

    /** What was held back leaves when the fault is gone. */
    void faultsChanged(Line line) {
        if (!line.faults().webhooks.contains(WebhookFault.HELD)) {
            flush(line);
        }
    }

    void stop() {
        stopped = true;
    }

    private void dispatch(Parcel parcel) {
        var faults = parcel.line().faults().webhooks;
        var gathers = faults.contains(WebhookFault.HELD) || faults.contains(WebhookFault.REVERSED)
                || faults.contains(WebhookFault.BATCHED);
        if (!gathers) {
            leave(parcel.line(), List.of(parcel));
            return;
        }
        var parcels = gathered.computeIfAbsent(parcel.line(), _ -> new ArrayList<>());
        parcels.add(parcel);
        if (parcels.size() == 1 && !faults.contains(WebhookFault.HELD)) {
            loop.after(GATHERING, () -> flush(parcel.line()));
        }
    }

    private void flush(Line line) {
        var parcels = gathered.remove(line);
        if (parcels == null) {
            return;
        }
        var faults = line.faults().webhooks;
        var inOrder = faults.contains(WebhookFault.REVERSED) ? parcels.reversed() : parcels;
        if (faults.contains(WebhookFault.BATCHED)) {
            leave(line, inOrder);
            return;
        }
        // One after another, or several connections would mix the order that was asked for.
        Future<?> before = Future.succeededFuture();
        for (var parcel : inOrder) {
            before = before.transform(_ -> leave(line, List.of(parcel)));
        }
    }

    private Future<WebhookDelivery> leave(Line line, List<Parcel> parcels) {
        var first = parcels.getFirst();
        if (line.number().isZapi() && parcels.size() > 1) {
            // It has no envelope for several: each goes alone, in the same order.
            Future<WebhookDelivery> last = leave(line, List.of(first));
            for (var parcel : parcels.subList(1, parcels.size())) {
                last = last.transform(_ -> leave(line, List.of(parcel)));
            }
            return last;
        }
        var values = parcels.stream().map(Parcel::value).toList();
        var body = line.number().isZapi()
                ? ZapiBody.of(line.number(), first.value(), zapiFiles).toBuffer().getBytes()
                : WebhookBody.bytes(WebhookBody.envelope(line.number(), values));
        var delivery = start(line, first.what(), first.about(), body);
        if (line.faults().webhooks.contains(WebhookFault.TWICE)) {
            start(line, first.what(), first.about(), body);
        }
        return delivery.onComplete(done -> parcels.forEach(parcel -> parcel.done().handle(done)));
    }

    private Future<WebhookDelivery> start(Line line, String what, String about, byte[] body) {
        var signature = WebhookSignature.of(body, line.number().appSecret());
        return attempt(line, log.open(line.number(), what, about, text(body)), body, signature, true);
    }

    /** Z-API's own address, or else the one beside Meta's that ends in the number's secret. */
    private @Nullable URI target(Line line) {
        if (!line.number().isZapi()) {
            return address;
        }
        var own = line.zapiAddress();
        return own != null || address == null
                ? own
                : address.resolve("../webhook/whatsapp/" + line.number().verifyToken());
    }

    private Future<WebhookDelivery> attempt(Line line, WebhookDelivery delivery, byte[] body, String signature,
            boolean again) {
        if (stopped) {
            return Future.failedFuture("the simulator stopped");
        }
        var target = target(line);
        if (target == null) {
            var later = Promise.<WebhookDelivery>promise();
            withoutAddress.add(() -> attempt(line, delivery, body, signature, again).onComplete(later));
            return later.future();
        }
        var at = clock.instant();
        var began = System.nanoTime();
        return post(target, body, signature).map(status -> new WebhookDelivery.Attempt(at, status, null, since(began)))
                .otherwise(failure -> new WebhookDelivery.Attempt(at, null, String.valueOf(failure.getMessage()),
                        since(began)))
                .compose(attempt -> settle(line, delivery, attempt, body, signature, again));
    }

    private Future<Integer> post(URI target, byte[] body, String signature) {
        var options = new RequestOptions().setMethod(HttpMethod.POST).setAbsoluteURI(target.toString())
                .setTimeout(pace.webhookTimeout().toMillis());
        return http.request(options).compose(request -> {
            request.putHeader("Content-Type", "application/json").putHeader("User-Agent", "facebookexternalua")
                    .putHeader("X-Hub-Signature-256", signature);
            return request.send(Buffer.buffer(body));
        }).compose(response -> response.end().map(response.statusCode()));
    }

    private Future<WebhookDelivery> settle(Line line, WebhookDelivery before, WebhookDelivery.Attempt attempt,
            byte[] body,
            String signature, boolean again) {
        var delivered = Integer.valueOf(200).equals(attempt.status());
        var age = Duration.between(before.createdAt(), clock.instant());
        var goesOn = again && !delivered && !stopped && age.compareTo(pace.retriesFor()) < 0;
        var after = before.after(attempt, delivered
                ? WebhookDelivery.Outcome.DELIVERED
                : goesOn ? WebhookDelivery.Outcome.WAITING : WebhookDelivery.Outcome.GIVEN_UP);
        log.update(after);
        if (!goesOn) {
            return Future.succeededFuture(after);
        }
        var later = Promise.<WebhookDelivery>promise();
        loop.after(retryDelay(after.attempts().size()), () -> {
            if (!stopped) {
                attempt(line, after, body, signature, true).onComplete(later);
            }
        });
        return later.future();
    }

    private Duration retryDelay(int attempts) {
        var delay = pace.firstRetryAfter().multipliedBy(1L << Math.min(attempts - 1, 20));
        return delay.compareTo(pace.longestRetry()) < 0 ? delay : pace.longestRetry();
    }

    private static double since(long began) {
        return Math.round((System.nanoTime() - began) / 1e4) / 100.0;
    }

    private static String text(byte[] body) {
        return new String(body, StandardCharsets.UTF_8);
    }
}
