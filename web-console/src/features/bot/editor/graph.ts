import type { BlockField, BlockType, FlowBlock, FlowDefinition, FlowGroup, FlowNote } from "../../../shared/api/types";

/** What the editor knows of a flow without a screen: its graph, its texts, and what changes of it. All of it pure. */

export type Settings = FlowBlock["settings"];
export type Point = { x: number; y: number };
export type Way = { name: string; each: string | null; item: Settings | undefined };
export type Types = ReadonlyMap<string, BlockType>;
/** A flow with everything in it that a server of before did not keep. */
export type Draft = FlowDefinition & { notes: FlowNote[]; groups: FlowGroup[] };

/** Ways that are taken when something did not go as it should; every block may have an edge by `error`. */
export const FAILURES: ReadonlySet<string> = new Set(["error", "no_match"]);

export function whole(flow: FlowDefinition): Draft {
  return { ...flow, notes: flow.notes ?? [], groups: flow.groups ?? [] };
}

export function isRecord(value: unknown): value is Settings {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function textOf(value: unknown): string {
  return typeof value === "string" ? value : typeof value === "number" ? String(value) : "";
}

export function itemsOf(value: unknown): readonly Settings[] {
  return Array.isArray(value) ? value.filter(isRecord) : [];
}

type Condition = { setting: string; values: readonly string[] };

/** Whether a setting is what a condition of the catalogue asks for. */
export function holds(condition: Condition | null, settings: Settings): boolean {
  if (!condition) {
    return true;
  }
  const value = settings[condition.setting];
  if (condition.values.length > 0) {
    return condition.values.includes(String(value));
  }
  return (
    value !== undefined &&
    value !== null &&
    value !== "" &&
    value !== false &&
    !(Array.isArray(value) && value.length === 0)
  );
}

/** The ways out of a block, computed while one types; the server's `ports` says the same. */
export function waysOf(type: BlockType | undefined, block: FlowBlock): readonly Way[] {
  const described = (type?.ways ?? [])
    .filter((way) => holds(way.when, block.settings))
    .flatMap((way): Way[] => {
      const { each } = way;
      return each === null
        ? [{ name: way.name, each: null, item: undefined }]
        : itemsOf(block.settings[each]).map((item) => ({ name: `${way.name}.${textOf(item.id)}`, each, item }));
    });
  const names = new Set(described.map((way) => way.name));
  // An edge by a way that is no more stays in sight until somebody takes it away: nothing is lost unseen.
  const stray = Object.keys(block.edges).filter((name) => !names.has(name));
  return [...described, ...stray.map((name) => ({ name, each: null, item: undefined }))];
}

const WRITTEN: ReadonlySet<BlockField["kind"]> = new Set(["text", "long_text", "code"]);

/** The text that a block is about; of a block that is about something else there is none. */
export function headlineOf(type: BlockType | undefined): BlockField | undefined {
  return type?.fields.find((field) => field.is_headline && WRITTEN.has(field.kind));
}

const ID_LENGTH = 8;

/** A short name that nobody reads. */
export function newId(taken: ReadonlySet<string> = new Set()): string {
  for (;;) {
    const id = crypto.randomUUID().replaceAll("-", "").slice(0, ID_LENGTH);
    if (!taken.has(id)) {
      return id;
    }
  }
}

export function idsOf(draft: Draft): Set<string> {
  return new Set([...draft.blocks, ...draft.notes, ...draft.groups].map((one) => one.id));
}

/** What a new item of a list begins with. */
export function newItem(fields: readonly BlockField[]): Settings {
  return Object.fromEntries(fields.map((field) => [field.name, emptyOf(field)]));
}

export function emptyOf(field: BlockField): unknown {
  if (field.is_nullable) {
    return null;
  }
  switch (field.kind) {
    case "id":
      return newId();
    case "number":
      return field.min ?? 0;
    case "switch":
      return false;
    case "one_of":
      return field.options[0] ?? "";
    case "texts":
    case "tags":
      return [];
    case "list":
      return Array.from({ length: field.min ?? 0 }, () => newItem(field.fields));
    default:
      return "";
  }
}

/** The settings of a new block; lists that must not be empty have what they must. */
export function startOf(type: BlockType, words: (field: string) => string | undefined): Settings {
  return Object.fromEntries(
    type.fields.map((field) => {
      const given = type.defaults[field.name];
      if (field.kind === "list" && Array.isArray(given) && given.length === 0) {
        return [field.name, emptyOf({ ...field, is_nullable: false })];
      }
      return [field.name, given === "" ? (words(field.name) ?? "") : (given ?? null)];
    }),
  );
}

export function blockOf(draft: Draft, id: string | undefined): FlowBlock | undefined {
  return draft.blocks.find((block) => block.id === id);
}

export function changeBlock(draft: Draft, id: string, change: (block: FlowBlock) => FlowBlock): Draft {
  return { ...draft, blocks: draft.blocks.map((block) => (block.id === id ? change(block) : block)) };
}

/** Other settings, and no edges by ways that went with them. */
export function changeSettings(draft: Draft, types: Types, id: string, settings: Settings): Draft {
  return changeBlock(draft, id, (block) => {
    const type = types.get(block.type);
    const before = new Set(waysOf(type, { ...block, edges: {} }).map((way) => way.name));
    const after = new Set(waysOf(type, { ...block, settings, edges: {} }).map((way) => way.name));
    const gone = Object.keys(block.edges).filter((way) => before.has(way) && !after.has(way));
    const edges =
      gone.length === 0
        ? block.edges
        : Object.fromEntries(Object.entries(block.edges).filter(([way]) => !gone.includes(way)));
    return { ...block, settings, edges };
  });
}

/** Leads a way to a block, or nowhere. */
export function connect(draft: Draft, from: string, way: string, to: string | undefined): Draft {
  return changeBlock(draft, from, (block) => {
    const { [way]: _, ...others } = block.edges;
    return { ...block, edges: to === undefined ? others : { ...others, [way]: to } };
  });
}

/** Places a block, and leads a way to it. The first of a flow is where it begins. */
export function add(draft: Draft, block: FlowBlock, from?: { block: string; way: string }): Draft {
  const placed = {
    ...draft,
    blocks: [...draft.blocks, block],
    start: draft.blocks.length === 0 ? block.id : draft.start,
  };
  return from ? connect(placed, from.block, from.way, block.id) : placed;
}

/** Takes blocks, notes and frames away, and whatever led to the blocks. */
export function remove(draft: Draft, ids: ReadonlySet<string>): Draft {
  const blocks = draft.blocks
    .filter((block) => !ids.has(block.id))
    .map((block) => {
      const edges = Object.entries(block.edges).filter(([, target]) => !ids.has(target));
      return edges.length === Object.keys(block.edges).length ? block : { ...block, edges: Object.fromEntries(edges) };
    });
  const exit = (id: string | null) => (id !== null && ids.has(id) ? null : id);
  return {
    ...draft,
    blocks,
    start: ids.has(draft.start) ? (blocks[0]?.id ?? draft.start) : draft.start,
    exits: { human: exit(draft.exits.human), failure: exit(draft.exits.failure) },
    notes: draft.notes.filter((note) => !ids.has(note.id)),
    groups: draft.groups.filter((group) => !ids.has(group.id)),
  };
}

export function move(draft: Draft, places: ReadonlyMap<string, Point>): Draft {
  const placed = <T extends { id: string; position: Point }>(one: T): T => {
    const position = places.get(one.id);
    return position ? { ...one, position: rounded(position) } : one;
  };
  return {
    ...draft,
    blocks: draft.blocks.map(placed),
    notes: draft.notes.map(placed),
    groups: draft.groups.map(placed),
  };
}

const rounded = ({ x, y }: Point): Point => ({ x: Math.round(x), y: Math.round(y) });

/** A part of a flow on its way to another place, perhaps another flow. */
export type Piece = Pick<Draft, "blocks" | "notes" | "groups" | "variables"> & { kind: "balcao.flow" };

/** Blocks with the edges among them, and the variables that they name. */
export function copied(draft: Draft, types: Types, ids: ReadonlySet<string>): Piece {
  const blocks = draft.blocks
    .filter((block) => ids.has(block.id))
    .map((block) => ({
      ...block,
      edges: Object.fromEntries(Object.entries(block.edges).filter(([, target]) => ids.has(target))),
    }));
  const named = new Set(blocks.flatMap((block) => namesIn(block, types.get(block.type))));
  return {
    kind: "balcao.flow",
    blocks,
    notes: draft.notes.filter((note) => ids.has(note.id)),
    groups: draft.groups.filter((group) => ids.has(group.id)),
    variables: draft.variables.filter((variable) => named.has(variable.name)),
  };
}

/** What a clipboard holds; undefined when it is nothing of a flow. */
export function pieceOf(text: string): Piece | undefined {
  try {
    const read: unknown = JSON.parse(text);
    return isPiece(read) ? read : undefined;
  } catch {
    return undefined;
  }
}

function isPiece(read: unknown): read is Piece {
  return (
    isRecord(read) &&
    read.kind === "balcao.flow" &&
    [read.blocks, read.notes, read.groups, read.variables].every(
      (list) => Array.isArray(list) && list.every(isRecord),
    ) &&
    itemsOf(read.blocks).every(
      (block) =>
        typeof block.id === "string" &&
        typeof block.type === "string" &&
        isRecord(block.settings) &&
        isRecord(block.edges) &&
        isPoint(block.position),
    ) &&
    [...itemsOf(read.notes), ...itemsOf(read.groups)].every(
      (one) => typeof one.id === "string" && isPoint(one.position),
    )
  );
}

const isPoint = (value: unknown) => isRecord(value) && typeof value.x === "number" && typeof value.y === "number";

/** Puts a piece into a flow under new ids, its upper left corner at a point. Says what was put. */
export function paste(draft: Draft, piece: Piece, at: Point): { draft: Draft; ids: string[] } {
  const all = [...piece.blocks, ...piece.notes, ...piece.groups];
  const taken = idsOf(draft);
  const names = new Map(
    all.map((one) => {
      const id = newId(taken);
      taken.add(id);
      return [one.id, id] as const;
    }),
  );
  const left = Math.min(...all.map((one) => one.position.x));
  const top = Math.min(...all.map((one) => one.position.y));
  const placed = <T extends { id: string; position: Point }>(one: T): T => ({
    ...one,
    id: names.get(one.id) ?? one.id,
    position: rounded({ x: at.x + one.position.x - left, y: at.y + one.position.y - top }),
  });
  const blocks = piece.blocks.map((block) => ({
    ...placed(block),
    edges: Object.fromEntries(
      Object.entries(block.edges).flatMap(([way, target]) => {
        const id = names.get(target);
        return id ? [[way, id]] : [];
      }),
    ),
  }));
  const known = new Set(draft.variables.map((variable) => variable.name));
  return {
    draft: {
      ...draft,
      start: draft.blocks.length === 0 ? (blocks[0]?.id ?? draft.start) : draft.start,
      blocks: [...draft.blocks, ...blocks],
      notes: [...draft.notes, ...piece.notes.map(placed)],
      groups: [...draft.groups, ...piece.groups.map(placed)],
      variables: [...draft.variables, ...piece.variables.filter((variable) => !known.has(variable.name))],
    },
    ids: [...names.values()],
  };
}

const NAMED = /\{\{\s*([a-z0-9_.]+)\s*\}\}/g;

/** The variables that a block names, in its texts and as what it fills. */
export function namesIn(block: FlowBlock, type: BlockType | undefined): readonly string[] {
  const names: string[] = [];
  const look = (fields: readonly BlockField[], settings: Settings) => {
    for (const field of fields) {
      const value = settings[field.name];
      if (field.kind === "variable") {
        names.push(textOf(value));
      } else if (field.kind === "list") {
        for (const item of itemsOf(value)) {
          look(field.fields, item);
        }
      } else if (field.takes_variables) {
        for (const found of textOf(value).matchAll(NAMED)) {
          names.push(found[1] ?? "");
        }
      }
    }
  };
  look(type?.fields ?? [], block.settings);
  return names.filter((name) => name !== "");
}

/** The blocks that name a variable. */
export function usesOf(draft: Draft, types: Types, name: string): readonly FlowBlock[] {
  return draft.blocks.filter((block) => namesIn(block, types.get(block.type)).includes(name));
}

/** Calls a variable by another name, wherever it stands. */
export function rename(draft: Draft, types: Types, from: string, to: string): Draft {
  const fields = (list: readonly BlockField[], settings: Settings): Settings => {
    const changed = { ...settings };
    for (const field of list) {
      const value = settings[field.name];
      if (field.kind === "variable" && value === from) {
        changed[field.name] = to;
      } else if (field.kind === "list") {
        changed[field.name] = itemsOf(value).map((item) => fields(field.fields, item));
      } else if (field.takes_variables && typeof value === "string") {
        changed[field.name] = value.replace(NAMED, (all, name: string) => (name === from ? `{{${to}}}` : all));
      }
    }
    return changed;
  };
  return {
    ...draft,
    variables: draft.variables.map((variable) => (variable.name === from ? { ...variable, name: to } : variable)),
    blocks: draft.blocks.map((block) =>
      usesName(block, types, from)
        ? { ...block, settings: fields(types.get(block.type)?.fields ?? [], block.settings) }
        : block,
    ),
  };
}

const usesName = (block: FlowBlock, types: Types, name: string) => namesIn(block, types.get(block.type)).includes(name);

/** The blocks in the order in which a conversation comes by, each once; at the end what nothing leads to. */
export function walk(draft: Draft, types: Types): readonly FlowBlock[] {
  const byId = new Map(draft.blocks.map((block) => [block.id, block]));
  const seen = new Set<string>();
  const order: FlowBlock[] = [];
  const from = (first: string | null) => {
    const open = first === null ? [] : [first];
    while (open.length > 0) {
      const block = byId.get(open.pop() ?? "");
      if (block && !seen.has(block.id)) {
        seen.add(block.id);
        order.push(block);
        const targets = waysOf(types.get(block.type), block).flatMap((way) => block.edges[way.name] ?? []);
        open.push(...targets.reverse());
      }
    }
  };
  from(draft.start);
  from(draft.exits.human);
  from(draft.exits.failure);
  for (const block of draft.blocks) {
    from(block.id);
  }
  return order;
}
