import type { FlowDefinition, FlowTrial, TestFlowRequest } from "../../../shared/api/types";

/** What a pretend customer sent. */
export type Said = TestFlowRequest["messages"][number];
export type Reply = FlowTrial["replies"][number];
/** What was done at a time, as a recorded test keeps it. */
export type Step = { at: string; messages: Said[]; calls: FlowTrial["calls"] };

/** What is read on the phone, from top to bottom. */
export type Line =
  | { kind: "said"; id: string; at: string; said: Said }
  | { kind: "reply"; id: string; at: string; reply: Reply; chosen: string | null }
  /** Time went by, or the run could not go on in a draft that was changed. */
  | { kind: "skipped" | "anew"; id: string; at: string };

/** A run that somebody tries out. Nothing of it is anywhere but here. */
export type Trial = {
  seed: number;
  /** The time that the run believes it is. */
  now: string;
  state: FlowTrial["state"] | undefined;
  lines: readonly Line[];
  steps: readonly Step[];
  walked: FlowTrial["trace"];
  at: string | null;
  dueAt: string | null;
  variables: FlowTrial["variables"];
  deeds: FlowTrial["deeds"];
  ending: FlowTrial["ending"];
  departmentId: string | null;
  userId: string | null;
  needsAttention: boolean;
  /** Blocks that asked another server, and whether they got an answer. */
  calls: FlowTrial["calls"];
};

export function begun(now: Date, seed: number): Trial {
  return {
    seed,
    now: now.toISOString(),
    state: undefined,
    lines: [],
    steps: [],
    walked: [],
    at: null,
    dueAt: null,
    variables: {},
    deeds: [],
    ending: null,
    departmentId: null,
    userId: null,
    needsAttention: false,
    calls: [],
  };
}

/** What the server is asked. */
export function asked(
  trial: Trial,
  draft: FlowDefinition,
  messages: readonly Said[],
  at: string,
  makesCalls: boolean,
): TestFlowRequest {
  return {
    draft,
    messages: [...messages],
    at,
    makes_calls: makesCalls,
    seed: trial.seed,
    ...(trial.state && Object.keys(trial.state).length > 0 ? { state: trial.state } : {}),
  };
}

/** What was sent is on the phone before the server answers. */
export function sent(trial: Trial, said: Said): Trial {
  const id = `${trial.lines.length}`;
  return {
    ...trial,
    lines: [
      ...trial.lines.map((line) =>
        line.kind === "reply" && said.button_id && offers(line.reply, said.button_id)
          ? { ...line, chosen: said.button_id }
          : line,
      ),
      { kind: "said", id, at: trial.now, said },
    ],
  };
}

/** Takes in what came of a step. */
export function answered(trial: Trial, result: FlowTrial, messages: readonly Said[], at: string): Trial {
  const lines: Line[] = [...trial.lines];
  if (messages.length === 0) {
    lines.push({ kind: "skipped", id: `${lines.length}`, at });
  }
  if (result.began_anew) {
    lines.push({ kind: "anew", id: `${lines.length}`, at });
  }
  for (const reply of result.replies) {
    lines.push({ kind: "reply", id: `${lines.length}`, at: reply.said_at, reply, chosen: null });
  }
  const goesOn = !result.began_anew && trial.ending === null;
  const isOver = result.ending !== null;
  return {
    ...trial,
    // Whoever writes twice writes one after the other.
    now: new Date(Date.parse(at) + (messages.length > 0 ? 1000 : 0)).toISOString(),
    state: result.state,
    lines,
    steps: [...trial.steps, { at, messages: [...messages], calls: result.calls }],
    walked: [...(goesOn ? trial.walked : []), ...result.trace],
    at: result.at,
    dueAt: result.due_at,
    // A run that is over keeps nothing: what it knew last stays to be read.
    variables: isOver ? { ...(goesOn ? trial.variables : {}), ...result.variables } : result.variables,
    deeds: [...(goesOn ? trial.deeds : []), ...result.deeds],
    ending: result.ending,
    departmentId: result.department_id,
    userId: result.user_id,
    needsAttention: result.needs_attention,
    calls: [...(goesOn ? trial.calls : []), ...result.calls],
  };
}

/** What was sent and never answered is taken back. */
export function unsent(trial: Trial): Trial {
  return trial.lines.at(-1)?.kind === "said" ? { ...trial, lines: trial.lines.slice(0, -1) } : trial;
}

export type Offered = { id: string; title: string; description?: string; section?: string };

/** What can be pressed under a reply. */
export function offered(reply: Reply): { list: string | undefined; options: readonly Offered[] } {
  const interactive = reply.metadata.interactive;
  if (interactive && "buttons" in interactive) {
    return { list: undefined, options: interactive.buttons };
  }
  if (interactive && "rows" in interactive) {
    return { list: interactive.button_label, options: interactive.rows };
  }
  return { list: undefined, options: [] };
}

/** Rows that stand one after another under the same heading, as the phone shows them. */
export function sectionsOf(rows: readonly Offered[]): readonly { title?: string; rows: readonly Offered[] }[] {
  const sections: { title?: string; rows: Offered[] }[] = [];
  for (const row of rows) {
    const last = sections.at(-1);
    if (last && last.title === row.section) {
      last.rows.push(row);
    } else {
      sections.push({ ...(row.section === undefined ? {} : { title: row.section }), rows: [row] });
    }
  }
  return sections;
}

function offers(reply: Reply, id: string): boolean {
  return offered(reply).options.some((option) => option.id === id);
}

/** The blocks to light: where the run is, or ended, and then where it was, the latest first. */
export function lit(trial: Trial): readonly string[] {
  const passed = trial.walked
    .filter((step) => !step.version_id)
    .map((step) => step.block)
    .reverse();
  return [...new Set(trial.at ? [trial.at, ...passed] : passed)];
}

/** The ways that were taken, by `block#way`, with the places at which they were. */
export function ways(trial: Trial): ReadonlyMap<string, readonly number[]> {
  const taken = new Map<string, number[]>();
  trial.walked.forEach((step, index) => {
    if (!step.version_id && step.port) {
      const key = `${step.block}#${step.port}`;
      taken.set(key, [...(taken.get(key) ?? []), index + 1]);
    }
  });
  return taken;
}

/** Whether the block at which the run rests is still drawn. */
export function isLost(trial: Trial, draft: FlowDefinition): boolean {
  return trial.at !== null && !draft.blocks.some((block) => block.id === trial.at);
}

/** A time some minutes later. */
export function later(from: string, minutes: number): string {
  return new Date(Date.parse(from) + minutes * 60_000).toISOString();
}

/** For a field of date and hour, in the clock of whoever looks. */
export function forField(iso: string): string {
  const date = new Date(iso);
  const two = (number: number) => String(number).padStart(2, "0");
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}T${two(date.getHours())}:${two(date.getMinutes())}`;
}

/** What a variable holds, and of which kind: known ones first, in the order in which they are declared. */
export function held(trial: Trial, draft: FlowDefinition): readonly { name: string; kind: string; value: unknown }[] {
  return draft.variables.map(({ name, kind }) => ({ name, kind, value: trial.variables[name] }));
}
