// A supervisor's journey in a real browser against the demo: a customer asks for people on the simulator's phone, the wall
// shows it while it happens, and the supervisor acts from there.
// Run: node e2e/supervisor.mjs http://127.0.0.1:8080 [directory for pictures]. CHROMIUM names the browser.
import assert from "node:assert/strict";
import { browser, logIn, open, picture } from "./browser.mjs";

try {
  const [phone, marina, duda] = await Promise.all([
    open("/simulator"),
    logIn("marina@horizonte.example", "/wall"),
    logIn("duda@horizonte.example", "/inbox"),
  ]);
  const waiting = marina.getByRole("region", { name: "Esperam há mais tempo" });
  await waiting.waitFor();
  await duda.getByRole("tab", { name: /Aguardando/ }).waitFor();
  const row = (name) => waiting.getByRole("listitem").filter({ hasText: name });
  const acts = (name) => row(name).getByRole("button", { name: `Ações para ${name}` });
  const item = (name) => marina.getByRole("menuitem", { name });
  // A customer asks for people, and is on the wall.
  // Whoever is new writes to the number that was looked at last.
  await phone.getByText("Wagner Luz").first().click();
  await phone.getByText("Clínica Horizonte").first().waitFor();
  await phone.getByRole("button", { name: "Nova pessoa" }).first().click();
  await phone.getByLabel("Nome").fill("Dona Iracema");
  await phone.getByLabel("Número", { exact: true }).fill("5592977774321");
  await phone.getByRole("button", { name: "Criar" }).click();
  await phone.getByText("Dona Iracema").first().click();
  await phone.getByRole("textbox", { name: "Mensagem" }).fill("Oi");
  await phone.keyboard.press("Enter");
  await phone.getByRole("button", { name: "Marcar consulta" }).last().waitFor();
  // Nothing is asked for again: what comes from here on comes by itself.
  let asked = 0;
  marina.on("request", (request) => {
    asked += request.url().endsWith("/api/v1/wall") ? 1 : 0;
  });
  await phone.getByRole("button", { name: "Marcar consulta" }).last().click();
  await row("Dona Iracema").filter({ hasText: "Na fila" }).waitFor();
  await picture(marina, "wall");

  // Given to Duda, who hears of a word into her ear; the customer does not.
  await acts("Dona Iracema").click();
  await item("Transferir").click();
  await marina.getByRole("dialog").getByText("Duda Alves").click();
  await marina.getByRole("dialog").getByRole("button", { name: "Transferir" }).click();
  await row("Dona Iracema").filter({ hasText: "Duda Alves" }).waitFor();
  await acts("Dona Iracema").click();
  await item(/Sussurrar/).click();
  await marina.getByLabel("Recado").fill("Ofereça a primeira hora da manhã");
  await marina.getByRole("button", { name: "Sussurrar" }).click();
  await duda.getByText("Ofereça a primeira hora da manhã").first().waitFor();
  await picture(duda, "whisper");

  // All that Duda has goes back to the queues, and what became of each is said.
  await marina.getByRole("button", { name: "Ações para Duda Alves" }).click();
  await item("Redistribuir").click();
  await marina.getByRole("dialog").getByRole("button", { name: "Redistribuir" }).click();
  await marina.getByRole("dialog").getByRole("status").filter({ hasText: "de mãos" }).waitFor();
  await picture(marina, "redistributed");
  await marina.getByRole("dialog").getByRole("button", { name: "Fechar" }).last().click();
  await row("Dona Iracema").filter({ hasText: "Na fila" }).waitFor();

  // Taken by the supervisor, it is answered.
  await row("Dona Iracema").getByRole("button", { name: "Assumir" }).click();
  await row("Dona Iracema").filter({ hasText: "Com você" }).waitFor();
  await row("Dona Iracema").getByRole("link", { name: "Dona Iracema" }).click();
  await marina.getByText("Ofereça a primeira hora da manhã").first().waitFor();
  await marina.getByPlaceholder("Escreva uma mensagem").fill("Bom dia! Já estou vendo a sua consulta.");
  await marina.keyboard.press("Enter");
  await phone.getByText("Bom dia! Já estou vendo a sua consulta.").first().waitFor();
  assert.equal(await phone.getByText("Ofereça a primeira hora da manhã").count(), 0);
  assert.equal(asked, 0);

  // Answered, it waits no more; and the day is in the report.
  await marina.getByRole("link", { name: "Painel ao vivo" }).click();
  await waiting.waitFor();
  await row("Dona Iracema").waitFor({ state: "detached" });
  await marina.getByRole("link", { name: "Ver no relatório" }).last().click();
  await marina.getByRole("heading", { name: "Relatórios" }).waitFor();
  await marina.getByText("Por atendente").waitFor();
  await picture(marina, "report");
} finally {
  await browser.close();
}
