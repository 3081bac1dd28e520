package io.balcao.simulator;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;

/** Breaks things at one number, from any thread and while everything runs. What is not taken back by {@link #heal} stays. */
public final class Faults {
    private final Loop loop;
    private final Line line;
    private final Consumer<Line> changed;

    Faults(Loop loop, Line line, Consumer<Line> changed) {
        this.loop = loop;
        this.line = line;
        this.changed = changed;
    }

    /** What happens to the next sends; then all is well again. Called again, it goes on after those. */
    public NextSends nextSends(int count) {
        return new NextSends(count);
    }

    /** Z-API takes no buttons and no lists until {@link #heal}. */
    public void refuseChoices() {
        change(faults -> faults.refusesChoices = true);
    }

    /** What happens to every send until {@link #heal}. */
    public NextSends everySend() {
        return new NextSends(0);
    }

    /** Ends the sentence that {@link #nextSends} begins. */
    public final class NextSends {
        private final int count;

        private NextSends(int count) {
            this.count = count;
        }

        /** An error of the Graph API by its code, such as 131056; from 400 to 599 an HTTP status instead. */
        public void answer(int codeOrStatus) {
            fail(new SendFault.Answer(codeOrStatus));
        }

        public void answerHtml(int status) {
            fail(new SendFault.Html(status));
        }

        /** Silence; the message does not go out. */
        public void neverAnswer() {
            fail(new SendFault.NoAnswer(false));
        }

        /** Silence; but the message goes out. */
        public void acceptAndNeverAnswer() {
            fail(new SendFault.NoAnswer(true));
        }

        /** The message goes out, and the connection ends without an answer. */
        public void acceptAndCut() {
            fail(new SendFault.Close(true));
        }

        /** The connection ends without an answer; the message does not go out. */
        public void cut() {
            fail(new SendFault.Close(false));
        }

        public void resetConnection() {
            fail(new SendFault.Reset(false));
        }

        public void answerSlowly(int bytesPerSecond) {
            fail(new SendFault.Slow(bytesPerSecond));
        }

        public void answerAfter(Duration delay) {
            fail(new SendFault.Late(delay));
        }

        public void goThrough() {
            fail(new SendFault.None());
        }

        private void fail(SendFault fault) {
            change(faults -> {
                if (count == 0) {
                    faults.everySend = fault;
                } else {
                    faults.nextSends.addAll(Collections.nCopies(count, fault));
                }
            });
        }
    }

    /** Every call of the Graph API waits so long before anything happens. */
    public void latency(Duration latency) {
        change(faults -> faults.latency = latency);
    }

    public void statuses(StatusFault... which) {
        change(faults -> {
            faults.statuses.clear();
            faults.statuses.addAll(List.of(which));
        });
    }

    /** The next messages are accepted and then fail with this code. */
    public void nextMessagesFail(int count, int code) {
        change(faults -> faults.nextStatuses.addAll(Collections.nCopies(count, code)));
    }

    /** Webhooks that {@link WebhookFault#HELD} kept back go out as soon as it is not among them any more. */
    public void webhooks(WebhookFault... which) {
        change(faults -> {
            faults.webhooks.clear();
            faults.webhooks.addAll(List.of(which));
        });
    }

    public void delayWebhooks(Duration delay) {
        change(faults -> faults.webhookDelay = delay);
    }

    /** Everybody's 24 hours are over. */
    public void closeWindow() {
        change(faults -> faults.windowClosed = true);
    }

    public void openWindow() {
        change(faults -> faults.windowClosed = false);
    }

    /** What happens to the next fetches of files; the two steps of a fetch count as one. */
    public void nextMedia(int count, MediaFault fault) {
        change(faults -> faults.nextMedia.addAll(Collections.nCopies(count, fault)));
    }

    public void everyMedia(MediaFault fault) {
        change(faults -> faults.everyMedia = fault);
    }

    /** Every token so far is refused, as if it had expired; gives the new one of the panel. */
    public String expireToken() {
        var renewed = loop.ask(() -> line.faults().account.expire());
        change(faults -> {});
        return renewed;
    }

    /** The token may not do all of it: {@code whatsapp_business_messaging}, {@code whatsapp_business_management}. */
    public void missScopes(String... scopes) {
        change(faults -> faults.account.missingScopes.addAll(List.of(scopes)));
    }

    /** The app is not subscribed to the account, so that no webhook leaves; until it subscribes, or all is well. */
    public void unsubscribe() {
        change(faults -> faults.account.notSubscribed = true);
    }

    /** The app's webhook lacks the field {@code messages}. */
    public void forgetMessagesField() {
        change(faults -> faults.account.withoutMessages = true);
    }

    /** Too many customers block or report the number. */
    public void lowerQuality() {
        change(faults -> faults.account.lowQuality = true);
    }

    /** All is well again. */
    public void heal() {
        change(FaultState::heal);
    }

    private void change(Consumer<FaultState> change) {
        loop.run(() -> {
            change.accept(line.faults());
            changed.accept(line);
        });
    }
}
