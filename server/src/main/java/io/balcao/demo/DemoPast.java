package io.balcao.demo;

import java.time.Duration;
import java.util.List;

/**
 * A conversation from before the first start.
 *
 * @param person who had it: a place in the shop's people
 * @param department a place in the shop's departments
 * @param age how long ago it began
 */
record DemoPast(String customer, String phone, int person, int department, Duration age, List<String> tags,
        List<Line> lines) {
    /**
     * What was said.
     *
     * @param from {@code customer}, {@code bot} or {@code attendant}
     * @param after the time since the line before
     * @param failure why it did not arrive, as the codes of {@code MessageError}; empty when it did
     */
    record Line(String from, String text, Duration after, String failure) {
        private static final Duration USUAL = Duration.ofMinutes(1);

        boolean isFailed() {
            return !failure.isEmpty();
        }
    }

    static final List<DemoPast> OF_THE_SHOP = List.of(
            new DemoPast("Patrícia Gomes", "+5511944440014", 2, 0, Duration.ofHours(27), List.of("presente"), List.of(
                    customer("Oi, vocês embrulham para presente?"),
                    bot("Como podemos ajudar? Toque numa opção ou digite o número."),
                    customer("1"),
                    attendant("Oi, Patrícia! Embrulhamos, sim, sem custo. É para qual produto?"),
                    customer("Para o jogo de xícaras. Vou ver a cor com a minha irmã e te falo"),
                    attendant("Combinado. Separei um azul e um verde até amanhã."),
                    new Line("attendant", "Oi, Patrícia! Conseguiu ver a cor com a sua irmã?", Duration.ofHours(26),
                            "window_closed"))),
            new DemoPast("Fernanda Teles", "+5511966660011", 2, 0, Duration.ofHours(28), List.of("retorno"), List.of(
                    customer("Oi! Vi vocês no Instagram"),
                    bot("Como podemos ajudar? Toque numa opção ou digite o número."),
                    customer("1"),
                    attendant("Oi, Fernanda! Aqui é a Ana. O que você procura?"),
                    customer("Queria saber o prazo de entrega para Campinas"),
                    attendant("Para Campinas são 2 dias úteis, com frete grátis acima de R$ 200."),
                    customer("Perfeito, vou fechar pelo site 😊"),
                    attendant("Ótimo. Qualquer coisa é só chamar."))),
            new DemoPast("Rogério Antunes", "+5511955550012", 3, 1, Duration.ofHours(26), List.of("troca"), List.of(
                    customer("Bom dia, preciso trocar um produto"),
                    bot("Certo. Já chamei a equipe de Suporte; alguém responde em instantes."),
                    attendant("Bom dia, Rogério. Pode me mandar o número do pedido?"),
                    customer("É o 4790"),
                    attendant("Encontrei. Enviei a etiqueta de devolução para o seu e-mail."),
                    customer("Recebi, obrigado"))),
            new DemoPast("Lívia Martins Albuquerque de Oliveira", "+5521944440013", 4, 2, Duration.ofHours(25),
                    List.of(), List.of(
                            customer("A segunda via do boleto não abre"),
                            attendant("Oi, Lívia. Gerei outra agora e mandei por aqui."),
                            customer("Agora abriu. Valeu"))),
            new DemoPast("Edson Carvalho", "+5531933330015", 3, 1, Duration.ofHours(51), List.of("entrega"), List.of(
                    customer("O rastreio do 4755 está parado há três dias"),
                    attendant("Oi, Edson. A transportadora confirmou a entrega para hoje à tarde."),
                    customer("Chegou agora, tudo certo 👍"),
                    attendant("Que bom! Obrigada por avisar."))),
            new DemoPast("Studio Ateliê Nina", "+5541922220016", 4, 2, Duration.ofHours(74), List.of("nota fiscal"),
                    List.of(customer("Boa tarde, preciso da nota do pedido 4702 no CNPJ"),
                            attendant("Boa tarde! Pode me passar o CNPJ?"),
                            customer("11.222.333/0001-81"),
                            attendant("Nota emitida e enviada para o e-mail do cadastro."),
                            customer("Perfeito, obrigada"))));

    static final List<DemoPast> OF_THE_CLINIC = List.of(
            new DemoPast("Vanessa Monteiro", "+5592966660021", 2, 0, Duration.ofHours(28), List.of("retorno"), List.of(
                    customer("Bom dia, gostaria de marcar um retorno com a Dra. Elisa"),
                    bot("Certo. Já chamei a equipe de Agendamento; alguém responde em instantes."),
                    attendant("Bom dia, Vanessa! Tenho quinta às 9h ou sexta às 14h30."),
                    customer("Quinta às 9h"),
                    attendant("Marcado. Chegue 10 minutos antes, por favor."))),
            new DemoPast("Raimundo Nonato", "+5592955550022", 3, 1, Duration.ofHours(26), List.of(), List.of(
                    customer("O resultado do exame já saiu?"),
                    attendant("Oi, Seu Raimundo. Saiu hoje; pode retirar na recepção até as 18h."),
                    customer("Obrigado minha filha"))));

    private static Line customer(String text) {
        return new Line("customer", text, Line.USUAL, "");
    }

    private static Line bot(String text) {
        return new Line("bot", text, Line.USUAL, "");
    }

    private static Line attendant(String text) {
        return new Line("attendant", text, Line.USUAL, "");
    }
}
