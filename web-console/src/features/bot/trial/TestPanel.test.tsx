import { screen, waitFor, within } from "@testing-library/react";
import { afterEach, describe, expect, it } from "vitest";
import { type Console, openConsole } from "../../../../test/console";
import { pedidos } from "../../../../test/fake/blocks";
import { stepped } from "../../../../test/fake/trials";
import type { FlowTrial } from "../../../shared/api/types";

let app: Console;

afterEach(async () => {
  await app.close();
});

async function open(prepare: (shop: Console["shop"]) => void = () => undefined) {
  let id = "";
  app = await openConsole({
    as: "Davi",
    path: "/bot/flows/none",
    prepare: (shop) => {
      id = shop.flows.add("Pedidos", { draft: pedidos }).id;
      prepare(shop);
    },
  });
  app.history.push(`/bot/flows/${id}?panel=test`);
  return within(await screen.findByRole("region", { name: "Testar" }, { timeout: 20_000 }));
}

const asked = () => app.shop.heard.filter(({ path }) => path.endsWith("/test")).map(({ body }) => body);

const said: FlowTrial["replies"][number] = {
  message_type: "interactive",
  content: "Como podemos ajudar?",
  metadata: {
    interactive: {
      kind: "buttons",
      buttons: [
        { id: "menu#buy", title: "Fazer um pedido" },
        { id: "menu#ask", title: "Situação do pedido" },
      ],
    },
  },
  media: null,
  said_at: "2026-11-22T12:00:00.000000Z",
};
const menu = stepped({ at: "menu", replies: [said] });

async function writes(panel: Awaited<ReturnType<typeof open>>, text: string) {
  await app.user.type(panel.getByRole("textbox", { name: "Mensagem" }), `${text}{Enter}`);
}

describe("the test pane", () => {
  it("runs what is on the screen, marks what was pressed and says what whoever answers finds", async () => {
    const panel = await open(({ trials }) => {
      trials.next.push(
        menu,
        stepped({
          ending: "handover",
          needs_attention: true,
          trace: [{ block: "menu", port: "option.ask", passed_at: "2026-11-22T12:00:01.000000Z", version_id: null }],
          deeds: [{ kind: "note", detail: "Quer saber do pedido" }],
        }),
      );
    });
    await writes(panel, "oi");
    await app.user.click(await panel.findByRole("button", { name: "Situação do pedido" }));

    expect(await panel.findByText("Passou para uma pessoa")).toBeInTheDocument();
    expect(panel.getByText("Quer saber do pedido")).toBeInTheDocument();
    expect(panel.getByText("precisa de atenção")).toBeInTheDocument();
    expect(panel.getByRole("button", { name: "Situação do pedido" })).toHaveAttribute("aria-pressed", "true");
    expect(panel.getByRole("textbox", { name: "Mensagem" })).toBeDisabled();
    expect(asked()).toMatchObject([
      { messages: [{ text: "oi" }], draft: { start: "hello" } },
      { messages: [{ text: "Situação do pedido", button_id: "menu#ask" }], state: { at: "menu" } },
    ]);
  });

  it("shows a list under its headings, as the phone will", async () => {
    const panel = await open(({ trials }) => {
      trials.next.push(
        stepped({
          at: "menu",
          replies: [
            {
              ...said,
              metadata: {
                interactive: {
                  kind: "list",
                  button_label: "Ver horários",
                  rows: [
                    { id: "menu#buy", title: "09:00", section: "Manhã" },
                    { id: "menu#ask", title: "10:30", section: "Manhã" },
                    { id: "menu#late", title: "14:00", section: "Tarde" },
                  ],
                },
              },
            },
          ],
        }),
      );
    });
    await writes(panel, "oi");
    await app.user.click(await panel.findByRole("button", { name: "Ver horários" }));

    const morning = within(await panel.findByRole("group", { name: "Manhã" }));
    expect(morning.getAllByRole("radio")).toHaveLength(2);
    expect(within(panel.getByRole("group", { name: "Tarde" })).getByRole("radio", { name: "14:00" })).toBeVisible();
  });

  it("lets time pass until the bot goes on", async () => {
    const panel = await open(({ trials }) => {
      trials.next.push(stepped({ at: "order", due_at: "2036-11-22T12:10:00.000000Z" }), menu);
    });
    await writes(panel, "oi");
    await app.user.click(await panel.findByRole("button", { name: "Ir até o robô continuar" }));

    expect(await panel.findByText(/O tempo passou/)).toBeInTheDocument();
    expect(asked()[1]).toMatchObject({ messages: [], at: "2036-11-22T12:10:00.000000Z" });
  });

  it("leads from what keeps the draft from running to its block, and takes back what nobody heard", async () => {
    const panel = await open(({ trials }) => {
      trials.next.push({
        status: 422,
        body: {
          detail: "Alguns campos estão errados",
          errors: [{ field: "draft.blocks.menu", reason: "não existe" }],
        },
      });
    });
    await writes(panel, "oi");

    const why = within(await panel.findByRole("alert"));
    expect(why.getByText("Assim o fluxo não pode rodar:")).toBeInTheDocument();
    await app.user.click(why.getByRole("button", { name: "Como podemos ajudar?" }));
    expect(within(panel.getByRole("log")).queryByText("oi")).not.toBeInTheDocument();
  });

  it("keeps a run as a test, and shows which fails and how until that is what is expected", async () => {
    const panel = await open(({ trials }) => {
      trials.next.push(menu);
    });
    await writes(panel, "oi");
    await panel.findByRole("button", { name: "Fazer um pedido" });
    await app.user.click(panel.getByRole("button", { name: "Gravar como teste" }));
    const dialog = within(await screen.findByRole("dialog", { name: "Gravar como teste" }));
    await app.user.type(dialog.getByRole("textbox", { name: "Nome do teste" }), "Saudação");
    await app.user.click(dialog.getByRole("button", { name: "Gravar" }));

    expect(await screen.findByText("Todos passam")).toBeInTheDocument();
    expect(app.shop.heard.find(({ method, path }) => method === "POST" && path.endsWith("/tests"))?.body).toMatchObject(
      {
        name: "Saudação",
        steps: [{ messages: [{ text: "oi" }], calls: [] }],
      },
    );

    app.shop.trials.results = app.shop.trials.results.map((result) => ({
      ...result,
      passed: false,
      differences: [{ step: 0, part: "replies", expected: "Como podemos ajudar?", actual: "Pois não?" }],
    }));
    await app.user.click(screen.getByRole("button", { name: "Rodar todos" }));
    expect(await screen.findByText("1 teste não passa")).toBeInTheDocument();
    expect(screen.getByText("Pois não?")).toBeInTheDocument();
    await app.user.click(screen.getByRole("button", { name: "Passar a esperar isto" }));
    await waitFor(() => expect(screen.getByText("Todos passam")).toBeInTheDocument());
  });
});
