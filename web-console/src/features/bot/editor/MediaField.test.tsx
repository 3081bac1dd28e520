import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { afterEach, describe, expect, it } from "vitest";
import { type Console, openConsole } from "../../../../test/console";
import { pedidos } from "../../../../test/fake/blocks";
import type { FlowUpload } from "../../../shared/api/types";

let app: Console;
let id = "";

afterEach(async () => {
  await app.close();
});

const CATALOGUE: FlowUpload = {
  id: "0199d3a0-0000-7000-8000-00000000f11e",
  file_name: "catálogo.pdf",
  mime_type: "application/pdf",
  size: 52_000,
};

/** The settings of the block that greets, with a file or without. */
async function open(media: string | null, uploads: readonly FlowUpload[] = [CATALOGUE]) {
  app = await openConsole({
    as: "Davi",
    path: "/bot/flows/none",
    prepare: ({ flows }) => {
      flows.uploads = [...uploads];
      const blocks = pedidos.blocks.map((block) =>
        block.id === "hello" ? { ...block, settings: { ...block.settings, media_id: media } } : block,
      );
      id = flows.add("Pedidos", { draft: { ...pedidos, blocks } }).id;
    },
  });
  app.history.push(`/bot/flows/${id}?block=hello`);
  return within(await screen.findByRole("region", { name: "Ajustes" }));
}

const sent = () => {
  const draft = app.shop.flows.flows.find((flow) => flow.id === id)?.draft;
  return draft?.blocks.find((block) => block.id === "hello")?.settings.media_id;
};

describe("the file of a message", () => {
  it("is one that flows send already, and goes again", async () => {
    const panel = await open(null);
    await app.user.click(await panel.findByRole("button", { name: "Arquivos dos fluxos" }));
    await app.user.click(
      within(await screen.findByRole("dialog", { name: "Arquivos dos fluxos" })).getByRole("button", {
        name: /catálogo\.pdf/,
      }),
    );
    await waitFor(() => expect(sent()).toBe(CATALOGUE.id));
    expect(panel.getByText("catálogo.pdf")).toBeInTheDocument();

    await app.user.click(panel.getByRole("button", { name: "Tirar o arquivo" }));
    await waitFor(() => expect(sent()).toBeNull());
  });

  it("says at the field what WhatsApp does not take, and leaves the file that is there", async () => {
    const panel = await open(CATALOGUE.id);
    await panel.findByText("catálogo.pdf");
    // Dropped or chosen past what the dialogue offers.
    fireEvent.change(panel.getByLabelText("Enviar arquivo", { selector: "input" }), {
      target: { files: [new File(["x"], "video.mov", { type: "video/quicktime" })] },
    });
    expect(await panel.findByRole("alert")).toHaveTextContent("O WhatsApp não aceita este tipo");
    expect(sent()).toBe(CATALOGUE.id);
  });

  it("says that it is gone", async () => {
    const panel = await open("0199d3a0-0000-7000-8000-0000000000ff");
    expect(await panel.findByText("Este arquivo não existe mais. Escolha outro.")).toBeInTheDocument();
  });
});
