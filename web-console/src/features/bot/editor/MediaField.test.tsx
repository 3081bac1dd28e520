import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { fireEvent, render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { describe, expect, it, vi } from "vitest";
import type { FlowUpload } from "../../../shared/api/types";
import { type Services, ServicesContext } from "../../../shared/services";
import { TooltipProvider } from "../../../shared/ui/Tooltip";
import { MediaField } from "./MediaField";

const CATALOGUE: FlowUpload = {
  id: "0199d3a0-0000-7000-8000-00000000f11e",
  file_name: "catálogo.pdf",
  mime_type: "application/pdf",
  size: 52_000,
};
const PRICES: FlowUpload = { ...CATALOGUE, id: "0199d3a0-0000-7000-8000-00000000f22e", file_name: "preços.pdf" };

/** The field by itself, in a block that has a file or none. */
function open(value: string, { files = [CATALOGUE], upload = async () => PRICES } = {}) {
  const chosen = vi.fn();
  const cache = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  const services = { cache, api: { get: async () => ({ data: files }), upload } } as unknown as Services;
  function Block() {
    const [id, setId] = useState(value);
    return (
      <MediaField
        label="Arquivo"
        hint={undefined}
        value={id}
        onChange={(next) => {
          chosen(next);
          setId(next ?? "");
        }}
      />
    );
  }
  render(
    <ServicesContext value={services}>
      <QueryClientProvider client={cache}>
        <TooltipProvider>
          <Block />
        </TooltipProvider>
      </QueryClientProvider>
    </ServicesContext>,
  );
  return chosen;
}

const picker = () => screen.getByLabelText("Enviar arquivo", { selector: "input" });
const pdf = () => new File(["%PDF-1.7"], "preços.pdf", { type: "application/pdf" });

describe("the file of a message", () => {
  it("is one that flows send already, and goes again", async () => {
    const chosen = open("");
    await userEvent.click(await screen.findByText("Arquivos dos fluxos"));
    await userEvent.click(await screen.findByText("catálogo.pdf"));
    expect(chosen).toHaveBeenLastCalledWith(CATALOGUE.id);
    await userEvent.click(screen.getByLabelText("Tirar o arquivo"));
    expect(chosen).toHaveBeenLastCalledWith(null);
  });

  it("is a new one, which is known as soon as it is there", async () => {
    const chosen = open("", { files: [] });
    expect(screen.queryByText("Arquivos dos fluxos")).not.toBeInTheDocument();
    await userEvent.upload(picker(), pdf());
    expect(await screen.findByText("preços.pdf")).toBeInTheDocument();
    expect(chosen).toHaveBeenLastCalledWith(PRICES.id);
  });

  it("says so when it could not be sent, and leaves the one that is there", async () => {
    const chosen = open(CATALOGUE.id, {
      upload: async () => {
        throw new Error("away");
      },
    });
    await userEvent.upload(picker(), pdf());
    expect(await screen.findByRole("alert")).toHaveTextContent("Não deu para enviar o arquivo. Tente de novo.");
    expect(screen.getByText("catálogo.pdf")).toBeInTheDocument();
    expect(chosen).not.toHaveBeenCalled();
  });

  it("is nothing that WhatsApp does not take", async () => {
    const upload = vi.fn(async () => PRICES);
    open("", { upload });
    // Chosen past what the dialogue offers.
    fireEvent.change(picker(), { target: { files: [new File(["x"], "video.mov", { type: "video/quicktime" })] } });
    await waitFor(() => expect(screen.getByRole("alert")).toHaveTextContent("O WhatsApp não aceita este tipo"));
    expect(upload).not.toHaveBeenCalled();
  });

  it("says that it is gone", async () => {
    open("0199d3a0-0000-7000-8000-0000000000ff");
    expect(await screen.findByText("Este arquivo não existe mais. Escolha outro.")).toBeInTheDocument();
  });
});
