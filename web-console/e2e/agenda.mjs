// A day at the clinic's desk in a real browser against the demo: a booking for somebody new, dragged to another time,
// refused where somebody else is, and cancelled; and a colleague's agenda, which sees all of it.
// Run: node e2e/agenda.mjs http://127.0.0.1:8080 [directory for pictures]. CHROMIUM names the browser.
import assert from "node:assert/strict";
import { browser, logIn, picture } from "./browser.mjs";

// In the evening, when nobody of the demo is there: what is booked then is this journey's own.
const DAY = nextMonday();
const PATH = `/agenda?day=${DAY}`;

try {
  const [ana, bia] = await Promise.all([logIn("ana@aurora.example", PATH), logIn("bia@aurora.example", PATH)]);
  const card = (page, name) => page.getByRole("button", { name });

  await book(ana, "Otília Serra", "11 96666-4321", "19:00");
  await book(ana, "Nino Prates", "11 96666-4322", "20:30");
  await card(ana, /^19:00.*Otília Serra/).waitFor();
  await card(bia, /^19:00.*Otília Serra/).waitFor();
  await picture(ana, "booked");

  // Half an hour later by dragging, which a colleague sees at once.
  await drag(ana, card(ana, /Otília Serra/), 30);
  await card(ana, /^19:30.*Otília Serra/).waitFor();
  await card(bia, /^19:30.*Otília Serra/).waitFor();

  // On top of somebody else it goes back, and the screen says who is there.
  await drag(ana, card(ana, /Otília Serra/), 60);
  await ana.getByText(/está com Nino Prates/).waitFor();
  await card(ana, /^19:30.*Otília Serra/).waitFor();
  await picture(ana, "taken");

  // By keyboard a quarter of an hour back.
  await card(ana, /Otília Serra/).focus();
  await ana.keyboard.press("Alt+ArrowUp");
  await ana.keyboard.press("Enter");
  await card(bia, /^19:15.*Otília Serra/).waitFor();

  await card(ana, /Otília Serra/).click();
  const sheet = ana.getByRole("dialog", { name: "Agendamento" });
  await sheet
    .getByText(/ remarcou$/)
    .first()
    .waitFor();
  await sheet.getByRole("button", { name: "Cancelar" }).click();
  await sheet.getByLabel("Por que cancelar").fill("Viajou");
  await sheet.getByRole("button", { name: "Cancelar" }).click();
  await sheet.getByText("Viajou").first().waitFor();
  await picture(ana, "cancelled");
  await card(bia, /Otília Serra/).waitFor({ state: "detached" });
} finally {
  await browser.close();
}

/** Books the assessment with the first of the professionals at a time that customers would not get. */
async function book(page, name, number, time) {
  await page.getByRole("button", { name: "Novo agendamento" }).click();
  const dialog = page.getByRole("dialog", { name: "Novo agendamento" });
  await dialog.getByLabel("Cliente").fill(number);
  await dialog.getByRole("button", { name: /^Novo cliente com/ }).click();
  await dialog.getByLabel("Nome").fill(name);
  await dialog.getByRole("button", { name: /^Avaliação/ }).click();
  await dialog.getByLabel("Profissional").selectOption({ index: 1 });
  await dialog.getByLabel("Hora").fill(time);
  await dialog.getByRole("button", { name: "Agendar" }).click();
  await dialog.waitFor({ state: "detached" });
}

/** Drags a card so many minutes down, as far as the grid's own hours say that is. */
async function drag(page, card, minutes) {
  await card.scrollIntoViewIfNeeded();
  const box = await card.boundingBox();
  assert(box, "The card is nowhere");
  // The assessment lasts half an hour.
  const pixels = (box.height + 2) * (minutes / 30);
  const x = box.x + box.width / 2;
  const y = box.y + box.height / 3;
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x, y + pixels / 2, { steps: 4 });
  await page.mouse.move(x, y + pixels, { steps: 4 });
  await page.mouse.up();
}

function nextMonday() {
  const day = new Date();
  do {
    day.setUTCDate(day.getUTCDate() + 1);
  } while (day.getUTCDay() !== 1);
  return day.toISOString().slice(0, 10);
}
