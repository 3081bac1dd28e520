package io.balcao.demo;

import io.balcao.simulator.BusinessNumber;
import java.util.List;
import java.util.Optional;

/**
 * An example organization.
 *
 * @param people the first is the admin, the second the supervisor, the others are attendants
 * @param phone a second number: of the clinic that belongs to the shop, or one that Z-API drives
 * @param departments in the order of the menu; the n-th attendant works in the n-th, the last also in the first
 */
record DemoShop(String name, String domain, List<String> people, List<Department> departments, String greeting,
        BusinessNumber number, Optional<BusinessNumber> phone, List<DemoPast> past, List<Visitor> visitors) {
    static final String PASSWORD = "balcao-demo-2026";

    record Department(String name, String label, List<String> synonyms) {}

    /**
     * Who writes on the first day.
     *
     * @param words what is said one after the other, each after the bot's answer
     * @param sendsReceipt whether the last words stand under a picture
     */
    record Visitor(String name, String waId, List<String> words, boolean sendsReceipt) {
        Visitor(String name, String waId, String... words) {
            this(name, waId, List.of(words), false);
        }
    }

    static final List<DemoShop> ALL = List.of(
            new DemoShop("Loja Aurora", "aurora.example",
                    List.of("Helena Prado", "Sérgio Matos", "Ana Lima", "Bia Rocha", "Caio Nunes"),
                    List.of(new Department("Vendas", "Comprar", List.of("vendas", "preço", "produto")),
                            new Department("Suporte", "Ajuda com pedido", List.of("suporte", "ajuda", "entrega")),
                            new Department("Financeiro", "Boletos e notas", List.of("boleto", "nota", "pagamento"))),
                    "Olá! Você fala com a Loja Aurora.",
                    new BusinessNumber("800100200300", "+55 11 4000-0000", "Loja Aurora", "700100200300",
                            "demo-token-aurora", "demo-app-secret-aurora", "demo-verify-aurora"),
                    Optional.of(new BusinessNumber("800100200500", "+55 11 98888-0000", "Laser Beauty SP",
                            "700100200300", "demo-token-aurora", "demo-app-secret-aurora", "demo-verify-aurora")),
                    DemoPast.OF_THE_SHOP,
                    List.of(new Visitor("Rita Souza", "5511988880001", "Oi, bom dia", "1",
                            "Vocês têm a cafeteira italiana em estoque?"),
                            new Visitor("Juliana Prates", "5511988880004", "Oii", "1",
                                    "Vi o jogo de xícaras azul no Instagram. Ainda tem? É presente 🎁"),
                            new Visitor("Marcos Vieira", "551188880002", "Boa tarde", "2",
                                    "Meu pedido 4821 ainda não chegou"),
                            new Visitor("Antônio Carlos Bezerra", "5585988880005", "boa tarde", "2",
                                    "A panela chegou com a alça solta. Como faço para trocar?"),
                            new Visitor("Camila Ferraz", "5519988880006",
                                    List.of("Olá", "3", "Paguei o Pix do pedido 4832, segue o comprovante"), true),
                            new Visitor("Dona Celeste 🌻", "5521977770003", "bom dia meu filho"))),
            new DemoShop("Clínica Horizonte", "horizonte.example",
                    List.of("Paulo Reis", "Marina Dias", "Duda Alves", "Igor Pires", "Lia Castro"),
                    List.of(new Department("Agendamento", "Marcar consulta", List.of("consulta", "agendar", "horário")),
                            new Department("Exames", "Resultados de exames", List.of("exame", "resultado")),
                            new Department("Convênios", "Convênios e valores", List.of("convênio", "valor", "plano"))),
                    "Olá! Aqui é a Clínica Horizonte.",
                    new BusinessNumber("800100200400", "+55 92 3000-0000", "Clínica Horizonte", "700100200400",
                            "demo-token-horizonte", "demo-app-secret-horizonte", "demo-verify-horizonte"),
                    Optional.of(BusinessNumber.zapi("HORIZONTE3D8A41F09B72C6E5", "+55 92 99100-0000",
                            "Recepção Horizonte", "demo-instance-token-horizonte", "demo-client-token-horizonte",
                            "demo-address-secret-horizonte")),
                    DemoPast.OF_THE_CLINIC,
                    List.of(new Visitor("Wagner Luz", "5592991110002", "oi", "3",
                            "Vocês atendem pelo plano Vida Mais?"),
                            new Visitor("Beatriz Amaral", "5592991110003", "Bom dia", "2",
                                    "Meu exame de sangue já ficou pronto?"),
                            new Visitor("João Batista", "5592991110001", "Olá", "1"))));

    /** The login of a person. */
    String email(int person) {
        var first = people.get(person).split(" ")[0];
        return java.text.Normalizer.normalize(first, java.text.Normalizer.Form.NFD).replaceAll("\\p{M}", "")
                .toLowerCase(java.util.Locale.ROOT) + "@" + domain;
    }
}
