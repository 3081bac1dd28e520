import type { Edge } from "@xyflow/react";
import { Position } from "@xyflow/react";
import type { TFunction } from "i18next";
import type { ReactNode } from "react";
import type { BlockType, FlowBlock } from "../../../shared/api/types";
import type { People } from "../versions/presence";
import { fileOf, type Names, summaryOf, titleOf } from "./describe";
import { type Draft, FAILURES, headlineOf, type Point, type Types, textOf, waysOf } from "./graph";
import type { Part } from "./parts";
import { HEADER, rowAt, sizeOf, WIDTH } from "./shape";

const HANDLE = 12;
/** The one way into a block. */
export const IN = "in";

type Drawing = {
  draft: Draft;
  catalogue: Types;
  names: Names;
  selected: ReadonlySet<string>;
  moving: ReadonlyMap<string, Point>;
  findings: ReadonlyMap<string, "error" | "warning">;
  lights: readonly string[];
  badges: ReadonlyMap<string, ReactNode>;
  people: People;
  writing: string | undefined;
  t: TFunction;
};

type Kept<T> = Map<string, { of: readonly unknown[]; part: T }>;

/** The same thing as before as long as nothing of it changed: what is the same is not drawn again. */
function kept<T>(before: Kept<T>, id: string, of: readonly unknown[], make: () => T): T {
  const known = before.get(id);
  if (known?.of.every((one, index) => one === of[index])) {
    return known.part;
  }
  const part = make();
  before.set(id, { of, part });
  return part;
}

/** What the canvas draws: frames below, blocks above them, notes on top. */
export function partsOf(before: Kept<Part>, drawing: Drawing): Part[] {
  const { draft, catalogue, names, selected, moving, findings, lights, badges, people, writing, t } = drawing;
  const lit = new Map(lights.map((id, index) => [id, index === 0 ? ("now" as const) : ("before" as const)]));
  const { human, failure } = draft.exits;
  const byId = new Map(draft.blocks.map((block) => [block.id, block]));
  const parts = [
    ...draft.groups.map((group) => {
      const position = moving.get(group.id) ?? group.position;
      const isSelected = selected.has(group.id);
      const isWriting = writing === group.id;
      return kept(before, group.id, [group, position, isSelected, isWriting], () => ({
        id: group.id,
        // The library has a look of its own for what is called a group.
        type: "frame" as const,
        position,
        ...measured(group.size),
        zIndex: -1,
        selected: isSelected,
        dragHandle: ".frame-handle",
        ariaLabel: group.title || t("flow.group"),
        data: { group, isWriting },
      }));
    }),
    ...draft.blocks.map((block) => {
      const { id } = block;
      const type = catalogue.get(block.type);
      const position = moving.get(id) ?? block.position;
      const isSelected = selected.has(id);
      const isStart = draft.start === id;
      const isHuman = human === id;
      const isFailure = failure === id;
      const finding = findings.get(id);
      const light = lit.get(id);
      const badge = badges.get(id);
      const here = people.get(id);
      const isWriting = writing === id;
      const led = ledTo(type, block, byId);
      const of = [
        block,
        type,
        position,
        isSelected,
        isStart,
        isHuman,
        isFailure,
        finding,
        light,
        badge,
        here,
        isWriting,
      ];
      return kept(before, id, [...of, led, names, t], () => {
        const ways = waysOf(type, block);
        const field = headlineOf(type);
        const known = led ? new Map([...names, [led.id, spoken(led, catalogue.get(led.type))]]) : names;
        const summary = field ? [] : summaryOf(type, block, known, t);
        const { height, body, lines } = sizeOf(type, block, ways, summary);
        const half = HANDLE / 2;
        return {
          id,
          type: "block" as const,
          position,
          ...measured({ width: WIDTH, height }),
          selected: isSelected,
          ariaLabel: [
            `${titleOf(block.type)}: ${field ? textOf(block.settings[field.name]) : summary.join(", ")}`,
            ...(here ?? []).map(({ name }) => t("flows.presence.block", { name })),
          ].join("; "),
          // What the test lights is told to those who do not see the light, too.
          domAttributes: { "aria-current": light === "now" ? ("step" as const) : undefined },
          handles: [
            { id: IN, type: "target" as const, position: Position.Left, x: -half, y: HEADER / 2 - half, ...SQUARE },
            ...ways.map((way, index) => ({
              id: way.name,
              type: "source" as const,
              position: Position.Right,
              x: WIDTH - half,
              y: rowAt(body, index) - half,
              ...SQUARE,
            })),
          ],
          data: {
            block,
            type,
            ways,
            summary,
            file: fileOf(type, block, names),
            body,
            lines,
            isStart,
            exits: [...(isHuman ? (["human"] as const) : []), ...(isFailure ? (["failure"] as const) : [])],
            finding,
            light,
            badge,
            people: here,
            isWriting,
          },
        };
      });
    }),
    ...draft.notes.map((note) => {
      const position = moving.get(note.id) ?? note.position;
      const isSelected = selected.has(note.id);
      const isWriting = writing === note.id;
      return kept(before, note.id, [note, position, isSelected, isWriting], () => ({
        id: note.id,
        type: "note" as const,
        position,
        ...measured(note.size),
        selected: isSelected,
        ariaLabel: `${t("flow.note")}: ${note.text}`,
        data: { note, isWriting },
      }));
    }),
  ];
  if (before.size > parts.length * 2) {
    const there = new Set(parts.map((part) => part.id));
    for (const id of before.keys()) {
      if (!there.has(id)) {
        before.delete(id);
      }
    }
  }
  return parts;
}

/** The block that a jump leads to, which is no edge. */
function ledTo(type: BlockType | undefined, block: FlowBlock, byId: ReadonlyMap<string, FlowBlock>) {
  const field = type?.fields.find((one) => one.kind === "block");
  return field && byId.get(textOf(block.settings[field.name]));
}

function spoken(block: FlowBlock, type: BlockType | undefined): string {
  const field = headlineOf(type);
  const said = field ? textOf(block.settings[field.name]) : "";
  return said ? `${titleOf(block.type)}: ${said}` : titleOf(block.type);
}

const SQUARE = { width: HANDLE, height: HANDLE };

/** A size that is known needs no measuring. */
function measured(size: { width: number; height: number }) {
  return { width: size.width, height: size.height, measured: { width: size.width, height: size.height } };
}

type Linking = {
  draft: Draft;
  selected: ReadonlySet<string>;
  badges: ReadonlyMap<string, ReactNode>;
};

/** The edges as they were drawn last, block by block and all of them. */
export class Links {
  private readonly blocks = new Map<string, { of: readonly unknown[]; edges: Edge[] }>();
  private parts: readonly Edge[][] = [];
  private all: Edge[] = [];

  /** The same list as before when no edge changed: making a new one known costs more than all else of a key stroke. */
  of({ draft, selected, badges }: Linking): Edge[] {
    const there = new Set(draft.blocks.map((block) => block.id));
    const parts = draft.blocks.map((block): Edge[] => {
      const ways = Object.entries(block.edges).filter(([, target]) => there.has(target));
      const of = [
        block.edges,
        ...ways.flatMap(([way]) => [selected.has(`${block.id}#${way}`), badges.get(`${block.id}#${way}`), way]),
      ];
      const known = this.blocks.get(block.id);
      if (known && known.of.length === of.length && known.of.every((one, index) => one === of[index])) {
        return known.edges;
      }
      const edges = ways.map(([way, target]) => {
        const id = `${block.id}#${way}`;
        return {
          id,
          type: "way",
          source: block.id,
          sourceHandle: way,
          target,
          targetHandle: IN,
          selected: selected.has(id),
          data: { badge: badges.get(id), isFailure: FAILURES.has(way) },
        };
      });
      this.blocks.set(block.id, { of, edges });
      return edges;
    });
    if (parts.length !== this.parts.length || parts.some((edges, index) => edges !== this.parts[index])) {
      this.parts = parts;
      this.all = parts.flat();
    }
    return this.all;
  }
}
