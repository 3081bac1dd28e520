import { useQuery } from "@tanstack/react-query";
import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import type { FlowDefinition, FlowFile } from "../../../shared/api/types";
import { useServices } from "../../../shared/services";

export const flowKeys = {
  all: ["flows"] as const,
  triggers: ["flows", "triggers"] as const,
  templates: (language: string) => ["flow-templates", language] as const,
};

export const LONGEST_NAME = 100;
const LANGUAGES = ["pt-BR", "en", "es"] as const;

export function useFlows() {
  const { api } = useServices();
  return useQuery({
    queryKey: [...flowKeys.all, "list"],
    queryFn: async ({ signal }) => (await api.get("/api/v1/bot/flows", { signal })).data,
    // Changed and published in the editor, by whomever: asked anew each time that it is looked at.
    staleTime: 0,
  });
}

export function useTriggers() {
  const { api } = useServices();
  return useQuery({
    queryKey: flowKeys.triggers,
    queryFn: async ({ signal }) => (await api.get("/api/v1/bot/triggers", { signal })).data,
  });
}

/** In the language of who looks at them. */
export function useTemplates() {
  const { api } = useServices();
  const { i18n } = useTranslation();
  const language = LANGUAGES.find((one) => one === i18n.language);
  return useQuery({
    queryKey: flowKeys.templates(language ?? ""),
    queryFn: async ({ signal }) => (await api.get("/api/v1/bot/flow-templates", { query: { language }, signal })).data,
    staleTime: 60_000,
  });
}

/** A name that no other flow has: `Menu`, then `Menu 2`. */
export function freeName(wanted: string, taken: readonly string[]): string {
  const known = new Set(taken.map((name) => name.toLowerCase()));
  for (let number = 1; ; number++) {
    const suffix = number === 1 ? "" : ` ${number}`;
    const name = wanted.slice(0, LONGEST_NAME - suffix.length) + suffix;
    if (!known.has(name.toLowerCase())) {
      return name;
    }
  }
}

/** What a file of a flow is called: what every system takes as a name. */
export function fileName(name: string): string {
  const plain = name
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/[^A-Za-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");
  return `${plain.toLowerCase() || "flow"}.balcao.json`;
}

/** A flow that does something from the start: it says hello, and calls a person. */
export function newDefinition(t: TFunction): FlowDefinition {
  const words = (key: "flows.begin.back" | "flows.begin.human" | "flows.begin.restart") => t(key).split(/,\s*/);
  return {
    schema: 1,
    start: "hello",
    words: {
      back: words("flows.begin.back"),
      human: words("flows.begin.human"),
      restart: words("flows.begin.restart"),
    },
    exits: { human: "person", failure: "person" },
    variables: [],
    notes: [],
    groups: [],
    blocks: [
      {
        id: "hello",
        type: "message",
        settings: { text: t("flows.begin.hello", { name: "{{customer_name}}" }), offers_way_back: false },
        edges: { next: "person" },
        position: { x: 0, y: 0 },
      },
      {
        id: "person",
        type: "handover",
        settings: {
          department_id: null,
          text: t("flows.begin.handover", { department: "{{department}}" }),
          away_text: t("flows.begin.away", { department: "{{department}}" }),
          needs_attention: false,
        },
        edges: {},
        position: { x: 320, y: 0 },
      },
    ],
  };
}

/** What a file says, before the server looks at it closely; undefined when it is no flow of ours at all. */
export function readFile(text: string): FlowFile | undefined {
  try {
    const json: unknown = JSON.parse(text);
    return isFile(json) ? json : undefined;
  } catch {
    return undefined;
  }
}

function isFile(json: unknown): json is FlowFile {
  return (
    typeof json === "object" &&
    json !== null &&
    "format" in json &&
    json.format === "balcao-flow" &&
    "name" in json &&
    typeof json.name === "string" &&
    "definition" in json &&
    typeof json.definition === "object"
  );
}
