import { Dialog } from "@base-ui/react/dialog";
import { Search } from "lucide-react";
import { type KeyboardEvent, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { BlockType } from "../../../shared/api/types";
import { plain } from "../../../shared/format/plain";
import { classes } from "../../../shared/ui/classes";
import { usePhone } from "../../../shared/ui/useMedia";
import { type Placing, useActs } from "./acts";
import { hintOf, startingWords, titleOf } from "./describe";
import { add, type Draft, headlineOf, idsOf, newId, type Point, startOf } from "./graph";
import { iconOf, TINTS } from "./icons";
import { useEditor } from "./session";
import { WIDTH } from "./shape";

const GROUPS = ["talk", "ask", "decide", "act", "end"] as const satisfies readonly BlockType["group"][];
const HEIGHT = 420;

/** All blocks that one can place, by name and by what they are for. */
export function Palette({ placing, onClose }: { placing: Placing; onClose(): void }) {
  const { t } = useTranslation();
  const { types, draft } = useEditor();
  const acts = useActs();
  const isPhone = usePhone();
  const [wanted, setWanted] = useState("");
  const [at, setAt] = useState(0);
  const list = useRef<HTMLDivElement>(null);
  const placed = useRef<string>(undefined);

  const shown = useMemo(() => {
    const needle = plain(wanted);
    const found = types.data.filter((type) =>
      plain(`${titleOf(type.name)} ${hintOf(type.name)} ${type.name}`).includes(needle),
    );
    return GROUPS.flatMap((group) => found.filter((type) => type.group === group));
  }, [types, wanted]);
  const current = shown[Math.min(at, shown.length - 1)];

  const place = (type: BlockType) => {
    const id = newId(new Set(draft.blocks.map((block) => block.id)));
    placed.current = id;
    acts.change((known) =>
      add(
        known,
        {
          id: idsOf(known).has(id) ? newId(idsOf(known)) : id,
          type: type.name,
          settings: startOf(type, startingWords(type.name)),
          edges: {},
          position: placing.at ?? roomIn(known, placing.from?.block),
        },
        placing.from,
      ),
    );
    acts.select([id]);
    // What it says is what one came to write.
    if (headlineOf(type) && !isPhone) {
      acts.write(id);
    }
    onClose();
  };

  const moveBy = (by: number) => {
    const next = (Math.min(at, shown.length - 1) + by + shown.length) % Math.max(1, shown.length);
    setAt(next);
    list.current?.querySelectorAll('[role="option"]')[next]?.scrollIntoView({ block: "nearest" });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      moveBy(event.key === "ArrowDown" ? 1 : -1);
    } else if (event.key === "Enter" && current) {
      event.preventDefault();
      place(current);
    }
  };

  const style = placing.screen && {
    left: Math.max(12, Math.min(placing.screen.x, innerWidth - 340)),
    top: Math.max(12, Math.min(placing.screen.y - 24, innerHeight - HEIGHT - 12)),
    maxHeight: HEIGHT,
  };
  return (
    <Dialog.Root
      open
      onOpenChange={(open) => {
        if (!open) {
          onClose();
        }
      }}
    >
      <Dialog.Portal>
        <Dialog.Backdrop className={classes("fixed inset-0 z-40", !style && "bg-scrim")} />
        <Dialog.Popup
          style={style}
          // The new block has the focus then, not what opened the palette.
          finalFocus={() => (placed.current ? null : true)}
          className={classes(
            "fixed z-40 flex animate-pop flex-col overflow-hidden rounded-xl bg-popover shadow-float outline-none",
            style ? "w-82" : "inset-x-3 top-[12vh] mx-auto max-h-[70vh] max-w-lg",
          )}
        >
          <Dialog.Title className="sr-only">{t("flow.palette.title")}</Dialog.Title>
          <div className="flex items-center gap-2.5 border-b px-3">
            <Search aria-hidden="true" className="size-4 shrink-0 text-muted-foreground" strokeWidth={1.75} />
            <input
              role="combobox"
              aria-expanded="true"
              aria-controls="block-list"
              aria-activedescendant={current ? `block-type-${current.name}` : undefined}
              aria-label={t("flow.palette.search")}
              placeholder={t("flow.palette.search")}
              value={wanted}
              onChange={(event) => {
                setWanted(event.target.value);
                setAt(0);
              }}
              onKeyDown={onKeyDown}
              className="h-11 min-w-0 flex-1 bg-transparent outline-none coarse:text-lg"
            />
          </div>
          <div
            ref={list}
            id="block-list"
            role="listbox"
            aria-label={t("flow.palette.title")}
            className="overflow-y-auto p-1.5"
          >
            {shown.length === 0 && (
              <p className="px-3 py-8 text-center text-muted-foreground">{t("palette.nothing", { text: wanted })}</p>
            )}
            {shown.map((type, index) => {
              const Icon = iconOf(type.name, type.group);
              return (
                <div key={type.name} role="presentation">
                  {type.group !== shown[index - 1]?.group && (
                    <p role="presentation" className="px-2 pt-2 pb-1 text-muted-foreground text-xs">
                      {t(`flow.groups.${type.group}`)}
                    </p>
                  )}
                  {/* The keyboard works on the box above, which names the present one. */}
                  {/* biome-ignore lint/a11y/useFocusableInteractive: focus stays in the combobox */}
                  {/* biome-ignore lint/a11y/useKeyWithClickEvents: keys are handled by the combobox */}
                  <div
                    id={`block-type-${type.name}`}
                    role="option"
                    aria-selected={type === current}
                    onPointerMove={() => setAt(index)}
                    onClick={() => place(type)}
                    className={classes(
                      "flex cursor-pointer items-center gap-2.5 rounded-md px-2 py-1.5",
                      type === current && "bg-muted",
                    )}
                  >
                    <span
                      className={classes(
                        "flex size-8 shrink-0 items-center justify-center rounded-md",
                        TINTS[type.group],
                      )}
                    >
                      <Icon aria-hidden="true" className="size-4" strokeWidth={1.75} />
                    </span>
                    <span className="min-w-0 flex-1">
                      <span className="block truncate font-medium text-sm">{titleOf(type.name)}</span>
                      <span className="block truncate text-muted-foreground text-xs">{hintOf(type.name)}</span>
                    </span>
                  </div>
                </div>
              );
            })}
          </div>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

const GAP = 80;
const STEP = 120;

/** Right of the block that leads there, below what is there already; without one, right of all. */
function roomIn(draft: Draft, from: string | undefined): Point {
  const before = draft.blocks.find((block) => block.id === from) ?? draft.blocks.at(-1);
  if (!before) {
    return { x: 0, y: 0 };
  }
  const place = { x: before.position.x + WIDTH + GAP, y: before.position.y };
  while (
    draft.blocks.some(
      (block) => Math.abs(block.position.x - place.x) < WIDTH && Math.abs(block.position.y - place.y) < STEP,
    )
  ) {
    place.y += STEP;
  }
  return place;
}
