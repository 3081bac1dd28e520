import { Handle, type NodeProps, Position, useStore } from "@xyflow/react";
import { CircleAlert, CornerRightDown, Headset, Paperclip, Play, TriangleAlert } from "lucide-react";
import { type CSSProperties, memo } from "react";
import { useTranslation } from "react-i18next";
import { hueOf } from "../../../shared/ui/Avatar";
import { classes } from "../../../shared/ui/classes";
import { AtBlock } from "../versions/Presence";
import { useActs } from "./acts";
import { titleOf, wayLabel } from "./describe";
import { Filled } from "./Filled";
import { changeSettings, FAILURES, headlineOf, textOf, type Way } from "./graph";
import { iconOf, TINTS } from "./icons";
import type { BlockPart } from "./parts";
import { IN } from "./partsOf";
import { useEditor } from "./session";
import { bodyOf, HEADER, LINE, ROW } from "./shape";
import { TextBox } from "./TextBox";

const FAR = 0.32;

/** A block as one reads it: what it is, what it says, and each way out of it. */
export const BlockNode = memo(function BlockNode({ data, selected, dragging }: NodeProps<BlockPart>) {
  const isFar = useStore((state) => state.transform[2] < FAR);
  const { block, type, light, finding, people } = data;
  const [first] = people ?? [];
  const hue: (CSSProperties & Record<"--avatar-hue", string>) | undefined = first && {
    "--avatar-hue": `${hueOf(first.id)}`,
  };
  return (
    <div
      style={hue}
      className={classes(
        "relative h-full rounded-xl border bg-card transition-shadow",
        selected ? "border-primary shadow-float ring-2 ring-primary/25" : "border-border hover:border-input",
        dragging && "shadow-float",
        light === "now" && "ring-3 ring-success",
        light === "before" && "ring-2 ring-success/40",
        first && "person-outline",
      )}
    >
      {isFar ? (
        <Far data={data} />
      ) : (
        <>
          <Handle id={IN} type="target" position={Position.Left} className="flow-in" style={{ top: HEADER / 2 }} />
          <Near data={data} />
        </>
      )}
      {(data.isStart || data.exits.length > 0) && <Flags data={data} />}
      {finding && <Mark finding={finding} />}
      {people && (
        <div className="absolute -top-4.5 right-3 z-10">
          <AtBlock people={people} />
        </div>
      )}
      {data.badge !== undefined && <div className="absolute -bottom-2.5 left-2.5 z-10">{data.badge}</div>}
      {!type && <span className="sr-only">{block.type}</span>}
    </div>
  );
});

/** From afar there is nothing to read and nothing to take hold of: edges know where ways are without being shown. */
function Far({ data }: { data: BlockPart["data"] }) {
  return (
    <div className="flex h-full items-center justify-center overflow-hidden px-3">
      <span className="truncate font-semibold text-2xl text-muted-foreground">{titleOf(data.block.type)}</span>
    </div>
  );
}

function Near({ data }: { data: BlockPart["data"] }) {
  const { t } = useTranslation();
  const { block, type, ways, summary, lines, body } = data;
  const Icon = iconOf(block.type, type?.group);
  const field = headlineOf(type);
  const text = field ? textOf(block.settings[field.name]) : "";
  return (
    <>
      <div style={{ height: HEADER }} className="flex items-center gap-2 px-2.5">
        <span
          className={classes(
            "flex size-6 shrink-0 items-center justify-center rounded-sm",
            TINTS[type?.group ?? "end"],
          )}
        >
          <Icon aria-hidden="true" className="size-3.5" strokeWidth={2} />
        </span>
        <span className="shrink-0 font-semibold text-sm">{titleOf(block.type)}</span>
        {data.file !== undefined && (
          <span className="mr-5 ml-auto flex min-w-0 items-center gap-1 text-muted-foreground text-xs">
            <Paperclip aria-hidden="true" className="size-3 shrink-0" />
            <span className="truncate">{data.file}</span>
          </span>
        )}
      </div>
      {body > 0 && (
        <div style={{ height: body }} className="px-2.5">
          {data.isWriting && field ? (
            <Writing data={data} />
          ) : field ? (
            <p
              style={{ height: bodyOf(lines) - 6, lineHeight: `${LINE}px`, WebkitLineClamp: lines }}
              className={classes(
                "line-clamp-5 overflow-hidden whitespace-pre-line break-words rounded-md bg-muted px-2 py-1.25 text-sm",
                text === "" && "text-muted-foreground italic",
              )}
            >
              {text === "" ? t(data.file === undefined ? "flow.nothingSaid" : "flow.onlyFile") : <Filled text={text} />}
            </p>
          ) : (
            <div className="pt-1 text-muted-foreground text-sm">
              {summary.map((line, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: lines have no name but their place
                <p key={index} style={{ height: LINE, lineHeight: `${LINE}px` }} className="truncate">
                  <Filled text={line} />
                </p>
              ))}
            </div>
          )}
        </div>
      )}
      {ways.map((way, index) => (
        <div
          key={way.name}
          style={{ height: ROW }}
          className={classes(
            "group relative mx-px flex items-center gap-2 border-t pr-4 pl-2.5 text-sm",
            FAILURES.has(way.name) || way.name === "timeout" ? "text-muted-foreground" : "",
          )}
        >
          {way.each !== null && (
            <span className="tabular flex size-4.5 shrink-0 items-center justify-center rounded-sm bg-muted text-muted-foreground text-xs">
              {index + 1}
            </span>
          )}
          <span className={classes("min-w-0 flex-1 truncate", way.each === null && "text-right text-xs")}>
            {wayLabel(block, way, t)}
          </span>
          <Port way={way} isOpen={block.edges[way.name] === undefined} />
        </div>
      ))}
    </>
  );
}

function Port({ way, isOpen }: { way: Way; isOpen: boolean }) {
  return (
    <Handle
      id={way.name}
      type="source"
      position={Position.Right}
      className={classes(
        "flow-out",
        isOpen && "flow-open",
        (FAILURES.has(way.name) || way.name === "timeout") && "flow-failure",
      )}
    />
  );
}

/** The text of a block, written where it stands. */
function Writing({ data }: { data: BlockPart["data"] }) {
  const acts = useActs();
  const { types } = useEditor();
  const { block, type } = data;
  const field = headlineOf(type);
  if (!field) {
    return null;
  }
  return (
    <div className="nodrag nowheel nopan absolute inset-x-2.5 z-20">
      <TextBox
        label={titleOf(block.type)}
        value={textOf(block.settings[field.name])}
        maxLength={field.max ?? undefined}
        takesVariables={field.takes_variables}
        names={type?.names ?? []}
        isLong
        autoFocus
        onChange={(text) =>
          acts.change(
            (draft) =>
              changeSettings(draft, new Map(types.data.map((one) => [one.name, one])), block.id, {
                ...(draft.blocks.find((one) => one.id === block.id)?.settings ?? block.settings),
                [field.name]: text,
              }),
            `text-${block.id}-${field.name}`,
          )
        }
        onDone={() => acts.write(undefined)}
      />
    </div>
  );
}

function Flags({ data }: { data: BlockPart["data"] }) {
  const { t } = useTranslation();
  return (
    <div className="absolute -top-6 left-1 flex gap-1.5 font-medium text-xs">
      {data.isStart && (
        <span className="flex items-center gap-1 text-success">
          <Play aria-hidden="true" className="size-3 fill-current" />
          {t("flow.start")}
        </span>
      )}
      {data.exits.map((exit) => (
        <span key={exit} className="flex items-center gap-1 text-muted-foreground">
          {exit === "human" ? (
            <Headset aria-hidden="true" className="size-3" />
          ) : (
            <CornerRightDown aria-hidden="true" className="size-3" />
          )}
          {t(`flow.exits.${exit}`)}
        </span>
      ))}
    </div>
  );
}

function Mark({ finding }: { finding: "error" | "warning" }) {
  const { t } = useTranslation();
  const Icon = finding === "error" ? CircleAlert : TriangleAlert;
  return (
    <span
      role="img"
      aria-label={t(`flow.problems.${finding}`)}
      title={t(`flow.problems.${finding}`)}
      className={classes("absolute top-2.5 right-2.5", finding === "error" ? "text-destructive" : "text-warning")}
    >
      <Icon aria-hidden="true" className="size-4.5" strokeWidth={1.75} />
    </span>
  );
}
