package io.balcao.demo;

import io.balcao.accounts.NewUser;
import io.balcao.accounts.Organizations;
import io.balcao.demo.DemoShop.Visitor;
import io.balcao.platform.Role;
import io.balcao.platform.Secret;
import io.balcao.platform.Vault;
import io.balcao.platform.db.Database;
import io.balcao.simulator.BusinessNumber;
import io.balcao.simulator.PhoneMessage;
import io.balcao.simulator.SimulatedNumber;
import io.balcao.simulator.Simulator;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Example data, and the visitors of the first day. */
public final class Demo {
    private final Organizations organizations;
    private final Database database;
    private final DemoRepository repository;
    private final JsonObject booking;

    /** @param booking the flow by which customers of the clinic book */
    public Demo(Organizations organizations, Database database, Vault vault, JsonObject booking) {
        this.organizations = organizations;
        this.database = database;
        this.repository = new DemoRepository(vault);
        this.booking = booking;
    }

    /** The numbers that the pretend WhatsApp plays. */
    public static List<BusinessNumber> numbers() {
        return DemoShop.ALL.stream().flatMap(shop -> Stream.concat(Stream.of(shop.number()), shop.phone().stream()))
                .toList();
    }

    /** The logins, a line each, for the greeting. */
    public static List<String> logins() {
        var lines = new ArrayList<String>();
        for (var shop : DemoShop.ALL) {
            lines.add(shop.name());
            for (int i = 0; i < shop.people().size(); i++) {
                lines.add("  %-12s %s".formatted(role(i).wire(), shop.email(i)));
            }
        }
        lines.add("  password     " + DemoShop.PASSWORD);
        return lines;
    }

    /** Who can log in to the demo. */
    public static List<String> emails() {
        return DemoShop.ALL.stream().flatMap(shop -> IntStream.range(0, shop.people().size()).mapToObj(shop::email))
                .toList();
    }

    /** The password of all of them, which everybody knows. */
    public static Secret password() {
        return new Secret(DemoShop.PASSWORD);
    }

    /** Makes the organizations, unless there is one already. True when it did. */
    public boolean prepare() {
        if (organizations.hasAny()) {
            return false;
        }
        DemoShop.ALL.forEach(this::found);
        return true;
    }

    /** The first customers come in, through the pretend WhatsApp as everybody does. Takes some seconds. */
    public static void visit(Simulator simulator) {
        // The first shop last, and of its visitors the last: the phone opens where something happened last.
        for (var shop : DemoShop.ALL.reversed()) {
            var number = simulator.number(shop.number().phoneNumberId());
            shop.past().forEach(one -> number.phone(one.customer(), one.phone()));
            var visitors = shop.visitors();
            try (var together = Executors.newVirtualThreadPerTaskExecutor()) {
                visitors.subList(0, visitors.size() - 1)
                        .forEach(visitor -> together.execute(() -> visit(number, visitor)));
            }
            visit(number, visitors.getLast());
        }
    }

    private static void visit(SimulatedNumber number, Visitor visitor) {
        var phone = number.phone(visitor.name(), visitor.waId());
        var words = visitor.words();
        for (var line : words.subList(0, words.size() - 1)) {
            phone.writes(line);
            // Whoever chose from the menu has read the whole answer before going on.
            phone.waitsFor((PhoneMessage answer) -> line.length() > 1 || answer.text().contains("Já chamei"));
        }
        if (visitor.sendsReceipt()) {
            phone.sendsImage(receipt(), words.getLast());
        } else {
            phone.writes(words.getLast());
        }
    }

    private static byte[] receipt() {
        try (var picture = Objects.requireNonNull(Demo.class.getResourceAsStream("receipt.jpg"))) {
            return picture.readAllBytes();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void found(DemoShop shop) {
        var founded = organizations.create(shop.name(), person(shop, 0));
        var organization = founded.organization();
        var people = new ArrayList<UUID>();
        people.add(founded.adminId());
        IntStream.range(1, shop.people().size())
                .forEach(i -> people.add(organizations.addUser(organization, person(shop, i))));
        var departments = new ArrayList<UUID>();
        for (int i = 0; i < shop.departments().size(); i++) {
            var members = i == 0 ? List.of(people.get(2), people.getLast()) : List.of(people.get(2 + i));
            departments.add(organizations.addDepartment(organization, shop.departments().get(i).name(), members));
        }
        database.inTransaction(organization, tx -> {
            var channel = repository.addChannel(tx, shop.number());
            var phone = shop.phone().map(second -> repository.addChannel(tx, second));
            repository.addMenu(tx, menu(shop, departments));
            repository.addCannedResponses(tx, founded.adminId());
            repository.bringPast(tx);
            shop.past().forEach(one -> repository.addPast(tx, channel, one, people.get(one.person()),
                    departments.get(one.department())));
            repository.addMonth(tx, channel,
                    DemoMonth.before(Instant.now(), people.subList(2, people.size()), departments,
                            shop.domain().hashCode()));
            repository.addTags(tx);
            repository.addPromises(tx);
            if (shop.domain().equals(DemoShop.ALL.getFirst().domain())) {
                var clinic = new DemoClinicRepository();
                clinic.add(tx);
                clinic.addFlow(tx, booking, phone.orElseThrow(), founded.adminId());
            }
            return organization;
        });
    }

    private static NewUser person(DemoShop shop, int index) {
        return new NewUser(shop.email(index), shop.people().get(index), password(), role(index));
    }

    private static Role role(int person) {
        return switch (person) {
            case 0 -> Role.ADMIN;
            case 1 -> Role.SUPERVISOR;
            default -> Role.ATTENDANT;
        };
    }

    private static JsonObject menu(DemoShop shop, List<UUID> departments) {
        var options = new JsonArray();
        for (int i = 0; i < departments.size(); i++) {
            var department = shop.departments().get(i);
            options.add(new JsonObject().put("id", "opcao-" + (i + 1)).put("label", department.label())
                    .put("synonyms", new JsonArray(department.synonyms())).put("action", "department")
                    .put("department_id", departments.get(i).toString()).putNull("reply"));
        }
        return new JsonObject()
                .put("greeting", shop.greeting())
                .put("menu_text", "Como podemos ajudar? Toque numa opção ou digite o número.")
                .put("button_label", "Ver opções")
                .put("options", options)
                .put("invalid_choice_text", "Não entendi. Escolha uma das opções abaixo ou escreva “atendente”.")
                .put("max_invalid_choices", 3)
                .put("handover_text", "Certo. Já chamei a equipe de {{department}}; alguém responde em instantes.")
                .put("away_text", "Estamos fora do horário. Deixe sua mensagem e respondemos assim que abrirmos.")
                .put("closing_text", "Obrigado pelo contato. Se precisar, é só escrever de novo.")
                .put("takeover_text", "Você está falando com {{attendant}}.")
                .put("transfer_text", "Vou passar você para {{department}}.")
                .put("back_to_menu_words", new JsonArray().add("menu").add("voltar"))
                .put("human_words", new JsonArray().add("atendente").add("humano").add("pessoa"));
    }
}
