import { Headset, type LucideIcon, Play, TriangleAlert, Unplug } from "lucide-react";
import { type ReactNode, useId } from "react";
import { useTranslation } from "react-i18next";
import type { FlowBlock } from "../../../shared/api/types";
import { classes } from "../../../shared/ui/classes";
import { Field } from "../../../shared/ui/Field";
import { useSecrets } from "../secrets/secrets";
import { useActs } from "./acts";
import { BlockSelect } from "./BlockSelect";
import { findingText, hintOf, titleOf, wayLabel } from "./describe";
import { blockOf, changeSettings, connect, waysOf, whole } from "./graph";
import { iconOf, TINTS } from "./icons";
import { SettingsForm } from "./SettingsForm";
import { useEditor } from "./session";
import { declare } from "./variables";
import { Words } from "./Words";

/** What one sets of the selected block; without one, what counts for the whole flow. */
export function BlockPanel() {
  const { t } = useTranslation();
  const { draft, selection } = useEditor();
  const drawn = whole(draft);
  const blocks = selection.flatMap((id) => blockOf(drawn, id) ?? []);
  const [block] = blocks;
  if (block && blocks.length === 1) {
    return <BlockForm key={block.id} block={block} />;
  }
  if (selection.length > 1) {
    return <p className="p-4 text-muted-foreground text-sm">{t("flow.selected", { count: selection.length })}</p>;
  }
  return <FlowForm />;
}

/** The settings of one block, what is wrong with it, and where its ways lead. */
export function BlockForm({ block }: { block: FlowBlock }) {
  const { t } = useTranslation();
  const { flow, draft, types } = useEditor();
  const acts = useActs();
  const drawn = whole(draft);
  const type = types.data.find((one) => one.name === block.type);
  const catalogue = new Map(types.data.map((one) => [one.name, one]));
  const Icon = iconOf(block.type, type?.group);
  const secrets = useSecrets(type?.takes_secrets).data ?? [];
  const findings = flow.findings.filter((finding) => finding.block === block.id);
  const ways = waysOf(type, block);
  return (
    <div className="flex flex-col gap-4 p-4">
      <div className="flex items-center gap-3">
        <span
          className={classes(
            "flex size-9 shrink-0 items-center justify-center rounded-md",
            TINTS[type?.group ?? "end"],
          )}
        >
          <Icon aria-hidden="true" className="size-5" strokeWidth={1.75} />
        </span>
        <div className="min-w-0">
          <h3 className="font-semibold">{titleOf(block.type)}</h3>
          <p className="text-muted-foreground text-xs">{hintOf(block.type)}</p>
        </div>
      </div>
      {findings.length > 0 && (
        <ul className="flex flex-col gap-1">
          {findings.map((finding) => (
            <li
              key={`${finding.code}-${finding.detail}`}
              className={classes(
                "flex gap-2 rounded-md px-2.5 py-2 text-sm",
                finding.severity === "error" ? "bg-destructive-soft text-destructive" : "bg-warning-soft text-warning",
              )}
            >
              <TriangleAlert aria-hidden="true" className="mt-0.5 size-4 shrink-0" strokeWidth={1.75} />
              {findingText(finding, block, t)}
            </li>
          ))}
        </ul>
      )}
      {type ? (
        <SettingsForm
          type={type.name}
          fields={type.fields}
          settings={block.settings}
          names={type.takes_secrets ? [...type.names, ...secrets.map((one) => `secret.${one.name}`)] : type.names}
          onChange={(settings, field) =>
            acts.change((known) => changeSettings(known, catalogue, block.id, settings), `text-${block.id}-${field}`)
          }
          onDeclare={(variable) => acts.change((known) => declare(known, variable, block, type))}
        />
      ) : (
        <p className="text-muted-foreground text-sm">{t("flow.unknownType", { type: block.type })}</p>
      )}
      {ways.length > 0 && (
        <fieldset className="flex flex-col gap-2 border-t pt-4">
          <legend className="float-left mb-2 font-medium text-sm">{t("flow.waysOut")}</legend>
          {ways.map((way) => (
            <WayField key={way.name} label={wayLabel(block, way, t)}>
              {(id) => (
                <BlockSelect
                  id={id}
                  value={block.edges[way.name] ?? ""}
                  none={t("flow.nowhere")}
                  onChange={(target) => acts.change((known) => connect(known, block.id, way.name, target || undefined))}
                />
              )}
            </WayField>
          ))}
        </fieldset>
      )}
      <div className="flex flex-col gap-1 border-t pt-3">
        <Mark
          icon={Play}
          label={t("flow.beginHere")}
          pressed={drawn.start === block.id}
          onClick={() => acts.change((known) => ({ ...known, start: block.id }))}
        />
        <Mark
          icon={Headset}
          label={t("flow.humanHere")}
          pressed={drawn.exits.human === block.id}
          onClick={() =>
            acts.change((known) => ({
              ...known,
              exits: { ...known.exits, human: known.exits.human === block.id ? null : block.id },
            }))
          }
        />
        <Mark
          icon={Unplug}
          label={t("flow.failureHere")}
          pressed={drawn.exits.failure === block.id}
          onClick={() =>
            acts.change((known) => ({
              ...known,
              exits: { ...known.exits, failure: known.exits.failure === block.id ? null : block.id },
            }))
          }
        />
      </div>
    </div>
  );
}

function WayField({ label, children }: { label: string; children(id: string): ReactNode }) {
  const id = useId();
  return (
    <div className="grid clear-both grid-cols-[minmax(0,2fr)_minmax(0,3fr)] items-center gap-2">
      <label htmlFor={id} className="truncate text-sm" title={label}>
        {label}
      </label>
      {children(id)}
    </div>
  );
}

type MarkProps = { icon: LucideIcon; label: string; pressed: boolean; onClick(): void };

function Mark({ icon: Icon, label, pressed, onClick }: MarkProps) {
  return (
    <button
      type="button"
      aria-pressed={pressed}
      onClick={onClick}
      className={classes(
        "flex items-center gap-2 rounded-md px-2 py-1.5 text-left text-sm hover:bg-muted coarse:py-2.5",
        pressed ? "bg-accent font-medium text-primary-ink" : "text-muted-foreground",
      )}
    >
      <Icon aria-hidden="true" className="size-4 shrink-0" strokeWidth={1.75} />
      {label}
    </button>
  );
}

/** What counts at every block: where it begins, the words that always work, and where what goes wrong leads. */
function FlowForm() {
  const { t } = useTranslation();
  const { draft } = useEditor();
  const acts = useActs();
  const id = useId();
  return (
    <div className="flex flex-col gap-5 p-4">
      <section className="flex flex-col gap-4">
        <Field id={`${id}-start`} label={t("flow.settings.start")}>
          <BlockSelect
            id={`${id}-start`}
            value={draft.start}
            onChange={(start) => acts.change((known) => ({ ...known, start }))}
          />
        </Field>
        {(["human", "failure"] as const).map((exit) => (
          <Field
            key={exit}
            id={`${id}-${exit}`}
            label={t(`flow.settings.${exit}`)}
            hint={t(`flow.settings.${exit}Hint`)}
          >
            <BlockSelect
              id={`${id}-${exit}`}
              describedBy={`${id}-${exit}-hint`}
              value={draft.exits[exit] ?? ""}
              none={t("flow.settings.straight")}
              onChange={(block) =>
                acts.change((known) => ({ ...known, exits: { ...known.exits, [exit]: block || null } }))
              }
            />
          </Field>
        ))}
      </section>
      <section className="flex flex-col gap-4 border-t pt-4">
        <div>
          <h3 className="font-medium text-sm">{t("flow.settings.words")}</h3>
          <p className="text-muted-foreground text-xs">{t("flow.settings.wordsHint")}</p>
        </div>
        {(["back", "human", "restart"] as const).map((word) => (
          <Field key={word} id={`${id}-w-${word}`} label={t(`flow.settings.${word}Words`)}>
            <Words
              id={`${id}-w-${word}`}
              values={draft.words[word]}
              onChange={(words) =>
                acts.change((known) => ({ ...known, words: { ...known.words, [word]: words.slice(0, 20) } }))
              }
            />
          </Field>
        ))}
      </section>
    </div>
  );
}
