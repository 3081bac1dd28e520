import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { message } from "../../../test/fake/data";
import type { Client } from "../../shared/api/client";
import { Offline, Problem } from "../../shared/api/problem";
import type { Message, SendMessageRequest } from "../../shared/api/types";
import { createOutbox } from "./outbox";

/** A server that hears messages, and that can be told how to answer the next ones. */
function server() {
  const heard: string[] = [];
  const stored = new Map<string, Message>();
  const answers: (Error | "lost")[] = [];
  const post = async (_path: string, request: SendMessageRequest): Promise<Message> => {
    heard.push(request.content);
    const next = answers.shift();
    if (next instanceof Error) {
      throw next;
    }
    const known =
      stored.get(request.client_id) ??
      message({
        conversation_id: request.conversation_id,
        sender_type: "attendant",
        created_at: "2026-11-21T12:00:00.000000Z",
        client_id: request.client_id,
        content: request.content,
      });
    stored.set(request.client_id, known);
    if (next === "lost") {
      throw new Offline();
    }
    return known;
  };
  const unused = async (): Promise<never> => {
    throw new Error("not used here");
  };
  const api: Client = Object.assign(
    { get: unused, put: unused, patch: unused, upload: unused, download: unused, post: unused, delete: unused },
    { post },
  );
  return { api, heard, stored, answers };
}

const settle = () => vi.advanceTimersByTimeAsync(0);

describe("the outbox", () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it("sends what was written, in order, one after the other", async () => {
    const { api, heard } = server();
    const outbox = createOutbox("ana", api, () => undefined);
    for (const content of ["um", "dois", "três"]) {
      outbox.send({ conversationId: "c", content });
    }
    expect(outbox.pending("c")).toHaveLength(3);
    await settle();
    expect(heard).toEqual(["um", "dois", "três"]);
    expect(outbox.pending("c")).toEqual([]);
  });

  it("holds the second back while the first has not arrived", async () => {
    const { api, heard, answers } = server();
    answers.push(new Offline());
    const outbox = createOutbox("ana", api, () => undefined);
    outbox.send({ conversationId: "c", content: "um" });
    outbox.send({ conversationId: "c", content: "dois" });
    await settle();
    expect(heard).toEqual(["um"]);
    await vi.advanceTimersByTimeAsync(1_500);
    expect(heard).toEqual(["um", "um", "dois"]);
  });

  it("stores once what it had to send twice, because an answer was lost", async () => {
    const { api, stored, answers } = server();
    answers.push("lost");
    const outbox = createOutbox("ana", api, () => undefined);
    outbox.send({ conversationId: "c", content: "um" });
    await vi.advanceTimersByTimeAsync(1_500);
    expect(stored.size).toBe(1);
    expect(outbox.pending("c")).toEqual([]);
  });

  it("survives a reload, and sends with the same client_id", async () => {
    const first = server();
    first.answers.push("lost", new Offline(), new Offline(), new Offline());
    createOutbox("ana", first.api, () => undefined).send({ conversationId: "c", content: "um" });
    await settle();

    const afterReload = createOutbox("ana", first.api, () => undefined);
    first.answers.length = 0;
    expect(afterReload.pending("c").map((entry) => entry.content)).toEqual(["um"]);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(first.stored.size).toBe(1);
    expect(afterReload.pending("c")).toEqual([]);
  });

  it("keeps another person's messages apart", () => {
    const { api, answers } = server();
    answers.push(new Offline());
    createOutbox("ana", api, () => undefined).send({ conversationId: "c", content: "da Ana" });
    expect(createOutbox("bia", api, () => undefined).pending("c")).toEqual([]);
  });

  it("says why a message was refused, goes on with the next, and tries again when told to", async () => {
    const { api, heard, answers } = server();
    answers.push(new Problem(422, { title: "Invalid", detail: "A janela fechou" }));
    const outbox = createOutbox("ana", api, () => undefined);
    outbox.send({ conversationId: "c", content: "um" });
    outbox.send({ conversationId: "c", content: "dois" });
    await settle();
    expect(heard).toEqual(["um", "dois"]);
    const [refused] = outbox.pending("c");
    expect(refused).toMatchObject({ content: "um", refused: { reason: "problem", text: "A janela fechou" } });

    outbox.retry(refused?.clientId ?? "");
    await settle();
    expect(outbox.pending("c")).toEqual([]);
  });

  it("says that a file did not survive a reload", async () => {
    const { api } = server();
    const lost = { clientId: "x", conversationId: "c", createdAt: "2026-11-21T12:00:00Z", content: "", kind: "image" };
    localStorage.setItem(
      "balcao.outbox.ana",
      JSON.stringify([{ ...lost, file: { name: "bolo.jpg", size: 5, type: "image/jpeg" } }]),
    );
    const outbox = createOutbox("ana", api, () => undefined);
    await settle();
    expect(outbox.pending("c")[0]?.refused?.reason).toBe("lost-file");
  });

  it("tries at once when the connection is back", async () => {
    const { api, heard, answers } = server();
    answers.push(new Offline());
    const outbox = createOutbox("ana", api, () => undefined);
    outbox.send({ conversationId: "c", content: "um" });
    await settle();
    outbox.wake();
    await settle();
    expect(heard).toEqual(["um", "um"]);
  });
});
