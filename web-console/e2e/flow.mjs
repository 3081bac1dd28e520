// A new user's journey with the bot in a real browser against the demo: from the gallery's menu to a changed, tested and
// published flow, which a customer meets on the simulator's phone.
// Run: node e2e/flow.mjs http://127.0.0.1:8080 [directory for pictures]. CHROMIUM names the browser.
import { browser, logIn, open, picture } from "./browser.mjs";

const WELCOME = "Hoje tem pão de queijo saindo do forno.";
const NAME = "Menu da padaria";
const NOTE = "Boas-vindas com pão de queijo";

try {
  const [helena, phone] = await Promise.all([logIn("helena@aurora.example", "/bot"), open("/simulator")]);
  const part = (name) => helena.getByRole("navigation", { name: "Partes do robô" }).getByRole("link", { name });
  const dialog = (title) => helena.getByRole("dialog", { name: title });

  // From the gallery's menu, with the departments that there are.
  await part("Fluxos").click();
  await helena.getByRole("button", { name: "Novo fluxo" }).first().click();
  await dialog("Novo fluxo")
    .getByRole("button", { name: /^Menu por departamentos/ })
    .click();
  const template = dialog("Menu por departamentos");
  await template.getByRole("button", { name: "Vendas" }).waitFor();
  await template.getByLabel("Nome do fluxo").fill(NAME);
  await picture(helena, "template");
  await template.getByRole("button", { name: "Usar este modelo" }).click();

  // The welcome is written where it stands.
  const block = (says) => helena.getByRole("group", { name: says });
  const welcome = block(/^Mensagem: Olá/);
  await welcome.dblclick();
  await welcome.getByRole("textbox", { name: "Mensagem" }).fill(`Oi, {{customer_name}}! ${WELCOME}`);
  await helena.keyboard.press("Control+Enter");
  await block(new RegExp(`^Mensagem: .*${WELCOME}`)).waitFor();
  await helena.getByRole("status").filter({ hasText: "Salvo" }).waitFor();
  await picture(helena, "canvas");

  // What is on the screen is tried out beside it: what it says, and where it is.
  await helena.getByRole("button", { name: "Testar" }).click();
  const trial = helena.getByRole("region", { name: "Testar", exact: true });
  const talk = trial.getByRole("log", { name: "Conversa de teste" });
  await trial.getByRole("textbox", { name: "Mensagem" }).fill("Bom dia");
  await helena.keyboard.press("Enter");
  await talk.getByText(WELCOME).waitFor();
  const lit = (says) => helena.locator('[aria-current="step"]').and(block(says));
  await lit(/^Opções/).waitFor();
  await choose(trial, "Horário e endereço");
  await talk.getByText(/^Atendemos de segunda a sexta/).waitFor();
  await lit(/^Opções/).waitFor();
  await choose(trial, "Vendas");
  await talk.getByText(/^Vou chamar uma pessoa de Vendas/).waitFor();
  await lit(/^Transferir/).waitFor();
  await trial.getByRole("status", { name: "Como terminou" }).filter({ hasText: "Vendas" }).waitFor();
  await picture(helena, "trial");

  // Published with a note, which stands beside the version.
  await helena.getByRole("button", { name: "Versões" }).click();
  await helena.getByRole("button", { name: "Publicar" }).click();
  await dialog("Publicar o fluxo").getByLabel("O que mudou").fill(NOTE);
  await picture(helena, "publish");
  await dialog("Publicar o fluxo").getByRole("button", { name: "Publicar" }).click();
  await helena.getByRole("region", { name: "Versões" }).getByText(NOTE).waitFor();
  await picture(helena, "version");

  // So far nothing makes it begin, which is said; from there on it begins when somebody says a word.
  await helena.getByRole("button", { name: "Escolher quando começa" }).click();
  await helena.getByRole("button", { name: "Adicionar começo" }).click();
  await helena.getByLabel("Qual fluxo começa").last().selectOption({ label: NAME });
  await helena.getByLabel("Palavras").fill("padaria");
  await helena.getByRole("listitem").filter({ hasText: "conversa com “padaria”" }).waitFor();
  await picture(helena, "triggers");
  await helena.getByRole("button", { name: "Salvar" }).click();
  await helena.getByText("Ordem salva").first().waitFor();

  // A customer says it, hears the changed words, and chooses.
  // Whoever is new writes to the number that was looked at last.
  await phone.getByText("Rita Souza").first().click();
  await phone.getByText("Loja Aurora").first().waitFor();
  await phone.getByRole("button", { name: "Nova pessoa" }).first().click();
  await phone.getByLabel("Nome").fill("Otília Serra");
  await phone.getByLabel("Número", { exact: true }).fill("5511966664321");
  await phone.getByRole("button", { name: "Criar" }).click();
  await phone.getByText("Otília Serra").first().click();
  await phone.getByRole("textbox", { name: "Mensagem" }).fill("Bom dia, é da padaria?");
  await phone.keyboard.press("Enter");
  await phone.getByRole("log").getByText(`Oi, Otília Serra! ${WELCOME}`).waitFor();
  await choose(phone, "Suporte");
  await phone
    .getByRole("log")
    .getByText(/^Vou chamar uma pessoa de Suporte/)
    .waitFor();
  await picture(phone, "phone");
} finally {
  await browser.close();
}

/** Picks from the list that was offered last on a phone. */
async function choose(phone, option) {
  await phone.getByRole("button", { name: "Ver opções" }).last().click();
  const list = phone.getByRole("dialog", { name: "Ver opções" });
  await list.getByRole("radio", { name: option }).click();
  await list.getByRole("button", { name: "Enviar" }).click();
  await list.waitFor({ state: "detached" });
}
