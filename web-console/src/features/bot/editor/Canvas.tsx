import "@xyflow/react/dist/base.css";
import "./canvas.css";
import {
  Background,
  BackgroundVariant,
  type Connection,
  type Edge,
  MiniMap,
  type NodeChange,
  type OnConnectEnd,
  ReactFlow,
  type ReactFlowInstance,
  ReactFlowProvider,
  SelectionMode,
  useReactFlow,
} from "@xyflow/react";
import { type KeyboardEvent, type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { FlowBlock } from "../../../shared/api/types";
import { toasts } from "../../../shared/ui/Toasts";
import type { People } from "../versions/presence";
import { useActs } from "./acts";
import { BlockNode } from "./BlockNode";
import { CanvasBar } from "./CanvasBar";
import { titleOf } from "./describe";
import { GroupNode, NoteNode } from "./FrameNodes";
import {
  connect,
  copied,
  type Draft,
  idsOf,
  move,
  newId,
  type Point,
  paste,
  pieceOf,
  remove,
  walk,
  whole,
} from "./graph";
import { type Part, useNames } from "./parts";
import { Links, partsOf } from "./partsOf";
import { fromBelow, inside, neighbour } from "./places";
import { useEditor } from "./session";
import { WayEdge } from "./WayEdge";

const NODES = { block: BlockNode, note: NoteNode, frame: GroupNode };
const EDGES = { way: WayEdge };
const MAP_AT_MOST = 400;
/** So many blocks are shown at first, if they can be read then. */
const FIRST = 24;
const LEGIBLE = 0.75;
const EDGE = 60;
/** The panel, and a little air beside it. */
const PANEL = 396;
/** How long a second click may take, which would hit something else if the canvas moved at the first. */
const SECOND_CLICK_MS = 350;

type CanvasProps = {
  view: { id: string; at: number } | undefined;
  writing: string | undefined;
  lights: readonly string[];
  people: People;
  badges: { blocks: ReadonlyMap<string, ReactNode>; edges: ReadonlyMap<string, ReactNode> };
  selection: readonly string[];
  onSelect(ids: readonly string[]): void;
  hasPanel: boolean;
};

export function Canvas(props: CanvasProps) {
  return (
    <ReactFlowProvider>
      <Drawn {...props} />
    </ReactFlowProvider>
  );
}

function Drawn({ view, writing, lights, people, badges, selection, onSelect, hasPanel }: CanvasProps) {
  const { t } = useTranslation();
  const { draft: given, types, flow } = useEditor();
  const acts = useActs();
  const names = useNames();
  const graph = useReactFlow<Part, Edge>();
  const frame = useRef<HTMLDivElement>(null);
  const pointer = useRef<Point>(undefined);
  const draft = useMemo(() => whole(given), [given]);
  const catalogue = useMemo(() => new Map(types.data.map((type) => [type.name, type])), [types]);
  // While something is moved it is nowhere but on the screen; where it is let go is one step.
  const [moving, setMoving] = useState<ReadonlyMap<string, Point>>(new Map());
  const [edgesSelected, setEdgesSelected] = useState<ReadonlySet<string>>(new Set());
  const carried = useRef<{ frame: string; from: Point; with: ReadonlyMap<string, Point> }>(undefined);

  const selected = useMemo(() => new Set(selection), [selection]);
  const findings = useMemo(() => {
    const worst = new Map<string, "error" | "warning">();
    for (const finding of flow.findings) {
      if (worst.get(finding.block) !== "error") {
        worst.set(finding.block, finding.severity);
      }
    }
    return worst;
  }, [flow.findings]);
  const parts = useRef(new Map<string, { of: readonly unknown[]; part: Part }>());
  const nodes = partsOf(parts.current, {
    draft,
    catalogue,
    names,
    selected,
    moving,
    findings,
    lights,
    badges: badges.blocks,
    people,
    writing,
    t,
  });
  const [links] = useState(() => new Links());
  const edges = links.of({ draft, selected: edgesSelected, badges: badges.edges });

  const onNodesChange = useCallback(
    (changes: NodeChange<Part>[]) => {
      const places = new Map<string, Point>();
      let chosen: Set<string> | undefined;
      let isOver = false;
      for (const change of changes) {
        if (change.type === "position" && change.position) {
          places.set(change.id, change.position);
          isOver ||= change.dragging === false;
          if (carried.current?.frame === change.id) {
            const { from, with: others } = carried.current;
            for (const [id, place] of others) {
              places.set(id, {
                x: place.x + change.position.x - from.x,
                y: place.y + change.position.y - from.y,
              });
            }
          }
        } else if (change.type === "select") {
          chosen ??= new Set(selection);
          if (change.selected) {
            chosen.add(change.id);
          } else {
            chosen.delete(change.id);
          }
        }
      }
      if (chosen) {
        onSelect([...chosen]);
      }
      if (places.size > 0 && isOver) {
        setMoving(new Map());
        carried.current = undefined;
        acts.change((known) => (isMoved(known, places) ? move(known, places) : known));
      } else if (places.size > 0) {
        setMoving((known) => new Map([...known, ...places]));
      }
    },
    [acts, onSelect, selection],
  );

  const onConnect = useCallback(
    ({ source, sourceHandle, target }: Connection) => {
      if (sourceHandle) {
        acts.change((known) => connect(known, source, sourceHandle, target));
      }
    },
    [acts],
  );

  const onConnectEnd: OnConnectEnd = useCallback(
    (event, state) => {
      const way = state.fromHandle?.id;
      const from = state.fromNode?.id;
      if (state.isValid || !way || !from || state.fromHandle?.type !== "source") {
        return;
      }
      const point = "changedTouches" in event ? event.changedTouches[0] : event;
      if (!point) {
        return;
      }
      const screen = { x: point.clientX, y: point.clientY };
      // Dropped anywhere on a block is meant for the block.
      const over = document.elementFromPoint(screen.x, screen.y)?.closest<HTMLElement>(".react-flow__node-block");
      const target = over?.dataset.id;
      if (target) {
        acts.change((known) => connect(known, from, way, target));
        return;
      }
      const at = graph.screenToFlowPosition(screen);
      acts.choose({ at: { x: Math.round(at.x), y: Math.round(at.y) - 20 }, screen, from: { block: from, way } });
    },
    [acts, graph],
  );

  /** The middle of what is in sight, or where the pointer is. */
  const here = useCallback((): Point => {
    const box = frame.current?.getBoundingClientRect();
    const middle = box ? { x: box.left + box.width / 2 - 130, y: box.top + box.height / 3 } : { x: 0, y: 0 };
    const at = graph.screenToFlowPosition(pointer.current ?? middle);
    return { x: Math.round(at.x), y: Math.round(at.y) };
  }, [graph]);

  const put = useCallback(
    (text: string, at: Point): boolean => {
      const piece = pieceOf(text);
      if (!piece || piece.blocks.length + piece.notes.length + piece.groups.length === 0) {
        return false;
      }
      let ids: string[] = [];
      acts.change((known) => {
        const pasted = paste(known, piece, at);
        ids = pasted.ids;
        return pasted.draft;
      });
      // After the change was made: what was put is what one goes on with.
      setTimeout(() => {
        onSelect(ids);
        frame.current?.focus();
      }, 0);
      return true;
    },
    [acts, onSelect],
  );

  const takeAway = useCallback(() => {
    if (edgesSelected.size > 0) {
      acts.change((known) =>
        [...edgesSelected].reduce((changed, id) => {
          const [block = "", way = ""] = split(id);
          return connect(changed, block, way, undefined);
        }, known),
      );
      setEdgesSelected(new Set());
    }
    if (selected.size > 0) {
      acts.change((known) => remove(known, selected));
      onSelect([]);
    }
  }, [acts, edgesSelected, selected, onSelect]);

  // The clipboard's own events carry the blocks: no permission is asked, and it works from flow to flow.
  useEffect(() => {
    const isOurs = () => !isWriting(document.activeElement) && (document.getSelection()?.isCollapsed ?? true);
    const onCopy = (event: ClipboardEvent) => {
      if (isOurs() && selected.size > 0 && !document.querySelector('[role="dialog"]')) {
        event.clipboardData?.setData("text/plain", JSON.stringify(copied(draft, catalogue, selected)));
        event.preventDefault();
        if (event.type === "cut") {
          takeAway();
        }
      }
    };
    const onPaste = (event: ClipboardEvent) => {
      if (isOurs() && put(event.clipboardData?.getData("text/plain") ?? "", here())) {
        event.preventDefault();
      }
    };
    addEventListener("copy", onCopy);
    addEventListener("cut", onCopy);
    addEventListener("paste", onPaste);
    return () => {
      removeEventListener("copy", onCopy);
      removeEventListener("cut", onCopy);
      removeEventListener("paste", onPaste);
    };
  }, [draft, catalogue, selected, takeAway, put, here]);

  const duplicate = () => {
    const piece = copied(draft, catalogue, selected);
    const all = [...piece.blocks, ...piece.notes, ...piece.groups];
    if (all.length > 0) {
      const x = Math.min(...all.map((one) => one.position.x));
      const y = Math.min(...all.map((one) => one.position.y));
      put(JSON.stringify(piece), { x: x + 32, y: y + 32 });
    }
  };

  const arrange = async () => {
    const { tidied } = await import("./arrange");
    acts.change((known) => tidied(known, catalogue, names, t, selection.length > 1 ? selected : undefined));
    setTimeout(() => show(graph, walk(draft, catalogue).slice(0, FIRST)), 50);
  };

  const addNote = () => {
    const id = newId(idsOf(draft));
    acts.change((known) => ({
      ...known,
      notes: [...known.notes, { id, text: "", position: here(), size: { width: 220, height: 120 } }],
    }));
    onSelect([id]);
    acts.write(id);
  };

  const addGroup = () => {
    const id = newId(idsOf(draft));
    const around = graph.getNodesBounds(nodes.filter((node) => node.type === "block" && selected.has(node.id)));
    const isAround = nodes.some((node) => node.type === "block" && selected.has(node.id));
    const at = here();
    acts.change((known) => ({
      ...known,
      groups: [
        ...known.groups,
        isAround
          ? {
              id,
              title: "",
              position: { x: Math.round(around.x) - 24, y: Math.round(around.y) - 48 },
              size: { width: Math.round(around.width) + 48, height: Math.round(around.height) + 72 },
            }
          : { id, title: "", position: at, size: { width: 420, height: 300 } },
      ],
    }));
    onSelect([id]);
    acts.write(id);
  };

  // Brings into view what was jumped to.
  const seen = useRef(0);
  useEffect(() => {
    const node = view && view.at !== seen.current ? graph.getNode(view.id) : undefined;
    if (!view || !node) {
      return;
    }
    seen.current = view.at;
    const zoom = Math.max(0.7, graph.getZoom());
    // The panel covers the right: the middle of what is left is the middle.
    const right = hasPanel ? 190 / zoom : 0;
    void graph.setCenter(
      node.position.x + (node.width ?? 0) / 2 + right,
      node.position.y + Math.min(node.height ?? 0, 300) / 2,
      { zoom, duration: 160 },
    );
    frame.current?.querySelector<HTMLElement>(`[data-id="${CSS.escape(view.id)}"]`)?.focus({ preventScroll: true });
  }, [view, graph, hasPanel]);

  // What one chooses is not left below the panel that tells of it.
  const only = selection.length === 1 ? selection[0] : undefined;
  const isMoving = moving.size > 0;
  useEffect(() => {
    if (!hasPanel || only === undefined || isMoving) {
      return;
    }
    const later = setTimeout(() => {
      const node = graph.getNode(only);
      const box = frame.current?.getBoundingClientRect();
      if (node && box) {
        const viewport = graph.getViewport();
        const left = node.position.x * viewport.zoom + viewport.x;
        const away = fromBelow(left, left + (node.width ?? 0) * viewport.zoom, box.width - PANEL);
        if (away > 0) {
          void graph.setViewport({ ...viewport, x: viewport.x - away }, { duration: 160 });
        }
      }
    }, SECOND_CLICK_MS);
    return () => clearTimeout(later);
  }, [graph, hasPanel, only, isMoving]);

  const follow = (key: string) => {
    const block = draft.blocks.find((one) => selection.length === 1 && one.id === selection[0]);
    const next = block ? neighbour(draft, catalogue, block, key) : walk(draft, catalogue)[0];
    if (next) {
      acts.select([next.id]);
    }
  };

  // From the palette, where no key was pressed that the browser would take for a copy.
  const copy = () => void navigator.clipboard?.writeText(JSON.stringify(copied(draft, catalogue, selected)));

  const onKeyDown = (event: KeyboardEvent) => {
    if (isWriting(event.target) || event.defaultPrevented) {
      return;
    }
    const [first] = selection;
    const mod = event.ctrlKey || event.metaKey;
    if (ARROWS.includes(event.key) && event.altKey) {
      event.preventDefault();
      acts.change((known) => move(known, shifted(known, selected, event.key)), "nudge");
    } else if (ARROWS.includes(event.key) && !mod) {
      event.preventDefault();
      follow(event.key);
    } else if (event.key === "Enter" && first !== undefined && event.target instanceof HTMLElement) {
      if (event.target.closest(".react-flow__node") === event.target) {
        event.preventDefault();
        acts.write(first);
      }
    } else if (event.key === "Delete" || event.key === "Backspace") {
      event.preventDefault();
      takeAway();
    } else if (event.key === "Escape") {
      onSelect([]);
      setEdgesSelected(new Set());
    } else if (mod && event.key.toLowerCase() === "a") {
      event.preventDefault();
      onSelect([...idsOf(draft)]);
    } else if (mod && event.key.toLowerCase() === "d") {
      event.preventDefault();
      duplicate();
    }
  };

  const [begun] = useState(() => walk(draft, catalogue).slice(0, FIRST));

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys of the whole canvas; each block in it has the focus
    <div
      ref={frame}
      // A click on the ground gives it the keys.
      tabIndex={-1}
      className="flow-canvas h-full bg-thread outline-none"
      onKeyDown={onKeyDown}
      onPointerMove={(event) => {
        pointer.current = { x: event.clientX, y: event.clientY };
      }}
      onPointerLeave={() => {
        pointer.current = undefined;
      }}
    >
      <ReactFlow<Part, Edge>
        nodes={nodes}
        edges={edges}
        nodeTypes={NODES}
        edgeTypes={EDGES}
        onNodesChange={onNodesChange}
        onEdgesChange={(changes) => {
          const next = new Set(edgesSelected);
          for (const change of changes) {
            if (change.type === "select") {
              next[change.selected ? "add" : "delete"](change.id);
            }
          }
          setEdgesSelected(next);
        }}
        onConnect={onConnect}
        onConnectEnd={onConnectEnd}
        onReconnect={(edge, connection) => {
          if (connection.sourceHandle && edge.sourceHandle) {
            const way = edge.sourceHandle;
            const { source, sourceHandle, target } = connection;
            acts.change((known) => connect(connect(known, edge.source, way, undefined), source, sourceHandle, target));
          }
        }}
        onNodeDragStart={(_, node) => {
          if (node.type === "frame" && !selection.some((id) => id !== node.id)) {
            const group = draft.groups.find((one) => one.id === node.id);
            carried.current = group && {
              frame: node.id,
              // Where it was: by now it has already moved a little.
              from: group.position,
              with: inside(group, nodes),
            };
          }
        }}
        onNodeDoubleClick={(_, node) => acts.write(node.id)}
        onPaneClick={() => acts.write(undefined)}
        onDoubleClick={(event) => {
          if (event.target instanceof Element && event.target.classList.contains("react-flow__pane")) {
            const at = graph.screenToFlowPosition({ x: event.clientX, y: event.clientY });
            acts.choose({
              at: { x: Math.round(at.x), y: Math.round(at.y) },
              screen: { x: event.clientX, y: event.clientY },
            });
          }
        }}
        onInit={(instance) => {
          if (begun.length > 0 && !view) {
            show(instance, begun);
          }
        }}
        onlyRenderVisibleElements
        disableKeyboardA11y
        deleteKeyCode={null}
        selectionKeyCode="Shift"
        multiSelectionKeyCode={["Shift", "Meta", "Control"]}
        selectionMode={SelectionMode.Partial}
        zoomOnDoubleClick={false}
        panOnScroll
        // Of thousands one sees some hundreds at once: more cannot be told apart, and would be slow.
        minZoom={draft.blocks.length > MAP_AT_MOST ? 0.2 : 0.05}
        maxZoom={1.75}
        connectionRadius={28}
        nodeDragThreshold={3}
        elevateNodesOnSelect={false}
        proOptions={{ hideAttribution: true }}
        aria-label={t("flow.canvas", { name: flow.name })}
      >
        <Background variant={BackgroundVariant.Dots} gap={24} size={1.25} className="flow-dots" />
        {draft.blocks.length > 6 && draft.blocks.length <= MAP_AT_MOST && (
          <MiniMap
            pannable
            zoomable
            position="bottom-left"
            ariaLabel={t("flow.map")}
            style={{ width: 168, height: 112 }}
            nodeBorderRadius={6}
            nodeClassName={(node) => `flow-map-${node.type}`}
          />
        )}
      </ReactFlow>
      {draft.blocks.length === 0 && (
        <Beginning
          onAdd={() => acts.choose({})}
          title={t("flow.empty")}
          text={t("flow.emptyHint")}
          action={t("flow.acts.first")}
        />
      )}
      <CanvasBar
        acts={{
          add: () => acts.choose({}),
          note: addNote,
          group: addGroup,
          arrange: () =>
            void arrange().catch(() => {
              toasts.add({ type: "error", title: t("errors.unexpected") });
            }),
          fit: () =>
            void graph.fitView({
              duration: 160,
              maxZoom: 1,
              // The panel covers the right.
              padding: hasPanel ? { x: 0.08, y: 0.15, right: "400px" } : 0.15,
            }),
          zoomIn: () => void graph.zoomIn({ duration: 120 }),
          zoomOut: () => void graph.zoomOut({ duration: 120 }),
          duplicate: selection.length > 0 ? duplicate : undefined,
          remove: selected.size + edgesSelected.size > 0 ? takeAway : undefined,
          copy: selected.size > 0 ? copy : undefined,
          cut:
            selected.size > 0
              ? () => {
                  copy();
                  takeAway();
                }
              : undefined,
          paste: () =>
            void navigator.clipboard?.readText().then(
              (text) => put(text, here()),
              () => undefined,
            ),
          all: () => onSelect([...idsOf(draft)]),
          follow: () => follow("ArrowRight"),
          edit: selection.length === 1 && selection[0] !== undefined ? () => acts.write(selection[0]) : undefined,
        }}
      />
      <p className="sr-only" aria-live="polite">
        {selection.length > 1
          ? t("flow.selected", { count: selection.length })
          : selection.length === 1
            ? titleOf(draft.blocks.find((block) => block.id === selection[0])?.type ?? "")
            : ""}
      </p>
    </div>
  );
}

function Beginning({ title, text, action, onAdd }: { title: string; text: string; action: string; onAdd(): void }) {
  return (
    <div className="pointer-events-none absolute inset-0 flex items-center justify-center">
      <div className="pointer-events-auto flex max-w-80 flex-col items-center gap-1 text-center">
        <p className="font-medium text-lg">{title}</p>
        <p className="text-balance text-muted-foreground text-sm">{text}</p>
        <button
          type="button"
          onClick={onAdd}
          className="mt-3 h-9 rounded-md bg-primary px-4 font-medium text-primary-foreground hover:bg-primary-hover"
        >
          {action}
        </button>
      </div>
    </div>
  );
}

/** All of some blocks, or, when they would be too small to be read, the first of them. */
function show(graph: ReactFlowInstance<Part, Edge>, blocks: readonly FlowBlock[]) {
  void graph
    .fitView({ nodes: blocks.map(({ id }) => ({ id })), maxZoom: 1, minZoom: LEGIBLE, padding: 0.12 })
    .then(() => {
      const start = graph.getNode(blocks[0]?.id ?? "");
      const { x, y, zoom } = graph.getViewport();
      if (!start || zoom > LEGIBLE) {
        return;
      }
      const left = start.position.x * zoom + x;
      const top = start.position.y * zoom + y;
      void graph.setViewport({
        x: left < EDGE ? EDGE - start.position.x * zoom : x,
        y: top < EDGE ? EDGE - start.position.y * zoom : y,
        zoom,
      });
    });
}

const ARROWS: readonly string[] = ["ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight"];
const NUDGE = 24;

function shifted(draft: Draft, ids: ReadonlySet<string>, key: string): Map<string, Point> {
  const by = {
    x: key === "ArrowLeft" ? -NUDGE : key === "ArrowRight" ? NUDGE : 0,
    y: key === "ArrowUp" ? -NUDGE : key === "ArrowDown" ? NUDGE : 0,
  };
  return new Map(
    [...draft.blocks, ...draft.notes, ...draft.groups]
      .filter((one) => ids.has(one.id))
      .map((one) => [one.id, { x: one.position.x + by.x, y: one.position.y + by.y }]),
  );
}

function isMoved(draft: Draft, places: ReadonlyMap<string, Point>): boolean {
  return [...draft.blocks, ...draft.notes, ...draft.groups].some((one) => {
    const place = places.get(one.id);
    return place && (Math.round(place.x) !== one.position.x || Math.round(place.y) !== one.position.y);
  });
}

function split(edge: string): [string, string] {
  const at = edge.indexOf("#");
  return [edge.slice(0, at), edge.slice(at + 1)];
}

export function isWriting(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
  );
}
