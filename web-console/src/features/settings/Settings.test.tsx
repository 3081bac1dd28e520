import { screen, waitFor, within } from "@testing-library/react";
import { afterEach, describe, expect, it } from "vitest";
import { type Console, openConsole } from "../../../test/console";

let app: Console;

afterEach(async () => {
  await app.close();
});

const asked = (method: string, path: string) =>
  app.shop.heard.filter((request) => request.method === method && request.path.startsWith(path));

async function openAs(path: string, prepare?: (shop: Console["shop"]) => void) {
  app = await openConsole({ as: "Davi", path, ...(prepare ? { prepare } : {}) });
}

describe("a person who leaves", () => {
  async function switchOff() {
    await openAs("/settings/users");
    const ana = app.person("Ana");
    await app.user.click(await screen.findByRole("button", { name: new RegExp(ana.email) }));
    await app.user.click(await screen.findByRole("switch", { name: "Pode entrar" }));
    return ana;
  }

  it("leaves nothing behind unsaid: how many conversations, and to the queues unless somebody is named", async () => {
    const ana = await switchOff();
    const held = app.shop.state.conversations.filter(
      (one) => one.assigned_user_id === ana.id && one.status === "open",
    ).length;
    expect(await screen.findByText(`${ana.full_name} tem ${held} conversas abertas.`)).toBeInTheDocument();

    await app.user.click(screen.getByRole("button", { name: "Salvar" }));

    await waitFor(() => expect(asked("PATCH", `/api/v1/users/${ana.id}`)).toHaveLength(1));
    expect(asked("PATCH", "/api/v1/users/")[0]?.body).toMatchObject({ is_active: false });
    expect(asked("POST", "/api/v1/conversations/redistribute")).toHaveLength(0);
  });

  it("gives what they have to whom one chooses before they are shut out, and to nobody is no choice", async () => {
    const ana = await switchOff();
    await app.user.click(await screen.findByRole("radio", { name: /Com quem eu escolher/ }));
    expect(screen.getByRole("button", { name: "Salvar" })).toBeDisabled();
    const heir = app.person("Bianca");
    await app.user.click(screen.getByRole("checkbox", { name: heir.full_name }));

    await app.user.click(screen.getByRole("button", { name: "Salvar" }));

    await waitFor(() => expect(asked("PATCH", `/api/v1/users/${ana.id}`)).toHaveLength(2));
    const [given] = asked("POST", "/api/v1/conversations/redistribute");
    expect(given?.body).toEqual({ from_user_id: ana.id, to_user_ids: [heir.id] });
    expect(app.shop.heard.indexOf(given as NonNullable<typeof given>)).toBeLessThan(
      app.shop.heard.findIndex((one) => one.method === "PATCH" && JSON.stringify(one.body).includes("false")),
    );
  });

  it("says when it could not be found out what they have", async () => {
    await openAs("/settings/users", (shop) => shop.fails(/GET .*\/held/, 500));
    await app.user.click(await screen.findByRole("button", { name: new RegExp(app.person("Ana").email) }));
    await app.user.click(await screen.findByRole("switch", { name: "Pode entrar" }));

    await app.user.click(await screen.findByRole("button", { name: "Tentar de novo" }));

    expect(await screen.findByText(/conversas abertas/)).toBeInTheDocument();
  });
});

describe("where a colleague is logged in", () => {
  it("is listed, and ended one by one", async () => {
    await openAs("/settings/users");
    const ana = app.person("Ana");
    await app.user.click(await screen.findByRole("button", { name: new RegExp(ana.email) }));
    const sessions = await screen.findByRole("region", { name: "Onde está conectado" });
    await waitFor(() => expect(within(sessions).getAllByRole("listitem")).toHaveLength(2));

    await app.user.click(within(sessions).getAllByRole("button", { name: "Desconectar" })[1] as HTMLElement);

    await waitFor(() => expect(within(sessions).getAllByRole("listitem")).toHaveLength(1));
    expect(sessions).toHaveTextContent("Chrome · Windows");
    expect(asked("DELETE", `/api/v1/users/${ana.id}/sessions/`)).toHaveLength(1);
  });
});

describe("the profile", () => {
  it("warns when few recovery codes are left, and makes new ones with the password and a code", async () => {
    await openAs("/settings/profile", (shop) => {
      shop.recoveryCodesLeft = 2;
    });
    expect(await screen.findByText(/Restam 2 códigos de recuperação/)).toHaveTextContent("Gere códigos novos");
    await app.user.click(screen.getByRole("button", { name: "Gerar códigos de recuperação novos" }));
    const dialog = await screen.findByRole("dialog");
    app.shop.fails(/recovery-codes/, 422, { errors: [{ field: "totp_code", reason: "is wrong" }] });
    await app.user.type(within(dialog).getByLabelText("Senha atual"), "balcao-demo");
    await app.user.type(within(dialog).getByRole("textbox", { name: /Código/ }), "123 456");
    await app.user.click(within(dialog).getByRole("button", { name: /Gerar códigos/ }));
    expect(await within(dialog).findByText(/O código não confere/)).toBeInTheDocument();

    await app.user.click(within(dialog).getByRole("button", { name: /Gerar códigos/ }));

    expect(await within(dialog).findByText("AAAA-BBBB-CCCC-0009")).toBeInTheDocument();
    expect(asked("POST", "/api/v1/auth/2fa/recovery-codes")[1]?.body).toEqual({
      password: "balcao-demo",
      totp_code: "123456",
    });
    await app.user.click(within(dialog).getByRole("button", { name: "Já guardei" }));
    expect(await screen.findByText("Restam 10 códigos de recuperação.")).toBeInTheDocument();
  });

  it("shows what one did, and says when it cannot", async () => {
    await openAs("/settings/profile", (shop) => shop.fails(/auth\/activity/, 500));
    expect(await screen.findByText("Não deu para carregar a atividade")).toBeInTheDocument();

    await app.user.click(screen.getByRole("button", { name: "Tentar de novo" }));

    expect(await screen.findByText(/203\.0\.113\.7/, { selector: "span" })).toBeInTheDocument();
  });
});

describe("the organization's hours", () => {
  it("are said where the settings are, and what is wrong with them stands there", async () => {
    await openAs("/settings/hours");
    await app.user.click(await screen.findByRole("button", { name: /Sempre aberto/ }));
    await app.user.click(await screen.findByRole("switch", { name: "Atende só em certos horários" }));
    app.shop.fails(/PUT .*business-hours/, 422, { errors: [{ field: "hours.days.0.to", reason: "is earlier" }] });
    await app.user.click(screen.getByRole("button", { name: "Salvar" }));
    expect(await screen.findByText("Um horário fecha antes de abrir.")).toBeInTheDocument();

    await app.user.click(screen.getByRole("button", { name: "Salvar" }));

    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
    expect(await screen.findByText(/: 08:00–18:00$/)).toBeInTheDocument();
    expect(app.shop.weeks.timezone).toBe("America/Sao_Paulo");
  });

  it("say when they could not be loaded", async () => {
    await openAs("/settings/hours", (shop) => shop.fails(/GET .*business-hours/, 500));

    expect(await screen.findByText("Não deu para carregar os horários")).toBeInTheDocument();
    await app.user.click(screen.getByRole("button", { name: "Tentar de novo" }));

    expect(await screen.findByText("Sempre aberto")).toBeInTheDocument();
  });
});
