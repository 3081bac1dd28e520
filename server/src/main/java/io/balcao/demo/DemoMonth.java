package io.balcao.demo;

import io.balcao.platform.Ids;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Five weeks of everyday work, so that reports have something to tell: more on Mondays and before lunch, less on Saturdays,
 * some of it resolved by the bot, and each attendant with a pace of their own. The same at each start, but for the days.
 */
record DemoMonth(List<Conversation> conversations, List<Message> messages, List<Transfer> transfers,
        List<Score> scores) {
    private static final ZoneId ZONE = ZoneId.of("America/Sao_Paulo");
    private static final int DAYS = 35;
    /** Younger ones are the visitors'. */
    private static final Duration YOUNGEST = Duration.ofHours(3);
    private static final List<String> CUSTOMERS = List.of("Aline Barros", "Beto Farias", "Carla Dias", "Denise Rocha",
            "Elias Moura", "Flávia Pinto", "Gilberto Reis", "Heloísa Cruz", "Ivan Torres", "Jussara Melo",
            "Kelly Nunes",
            "Luís Prado", "Mônica Sales", "Nelson Aguiar", "Olívia Brandão", "Pedro Xavier", "Quitéria Lopes",
            "Renato Viana", "Sônia Freitas", "Tiago Bastos", "Úrsula Campos", "Vítor Leal", "Wilma Santana",
            "Yara Couto",
            "Zuleica Ramos");
    private static final List<List<String>> TALKS = List.of(
            List.of("Oi, bom dia", "Bom dia! Como posso ajudar?", "Queria saber se já saiu para entrega",
                    "Saiu hoje cedo; chega até as 18h.", "Obrigada"),
            List.of("Boa tarde, consigo trocar o tamanho?", "Consegue, sim. Pode me passar o número do pedido?",
                    "É o 4711",
                    "Pronto, a troca está marcada."),
            List.of("Vocês parcelam?", "Em até 6 vezes sem juros.", "Ótimo, vou fechar"),
            List.of("Não recebi o boleto", "Acabei de enviar de novo para o seu e-mail.", "Chegou, valeu"));

    private static final List<String> SUBJECTS = List.of("entrega", "troca", "pagamento", "boleto");
    /** What was said to a score, the worst first. */
    private static final List<String> COMMENTS = List.of("Esperei demais e ninguém resolveu", "Demorou para responder",
            "Resolveu, mas precisei repetir tudo", "Bom atendimento", "Rápido e atencioso, parabéns");

    /** Whose it was; null when the bot was enough. */
    record Conversation(UUID id, int customer, @Nullable UUID user, @Nullable UUID department, OffsetDateTime begin,
            OffsetDateTime end, List<String> tags) {}

    record Message(UUID conversation, String sender, @Nullable UUID user, String text, OffsetDateTime at) {}

    record Transfer(UUID conversation, @Nullable UUID user, @Nullable UUID department, OffsetDateTime at) {}

    /** What a customer thought of it; 0 when nothing was answered. Without a comment, the text is empty. */
    record Score(UUID conversation, short score, String comment, OffsetDateTime at) {}

    static List<String> customers() {
        return CUSTOMERS;
    }

    /** @param attendants the n-th works in the n-th department */
    static DemoMonth before(Instant now, List<UUID> attendants, List<UUID> departments, long seed) {
        var month = new DemoMonth(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        var chance = new Random(seed);
        var today = LocalDate.ofInstant(now, ZONE);
        for (int ago = DAYS; ago >= 0; ago--) {
            var day = today.minusDays(ago);
            for (int i = howMany(day.getDayOfWeek(), chance); i > 0; i--) {
                // Two mountains a day: late morning and mid afternoon.
                var hour = (chance.nextBoolean() ? 10.5 : 15) + chance.nextGaussian() * 1.4;
                var begin = day.atTime(LocalTime.ofSecondOfDay((long) (Math.clamp(hour, 8, 19) * 3_600))).atZone(ZONE)
                        .toInstant().plusSeconds(chance.nextInt(600));
                var place = chance.nextInt(100) < 50 ? 0 : chance.nextInt(departments.size());
                if (begin.isBefore(now.minus(YOUNGEST))) {
                    month.add(begin, attendants.get(place), departments.get(place), place, chance);
                }
            }
        }
        month.score(new Random(seed + 1));
        return month;
    }

    /** Two of five who are asked answer; who waited longer is less pleased. */
    private void score(Random chance) {
        for (var one : conversations) {
            if (one.user() == null) {
                continue;
            }
            if (chance.nextInt(5) < 2) {
                var took = Duration.between(one.begin(), one.end()).toMinutes();
                var score = Math.clamp(Math.round(5.6 - took / 25.0 + chance.nextGaussian()), 1, 5);
                scores.add(new Score(one.id(), (short) score, chance.nextInt(3) == 0 ? COMMENTS.get(score - 1) : "",
                        one.end().plusMinutes(2 + (long) chance.nextInt(40))));
            } else {
                scores.add(new Score(one.id(), (short) 0, "", one.end().plusMinutes(2)));
            }
        }
    }

    private static int howMany(DayOfWeek day, Random chance) {
        return switch (day) {
            case SUNDAY -> 1 + chance.nextInt(2);
            case SATURDAY -> 3 + chance.nextInt(3);
            case MONDAY -> 13 + chance.nextInt(5);
            default -> 8 + chance.nextInt(5);
        };
    }

    private void add(Instant begin, UUID attendant, UUID department, int pace, Random chance) {
        var id = Ids.next();
        var customer = chance.nextInt(CUSTOMERS.size());
        var at = begin.atOffset(ZoneOffset.UTC);
        var words = TALKS.get(chance.nextInt(TALKS.size()));
        messages.add(new Message(id, "customer", null, words.getFirst(), at.plusSeconds(1)));
        messages.add(new Message(id, "bot", null, "Como podemos ajudar? Toque numa opção ou digite o número.",
                at.plusSeconds(3)));
        if (chance.nextInt(100) < 22) {
            messages.add(new Message(id, "customer", null, "Era só isso, já achei no site", at.plusSeconds(70)));
            conversations.add(new Conversation(id, customer, null, null, at, at.plusMinutes(30), List.of()));
            return;
        }
        at = at.plusSeconds(20 + chance.nextInt(60));
        messages.add(new Message(id, "customer", null, Integer.toString(pace + 1), at));
        at = at.plusSeconds(2);
        transfers.add(new Transfer(id, null, department, at));
        at = at.plusSeconds(40 + (long) (chance.nextDouble() * chance.nextDouble() * 900) + pace * 60L);
        transfers.add(new Transfer(id, attendant, null, at));
        for (int i = 1; i < words.size(); i++) {
            at = at.plusSeconds(30 + chance.nextInt(120 + pace * 60));
            messages.add(i % 2 == 1
                    ? new Message(id, "attendant", attendant, words.get(i), at)
                    : new Message(id, "customer", null, words.get(i), at));
        }
        var tags = switch (chance.nextInt(4)) {
            case 0 -> List.of("retorno");
            case 1, 2 -> List.of(SUBJECTS.get(TALKS.indexOf(words)));
            default -> List.<String>of();
        };
        conversations.add(new Conversation(id, customer, attendant, department, begin.atOffset(ZoneOffset.UTC),
                at.plusSeconds(60 + chance.nextInt(600)), tags));
    }
}
