// An administrator's journey in a real browser against the demo: somebody is invited by mail, works, and leaves again; a
// program gets a key and loses it; and the trail tells all of it.
// Run: node e2e/administrator.mjs http://127.0.0.1:8080 [directory for pictures]. CHROMIUM names the browser.
import assert from "node:assert/strict";
import { address, browser, logIn, open, picture } from "./browser.mjs";

try {
  const [paulo, mail] = await Promise.all([
    logIn("paulo@horizonte.example", "/settings/departments"),
    open("/simulator/mail"),
  ]);
  const place = (name) => paulo.getByRole("navigation", { name: "Configurações" }).getByRole("link", { name });
  const dialog = paulo.getByRole("dialog");
  const row = (name) => paulo.getByRole("listitem").filter({ hasText: name });

  // A department, and somebody for it.
  await paulo.getByRole("button", { name: "Adicionar departamento" }).click();
  await dialog.getByLabel("Nome").fill("Ultrassom");
  await dialog.getByRole("button", { name: "Salvar" }).click();
  await picture(paulo, "dep");
  await row("Ultrassom").waitFor();
  await place("Pessoas").click();
  await paulo.getByRole("button", { name: "Convidar pessoa" }).click();
  await dialog.getByLabel("Nome").fill("Nina Prado");
  await dialog.getByLabel("E-mail").fill("nina@horizonte.example");
  await dialog.getByLabel("Ultrassom").check();
  await dialog.getByRole("button", { name: "Enviar convite" }).click();
  await row("Nina Prado").filter({ hasText: "convidado" }).waitFor();
  await picture(paulo, "invited");

  // She comes by the link in her mail, with a password of her own.
  await mail.getByRole("button").filter({ hasText: "nina@horizonte.example" }).click();
  const link = await mail.frameLocator("iframe").getByRole("link").first().getAttribute("href");
  assert(link?.startsWith(address), `a link to this server: ${link}`);
  const nina = await open(link.slice(address.length));
  await nina.getByText("Você foi convidado para Clínica Horizonte").waitFor();
  await nina.getByLabel("Senha", { exact: true }).fill("uma senha só da Nina");
  await picture(nina, "invitation");
  await nina.getByRole("button", { name: "Aceitar e entrar" }).click();
  await nina.getByRole("tab", { name: /Aguardando/ }).waitFor();
  await paulo.reload();
  await row("Nina Prado").getByText("Ultrassom").waitFor();
  assert.equal(await row("Nina Prado").getByText("convidado").count(), 0);

  // Whoever may no longer come in is out at once.
  await row("Nina Prado").getByRole("button").click();
  await dialog.getByRole("switch", { name: "Pode entrar" }).click();
  await dialog.getByRole("button", { name: "Salvar" }).click();
  await row("Nina Prado").filter({ hasText: "desativado" }).waitFor();
  await nina.getByRole("button", { name: "Entrar" }).waitFor();
  await picture(nina, "out");

  // A program's key is shown once, opens what was named, and nothing any more once it is revoked.
  await place("Chaves de API").click();
  await paulo.getByRole("button", { name: "Nova chave" }).first().click();
  await dialog.getByLabel("Nome").fill("Planilha da gerência");
  await dialog.getByLabel("Ler relatórios").check();
  await dialog.getByRole("button", { name: "Criar chave" }).click();
  const key = await dialog.locator("code").innerText();
  await picture(paulo, "key");
  const asks = async (path) => (await fetch(`${address}/api/v1${path}`, { headers: { "x-api-key": key } })).status;
  assert.equal(await asks("/metrics/attendance?from=2026-11-01&to=2026-11-30"), 200);
  assert.equal(await asks("/conversations"), 403);
  await dialog.getByRole("button", { name: "Já guardei" }).click();
  await row("Planilha da gerência").getByRole("button").click();
  assert.equal(await paulo.getByText(key).count(), 0);
  await dialog.getByRole("button", { name: "Revogar" }).click();
  await paulo.getByRole("button", { name: "Revogar agora" }).click();
  // Behind an open dialog there are no rows for whoever looks by their role: it closes when the key is revoked.
  await dialog.waitFor({ state: "detached" });
  await row("Planilha da gerência").waitFor({ state: "detached" });
  assert.equal(await asks("/metrics/attendance?from=2026-11-01&to=2026-11-30"), 401);

  // All of it is in the trail, and nobody has touched it.
  await place("Auditoria").click();
  await paulo.getByText("O registro está íntegro").waitFor();
  await paulo.getByPlaceholder("Procurar em valores e endereços").fill("nina@horizonte.example");
  await row("Paulo Reis convidou uma pessoa · Nina Prado").waitFor();
  await picture(paulo, "trail");
} finally {
  await browser.close();
}
