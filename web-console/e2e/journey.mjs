// The main journey in a real browser against the demo: a customer on the simulator's phone, two attendants side by side.
// Run: node e2e/journey.mjs http://127.0.0.1:8080 [directory for pictures]. CHROMIUM names the browser.
import { browser, logIn, open, picture } from "./browser.mjs";

async function attendant(email) {
  const page = await logIn(email, "/");
  await page.getByRole("tab", { name: /Aguardando/ }).click();
  return page;
}

try {
  const [phone, ana, caio] = await Promise.all([
    open("/simulator"),
    attendant("ana@aurora.example"),
    attendant("caio@aurora.example"),
  ]);

  // The customer chooses from the bot's menu on the phone.
  await phone.getByText("Dona Celeste").first().click();
  await phone.getByRole("button", { name: "Comprar" }).last().click();

  // Both attendants of the department see it appear, without a reload.
  const row = (page) => page.getByText("Dona Celeste").first();
  await Promise.all([row(ana).click(), row(caio).click()]);
  const takeOver = (page) => page.getByRole("button", { name: "Assumir" }).first();
  await Promise.all([takeOver(ana).waitFor(), takeOver(caio).waitFor()]);
  await picture(ana, "waiting");

  // Of the two who take it at once, one gets it. Whose click comes late may find the button gone: that is well, too.
  await Promise.allSettled(
    [ana, caio].map((page) => takeOver(page).evaluate((button) => button.click(), null, { timeout: 5_000 })),
  );
  const composer = (page) => page.getByPlaceholder("Escreva uma mensagem");
  // The customer's phone says who: the console shows a takeover before the server has agreed to it.
  const greeting = phone.getByText(/Você está falando com (Ana Lima|Caio Nunes)\./).first();
  await greeting.waitFor();
  const winnersName = /(Ana Lima|Caio Nunes)/.exec(await greeting.innerText())?.[1];
  const [winner, loser] = winnersName === "Ana Lima" ? [ana, caio] : [caio, ana];
  await winner.getByText("Com você").first().waitFor();
  await loser.getByText("Com você").first().waitFor({ state: "detached" });
  await takeOver(loser).waitFor({ state: "detached" });
  await picture(loser, "lost");

  // The answer reaches the phone, and its ticks come back.
  await composer(winner).fill("Bom dia, Dona Celeste! Em que posso ajudar?");
  await composer(winner).press("Enter");
  await phone.getByText("Bom dia, Dona Celeste! Em que posso ajudar?").first().waitFor();
  await winner.getByText("Bom dia, Dona Celeste! Em que posso ajudar?").last().waitFor();
  await winner
    .getByLabel(/Lida|Entregue/)
    .last()
    .waitFor();

  // And what the customer says next appears at once, with nobody's bot in between.
  await phone.getByRole("textbox", { name: "Mensagem" }).fill("Quero aquela panela da vitrine");
  await phone.keyboard.press("Enter");
  await winner.getByText("Quero aquela panela da vitrine").last().waitFor();
  await picture(winner, "thread");
  await picture(phone, "phone");

  // What it is about is chosen with a key and a few letters, and stands in the thread.
  await winner.getByRole("log").click();
  await winner.keyboard.press("#");
  await winner.getByRole("combobox", { name: "Procurar etiqueta" }).fill("vip");
  await winner.keyboard.press("Enter");
  await winner.getByText(`${winnersName} pôs a etiqueta vip`).first().waitFor();
  await winner.keyboard.press("Escape");

  // It is found by its words, and opened where they stand.
  const search = winner.getByRole("textbox", { name: "Buscar conversas" });
  const found = winner.locator("[data-row]", { has: winner.locator("mark", { hasText: "panela" }) });
  // Whoever asks before the words are in the index asks again.
  for (let asked = 0; asked < 10 && !(await found.count()); asked++) {
    await search.fill(asked % 2 === 0 ? "panela vitrine" : "vitrine panela");
    await found.waitFor({ timeout: 2_000 }).catch(() => undefined);
  }
  await found.click();
  await winner.getByRole("log").getByText("Quero aquela panela da vitrine").last().waitFor();
  await picture(winner, "found");
} finally {
  await browser.close();
}
