import { screen, waitFor, within } from "@testing-library/react";
import { afterEach, describe, expect, it } from "vitest";
import { type Console, openConsole } from "../../../../test/console";
import { pedidos } from "../../../../test/fake/blocks";
import type { FlowRun } from "../../../shared/api/types";

let app: Console;

afterEach(async () => {
  await app.close();
});

const run: FlowRun = {
  id: "0199f000-0000-7000-8000-0000000000a1",
  flow_id: "0199f000-0000-7000-8000-0000000000f1",
  conversation_id: "0199f000-0000-7000-8000-0000000000c1",
  customer_name: "Rita Souza",
  version: 1,
  began_at: "2026-11-22T12:00:00.000000Z",
  at: null,
  ended_at: "2026-11-22T12:05:00.000000Z",
  ending: "handover",
};

describe("the numbers of a flow", () => {
  it("lead to the conversations behind them, and to the way that one took", async () => {
    let id = "";
    app = await openConsole({
      as: "Davi",
      path: "/bot/flows/none",
      prepare: ({ flows, trials }) => {
        id = flows.add("Pedidos", { draft: pedidos }).id;
        trials.counts = {
          runs: 4,
          endings: [{ ending: "handover", runs: 3 }],
          ways: [
            { block: "menu", port: "no_match", times: 1, runs: 1 },
            { block: "menu", port: null, times: 1, runs: 1 },
          ],
          blocks: [{ block: "menu", came: 4, left: 1 }],
        };
        trials.traces = [
          {
            run: { ...run, flow_id: id },
            steps: [{ block: "menu", port: "no_match", passed_at: run.began_at, flow_id: null, version_id: null }],
          },
        ];
      },
    });
    app.history.push(`/bot/flows/${id}?panel=insight`);
    const panel = within(await screen.findByRole("region", { name: "Números" }, { timeout: 20_000 }));
    // Four came, one left, one waits: two gave up.
    expect(await panel.findByText("50% não seguiram daqui")).toBeInTheDocument();

    await app.user.click(panel.getByRole("button", { name: /Não entendeu/ }));
    expect(await panel.findByRole("link", { name: /Rita Souza/ })).toHaveAttribute(
      "href",
      expect.stringContaining(run.conversation_id),
    );
    const path = app.shop.heard.findLast((heard) => heard.path.includes("/runs"))?.path;
    expect(path).toContain("block=menu&port=no_match");

    await app.user.click(panel.getByRole("button", { name: "Ver o caminho" }));
    expect(await panel.findByText(/Um bloco falhou e nenhum caminho dizia o que fazer/)).toBeInTheDocument();
    await waitFor(() => expect(app.history.location.search).toContain(`run=${run.id}`));
  });

  it("say where the bot stands beside the conversation", async () => {
    app = await openConsole({
      as: "Sônia",
      path: "/login",
      prepare: (shop) => {
        shop.conversationRuns = [
          {
            id: run.id,
            flow_id: run.flow_id,
            flow_name: "Pedidos",
            version: 2,
            began_at: run.began_at,
            at: "menu",
            at_text: "Como *podemos* ajudar?",
            ended_at: null,
            ending: null,
          },
        ];
      },
    });
    app.history.push(`/inbox/${app.shop.state.conversations[0]?.id}?tab=all`);
    expect(await screen.findByText("Fluxo Pedidos, versão 2", {}, { timeout: 20_000 })).toBeInTheDocument();
    expect(screen.getByText("Está em: Como podemos ajudar?")).toBeInTheDocument();
    expect(screen.getByRole("link", { name: "Ver o caminho no fluxo" })).toHaveAttribute(
      "href",
      expect.stringContaining(`/bot/flows/${run.flow_id}`),
    );
  });
});
