import { screen, waitFor, within } from "@testing-library/react";
import { afterEach, describe, expect, it } from "vitest";
import { type Console, openConsole } from "../../../../test/console";
import type { Shop } from "../../../../test/fake/shop";

let app: Console;

afterEach(async () => {
  await app.close();
});

const MONDAY = "2026-11-23";
const PATH = "/agenda/setup/google";
const SERVICE_ACCOUNT = "clinica@projeto.iam.gserviceaccount.com";

const open = (prepare: (shop: Shop) => void, as = "Davi", path = PATH) =>
  openConsole({
    as,
    path,
    prepare: (shop) => {
      shop.scheduling.open();
      prepare(shop);
    },
  });
const lastOf = (method: string) => app.shop.heard.findLast((one) => one.method === method);
const button = (name: string) => screen.findByRole("button", { name });

/** A booking of Rita's with Dra. Ana. */
function rita({ scheduling }: Shop) {
  const [service] = scheduling.services;
  const [professional] = scheduling.professionals;
  if (!service) {
    throw new Error("The clinic offers nothing");
  }
  const customer = { id: "rita", name: "Rita", phone_number: "5511988887777" };
  return scheduling.book({ customer, service, professional, date: MONDAY, time: "09:00" });
}

describe("a clinic without Google", () => {
  it("is connected by a key that is pasted once and never shown again", async () => {
    app = await open(() => {});
    expect(await screen.findByText("Não conectado")).toBeInTheDocument();
    expect(screen.queryByText("Calendários")).not.toBeInTheDocument();
    await app.user.click(await button("Conectar"));
    const dialog = await screen.findByRole("dialog", { name: "Conectar" });
    const save = within(dialog).getByRole("button", { name: "Guardar a chave" });
    expect(save).toBeDisabled();
    await app.user.click(within(dialog).getByLabelText("Arquivo de chave (JSON)"));
    await app.user.paste('{"client_email": "x"}');
    await app.user.click(save);

    expect(await screen.findByText("Conectado")).toBeInTheDocument();
    expect(lastOf("PUT")?.body).toEqual({ service_account: '{"client_email": "x"}' });
    expect(
      screen.getByText(new RegExp(`Compartilhe cada calendário e a planilha com ${SERVICE_ACCOUNT}`)),
    ).toBeVisible();
    await app.user.click(await button("Trocar a chave"));
    expect(await screen.findByLabelText("Arquivo de chave (JSON)")).toHaveValue("");
  });

  it("says to which address Google sends people back, and then that somebody is to say yes there", async () => {
    app = await open(() => {});
    await app.user.click(await button("Conectar"));
    const dialog = await screen.findByRole("dialog", { name: "Conectar" });
    await app.user.selectOptions(within(dialog).getByLabelText("Como entrar"), "Conta de uma pessoa (OAuth)");
    expect(within(dialog).getByText(/cadastre http.*\/api\/v1\/google\/consent/)).toBeInTheDocument();
    expect(within(dialog).getByLabelText("Segredo do cliente")).toHaveAttribute("type", "password");
    await app.user.type(within(dialog).getByLabelText("ID do cliente"), "balcao.apps.example");
    await app.user.type(within(dialog).getByLabelText("Segredo do cliente"), "GOCSPX-1");
    await app.user.click(within(dialog).getByRole("button", { name: "Guardar a chave" }));

    expect(await screen.findByText("Falta a permissão")).toBeInTheDocument();
    expect(await button("Permitir no Google")).toBeEnabled();
    expect(screen.queryByRole("button", { name: "Sincronizar agora" })).not.toBeInTheDocument();
  });

  it("is told what came of it by whoever comes back from Google", async () => {
    app = await open(() => {}, "Davi", `${PATH}?google=failed`);
    expect(await screen.findByText(/O Google não deu a chave/)).toBeInTheDocument();
    await waitFor(() => expect(app.history.location.search).not.toContain("failed"));
  });
});

describe("a clinic with Google", () => {
  it("chooses calendars by their names, and one that Google does not list by its id", async () => {
    app = await open(({ scheduling }) => {
      scheduling.google
        .connected()
        .lists(["clinica@example.org", "Laser Beauty"], ["ana@example.org", "Agenda da Ana"]);
    });
    expect(await screen.findByLabelText("A clínica")).toHaveDisplayValue("Laser Beauty");
    const save = await button("Guardar os calendários");
    expect(save).toBeDisabled();
    await app.user.selectOptions(screen.getByLabelText("Dra. Ana Souza"), "Agenda da Ana");
    await app.user.selectOptions(screen.getByLabelText("Camila Prado"), "Outro, pelo ID…");
    await app.user.type(screen.getByLabelText("ID do calendário de Camila Prado"), "camila@example.org");
    await app.user.click(save);

    await waitFor(() => expect(lastOf("PUT")?.path).toContain("/google/calendars"));
    const [ana, camila] = app.shop.scheduling.professionals;
    expect(lastOf("PUT")?.body).toEqual({
      calendars: [
        { professional_id: null, calendar_id: "clinica@example.org" },
        { professional_id: ana?.id, calendar_id: "ana@example.org" },
        { professional_id: camila?.id, calendar_id: "camila@example.org" },
      ],
    });
  });

  it("takes ids by hand where Google gives no list, and says why", async () => {
    app = await open(({ scheduling }) => {
      scheduling.google.connected().choices.reason = "unreachable";
    });
    expect(await screen.findByText(/Sem a lista do Google: O servidor não alcança o Google/)).toBeInTheDocument();
    expect(screen.getByLabelText("A clínica")).toHaveValue("clinica@example.org");
  });

  it("is compared at once by whoever does not wait for the night, and says what that came to", async () => {
    app = await open((shop) => {
      shop.scheduling.google.connected().conflict("deleted", rita(shop));
      shop.scheduling.google.compared = { is_done: true, written: 2, moved: 1 };
    });
    await app.user.click(await button("Sincronizar agora"));
    expect(
      await screen.findByText(
        "Comparado agora com o Google. 2 marcações escritas no Google. 1 marcação mudada como no Google. 1 conflito para decidir.",
      ),
    ).toHaveAttribute("role", "status");

    app.shop.scheduling.google.conflicts = [];
    app.shop.scheduling.google.compared = { is_done: true, written: 0, moved: 0 };
    await app.user.click(await button("Sincronizar agora"));
    expect(await screen.findByText("Comparado agora: o Google diz o mesmo que a agenda.")).toBeInTheDocument();

    app.shop.scheduling.google.compared = { is_done: false, written: 1, moved: 0 };
    await app.user.click(await button("Sincronizar agora"));
    expect(
      await screen.findByText(/^A comparação ainda não terminou.*1 marcação escrita no Google\.$/),
    ).toBeInTheDocument();

    app.shop.fails(/compare/, 409, { detail: "O Google não deixa" });
    await app.user.click(await button("Sincronizar agora"));
    expect(await screen.findByText("O Google não deixa")).toBeInTheDocument();
    expect(screen.queryByText(/Comparado agora/)).not.toBeInTheDocument();
  });

  it("says of each thing that does not work what to do", async () => {
    app = await open(({ scheduling }) => {
      scheduling.google.connected().tried = [
        { check: "key", name: SERVICE_ACCOUNT, ok: true, reason: null },
        { check: "calendar", name: "ana@example.org", ok: false, reason: "not_shared" },
        { check: "sheet", name: "Agenda", ok: false, reason: "somethingNew" },
      ];
    });
    await app.user.click(await button("Testar agora"));
    const tried = within(await screen.findByRole("dialog", { name: "Teste" })).getAllByRole("listitem");
    expect(tried.map((one) => one.textContent)).toEqual([
      "Chavefunciona",
      "Calendário ana@example.orgNão existe ou não está compartilhado com a conta. Compartilhe e teste de novo.",
      "Planilha, aba AgendaO Google respondeu “somethingNew”.",
    ]);
  });

  it("shows each conflict with what can be decided about it, until it is", async () => {
    app = await open((shop) => {
      shop.scheduling.google
        .connected()
        .conflict("deleted", rita(shop))
        .conflict("moved", rita(shop), "2026-11-23T18:00:00Z")
        .conflict("moved", rita(shop))
        .conflict("overlap", rita(shop), "2026-11-23T12:30:00Z");
    });
    const conflicts = () =>
      screen.getAllByRole("listitem").filter((one) => within(one).queryByText(/Rita · /) !== null);
    await waitFor(() => expect(conflicts()).toHaveLength(4));
    const deeds = (one: HTMLElement) =>
      within(one)
        .getAllByRole("button")
        .map((deed) => deed.textContent);
    expect(conflicts().map(deeds)).toEqual([
      ["Manter a marcação", "Cancelar a marcação"],
      ["Manter a marcação", "Mudar para lá"],
      ["Manter a marcação"],
      ["Já vi"],
    ]);
    expect(within(conflicts()[1] as HTMLElement).getByText(/seg\., 23\/11 às 15:00/)).toBeInTheDocument();
    expect(within(conflicts()[2] as HTMLElement).getByText(/que uma consulta não pode ter/)).toBeInTheDocument();

    await app.user.click(within(conflicts()[1] as HTMLElement).getByText("Mudar para lá"));
    await waitFor(() => expect(conflicts()).toHaveLength(3));
    expect(lastOf("POST")?.body).toEqual({ keep: "google" });
  });

  it("is only looked at by who may not change it", async () => {
    app = await open(({ scheduling }) => {
      scheduling.google.connected().lists(["clinica@example.org", "Laser Beauty"]);
    }, "Ana");
    expect(await screen.findByText("Conectado")).toBeInTheDocument();
    expect(screen.queryByRole("button", { name: "Sincronizar agora" })).not.toBeInTheDocument();
    expect(await screen.findByLabelText("A clínica")).toBeDisabled();
    expect(app.shop.heard.some((one) => one.path.endsWith("/google/calendars"))).toBe(false);
  });
});

describe("a clinic that Google does not let in any more", () => {
  const stopped = ({ scheduling }: Shop) => {
    scheduling.google.connected();
    Object.assign(scheduling.google.connection, {
      state: "stopped",
      kind: "oauth",
      account: "balcao.apps.example",
      reason: "invalid_grant",
      stopped_at: "2026-11-20T12:00:00Z",
      waiting: 3,
    });
  };

  it("says why and what waits, and asks for a new yes without the client being pasted again", async () => {
    app = await open(stopped);
    expect(await screen.findByText("Parado")).toBeInTheDocument();
    expect(screen.getByText(/O Google não aceita mais a chave\. Crie outra/)).toBeInTheDocument();
    expect(screen.getByText("3 marcações esperam para ser escritas")).toBeInTheDocument();
    expect(await button("Permitir no Google")).toBeEnabled();
    expect(screen.queryByRole("button", { name: "Sincronizar agora" })).not.toBeInTheDocument();
  });

  it("is told over the agenda, and beside the free times of whoever books", async () => {
    app = await open(stopped, "Davi", `/agenda?day=${MONDAY}`);
    expect(await screen.findByText(/O Google está parado: o que muda/)).toBeInTheDocument();
    expect(screen.getByRole("link", { name: "Conectar de novo" })).toHaveAttribute(
      "href",
      expect.stringContaining("/agenda/setup/google"),
    );
    await app.user.click(await button("Novo agendamento"));
    const dialog = await screen.findByRole("dialog");
    await app.user.click(await within(dialog).findByRole("button", { name: /Axilas/ }));
    expect(await within(dialog).findByText(/Horários do Google não verificados/)).toBeInTheDocument();
    await app.close();

    app = await open(({ scheduling }) => void scheduling.google.connected(), "Ana", `/agenda?day=${MONDAY}`);
    await button("Novo agendamento");
    expect(screen.queryByText(/O Google está parado/)).not.toBeInTheDocument();
  });
});

describe("a customer who did not come", () => {
  it("is known by that on the card of an appointment, with what is counted", async () => {
    app = await open(
      (shop) => {
        rita(shop).status = "NO_SHOW";
        const [service] = shop.scheduling.services;
        const [, professional] = shop.scheduling.professionals;
        if (service) {
          const customer = { id: "rita", name: "Rita", phone_number: "5511988887777" };
          shop.scheduling.book({ customer, service, professional, date: "2026-12-07", time: "10:00" });
        }
      },
      "Ana",
      "/agenda?day=2026-12-07",
    );
    await app.user.click(await screen.findByRole("button", { name: /^10:00–10:45 Rita/ }));
    const card = await screen.findByRole("dialog");
    expect(await within(card).findByText("1 falta em 1")).toBeInTheDocument();
    await app.user.click(within(card).getByRole("button", { name: /Faltas/ }));
    expect(await screen.findByText(/As canceladas não contam/)).toBeInTheDocument();
  });
});
