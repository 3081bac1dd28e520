import { render, screen } from "@testing-library/react";
import { afterEach, describe, expect, it } from "vitest";
import { at, message } from "../../../test/fake/data";
import { type Language, speak } from "../../shared/i18n/i18n";
import { SystemLine } from "./SystemLine";

afterEach(async () => {
  await speak("pt-BR");
});

describe("the line of an answer that could not be done", () => {
  it.each<[Language, RegExp]>([
    ["pt-BR", /^O que o cliente respondeu a um lembrete ou a uma oferta não pôde ser feito: confira a agenda/],
    ["en", /^What the customer answered to a reminder or an offer could not be done: look into the agenda/],
    ["es", /^Lo que el cliente respondió a un recordatorio o a una oferta no pudo hacerse: revisa la agenda/],
  ])("says in %s where to look", async (language, words) => {
    await speak(language);
    render(
      <SystemLine
        message={message({
          conversation_id: "c",
          sender_type: "system",
          message_type: "system",
          created_at: at(Date.now()),
          metadata: { system_event: { event: "answer_failed" } },
        })}
      />,
    );
    expect(screen.getByText(words)).toBeInTheDocument();
  });
});
