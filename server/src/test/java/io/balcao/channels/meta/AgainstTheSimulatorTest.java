package io.balcao.channels.meta;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.balcao.channels.Choices;
import io.balcao.channels.Choices.Labels;
import io.balcao.channels.Choices.Option;
import io.balcao.channels.Content;
import io.balcao.channels.InboundMessage;
import io.balcao.channels.MediaFetch;
import io.balcao.channels.MediaKind;
import io.balcao.channels.MediaReference;
import io.balcao.channels.MediaUpload;
import io.balcao.channels.OutboundContent;
import io.balcao.channels.OutboundContent.Media;
import io.balcao.channels.OutboundContent.Reaction;
import io.balcao.channels.OutboundContent.Text;
import io.balcao.channels.OutboundMessage;
import io.balcao.channels.OutboundMessage.Recipient;
import io.balcao.channels.SendOutcome;
import io.balcao.channels.SendOutcome.ChannelStopped;
import io.balcao.channels.SendOutcome.Refused;
import io.balcao.channels.SendOutcome.Retry;
import io.balcao.channels.SendOutcome.Sent;
import io.balcao.channels.SendOutcome.SlowDown;
import io.balcao.channels.SendOutcome.Uncertain;
import io.balcao.channels.StatusUpdate;
import io.balcao.channels.StatusUpdate.Status;
import io.balcao.channels.meta.GraphClient.TemplateListing;
import io.balcao.channels.meta.WebhookSignature.Verdict;
import io.balcao.simulator.BusinessNumber;
import io.balcao.simulator.Inbound;
import io.balcao.simulator.MediaFault;
import io.balcao.simulator.SimulatedPhone;
import io.balcao.simulator.Simulator;
import io.balcao.simulator.SimulatorSettings;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The channel and the pretend WhatsApp, written apart from one documentation, understand each other over HTTP. */
@DisplayNameGeneration(ReplaceUnderscores.class)
@Timeout(60)
class AgainstTheSimulatorTest {
    private static final BusinessNumber NUMBER = new BusinessNumber("800100200300", "+55 11 4000-0000", "Loja Exemplo",
            "700100200300", "EAAG-token", "demo-app-secret-01", "verify-me");
    private static final GraphAccount ACCOUNT = new GraphAccount("800100200300", "EAAG-token", "700100200300");
    private static final Recipient RITA = new Recipient("551199990000", null);

    private final Vertx vertx = Vertx.vertx();
    private final List<Webhook> heard = new CopyOnWriteArrayList<>();
    private final List<Verdict> verdicts = new CopyOnWriteArrayList<>();
    private final WebhookSignature signature = new WebhookSignature(NUMBER.appSecret());
    @TempDir
    private Path folder;
    private HttpServer business;
    private Simulator simulator;
    private GraphClient client;
    private SimulatedPhone rita;

    @BeforeEach
    void start() {
        business = vertx.createHttpServer().requestHandler(request -> request.body().onSuccess(body -> {
            verdicts.add(signature.check(request.headers().getAll(WebhookSignature.HEADER), body.getBytes()));
            heard.add(WebhookParser.parse(body.getBytes(), Instant.now()));
            request.response().end();
        }));
        business.listen(0, "127.0.0.1").await();
        simulator = new Simulator(vertx, SimulatorSettings.test(folder.resolve("simulator"), List.of(NUMBER))).start();
        simulator.deliversTo(URI.create("http://127.0.0.1:" + business.actualPort() + "/"));
        client = new GraphClient(vertx, new GraphSettings(URI.create(simulator.graphUrl()), "v25.0", 8,
                Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ofSeconds(5)));
        rita = simulator.phone("Rita", "551199990000");
        rita.writes("oi");
    }

    @AfterEach
    void stop() {
        client.close();
        simulator.stop();
        vertx.close().await();
        assertThat(verdicts).containsOnly(Verdict.VALID);
        assertThat(heard).allSatisfy(webhook -> assertThat(webhook.undecodable()).isEmpty());
    }

    @Test
    void every_message_of_a_phone_is_understood() {
        rita.sendsImage("jpeg".getBytes(UTF_8), "foto");
        rita.sendsVoice("ogg".getBytes(UTF_8));
        rita.sendsDocument("pdf".getBytes(UTF_8), "application/pdf", "../orçamento.pdf");
        rita.sends(Inbound.place(-23.5, -46.6, "Praça", "Centro"));
        rita.sends(Inbound.contact("Beto Lima", "+55 11 98888-7777"));
        rita.sends(Inbound.welcome());
        rita.sends(Inbound.unsupported("poll_creation"));
        rita.sends(Inbound.edit("wamid.X", "novo"));
        rita.sends(Inbound.revoke("wamid.X"));
        rita.sends(Inbound.text("anúncio").fromAdvertisement("1", "Oferta"));
        rita.sends(Inbound.text("de novo").forwarded());
        rita.sends(Inbound.order("610000001", "à tarde", List.of()));
        rita.sends(Inbound.flowReply("wamid.X", "{\"nome\":\"Ana\"}"));
        rita.sends(Inbound.callPermission("wamid.X", true));
        rita.reacts(rita.thread().getFirst(), "👍");
        assertThat(messages()).extracting(message -> message.content().getClass().getSimpleName()).containsExactly(
                "Text", "Media", "Media", "Media", "Location", "Contacts", "RequestWelcome", "Unsupported", "Edit",
                "Revoke", "Text", "Text", "Order", "FlowReply", "CallPermissionReply", "Reaction");
        assertThat(messages()).allSatisfy(message -> {
            assertThat(message.sender().waId()).isEqualTo("551199990000");
            assertThat(message.sender().userId()).isEqualTo(rita.userId());
            assertThat(message.sender().profileName()).isEqualTo("Rita");
            assertThat(message.sentAtKnown()).isTrue();
        });
    }

    @Test
    void a_changed_number_and_a_hidden_number_are_understood() {
        rita.changesNumberTo("551177770000");
        await().untilAsserted(() -> assertThat(messages().getLast().content())
                .isInstanceOfSatisfying(Content.NumberChanged.class,
                        changed -> assertThat(changed.newWaId()).isEqualTo("551177770000")));
        simulator.number().phoneWithoutNumber("Nina", "BR.4f7Kq2m9Zt").writes("oi");
        assertThat(messages().getLast().sender().waId()).isNull();
        assertThat(messages().getLast().sender().userId()).isEqualTo("BR.4f7Kq2m9Zt");
        assertThat(send(new Recipient(null, "BR.4f7Kq2m9Zt"), new Text("olá", false))).isInstanceOf(Sent.class);
    }

    @Test
    void what_we_send_arrives_and_its_statuses_are_understood() {
        var sent = (Sent) client.send(ACCOUNT, new OutboundMessage(RITA, new Text("Bom dia", false),
                messages().getFirst().externalId(), "job-1"));
        assertThat(rita.waitsFor("Bom dia").id()).isEqualTo(sent.externalId());
        rita.reads();
        await().untilAsserted(() -> assertThat(statuses()).extracting(StatusUpdate::status).contains(Status.SENT,
                Status.DELIVERED, Status.READ));
        assertThat(statuses()).allSatisfy(status -> {
            assertThat(status.externalId()).isEqualTo(sent.externalId());
            assertThat(status.opaqueId()).isEqualTo("job-1");
        });
    }

    @Test
    void a_menu_of_any_size_is_taken_and_answered() {
        var options = IntStream.range(0, 23).mapToObj(i -> new Option("o" + i, "Opção de nome bem comprido " + i))
                .toList();
        var choices = new Choices("Menu", "Escolha", "Fim", options, new Labels("Ver opções", "Mais opções"), "more");
        for (int page = 0; page < choices.pages(); page++) {
            for (var message : choices.messages(page)) {
                assertThat(send(RITA, message)).isInstanceOf(Sent.class);
            }
        }
        rita.chooses("o22");
        assertThat(messages().getLast().content()).isEqualTo(
                new Content.ListReply("o22", "Opção de nome bem com… 5", "Opção de nome bem comprido 22"));
        var few = new Choices(null, "Certo?", null, List.of(new Option("y", "Sim"), new Option("n", "Não")),
                new Labels("Ver", "Mais"), "more");
        assertThat(send(RITA, few.messages().getFirst())).isInstanceOf(Sent.class);
        rita.presses("Sim");
        assertThat(messages().getLast().content()).isEqualTo(new Content.ButtonReply("y", "Sim"));
    }

    @Test
    void files_go_both_ways() throws Exception {
        rita.sendsImage("the bytes of a picture".getBytes(UTF_8), null);
        var image = lastFile();
        var target = folder.resolve("picture");
        assertThat(client.fetch(ACCOUNT, image, MediaKind.IMAGE, target))
                .isInstanceOf(MediaFetch.Fetched.class);
        assertThat(target).hasContent("the bytes of a picture");

        var uploaded = (MediaUpload.Uploaded) client.upload(ACCOUNT, Files.writeString(folder.resolve("a"), "pdf"),
                MediaKind.DOCUMENT, "application/pdf", "orçamento.pdf");
        assertThat(send(RITA, new Media(MediaKind.DOCUMENT, uploaded.mediaId(), "segue", "orçamento.pdf", false)))
                .isInstanceOf(Sent.class);
        assertThat(rita.waitsFor("segue").type()).isEqualTo("document");
    }

    @Test
    void faults_of_files_end_as_they_should() {
        rita.sendsImage("the bytes of a picture".getBytes(UTF_8), null);
        var image = lastFile();
        var target = folder.resolve("picture");
        for (var passing : List.of(new MediaFault.Expired(), new MediaFault.Html(), new MediaFault.WrongHash())) {
            simulator.faults().nextMedia(1, passing);
            assertThat(client.fetch(ACCOUNT, image, MediaKind.IMAGE, target)).as(passing.toString())
                    .isInstanceOf(MediaFetch.Fetched.class);
        }
        for (var fault : List.of(new MediaFault.Missing(), new MediaFault.Endless(),
                new MediaFault.Elsewhere(URI.create("http://127.0.0.1:" + business.actualPort() + "/")),
                new MediaFault.Redirect(URI.create("http://127.0.0.1:" + business.actualPort() + "/")))) {
            simulator.faults().everyMedia(fault);
            assertThat(client.fetch(ACCOUNT, image, MediaKind.IMAGE, folder.resolve("none")))
                    .as(fault.toString()).isInstanceOf(MediaFetch.Unavailable.class);
        }
        simulator.faults().everyMedia(new MediaFault.LyingLength());
        assertThat(client.fetch(ACCOUNT, image, MediaKind.IMAGE, folder.resolve("none")))
                .isInstanceOf(MediaFetch.Retry.class);
        assertThat(folder.resolve("none")).doesNotExist();
        assertThat(heard).hasSize(2);
    }

    @Test
    void faults_of_sends_end_as_they_should() {
        var faults = simulator.faults();
        faults.nextSends(1).answer(130429);
        assertThat(send(RITA, new Text("1", false))).isInstanceOf(SlowDown.class);
        faults.nextSends(1).answer(131016);
        assertThat(send(RITA, new Text("2", false))).isInstanceOf(Retry.class);
        faults.nextSends(1).answerHtml(503);
        assertThat(send(RITA, new Text("3", false))).isInstanceOf(Retry.class);
        faults.nextSends(1).acceptAndCut();
        assertThat(send(RITA, new Text("4", false))).isInstanceOf(Uncertain.class);
        faults.nextSends(1).resetConnection();
        assertThat(send(RITA, new Text("5", false))).isInstanceOf(Uncertain.class);
        faults.nextSends(1).answer(131026);
        assertThat(send(RITA, new Text("6", false))).isInstanceOf(Refused.class);
        assertThat(client.send(new GraphAccount("800100200300", "other", null),
                new OutboundMessage(RITA, new Text("7", false), null, null))).isInstanceOf(ChannelStopped.class);
        assertThat(send(RITA, new Text("8", false))).isInstanceOf(Sent.class);
    }

    @Test
    void a_closed_window_is_told_in_the_answer_or_in_a_status() {
        simulator.faults().closeWindow();
        var outcome = send(RITA, new Text("tarde demais", false));
        if (outcome instanceof Sent) {
            await().untilAsserted(() -> assertThat(statuses()).extracting(StatusUpdate::status)
                    .contains(Status.FAILED));
            outcome = GraphErrors.ofStatus(statuses().getLast().errors().getFirst());
        }
        assertThat(outcome).isInstanceOfSatisfying(Refused.class,
                refused -> assertThat(refused.why().reason()).isEqualTo("window_closed"));
    }

    @Test
    void reactions_receipts_and_templates_are_taken() {
        var first = messages().getFirst().externalId();
        assertThat(send(RITA, new Reaction(first, "👍"))).isInstanceOf(Sent.class);
        assertThat(send(RITA, new Reaction(first, null))).isInstanceOf(Sent.class);
        assertThat(client.markRead(ACCOUNT, first, true)).isEmpty();
        await().until(rita::seesTyping);
        var listed = (TemplateListing.Listed) client.templates(ACCOUNT);
        assertThat(listed.templates()).isNotEmpty();
    }

    private SendOutcome send(Recipient to, OutboundContent content) {
        return client.send(ACCOUNT, new OutboundMessage(to, content, null, null));
    }

    private MediaReference lastFile() {
        return Objects.requireNonNull(((Content.Media) messages().getLast().content()).file());
    }

    private List<InboundMessage> messages() {
        return heard.stream().flatMap(webhook -> webhook.groups().stream())
                .flatMap(group -> group.messages().stream()).toList();
    }

    private List<StatusUpdate> statuses() {
        return heard.stream().flatMap(webhook -> webhook.groups().stream())
                .flatMap(group -> group.statuses().stream()).toList();
    }
}
