import { Link, useBlocker } from "@tanstack/react-router";
import type { TFunction } from "i18next";
import { ArrowDown, ArrowUp, ChevronDown, GripVertical, Plus, Trash2, TriangleAlert } from "lucide-react";
import { type DragEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import type { FlowSummary, FlowTrigger } from "../../../shared/api/types";
import { useChannelNames } from "../../../shared/api/useChannelNames";
import { useSave } from "../../../shared/api/useSave";
import { may } from "../../../shared/permissions";
import { useMe, useServices } from "../../../shared/services";
import { Button } from "../../../shared/ui/Button";
import { classes } from "../../../shared/ui/classes";
import { PickOne, QuietCounter } from "../../../shared/ui/drawings";
import { SelectField, TextField } from "../../../shared/ui/Field";
import { IconButton } from "../../../shared/ui/IconButton";
import { Appearing, Empty, Failed, Skeleton, useReason } from "../../../shared/ui/States";
import { toasts } from "../../../shared/ui/Toasts";
import { flowKeys, useFlows, useTriggers } from "./flows";
import { KINDS, type Listed, listed, movedTo, type Trouble, troubles, unlisted, wordsOf } from "./triggers";

const MOST = 200;

/** Which flow begins when: one list, asked from above. */
export function TriggersPage() {
  const { t } = useTranslation();
  const me = useMe();
  const flows = useFlows();
  const triggers = useTriggers();
  if (!may(me, "edit_bot")) {
    return (
      <main className="h-full">
        <Empty drawing={<QuietCounter />} title={t("settings.adminsOnly")} text={t("settings.adminsOnlyHint")} />
      </main>
    );
  }
  const failed = [flows, triggers].find((query) => query.isError);
  if (flows.data && triggers.data) {
    return <Editor flows={flows.data} stored={triggers.data} />;
  }
  return (
    <main className="h-full">
      {failed ? (
        <Failed error={failed.error} title={t("flows.triggers.failed")} onRetry={() => void failed.refetch()} />
      ) : (
        <Appearing className="mx-auto flex max-w-3xl flex-col gap-2 p-8">
          {[1, 2, 3].map((row) => (
            <Skeleton key={row} className="h-16 rounded-xl" />
          ))}
        </Appearing>
      )}
    </main>
  );
}

type EditorProps = { flows: readonly FlowSummary[]; stored: readonly FlowTrigger[] };

function Editor({ flows, stored }: EditorProps) {
  const { t } = useTranslation();
  const { api, cache } = useServices();
  const [saved, setSaved] = useState(stored);
  const [triggers, setTriggers] = useState<readonly Listed[]>(() => stored.map(listed));
  const [open, setOpen] = useState<string>();
  const [dragged, setDragged] = useState<string>();
  const [told, setTold] = useState("");
  const changed = JSON.stringify(triggers.map(unlisted)) !== JSON.stringify(saved);
  // What a colleague saved meanwhile is taken in, unless that would undo what is being changed here.
  if (stored !== saved && !changed) {
    setSaved(stored);
    setTriggers(stored.map(listed));
  }
  const wrong = troubles(triggers, new Set(flows.filter((flow) => flow.version).map((flow) => flow.id)));
  const saving = useSave(async () => {
    const answer = await api.put("/api/v1/bot/triggers", { data: triggers.map(unlisted) });
    setSaved(answer.data);
    cache.setQueryData(flowKeys.triggers, answer.data);
    toasts.add({ title: t("flows.triggers.saved") });
  });
  const reason = useReason(saving.failure);

  useBlocker({
    shouldBlockFn: () => changed && !confirm(t("bot.leave")),
    enableBeforeUnload: changed,
  });

  function move(from: number, to: number) {
    if (to >= 0 && to < triggers.length && to !== from) {
      setTriggers(movedTo(triggers, from, to));
      setTold(t("flows.triggers.moved", { place: to + 1, count: triggers.length }));
    }
  }

  function dragOver(event: DragEvent, to: number) {
    const from = triggers.findIndex((trigger) => trigger.key === dragged);
    if (from >= 0) {
      event.preventDefault();
      move(from, to);
    }
  }

  function add() {
    const flow = flows[0];
    if (flow) {
      const trigger = listed({ flow_id: flow.id, kind: "keyword", words: [], channel_id: null });
      setTriggers([...triggers, trigger]);
      setOpen(trigger.key);
    }
  }

  return (
    <main className="flex h-full min-h-0 flex-col">
      <div className="min-h-0 flex-1 overflow-y-auto">
        <div className="mx-auto flex max-w-3xl flex-col px-4 py-6 pane:px-8">
          <header className="mb-5">
            <h1 className="font-semibold text-xl">{t("flows.triggers.title")}</h1>
            <p className="mt-0.5 max-w-xl text-muted-foreground">{t("flows.triggers.description")}</p>
          </header>
          {flows.length === 0 ? (
            <Empty
              drawing={<PickOne />}
              title={t("flows.triggers.noFlows")}
              action={
                <Link
                  to="/bot/flows"
                  search={{ create: true }}
                  className="font-medium text-primary-ink hover:underline"
                >
                  {t("flows.create")}
                </Link>
              }
            />
          ) : (
            <>
              <ol aria-label={t("flows.triggers.title")} className="flex flex-col gap-2">
                {triggers.map((trigger, index) => (
                  <li
                    key={trigger.key}
                    onDragOver={(event) => dragOver(event, index)}
                    className={classes(
                      "rounded-xl border bg-card transition-opacity",
                      dragged === trigger.key && "opacity-50",
                    )}
                  >
                    <Row
                      trigger={trigger}
                      index={index}
                      count={triggers.length}
                      flows={flows}
                      trouble={wrong.get(index)}
                      isOpen={open === trigger.key}
                      onToggle={() => setOpen(open === trigger.key ? undefined : trigger.key)}
                      onDrag={(isDragged) => setDragged(isDragged ? trigger.key : undefined)}
                      onMove={(to) => move(index, to)}
                      onRemove={() => setTriggers(triggers.filter((other) => other !== trigger))}
                      onChange={(next) =>
                        setTriggers(triggers.map((other) => (other === trigger ? { ...trigger, ...next } : other)))
                      }
                    />
                  </li>
                ))}
              </ol>
              <p role="status" className="sr-only">
                {told}
              </p>
              <p className="mt-2 rounded-xl border border-dashed px-4 py-3 text-muted-foreground text-sm">
                {t(triggers.length > 0 ? "flows.triggers.otherwise" : "flows.triggers.none")}{" "}
                <Link to="/bot" className="rounded-sm font-medium text-primary-ink hover:underline">
                  {t("flows.triggers.toMenu")}
                </Link>
              </p>
              <div className="mt-4">
                <Button disabled={triggers.length >= MOST} onClick={add}>
                  <Plus aria-hidden="true" className="size-4" strokeWidth={2} />
                  {t("flows.triggers.add")}
                </Button>
              </div>
            </>
          )}
        </div>
      </div>
      {changed && (
        <footer className="flex shrink-0 flex-wrap items-center justify-end gap-x-3 gap-y-2 border-t bg-card px-4 py-3">
          <p
            role={saving.failure === undefined ? undefined : "alert"}
            className={classes(
              "w-full text-sm pane:mr-auto pane:w-auto",
              saving.failure === undefined ? "text-muted-foreground" : "text-destructive",
            )}
          >
            {saving.failure === undefined
              ? t("flows.triggers.unsaved")
              : Object.keys(saving.fields).length > 0
                ? t("flows.triggers.wrong")
                : reason}
          </p>
          <Button onClick={() => setTriggers(saved.map(listed))}>{t("bot.discard")}</Button>
          <Button
            look="primary"
            busy={saving.busy}
            disabled={[...wrong.values()].some((trouble) => trouble.kind === "no_words")}
            onClick={() => void saving.save()}
          >
            {t("common.save")}
          </Button>
        </footer>
      )}
    </main>
  );
}

type RowProps = {
  trigger: Listed;
  index: number;
  count: number;
  flows: readonly FlowSummary[];
  trouble: Trouble | undefined;
  isOpen: boolean;
  onToggle(): void;
  onDrag(isDragged: boolean): void;
  onMove(to: number): void;
  onRemove(): void;
  onChange(next: Partial<FlowTrigger>): void;
};

function Row(props: RowProps) {
  const { trigger, index, count, flows, trouble, isOpen, onToggle, onDrag, onMove, onRemove, onChange } = props;
  const { t, i18n } = useTranslation();
  const channels = useChannelNames().data ?? [];
  const flow = flows.find((one) => one.id === trigger.flow_id)?.name ?? "?";
  const channel = channels.find((one) => one.id === trigger.channel_id)?.name;
  const when = sentence(trigger, channel, t, i18n.language);
  const names = { when };
  return (
    <>
      <div className="flex items-center gap-1 py-1.5 pr-1 pl-1">
        {/* biome-ignore lint/a11y/noStaticElementInteractions: for the mouse; the buttons and Alt with arrows do the same */}
        <span
          draggable
          onDragStart={(event) => {
            event.dataTransfer.effectAllowed = "move";
            event.dataTransfer.setData("text/plain", when);
            onDrag(true);
          }}
          onDragEnd={() => onDrag(false)}
          className="hidden cursor-grab p-1 text-muted-foreground pane:block"
        >
          <GripVertical aria-hidden="true" className="size-4" strokeWidth={1.75} />
        </span>
        <span className="tabular w-5 shrink-0 text-center text-muted-foreground text-sm">{index + 1}</span>
        <button
          type="button"
          aria-expanded={isOpen}
          onClick={onToggle}
          onKeyDown={(event) => {
            if (event.altKey && (event.key === "ArrowUp" || event.key === "ArrowDown")) {
              event.preventDefault();
              onMove(index + (event.key === "ArrowUp" ? -1 : 1));
            }
          }}
          className="flex min-h-10 min-w-0 flex-1 items-center gap-2 rounded-md px-1.5 text-left"
        >
          <span className="min-w-0 flex-1 py-0.5">
            <span className="block [overflow-wrap:anywhere]">{when}</span>
            <span className="block text-muted-foreground text-sm pane:truncate">
              {t("flows.triggers.begins", { flow })}
            </span>
          </span>
          <ChevronDown
            aria-hidden="true"
            className={classes("size-4 shrink-0 text-muted-foreground transition-transform", isOpen && "rotate-180")}
            strokeWidth={1.75}
          />
        </button>
        <IconButton
          icon={ArrowUp}
          size="sm"
          label={t("flows.triggers.up", names)}
          disabled={index === 0}
          onClick={() => onMove(index - 1)}
        />
        <IconButton
          icon={ArrowDown}
          size="sm"
          label={t("flows.triggers.down", names)}
          disabled={index === count - 1}
          onClick={() => onMove(index + 1)}
        />
        <IconButton icon={Trash2} size="sm" label={t("flows.triggers.remove", names)} onClick={onRemove} />
      </div>
      {trouble && (
        <p className="flex items-start gap-1.5 px-4 pb-2.5 text-sm text-warning pane:pl-14">
          <TriangleAlert aria-hidden="true" className="mt-0.5 size-3.5 shrink-0" strokeWidth={2} />
          {troubleText(trouble, t, i18n.language)}
        </p>
      )}
      {isOpen && (
        <div className="flex flex-col gap-4 border-t px-4 py-4">
          <div className="grid gap-4 pane:grid-cols-2">
            <SelectField
              label={t("flows.triggers.kind")}
              value={trigger.kind}
              onChange={(value) => {
                const kind = KINDS.find((one) => one === value);
                if (kind) {
                  onChange({ kind, words: kind === "keyword" ? trigger.words : [] });
                }
              }}
            >
              {KINDS.map((kind) => (
                <option key={kind} value={kind}>
                  {t(`flows.triggers.kinds.${kind}`)}
                </option>
              ))}
              {!isKnown(trigger.kind) && <option value={trigger.kind}>{trigger.kind}</option>}
            </SelectField>
            <SelectField
              label={t("flows.triggers.flow")}
              value={trigger.flow_id}
              onChange={(flow_id) => onChange({ flow_id })}
            >
              {flows.map((one) => (
                <option key={one.id} value={one.id}>
                  {one.version ? one.name : t("flows.triggers.unpublishedFlow", { name: one.name })}
                </option>
              ))}
            </SelectField>
          </div>
          {trigger.kind === "keyword" && <Words words={trigger.words} onChange={(words) => onChange({ words })} />}
          {(channels.length > 1 || trigger.channel_id !== null) && (
            <SelectField
              label={t("flows.triggers.channel")}
              value={trigger.channel_id ?? ""}
              onChange={(id) => onChange({ channel_id: id === "" ? null : id })}
              className="pane:max-w-1/2"
            >
              <option value="">{t("flows.triggers.anyChannel")}</option>
              {channels.map((one) => (
                <option key={one.id} value={one.id}>
                  {one.name}
                </option>
              ))}
            </SelectField>
          )}
        </div>
      )}
    </>
  );
}

function Words({ words, onChange }: { words: readonly string[]; onChange(words: string[]): void }) {
  const { t } = useTranslation();
  const [text, setText] = useState(words.join(", "));
  return (
    <TextField
      label={t("flows.triggers.words")}
      hint={t("flows.triggers.wordsHint")}
      value={text}
      onChange={(event) => {
        setText(event.target.value);
        onChange(wordsOf(event.target.value));
      }}
    />
  );
}

const isKnown = (kind: string) => KINDS.some((one) => one === kind);

/** When it fits, as one says it. A kind that this console does not know yet is named as the server names it. */
function sentence(trigger: FlowTrigger, channel: string | undefined, t: TFunction, language: string): string {
  const kind = KINDS.find((one) => one === trigger.kind);
  const words = new Intl.ListFormat(language, { type: "disjunction" }).format(
    trigger.words.map((word) => t("flows.triggers.quoted", { word })),
  );
  const when = kind
    ? t(`flows.triggers.sentences.${kind}`, { words: words || "…" })
    : t("flows.triggers.sentences.other", { kind: trigger.kind });
  return trigger.channel_id === null ? when : t("flows.triggers.by", { when, channel: channel ?? "?" });
}

function troubleText(trouble: Trouble, t: TFunction, language: string): string {
  switch (trouble.kind) {
    case "unpublished":
      return t("flows.triggers.troubles.unpublished");
    case "no_words":
      return t("flows.triggers.troubles.no_words");
    case "covered":
      return t("flows.triggers.troubles.covered", {
        places: new Intl.ListFormat(language).format(trouble.by.map((place) => String(place + 1))),
      });
    default:
      return trouble satisfies never;
  }
}
