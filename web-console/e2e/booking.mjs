// A customer of the clinic in a real browser against the demo: from "oi" to the confirmed card in the agenda, moved by the
// customer in the chat and then by the desk in the console.
// Run: node e2e/booking.mjs http://127.0.0.1:8080 [directory for pictures]. CHROMIUM names the browser.
import { browser, logIn, open, picture } from "./browser.mjs";

const NAME = "Iolanda Serra";
const MONDAY = nextMonday();
const TUESDAY = new Date(MONDAY.getTime() + 86_400_000);
const onDay = (date) => `/agenda?day=${date.toISOString().slice(0, 10)}`;

try {
  const [phone, ana, bia] = await Promise.all([
    open("/simulator"),
    logIn("ana@aurora.example", onDay(MONDAY)),
    logIn("bia@aurora.example", onDay(TUESDAY)),
  ]);
  const card = (page, time) => page.getByRole("button", { name: new RegExp(`^${time}.*${NAME}`) });
  const heard = (text) => phone.getByRole("log").getByText(text).last().waitFor();

  // Somebody new writes to the clinic's number.
  await phone.getByText("Rita Souza").first().click();
  await phone.getByText("Loja Aurora").first().waitFor();
  await phone.getByRole("button", { name: "Nova pessoa" }).first().click();
  await phone.getByLabel("Nome").fill(NAME);
  await phone.getByLabel("Número", { exact: true }).fill("5511966665401");
  await phone.getByRole("button", { name: "Criar" }).click();
  await phone.getByText(NAME).first().click();
  await phone.getByRole("button", { name: "Voltar às conversas" }).click();
  await phone.getByRole("button", { name: /Laser Beauty SP/ }).click();
  await says("oi");
  await heard(/^Olá! Seja muito bem-vinda à Laser Beauty SP!/);

  await phone.getByRole("button", { name: "Agendar sessão" }).last().click();
  await heard("O que você gostaria de fazer?");
  await choose("Avaliação");
  await heard(/^Dias disponíveis/);
  // Which days stand in the list depends on today: a date in words is understood whichever they are.
  await says(dayName(MONDAY).slice(-5));
  const booked = await chooseFirstTime(MONDAY);
  await heard(/digite a\(s\) área\(s\)/);
  await says("Pernas e axilas");
  await heard(/^Confirme seu agendamento/);
  await phone.getByRole("button", { name: "Confirmar" }).last().click();
  await heard(/^Agendamento confirmado!/);
  await picture(phone, "booked");

  // The desk has it at once, and reads where it came from.
  await card(ana, booked).click();
  const sheet = ana.getByRole("dialog", { name: "Agendamento" });
  await sheet.getByText("Pernas e axilas").first().waitFor();
  await sheet
    .getByText(/ marcou$/)
    .first()
    .waitFor();
  await picture(ana, "card");
  await ana.keyboard.press("Escape");

  // The customer moves it to the day after, in their own words and with the button.
  await says("preciso remarcar");
  await heard(/^Encontramos seu agendamento/);
  await says(dayName(TUESDAY).slice(-5));
  const moved = await chooseFirstTime(TUESDAY);
  await heard(/^Remarcar para/);
  await phone.getByRole("button", { name: "Confirmar" }).last().click();
  await heard(/^Agendamento remarcado com sucesso!/);
  await card(bia, moved).waitFor();
  await card(ana, booked).waitFor({ state: "detached" });
  await picture(bia, "moved");

  // And the desk once more, to the evening, in the dialog.
  await card(bia, moved).click();
  await bia.getByRole("dialog", { name: "Agendamento" }).getByRole("button", { name: "Remarcar" }).click();
  const dialog = bia.getByRole("dialog", { name: `Remarcar ${NAME}` });
  await dialog.getByLabel("Hora").fill("19:45");
  await dialog.getByRole("button", { name: "Remarcar" }).click();
  await dialog.waitFor({ state: "detached" });
  await bia
    .getByRole("dialog", { name: "Agendamento" })
    .getByText(/^Bia.* remarcou$/)
    .first()
    .waitFor();
  await bia.keyboard.press("Escape");
  await card(bia, "19:45").waitFor();

  async function says(text) {
    await phone.getByRole("textbox", { name: "Mensagem" }).fill(text);
    await phone.keyboard.press("Enter");
  }

  /** Picks from the list that was offered last. */
  async function choose(option) {
    await phone.getByRole("button", { name: "Ver opções" }).last().click();
    const list = phone.getByRole("dialog", { name: "Ver opções" });
    await list.getByRole("radio", { name: option }).click();
    await list.getByRole("button", { name: "Enviar" }).click();
    await list.waitFor({ state: "detached" });
  }

  /** Picks the first time of a day, and says which it was. */
  async function chooseFirstTime(day) {
    const offer = phone
      .getByRole("log")
      .getByText(`Horários disponíveis para ${dayName(day)}:`)
      .last();
    await offer.waitFor();
    const [time] = /\d\d:\d\d/.exec(await offer.innerText());
    await choose(time);
    return time;
  }
} finally {
  await browser.close();
}

/** As the clinic writes it: "seg, 30/11". */
function dayName(date) {
  const day = String(date.getUTCDate()).padStart(2, "0");
  const month = String(date.getUTCMonth() + 1).padStart(2, "0");
  return `${["dom", "seg", "ter", "qua", "qui", "sex", "sáb"][date.getUTCDay()]}, ${day}/${month}`;
}

function nextMonday() {
  const day = new Date();
  day.setUTCHours(0, 0, 0, 0);
  do {
    day.setUTCDate(day.getUTCDate() + 1);
  } while (day.getUTCDay() !== 1);
  return day;
}
