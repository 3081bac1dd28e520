import type { TFunction } from "i18next";
import i18next from "i18next";
import type { BlockField, BlockType, FlowBlock, FlowFinding } from "../../../shared/api/types";
import { holds, isRecord, itemsOf, type Settings, textOf, type Way } from "./graph";

/**
 * The words of what the catalogue describes. A type that another feature brings may have none here: then its own names
 * are made readable.
 */
function word(...keys: readonly string[]): string | undefined {
  for (const key of keys) {
    const found: unknown =
      i18next.getResource(i18next.language, "translation", key) ?? i18next.getResource("pt-BR", "translation", key);
    if (typeof found === "string") {
      return found;
    }
  }
  return undefined;
}

function readable(name: string): string {
  const plain = name.replaceAll("_", " ");
  return plain.charAt(0).toUpperCase() + plain.slice(1);
}

export const titleOf = (type: string) => word(`flow.types.${type}.title`) ?? readable(type);
export const hintOf = (type: string) => word(`flow.types.${type}.hint`) ?? "";

/** What a text of a new block says before somebody writes another. */
export const startingWords = (type: string) => (field: string) => word(`flow.types.${type}.starts.${field}`);

export const labelOf = (type: string, field: string) =>
  word(`flow.types.${type}.fields.${field}`, `flow.fields.${field}`) ?? readable(field);

export const fieldHint = (type: string, field: string) => word(`flow.types.${type}.hints.${field}`);

export const optionOf = (type: string, field: string, option: string) =>
  word(`flow.types.${type}.options.${option}`, `flow.options.${field}.${option}`) ?? readable(option);

/** Names of things that settings know by their ids. */
export type Names = ReadonlyMap<string, string>;

/** What stands at a way out of a block. */
export function wayLabel(block: FlowBlock, way: Way, t: TFunction): string {
  if (!way.item) {
    return word(`flow.types.${block.type}.ways.${way.name}`, `flow.ways.${way.name}`) ?? readable(way.name);
  }
  const label = textOf(way.item.label).trim();
  if (label) {
    return label;
  }
  if (typeof way.item.weight === "number" && way.each) {
    const all = itemsOf(block.settings[way.each]).reduce((sum, item) => sum + Number(item.weight ?? 0), 0);
    return all > 0 ? `${Math.round((100 * way.item.weight) / all)}%` : "0%";
  }
  const tests = itemsOf(way.item.tests)
    .map((test) => testOf(block.type, test))
    .filter(Boolean);
  return tests.length > 0 ? tests.join(t("flow.and")) : t("flow.unnamed");
}

function testOf(type: string, test: Settings): string {
  const left = textOf(test.left).replace(/^\{\{\s*|\s*\}\}$/g, "");
  const operator = textOf(test.operator);
  const sign = word(`flow.signs.${operator}`) ?? optionOf(type, "operator", operator).toLowerCase();
  return left ? `${left} ${sign} ${operator.startsWith("is_") ? "" : textOf(test.right)}`.trim() : "";
}

const MOST_LINES = 4;

/** What a block does, in lines; for blocks without a text of their own. */
export function summaryOf(
  type: BlockType | undefined,
  block: FlowBlock,
  names: Names,
  t: TFunction,
): readonly string[] {
  if (!type) {
    return [t("flow.unknownType", { type: block.type })];
  }
  const shownAsWays = new Set(type.ways.map((way) => way.each));
  return type.fields
    .filter((field) => !shownAsWays.has(field.name) && holds(field.shown_when, block.settings))
    .flatMap((field) => valueLines(type, field, block.settings[field.name], names, t))
    .slice(0, MOST_LINES);
}

function valueLines(type: BlockType, field: BlockField, value: unknown, names: Names, t: TFunction): readonly string[] {
  const label = labelOf(type.name, field.name);
  if (field.kind === "list") {
    return itemsOf(value)
      .map((item) =>
        field.fields
          .map((one) => textOf(item[one.name]))
          .filter(Boolean)
          .join(field.fields.some((one) => one.kind === "variable") ? " = " : " · "),
      )
      .filter(Boolean);
  }
  if (Array.isArray(value)) {
    return value.length > 0 ? [`${label}: ${value.join(", ")}`] : [];
  }
  if (field.kind === "switch") {
    return value === true ? [label] : [];
  }
  if (field.kind === "one_of") {
    return [optionOf(type.name, field.name, textOf(value))];
  }
  if (value === null && field.kind === "department") {
    return [t("flow.anyDepartment")];
  }
  const text = textOf(value);
  return text && !isRecord(value) ? [`${label}: ${names.get(text) ?? text}`] : [];
}

/** The name of what the block sends. */
export function fileOf(type: BlockType | undefined, block: FlowBlock, names: Names): string | undefined {
  const field = type?.fields.find((one) => one.kind === "media");
  const id = field ? textOf(block.settings[field.name]) : "";
  return id ? (names.get(id) ?? "?") : undefined;
}

/** What is wrong, in a sentence. */
export function findingText(finding: FlowFinding, block: FlowBlock | undefined, t: TFunction): string {
  const way = block && finding.detail ? (word(`flow.ways.${finding.detail}`) ?? finding.detail) : finding.detail;
  const known = word(`flow.findings.${finding.code}`);
  return known
    ? known.replaceAll("{{detail}}", finding.code === "missing_edge" ? way : finding.detail)
    : t("flow.finding", { code: readable(finding.code), detail: finding.detail });
}
