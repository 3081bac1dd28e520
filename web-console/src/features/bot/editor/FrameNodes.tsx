import { type NodeProps, NodeResizer } from "@xyflow/react";
import { memo } from "react";
import { useTranslation } from "react-i18next";
import { classes } from "../../../shared/ui/classes";
import { useActs } from "./acts";
import type { Draft } from "./graph";
import type { GroupPart, NotePart } from "./parts";

type Place = { x: number; y: number; width: number; height: number };

function sized<T extends { id: string }>(list: readonly T[], id: string, to: Place): T[] {
  return list.map((one) =>
    one.id === id
      ? {
          ...one,
          position: { x: Math.round(to.x), y: Math.round(to.y) },
          size: { width: Math.round(to.width), height: Math.round(to.height) },
        }
      : one,
  );
}

const resized =
  (id: string, to: Place) =>
  (draft: Draft): Draft => ({ ...draft, notes: sized(draft.notes, id, to), groups: sized(draft.groups, id, to) });

/** What colleagues write for each other beside the blocks. */
export const NoteNode = memo(function NoteNode({ data: { note, isWriting }, selected }: NodeProps<NotePart>) {
  const { t } = useTranslation();
  const acts = useActs();
  return (
    <div
      className={classes(
        "h-full rounded-lg border bg-note p-2.5 text-sm",
        selected ? "border-primary ring-2 ring-primary/25" : "border-transparent",
      )}
    >
      <NodeResizer
        isVisible={selected}
        minWidth={120}
        minHeight={60}
        lineClassName="flow-resize-line"
        handleClassName="flow-resize"
        onResize={(_, to) => acts.change(resized(note.id, to), `size-${note.id}`)}
      />
      {isWriting ? (
        <textarea
          // biome-ignore lint/a11y/noAutofocus: one has just asked to write here
          autoFocus
          aria-label={t("flow.note")}
          value={note.text}
          maxLength={2000}
          onChange={(event) => {
            const text = event.target.value;
            acts.change(
              (draft) => ({
                ...draft,
                notes: draft.notes.map((one) => (one.id === note.id ? { ...one, text } : one)),
              }),
              `note-${note.id}`,
            );
          }}
          onBlur={() => acts.write(undefined)}
          onKeyDown={(event) => {
            if (event.key === "Escape") {
              acts.write(undefined);
            }
          }}
          className="nodrag nowheel size-full resize-none bg-transparent outline-none"
        />
      ) : (
        <p
          className={classes(
            "h-full overflow-hidden whitespace-pre-line break-words",
            note.text === "" && "text-muted-foreground italic",
          )}
        >
          {note.text || t("flow.noteEmpty")}
        </p>
      )}
    </div>
  );
});

/** A frame around blocks that belong together; it takes them along. */
export const GroupNode = memo(function GroupNode({ data: { group, isWriting }, selected }: NodeProps<GroupPart>) {
  const { t } = useTranslation();
  const acts = useActs();
  return (
    <div
      className={classes(
        "h-full rounded-xl border-2 border-dashed bg-muted/60",
        selected ? "border-primary" : "border-input",
      )}
    >
      <NodeResizer
        isVisible={selected}
        minWidth={160}
        minHeight={100}
        lineClassName="flow-resize-line"
        handleClassName="flow-resize"
        onResize={(_, to) => acts.change(resized(group.id, to), `size-${group.id}`)}
      />
      <div className="frame-handle flex h-9 cursor-grab items-center px-3">
        {isWriting ? (
          <input
            // biome-ignore lint/a11y/noAutofocus: one has just asked to write here
            autoFocus
            aria-label={t("flow.group")}
            value={group.title}
            maxLength={100}
            onChange={(event) => {
              const title = event.target.value;
              acts.change(
                (draft) => ({
                  ...draft,
                  groups: draft.groups.map((one) => (one.id === group.id ? { ...one, title } : one)),
                }),
                `group-${group.id}`,
              );
            }}
            onBlur={() => acts.write(undefined)}
            onKeyDown={(event) => {
              if (event.key === "Enter" || event.key === "Escape") {
                acts.write(undefined);
              }
            }}
            className="nodrag w-full bg-transparent font-semibold text-sm outline-none"
          />
        ) : (
          <span
            className={classes(
              "truncate font-semibold text-sm",
              group.title === "" ? "text-muted-foreground italic" : "",
            )}
          >
            {group.title || t("flow.groupEmpty")}
          </span>
        )}
      </div>
    </div>
  );
});
