import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { afterEach, describe, expect, it, vi } from "vitest";
import { type Console, openConsole } from "../../../test/console";
import type { Shop } from "../../../test/fake/shop";
import { PIXELS_PER_MINUTE } from "./TimeGrid";

let app: Console;

afterEach(async () => {
  vi.restoreAllMocks();
  await app.close();
});

const MONDAY = "2026-11-23";

/** A time of Dra. Ana's for somebody, whether it is free or not. */
function hers({ scheduling }: Shop, name: string, time: string) {
  const [service] = scheduling.services;
  const [professional] = scheduling.professionals;
  if (!service) {
    throw new Error("The clinic offers nothing");
  }
  const customer = { id: name, name, phone_number: "5511988887777" };
  return scheduling.book({ customer, service, professional, date: MONDAY, time });
}

/** Rita at nine and Bruno at ten. */
function twoBookings(shop: Shop) {
  shop.scheduling.open();
  hers(shop, "Rita", "09:00");
  hers(shop, "Bruno", "10:00");
}

const card = (name: RegExp) => screen.findByRole("button", { name });

describe("the agenda", () => {
  it("invites whoever may to open a clinic, and shows nobody else a way to it", async () => {
    app = await openConsole({ as: "Davi", path: "/agenda" });
    await app.user.click(await screen.findByRole("button", { name: "Criar clínica" }));
    const dialog = await screen.findByRole("dialog", { name: "Criar clínica" });
    await app.user.click(within(dialog).getByRole("button", { name: "Criar clínica" }));
    await waitFor(() => expect(app.shop.scheduling.clinics).toHaveLength(1));
    await app.close();

    app = await openConsole({ as: "Ana", path: "/inbox" });
    await screen.findByRole("link", { name: "Conversas" });
    expect(screen.queryByRole("link", { name: "Agenda" })).not.toBeInTheDocument();
  });

  it("moves by keyboard, and puts a card back and says who is there when the time is taken", async () => {
    app = await openConsole({ as: "Ana", path: `/agenda?day=${MONDAY}`, prepare: twoBookings });
    const rita = await card(/^09:00–09:45 Rita/);

    rita.focus();
    fireEvent.keyDown(rita, { key: "ArrowDown", altKey: true });
    expect(screen.getByText(/das 09:15 às 10:00, Dra. Ana Souza/)).toBeInTheDocument();
    for (let step = 0; step < 3; step++) {
      fireEvent.keyDown(rita, { key: "ArrowDown", altKey: true });
    }
    expect(screen.getByText(/Ocupado: Bruno/, { selector: "p" })).toBeInTheDocument();
    fireEvent.keyDown(rita, { key: "Enter" });

    expect(await screen.findByText(/Das 10:00 às 10:45, Dra. Ana Souza está com Bruno/)).toBeInTheDocument();
    expect(await card(/^09:00–09:45 Rita/)).toBeInTheDocument();

    fireEvent.keyDown(await card(/^09:00–09:45 Rita/), { key: "ArrowRight", altKey: true });
    fireEvent.keyDown(await card(/^09:00–09:45 Rita/), { key: "Enter" });
    expect(await card(/^09:00–09:45 Rita, Depilação a laser, Camila Prado/)).toBeInTheDocument();
    expect(app.shop.heard.filter((one) => one.path.endsWith("/move")).at(-1)?.body).toMatchObject({
      date: MONDAY,
      time: "09:00",
      version: 1,
    });
  });

  it("makes an appointment longer by keyboard, and lets go of it with Escape", async () => {
    app = await openConsole({ as: "Ana", path: `/agenda?day=${MONDAY}`, prepare: twoBookings });
    const bruno = await card(/^10:00–10:45 Bruno/);
    fireEvent.keyDown(bruno, { key: "ArrowDown", altKey: true });
    fireEvent.keyDown(bruno, { key: "Escape" });
    expect(app.shop.heard.some((one) => one.path.endsWith("/move"))).toBe(false);

    fireEvent.keyDown(bruno, { key: "ArrowDown", altKey: true, shiftKey: true });
    fireEvent.keyDown(bruno, { key: "Enter" });
    expect(await card(/^10:00–11:00 Bruno/)).toBeInTheDocument();
    expect(app.shop.heard.findLast((one) => one.path.endsWith("/move"))?.body).toMatchObject({ duration_minutes: 60 });
  });

  it("counts in a week those for whom there is no room beside each other, and shows them in their day", async () => {
    app = await openConsole({
      as: "Ana",
      path: `/agenda?view=week&day=${MONDAY}`,
      prepare: (shop) => {
        shop.scheduling.open();
        for (const name of ["Rita", "Bruno", "Caio", "Dora", "Enzo"]) {
          hers(shop, name, "09:00");
        }
      },
    });
    await card(/^09:00–09:45 Rita/);
    expect(screen.queryByRole("button", { name: /^09:00–09:45 Enzo/ })).not.toBeInTheDocument();
    await app.user.click(await card(/^mais 3 às 09:00, segunda-feira/));
    expect(await card(/^09:00–09:45 Enzo/)).toBeInTheDocument();
  });

  it("leads from days without anybody to a booking", async () => {
    app = await openConsole({
      as: "Ana",
      path: `/agenda?view=list&day=${MONDAY}`,
      prepare: (shop) => void shop.scheduling.open(),
    });
    const nothing = (await screen.findByText("Nada agendado nestes dias")).parentElement;
    await app.user.click(within(nothing as HTMLElement).getByRole("button", { name: "Novo agendamento" }));
    expect(await screen.findByRole("dialog", { name: "Novo agendamento" })).toBeInTheDocument();
  });

  describe("under a finger", () => {
    const WIDTH = 132;

    /** What a browser would say of where columns stand: beside each other, eight o'clock at the top. */
    function laidOut() {
      vi.spyOn(Element.prototype, "getBoundingClientRect").mockImplementation(function (this: Element) {
        const strip = this.closest("[data-column]");
        const index = strip ? [...(strip.parentElement?.children ?? [])].indexOf(strip) : -1;
        return strip === this
          ? new DOMRect(index * WIDTH, 0, WIDTH, 2000)
          : // Nothing is near an edge.
            new DOMRect(-9000, -9000, 18_000, 18_000);
      });
    }

    const at = (column: number, time: string) => {
      const [hours = 0, minutes = 0] = time.split(":").map(Number);
      return {
        pointerType: "touch",
        pointerId: 1,
        button: 0,
        clientX: column * WIDTH + 20,
        clientY: (hours * 60 + minutes - 480) * PIXELS_PER_MINUTE,
      };
    };
    const carried = () => document.querySelector("[data-carried]");
    const moves = () => app.shop.heard.filter((one) => one.path.endsWith("/move"));

    it("takes an appointment up when it rests, says what is in the way, and puts it down where it is free", async () => {
      app = await openConsole({ as: "Ana", path: `/agenda?day=${MONDAY}`, prepare: twoBookings });
      const rita = await card(/^09:00–09:45 Rita/);
      laidOut();

      fireEvent.pointerDown(rita, at(0, "09:10"));
      expect(carried()).toBeNull();
      await waitFor(() => expect(carried()).toHaveTextContent("09:00–09:45"));
      fireEvent.pointerMove(window, at(0, "10:10"));
      expect(carried()).toHaveTextContent("10:00–10:45 · Ocupado: Bruno");
      fireEvent.pointerMove(window, at(1, "10:25"));
      expect(carried()).toHaveTextContent("10:15–11:00 · Camila Prado");
      fireEvent.pointerUp(window, at(1, "10:25"));

      expect(await card(/^10:15–11:00 Rita, Depilação a laser, Camila Prado/)).toBeInTheDocument();
      expect(moves()).toHaveLength(1);
    });

    it("scrolls when it moves at once, and lets go when a second one comes, or Escape", async () => {
      app = await openConsole({ as: "Ana", path: `/agenda?day=${MONDAY}`, prepare: twoBookings });
      const rita = await card(/^09:00–09:45 Rita/);
      laidOut();

      fireEvent.pointerDown(rita, at(0, "09:10"));
      fireEvent.pointerMove(window, at(0, "09:40"));
      await new Promise((resolve) => setTimeout(resolve, 400));
      expect(carried()).toBeNull();

      for (const giveUp of [
        () => fireEvent.pointerDown(document.body, { ...at(2, "12:00"), pointerId: 2 }),
        () => fireEvent.keyDown(window, { key: "Escape" }),
        () => fireEvent.pointerCancel(window, at(0, "12:00")),
      ]) {
        fireEvent.pointerDown(rita, at(0, "09:10"));
        await waitFor(() => expect(carried()).not.toBeNull());
        fireEvent.pointerMove(window, at(0, "12:00"));
        giveUp();
        expect(carried()).toBeNull();
        fireEvent.pointerUp(window, at(0, "12:00"));
      }
      expect(moves()).toHaveLength(0);
      expect(await card(/^09:00–09:45 Rita/)).toBeInTheDocument();
    });

    it("makes one longer at its lower end", async () => {
      app = await openConsole({ as: "Ana", path: `/agenda?day=${MONDAY}`, prepare: twoBookings });
      const end = (await card(/^10:00–10:45 Bruno/)).querySelector("[data-resize]");
      laidOut();

      fireEvent.pointerDown(end as Element, at(0, "10:44"));
      await waitFor(() => expect(carried()).not.toBeNull());
      fireEvent.pointerMove(window, at(0, "11:29"));
      expect(carried()).toHaveTextContent("10:00–11:30");
      fireEvent.pointerUp(window, at(0, "11:29"));

      expect(await card(/^10:00–11:30 Bruno/)).toBeInTheDocument();
      expect(moves().at(-1)?.body).toMatchObject({ duration_minutes: 90 });
    });
  });

  it("shows what others do, without asking again", async () => {
    app = await openConsole({ as: "Ana", path: `/agenda?day=${MONDAY}`, prepare: twoBookings });
    await card(/^09:00–09:45 Rita/);
    const asked = () => app.shop.heard.filter((one) => one.path.includes("/appointments?")).length;
    // Once, and once more when the line stands: what was said until then nobody has heard.
    await waitFor(() => expect(asked()).toBe(2));
    const rita = app.shop.scheduling.appointments.find((one) => one.customer.name === "Rita");
    if (rita) {
      app.shop.scheduling.update(rita, { confirmed_at: "2026-11-22T12:00:00Z" });
    }

    expect(await card(/Rita.*Confirmado/)).toBeInTheDocument();
    expect(asked()).toBe(2);
  });

  it("takes all that somebody saw off the list at once, and leaves what was marked meanwhile", async () => {
    const marked = (shop: Shop, name: string, time: string) =>
      shop.scheduling.update(hers(shop, name, time), { needs_review: true });
    app = await openConsole({
      as: "Ana",
      path: `/agenda?day=${MONDAY}`,
      prepare: (shop) => {
        shop.scheduling.open();
        marked(shop, "Rita", "09:00");
        marked(shop, "Bruno", "10:00");
      },
    });
    await app.user.click(await screen.findByRole("button", { name: "Conferir" }));
    const dialog = await screen.findByRole("dialog", { name: "Agendamentos para conferir" });
    const release = app.shop.holds(/POST .*appointments-to-review$/);
    await app.user.click(within(dialog).getByRole("button", { name: "Já conferi os 2" }));
    marked(app.shop, "Clara", "11:00");
    release();

    await waitFor(() => expect(dialog).not.toBeInTheDocument());
    expect(await screen.findByText("1 agendamento foi marcado por outro relógio.")).toBeInTheDocument();
    expect(app.shop.heard.filter((one) => one.method === "POST" && one.path.includes("review"))).toHaveLength(1);
  });

  it("shows cancelled reminders to whoever asks for them, and has the server leave them out for all others", async () => {
    app = await openConsole({
      as: "Ana",
      path: "/agenda/reminders",
      prepare: (shop) => {
        twoBookings(shop);
        shop.scheduling.reminders = ["PENDING", "CANCELLED"].map((status, index) => ({
          id: `reminder-${index}`,
          appointment_id: shop.scheduling.appointments[index]?.id ?? "",
          recipient: "customer",
          distance: { amount: 24, unit: "hours" },
          due_at: "2026-11-22T12:00:00Z",
          status: status as "PENDING" | "CANCELLED",
          sent_at: null,
          message_status: null,
          message_id: null,
          conversation_id: null,
          error: null,
          customer_name: ["Rita", "Bruno"][index] ?? null,
          service_name: "Avaliação",
          starts_at: "2026-11-23T12:00:00Z",
        }));
      },
    });
    expect(await screen.findByRole("link", { name: "Rita" })).toBeInTheDocument();
    expect(screen.queryByRole("link", { name: "Bruno" })).not.toBeInTheDocument();
    await app.user.click(screen.getByRole("button", { name: "Cancelado" }));
    expect(await screen.findByRole("link", { name: "Bruno" })).toBeInTheDocument();
    expect(app.shop.heard.some((one) => one.path.includes("cancelled=false"))).toBe(true);
  });

  it("books for somebody new at a free time, and says when somebody was quicker", async () => {
    app = await openConsole({ as: "Ana", path: `/agenda?day=${MONDAY}`, prepare: twoBookings });
    await app.user.click(await screen.findByRole("button", { name: "Novo agendamento" }));
    const dialog = await screen.findByRole("dialog", { name: "Novo agendamento" });
    await app.user.type(within(dialog).getByLabelText("Cliente"), "11 97777-6655");
    await app.user.click(await within(dialog).findByRole("button", { name: /Novo cliente com/ }));
    await app.user.type(within(dialog).getByLabelText("Nome"), "Clara");
    await app.user.click(within(dialog).getByRole("button", { name: /^Avaliação/ }));
    await app.user.selectOptions(within(dialog).getByLabelText("Profissional"), "Dra. Ana Souza · Biomédica esteta");
    await app.user.click(await within(dialog).findByRole("button", { name: "11:00" }));
    const release = app.shop.holds(/POST \/api\/v1\/appointments$/);
    await app.user.click(within(dialog).getByRole("button", { name: "Agendar" }));
    hers(app.shop, "Bruno", "11:00");
    release();
    expect(await within(dialog).findByRole("alert")).toHaveTextContent(
      "Das 11:00 às 11:45, Dra. Ana Souza está com Bruno",
    );

    await app.user.click(within(dialog).getByRole("button", { name: "12:00" }));
    await app.user.click(within(dialog).getByRole("button", { name: "Agendar" }));
    expect(await card(/^12:00–12:30 Clara/)).toBeInTheDocument();
  });

  it("says of a professional that they take no new customers", async () => {
    app = await openConsole({
      as: "Ana",
      path: `/agenda?day=${MONDAY}`,
      prepare: (shop) => {
        shop.scheduling.open();
        const [first] = shop.scheduling.professionals;
        if (first) {
          first.accepts_new_patients = false;
        }
      },
    });
    await app.user.click(await screen.findByRole("button", { name: "Novo agendamento" }));
    const dialog = await screen.findByRole("dialog", { name: "Novo agendamento" });
    const choice = await within(dialog).findByLabelText("Profissional");
    await app.user.selectOptions(choice, "Camila Prado · Esteticista");
    expect(within(dialog).queryByText("Não aceita clientes novos.")).not.toBeInTheDocument();
    await app.user.selectOptions(choice, "Dra. Ana Souza · Biomédica esteta");
    expect(choice).toHaveAccessibleDescription("Não aceita clientes novos.");
  });

  it("cancels with a reason, and shows it no longer", async () => {
    app = await openConsole({ as: "Ana", path: `/agenda?day=${MONDAY}`, prepare: twoBookings });
    await app.user.click(await card(/^09:00–09:45 Rita/));
    const sheet = await screen.findByRole("dialog", { name: "Agendamento" });
    await app.user.click(within(sheet).getByRole("button", { name: "Cancelar" }));
    await app.user.type(within(sheet).getByLabelText("Por que cancelar"), "Viajou");
    await app.user.click(within(sheet).getByRole("button", { name: "Cancelar" }));

    expect(await within(sheet).findByText("Viajou")).toBeInTheDocument();
    await app.user.keyboard("{Escape}");
    await waitFor(() => expect(screen.queryByRole("button", { name: /Rita/ })).not.toBeInTheDocument());
    expect(await card(/^10:00–10:45 Bruno/)).toBeInTheDocument();
  });
});
