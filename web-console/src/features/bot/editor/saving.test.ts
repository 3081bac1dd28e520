import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { pedidos } from "../../../../test/fake/blocks";
import { FakeFlows } from "../../../../test/fake/flows";
import { Offline, Problem } from "../../../shared/api/problem";
import type { Flow } from "../../../shared/api/types";
import { whole } from "./graph";
import { type Kept, type SaveState, Saving } from "./saving";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const draft = whole(pedidos);
const opened: Flow = new FakeFlows().add("Pedidos", { draft, revision: 3 });
const named = (name: string): Kept => ({ name, draft: { ...draft } });

/** A server that keeps one flow and can be told to fail. */
function server() {
  const heard: { name: string; revision: number }[] = [];
  const states: SaveState["kind"][] = [];
  const failures: unknown[] = [];
  const taken: string[] = [];
  let flow = opened;
  const saving = new Saving(
    opened,
    { name: opened.name, draft },
    {
      async put(kept, revision) {
        heard.push({ name: kept.name, revision });
        const failure = failures.shift();
        if (failure) {
          throw failure;
        }
        await new Promise((resolve) => setTimeout(resolve, 100));
        flow = { ...flow, ...kept, revision: revision + 1 };
        return flow;
      },
      said: () => undefined,
      state: (state) => states.push(state.kind),
      taken: (name) => taken.push(name),
    },
  );
  return { heard, states, failures, taken, saving };
}

describe("a draft", () => {
  it("is saved once when one pauses, upon the revision before", async () => {
    const { saving, heard, states } = server();
    saving.want(named("a"));
    saving.want(named("b"));
    await vi.advanceTimersByTimeAsync(2_000);
    saving.want(named("c"));
    await vi.advanceTimersByTimeAsync(2_000);
    expect(heard).toEqual([
      { name: "b", revision: 3 },
      { name: "c", revision: 4 },
    ]);
    expect(states.at(-1)).toBe("saved");
  });

  it("that changes while it is on its way is saved again, and never twice at once", async () => {
    const { saving, heard } = server();
    saving.want(named("a"));
    const first = saving.flush();
    saving.want(named("b"));
    const second = saving.flush();
    await vi.advanceTimersByTimeAsync(1_000);
    await Promise.all([first, second]);
    expect(heard.map(({ revision }) => revision)).toEqual([3, 4]);
    expect(saving.isDirty).toBe(false);
  });

  it("is tried again when the server could not be reached", async () => {
    const { saving, heard, failures, states } = server();
    failures.push(new Offline(), new Problem(503, {}));
    saving.want(named("a"));
    await vi.advanceTimersByTimeAsync(20_000);
    expect(heard).toHaveLength(3);
    expect(states.at(-1)).toBe("saved");
  });

  it("is saved under its old name when another flow has the new one, which is told and is no failure", async () => {
    const { saving, heard, failures, states, taken } = server();
    failures.push(new Problem(409, {}));
    saving.want(named("Trocas"));
    await vi.advanceTimersByTimeAsync(2_000);
    expect(heard).toEqual([
      { name: "Trocas", revision: 3 },
      { name: opened.name, revision: 3 },
    ]);
    expect(taken).toEqual(["Trocas"]);
    expect(states).not.toContain("failed");
    expect(states.at(-1)).toBe("saved");
    expect(saving.isDirty).toBe(false);
  });

  it("waits for a choice when somebody else saved, and goes on from there", async () => {
    const { saving, heard, failures, states } = server();
    failures.push(new Problem(409, {}));
    const mine = { name: opened.name, draft: { ...draft } };
    saving.want(mine);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(states.at(-1)).toBe("conflict");
    await expect(saving.flush()).rejects.toBeInstanceOf(Problem);
    saving.want({ ...mine, draft: { ...draft } });
    await vi.advanceTimersByTimeAsync(20_000);
    expect(heard).toHaveLength(1);

    saving.resolve({ ...opened, revision: 9 }, mine);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(heard.at(-1)?.revision).toBe(9);
    expect(states.at(-1)).toBe("saved");
  });
});
