import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { FlowBlock, FlowDefinition } from "../../../shared/api/types";
import { labelOf, titleOf, wayLabel } from "../editor/describe";
import { headlineOf, textOf, waysOf } from "../editor/graph";
import { useEditor } from "../editor/session";
import { type ChangedEdge, type ChangedText, type Difference, isEmpty } from "./diff";

type DifferenceViewProps = {
  difference: Difference;
  before: FlowDefinition;
  after: FlowDefinition;
  /** Where a block can be shown: those of the draft are on the canvas. */
  onShow?: ((block: string) => void) | undefined;
};

/** What is different, block by block, with what was said and what is said now side by side. */
export function DifferenceView({ difference, before, after, onShow }: DifferenceViewProps) {
  const { t } = useTranslation();
  const { nameOf, wayOf } = useNames([...after.blocks, ...before.blocks]);
  const { whole, changed, added, removed } = difference;
  if (isEmpty(difference)) {
    return <p className="py-4 text-muted-foreground text-sm">{t("flows.versions.same")}</p>;
  }
  return (
    <div className="flex flex-col gap-4">
      {whole.length > 0 && (
        <Section title={t("flows.versions.whole")}>
          <li className="rounded-lg border p-3">
            {whole.map((text) => (
              <Text
                key={text.field}
                title={t(`flows.versions.parts.${WHOLE.get(text.field) ?? "variables"}`)}
                text={
                  LEADING.has(text.field) ? { ...text, before: nameOf(text.before), after: nameOf(text.after) } : text
                }
              />
            ))}
          </li>
        </Section>
      )}
      {changed.length > 0 && (
        <Section title={t("flows.versions.changed", { count: changed.length })}>
          {changed.map(({ block, texts, edges }) => (
            <li key={block.id} className="rounded-lg border p-3">
              <Name text={nameOf(block.id)} onShow={onShow && (() => onShow(block.id))} />
              {texts.map((text) => (
                <Text key={text.field} title={fieldName(block, text.field, t("flows.versions.order"))} text={text} />
              ))}
              {edges.map((edge) => (
                <Text key={edge.way} title={wayOf(block, edge.way)} text={targets(edge, nameOf)} />
              ))}
            </li>
          ))}
        </Section>
      )}
      {added.length > 0 && (
        <Section title={t("flows.versions.added", { count: added.length })}>
          {added.map((block) => (
            <li key={block.id} className="rounded-lg bg-success-soft px-3 py-2">
              <Name text={nameOf(block.id)} onShow={onShow && (() => onShow(block.id))} />
            </li>
          ))}
        </Section>
      )}
      {removed.length > 0 && (
        <Section title={t("flows.versions.removed", { count: removed.length })}>
          {removed.map((block) => (
            <li key={block.id} className="rounded-lg bg-destructive-soft px-3 py-2">
              <Name text={nameOf(block.id)} />
            </li>
          ))}
        </Section>
      )}
    </div>
  );
}

type Part = "start" | "back_words" | "human_words" | "restart_words" | "human" | "failure";
const WHOLE: ReadonlyMap<string, Part> = new Map([
  ["start", "start"],
  ["words.back", "back_words"],
  ["words.human", "human_words"],
  ["words.restart", "restart_words"],
  ["exits.human", "human"],
  ["exits.failure", "failure"],
]);
/** What names a block. */
const LEADING: ReadonlySet<string> = new Set(["start", "exits.human", "exits.failure"]);

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section>
      <h4 className="mb-1.5 font-medium text-sm">{title}</h4>
      <ul className="flex flex-col gap-2">{children}</ul>
    </section>
  );
}

function Name({ text, onShow }: { text: string; onShow?: (() => void) | undefined }) {
  return onShow ? (
    <button
      type="button"
      onClick={onShow}
      className="max-w-full truncate rounded-sm text-left font-medium text-sm hover:underline"
    >
      {text}
    </button>
  ) : (
    <p className="truncate font-medium text-sm">{text}</p>
  );
}

function Text({ title, text }: { title: string; text: ChangedText }) {
  const { t } = useTranslation();
  return (
    <div className="mt-2 text-sm">
      <p className="text-muted-foreground text-xs">{title}</p>
      <div className="mt-1 grid gap-1 min-[420px]:grid-cols-2">
        <Side look="bg-destructive-soft" label={t("flows.versions.was")} text={text.before} />
        <Side look="bg-success-soft" label={t("flows.versions.is")} text={text.after} />
      </div>
    </div>
  );
}

function Side({ look, label, text }: { look: string; label: string; text: string }) {
  const { t } = useTranslation();
  return (
    <p className={`min-w-0 whitespace-pre-wrap rounded-md px-2 py-1 [overflow-wrap:anywhere] ${look}`}>
      <span className="sr-only">{label} </span>
      {text || <em className="text-muted-foreground">{t("flows.versions.nothing")}</em>}
    </p>
  );
}

function targets({ way, before, after }: ChangedEdge, nameOf: (id: string) => string): ChangedText {
  return { field: way, before: before ? `→ ${nameOf(before)}` : "", after: after ? `→ ${nameOf(after)}` : "" };
}

/** `options.b1.label` is the label of one of the options. */
function fieldName(block: FlowBlock, field: string, order: string): string {
  const parts = field.split(".");
  return parts
    .filter((_, index) => index === 0 || index === parts.length - 1)
    .map((part) => (part === "order" ? order : labelOf(block.type, part)))
    .join(" · ");
}

/** Blocks by their kind and how they begin to speak, ways out as the canvas names them. */
export function useNames(blocks: readonly FlowBlock[]) {
  const { t } = useTranslation();
  const types = new Map(useEditor().types.data.map((type) => [type.name, type]));
  return {
    nameOf(id: string): string {
      const block = blocks.find((one) => one.id === id);
      if (!block) {
        return id;
      }
      const headline = headlineOf(types.get(block.type));
      const text = headline ? textOf(block.settings[headline.name]).trim() : "";
      return text ? `${titleOf(block.type)}: ${text}` : titleOf(block.type);
    },
    wayOf(block: FlowBlock, name: string): string {
      const way = waysOf(types.get(block.type), block).find((one) => one.name === name);
      return way ? wayLabel(block, way, t) : name;
    },
  };
}
