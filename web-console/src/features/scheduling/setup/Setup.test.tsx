import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { afterEach, describe, expect, it } from "vitest";
import { type Console, openConsole } from "../../../../test/console";
import type { Shop } from "../../../../test/fake/shop";

let app: Console;

afterEach(async () => {
  await app.close();
});

const opened = (shop: Shop) => {
  shop.scheduling.open();
};
const lastPut = () => app.shop.heard.findLast((one) => one.method === "PUT")?.body;
// By its words: among the zones of the world a role takes seconds to find.
const save = async () => app.user.click(await screen.findByText("Salvar"));

describe("the clinic's number", () => {
  it("is chosen among those that are connected, and an instance is named only with its number", async () => {
    app = await openConsole({
      as: "Davi",
      path: "/agenda/setup/clinic",
      prepare: (shop) => {
        opened(shop);
        const [first] = shop.state.channels;
        if (first) {
          shop.state.channels.push({
            ...first,
            id: "0199d3a0-0000-7000-8000-00000000aaaa",
            kind: "zapi",
            name: "Celular da recepção",
            phone_number_id: "3CA1B2",
          });
        }
        shop.scheduling.clinic().zapi_instance_id = "NOBODYS";
      },
    });
    const choice = await screen.findByLabelText("A clínica escreve por");
    await screen.findByText(/A instância NOBODYS da Z-API/);
    await app.user.selectOptions(choice, await within(choice).findByText(/Celular da recepção/));
    expect(screen.queryByText(/NOBODYS/)).not.toBeInTheDocument();
    await save();

    await waitFor(() =>
      expect(lastPut()).toMatchObject({
        channel_id: "0199d3a0-0000-7000-8000-00000000aaaa",
        zapi_instance_id: "3CA1B2",
      }),
    );
    await app.user.selectOptions(choice, "O número pelo qual o cliente escreveu por último");
    await save();
    await waitFor(() => expect(lastPut()).toMatchObject({ channel_id: null, zapi_instance_id: null }));
  });
});

describe("reminders", () => {
  it("are a quarter of an hour to an hour before, or hours, or days, and quiet hours have both ends", async () => {
    app = await openConsole({ as: "Davi", path: "/agenda/setup/reminders", prepare: opened });
    const customers = await screen.findByRole("group", { name: "Lembrar o cliente" });
    await app.user.click(within(customers).getByRole("button", { name: "Adicionar lembrete" }));
    const [, unit] = within(customers).getAllByLabelText("Unidade");
    await app.user.selectOptions(unit as HTMLElement, "minutos antes");
    const [, amount] = within(customers).getAllByLabelText("Quanto antes");
    expect(
      within(amount as HTMLElement)
        .getAllByRole("option")
        .map((one) => one.textContent),
    ).toEqual(["15", "30", "45", "60"]);
    await app.user.selectOptions(amount as HTMLElement, "45");

    fireEvent.change(screen.getByLabelText("Silêncio a partir das"), { target: { value: "" } });
    expect(screen.getByText("Salvar").closest("button")).toBeDisabled();
    fireEvent.change(screen.getByLabelText("Silêncio a partir das"), { target: { value: "22:00" } });
    await save();

    await waitFor(() =>
      expect(lastPut()).toMatchObject({
        reminders: {
          customer: [
            { amount: 24, unit: "hours" },
            { amount: 45, unit: "minutes" },
          ],
          quiet_from: "22:00",
          quiet_to: "08:00",
        },
      }),
    );
    // Nothing else of the clinic is touched by this page.
    expect(Object.keys(lastPut() as object)).toEqual(["reminders"]);
  });
});

describe("the agenda of the next day", () => {
  it("says why the last one was not sent", async () => {
    app = await openConsole({
      as: "Davi",
      path: "/agenda/setup/reminders",
      prepare: (shop) => {
        opened(shop);
        Object.assign(shop.scheduling.clinic(), {
          last_report_at: "2026-11-20T23:00:00Z",
          last_report_error: "phone_missing",
        });
      },
    });
    expect(await screen.findByText(/20:00\) não foi enviada: falta o telefone da clínica/)).toBeInTheDocument();
  });
});

describe("a part of the clinic", () => {
  it("is listed, made and changed in the same way, whatever it is", async () => {
    app = await openConsole({ as: "Davi", path: "/agenda/setup/rooms", prepare: opened });
    await app.user.click(await screen.findByRole("button", { name: /^Sala 1/ }));
    const room = await screen.findByRole("dialog", { name: "Sala 1" });
    await app.user.clear(within(room).getByLabelText("Nome"));
    expect(within(room).getByRole("button", { name: "Salvar" })).toBeDisabled();
    await app.user.type(within(room).getByLabelText("Nome"), "Sala azul");
    await app.user.click(within(room).getByRole("button", { name: "Salvar" }));
    expect(await screen.findByRole("button", { name: /^Sala azul/ })).toBeInTheDocument();
    expect(lastPut()).toEqual({ name: "Sala azul", kind: "ROOM", active: true });

    await app.user.click(screen.getByRole("button", { name: "Nova sala ou equipamento" }));
    const made = await screen.findByRole("dialog", { name: "Nova sala ou equipamento" });
    await app.user.type(within(made).getByLabelText("Nome"), "Criolipólise");
    await app.user.selectOptions(within(made).getByLabelText("Tipo"), "Equipamento");
    await app.user.click(within(made).getByRole("button", { name: "Salvar" }));
    expect(await screen.findByRole("button", { name: /^Criolipólise/ })).toBeInTheDocument();
  });

  it("is only looked at by whoever may not change settings", async () => {
    app = await openConsole({ as: "Sônia", path: "/agenda/setup/rooms", prepare: opened });
    expect(await screen.findByText("Sala 1")).toBeInTheDocument();
    expect(screen.queryByRole("button", { name: /Sala 1/ })).not.toBeInTheDocument();
    expect(screen.queryByRole("button", { name: "Nova sala ou equipamento" })).not.toBeInTheDocument();
  });
});
