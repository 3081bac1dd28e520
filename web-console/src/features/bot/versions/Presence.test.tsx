import { screen, waitFor, within } from "@testing-library/react";
import { afterEach, describe, expect, it } from "vitest";
import { type Console, openConsole } from "../../../../test/console";

let app: Console;

afterEach(async () => {
  await app.close();
});

async function open() {
  let id = "";
  app = await openConsole({
    as: "Davi",
    path: "/bot/flows",
    prepare: ({ flows, state }) => {
      id = flows.add("Pedidos").id;
      const ana = state.users.find((user) => user.full_name.startsWith("Ana"));
      flows.others = [{ user_id: ana?.id ?? "", user_name: "Ana Beatriz Nogueira", block: "bye" }];
    },
  });
  app.history.push(`/bot/flows/${id}`);
  const here = await screen.findByRole("list", { name: "Também aqui" });
  return { id, here, ana: app.person("Ana") };
}

describe("two who have one flow open", () => {
  it("see each other, and at which block the other is", async () => {
    const { id, here, ana } = await open();
    expect(here).toHaveTextContent(/Ana Beatriz Nogueira está em: .*Abrimos às 6h\./);
    const block = await screen.findByRole("group", { name: /Abrimos às 6h\.; Ana Beatriz Nogueira está neste bloco/ });
    expect(block).toContainElement(within(block).getByText("Ana Beatriz Nogueira está neste bloco"));
    app.shop.emit({
      event: "flow_presence",
      payload: { flow_id: id, user_id: ana.id, user_name: ana.full_name, is_here: false },
    });
    await waitFor(() => expect(screen.queryByRole("list", { name: "Também aqui" })).toBeNull());
    expect(screen.queryByText("Ana Beatriz Nogueira está neste bloco")).toBeNull();
  });

  it("are told at once when the other saves, compare, and take it over as a step of their own", async () => {
    const { id, ana } = await open();
    const flow = app.shop.flows.flows.find((one) => one.id === id);
    if (!flow) {
      throw new Error("No flow");
    }
    flow.draft = {
      ...flow.draft,
      blocks: flow.draft.blocks.map((block) =>
        block.id === "bye" ? { ...block, settings: { text: "Abrimos às 7h." } } : block,
      ),
    };
    flow.revision = 2;
    app.shop.emit({
      event: "flow_saved",
      payload: { flow_id: id, user_id: ana.id, user_name: "Ana Beatriz Nogueira", revision: 2 },
    });
    expect(await screen.findByText("Ana Beatriz Nogueira salvou um rascunho mais novo")).toBeInTheDocument();
    await app.user.click(screen.getByRole("button", { name: "Comparar" }));
    const dialog = within(await screen.findByRole("dialog"));
    expect(dialog.getByText("Abrimos às 7h.")).toBeInTheDocument();
    await app.user.keyboard("{Escape}");
    await app.user.click(screen.getByRole("button", { name: "Carregar" }));
    await waitFor(() => expect(screen.queryByText(/salvou um rascunho mais novo/)).toBeNull());
    expect(screen.getByRole("button", { name: "Desfazer" })).toBeEnabled();
  });
});
