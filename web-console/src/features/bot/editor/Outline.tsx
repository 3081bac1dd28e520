import { ChevronRight, CircleAlert, CornerDownRight, Paperclip, Play, Plus, Trash2, TriangleAlert } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { FlowBlock } from "../../../shared/api/types";
import { Button } from "../../../shared/ui/Button";
import { classes } from "../../../shared/ui/classes";
import { Sheet } from "../../../shared/ui/Dialog";
import { QuietCounter } from "../../../shared/ui/drawings";
import { IconButton } from "../../../shared/ui/IconButton";
import { Empty } from "../../../shared/ui/States";
import { AtBlock } from "../versions/Presence";
import type { Here, People } from "../versions/presence";
import { useActs } from "./acts";
import { BlockForm } from "./BlockPanel";
import { fileOf, summaryOf, titleOf, wayLabel } from "./describe";
import { Filled } from "./Filled";
import { blockOf, headlineOf, remove, type Types, textOf, walk, waysOf, whole } from "./graph";
import { iconOf, TINTS } from "./icons";
import { useNames } from "./parts";
import { useEditor } from "./session";

/** A flow where there is no room to draw it: its blocks in the order in which a conversation comes by. */
export function Outline({ people }: { people: People }) {
  const { t } = useTranslation();
  const { draft, types, flow, select } = useEditor();
  const acts = useActs();
  const [open, setShown] = useState<string>();
  // What one edits is what is selected: others are told where one is.
  const setOpen = (id: string | undefined) => {
    setShown(id);
    select(id === undefined ? [] : [id]);
  };
  const drawn = whole(draft);
  const catalogue: Types = new Map(types.data.map((type) => [type.name, type]));
  const order = walk(drawn, catalogue);
  const places = new Map(order.map((block, index) => [block.id, index + 1]));
  const edited = blockOf(drawn, open);

  if (order.length === 0) {
    return (
      <Empty
        drawing={<QuietCounter />}
        title={t("flow.empty")}
        text={t("flow.outlineHint")}
        action={
          <Button look="primary" onClick={() => acts.choose({})}>
            {t("flow.acts.first")}
          </Button>
        }
      />
    );
  }
  return (
    <div className="h-full overflow-y-auto bg-thread">
      <ol className="flex flex-col gap-2 p-3 pb-20">
        {order.map((block, index) => (
          <Entry
            key={block.id}
            block={block}
            number={index + 1}
            places={places}
            catalogue={catalogue}
            isStart={drawn.start === block.id}
            people={people.get(block.id)}
            finding={worst(flow.findings.filter((finding) => finding.block === block.id))}
            onOpen={() => setOpen(block.id)}
            onGo={(id) =>
              document.getElementById(`outline-${id}`)?.scrollIntoView({ block: "center", behavior: "smooth" })
            }
          />
        ))}
      </ol>
      <Sheet
        open={edited !== undefined}
        onOpenChange={(isOpen) => {
          if (!isOpen) {
            setOpen(undefined);
          }
        }}
        title={edited ? titleOf(edited.type) : ""}
      >
        {edited && (
          <>
            <header className="flex h-12 shrink-0 items-center gap-1 border-b pr-2 pl-4">
              <h2 className="min-w-0 flex-1 truncate font-semibold">
                {t("flow.place", { number: places.get(edited.id) ?? 0 })}
              </h2>
              <IconButton
                icon={Trash2}
                label={t("flow.acts.remove")}
                onClick={() => {
                  setOpen(undefined);
                  acts.change((known) => remove(known, new Set([edited.id])));
                }}
              />
              <Button look="soft" onClick={() => setOpen(undefined)}>
                {t("flow.done")}
              </Button>
            </header>
            <div className="min-h-0 flex-1 overflow-y-auto">
              <BlockForm key={edited.id} block={edited} />
            </div>
          </>
        )}
      </Sheet>
    </div>
  );
}

function worst(findings: readonly { severity: "error" | "warning" }[]): "error" | "warning" | undefined {
  return findings.find((finding) => finding.severity === "error")?.severity ?? findings[0]?.severity;
}

type EntryProps = {
  block: FlowBlock;
  number: number;
  places: ReadonlyMap<string, number>;
  catalogue: Types;
  isStart: boolean;
  people: readonly Here[] | undefined;
  finding: "error" | "warning" | undefined;
  onOpen(): void;
  onGo(id: string): void;
};

function Entry({ block, number, places, catalogue, isStart, people, finding, onOpen, onGo }: EntryProps) {
  const { t } = useTranslation();
  const acts = useActs();
  const names = useNames();
  const type = catalogue.get(block.type);
  const Icon = iconOf(block.type, type?.group);
  const field = headlineOf(type);
  const text = field ? textOf(block.settings[field.name]) : summaryOf(type, block, names, t).join("\n");
  const file = fileOf(type, block, names);
  const Sign = finding === "error" ? CircleAlert : TriangleAlert;
  return (
    <li id={`outline-${block.id}`} className="overflow-hidden rounded-xl border bg-card">
      <button type="button" onClick={onOpen} className="flex w-full items-start gap-3 p-3 text-left active:bg-muted">
        <span
          className={classes(
            "flex size-8 shrink-0 items-center justify-center rounded-md",
            TINTS[type?.group ?? "end"],
          )}
        >
          <Icon aria-hidden="true" className="size-4.5" strokeWidth={1.75} />
        </span>
        <span className="min-w-0 flex-1">
          <span className="flex items-center gap-1.5 text-muted-foreground text-xs">
            <span className="tabular">{number}</span> · {titleOf(block.type)}
            {isStart && (
              <span className="flex items-center gap-1 font-medium text-success">
                <Play aria-hidden="true" className="size-3 fill-current" />
                {t("flow.start")}
              </span>
            )}
          </span>
          {(field || text) && (
            <span
              className={classes(
                "mt-0.5 line-clamp-3 whitespace-pre-line break-words",
                !text && "text-muted-foreground italic",
              )}
            >
              {text ? <Filled text={text} /> : t(file === undefined ? "flow.nothingSaid" : "flow.onlyFile")}
            </span>
          )}
          {file !== undefined && (
            <span className="mt-0.5 flex items-center gap-1 text-muted-foreground text-xs">
              <Paperclip aria-hidden="true" className="size-3 shrink-0" />
              <span className="truncate">{file}</span>
            </span>
          )}
        </span>
        {people && <AtBlock people={people} />}
        {finding && (
          <Sign
            role="img"
            aria-label={t(`flow.problems.${finding}`)}
            className={classes("size-4.5 shrink-0", finding === "error" ? "text-destructive" : "text-warning")}
            strokeWidth={1.75}
          />
        )}
        <ChevronRight aria-hidden="true" className="mt-1.5 size-4 shrink-0 text-muted-foreground" strokeWidth={1.75} />
      </button>
      <ul className="border-t">
        {waysOf(type, block).map((way) => {
          const target = block.edges[way.name];
          const label = wayLabel(block, way, t);
          return (
            <li key={way.name} className="border-b last:border-b-0">
              <button
                type="button"
                onClick={() =>
                  target === undefined ? acts.choose({ from: { block: block.id, way: way.name } }) : onGo(target)
                }
                className="flex min-h-10 w-full items-center gap-2 px-3 text-left text-sm active:bg-muted"
              >
                <CornerDownRight
                  aria-hidden="true"
                  className="size-4 shrink-0 text-muted-foreground"
                  strokeWidth={1.75}
                />
                <span className="min-w-0 flex-1 truncate">{label}</span>
                {target === undefined ? (
                  <span className="flex shrink-0 items-center gap-1 text-primary-ink">
                    <Plus aria-hidden="true" className="size-4" strokeWidth={1.75} />
                    {t("flow.addAfter")}
                  </span>
                ) : (
                  <span className="tabular shrink-0 text-muted-foreground">
                    {t("flow.goesTo", { number: places.get(target) ?? 0 })}
                  </span>
                )}
              </button>
            </li>
          );
        })}
      </ul>
    </li>
  );
}
