import type {
  Flow,
  FlowDefinition,
  FlowEditor,
  FlowEntrance,
  FlowMissing,
  FlowSecret,
  FlowSummary,
  FlowTemplate,
  FlowTrigger,
  FlowUpload,
  FlowVersion,
} from "../../src/shared/api/types";
import { blockTypes } from "./blocks";
import { at, id } from "./data";

type Stored = Flow & { versions: (FlowVersion & { definition: FlowDefinition })[] };
type Body = Record<string, unknown>;

/** The flows of the pretend server. */
export class FakeFlows {
  readonly flows: Stored[] = [];
  triggers: FlowTrigger[] = [];
  secrets: FlowSecret[] = [];
  /** Where conversations can be given back to the bot. */
  entrances: FlowEntrance[] = [];
  /** Who else has whatever flow open. */
  others: FlowEditor[] = [];
  /** What the next file will lack here. */
  missing: FlowMissing[] = [];

  add(name: string, values: Partial<Flow> = {}): Stored {
    const flow: Stored = {
      id: id(11),
      name,
      revision: 1,
      version: null,
      canary: null,
      changed_by_name: "Davi Rocha",
      created_at: at(Date.now()),
      updated_at: at(Date.now()),
      has_changes: true,
      errors: 0,
      warnings: 0,
      running: 0,
      draft: definition(),
      findings: [],
      versions: [],
      ...values,
    };
    this.flows.push(flow);
    return flow;
  }

  published(name: string, values: Partial<FlowSummary> = {}): Stored {
    const flow = this.add(name, { has_changes: false, ...values });
    flow.version = this.publish(flow, "");
    return flow;
  }

  publish(flow: Stored, note: string): FlowVersion {
    const version: FlowVersion = {
      id: id(12),
      number: flow.versions.length + 1,
      note,
      published_by_name: "Davi Rocha",
      published_at: at(Date.now()),
      share: 100,
      is_canary: false,
    };
    flow.versions.unshift({ ...version, definition: flow.draft });
    return version;
  }

  /** What flows send already. */
  uploads: FlowUpload[] = [];

  /** Undefined for what is none of its business. */
  answer(method: string, parts: readonly string[], body: Body): { status: number; body?: unknown } | undefined {
    const [, resource, flowId, act] = parts;
    const flow = this.flows.find((one) => one.id === flowId);
    switch (`${method} ${resource}${flowId ? "/" : ""}${act ?? ""}`) {
      case "GET block-types":
        return { status: 200, body: blockTypes };
      case "GET files":
        return { status: 200, body: { data: this.uploads } };
      case "GET customer-fields":
        return { status: 200, body: { data: [] } };
      case "GET entrances":
        return { status: 200, body: { data: this.entrances } };
      case "GET secrets":
        return { status: 200, body: { data: this.secrets } };
      case "PUT secrets/": {
        const secret: FlowSecret = {
          name: flowId ?? "",
          changed_by_name: "Davi Rocha",
          updated_at: at(Date.now()),
          used_by: [],
        };
        this.secrets = [...this.secrets.filter((one) => one.name !== flowId), secret];
        return { status: 200, body: secret };
      }
      case "DELETE secrets/":
        this.secrets = this.secrets.filter((one) => one.name !== flowId);
        return { status: 204 };
      case "GET flows":
        return {
          status: 200,
          body: { data: this.flows.map(({ draft: _, findings: __, versions: ___, ...summary }) => summary) },
        };
      case "POST flows":
        return this.created(String(body.name), given(body.draft));
      case "POST flow-imports": {
        const file = given<{ name: string; definition: FlowDefinition }>(body);
        const answer = this.created(file.name, file.definition);
        return answer.status === 201 ? { status: 201, body: { flow: answer.body, missing: this.missing } } : answer;
      }
      case "GET flow-templates":
        return { status: 200, body: { data: templates() } };
      case "GET triggers":
        return { status: 200, body: { data: this.triggers } };
      case "PUT triggers":
        this.triggers = given(body.data);
        return { status: 200, body: { data: this.triggers } };
      case "GET flows/":
        return flow && { status: 200, body: shown(flow) };
      case "PUT flows/":
        if (flow && flow.revision !== body.revision) {
          return { status: 409, body: { detail: "Alguém mudou este fluxo nesse meio-tempo: carregue de novo" } };
        }
        return flow && this.saved(flow, String(body.name), given(body.draft));
      case "DELETE flows/":
        this.flows.splice(
          this.flows.findIndex((one) => one.id === flowId),
          1,
        );
        return { status: 204 };
      case "GET flows/versions": {
        const version = flow?.versions.find((one) => one.id === parts[4]);
        return parts[4]
          ? version && { status: 200, body: version }
          : flow && { status: 200, body: { data: flow.versions.map(({ definition: _, ...version }) => version) } };
      }
      case "POST flows/publish":
        return flow && this.released(flow, flow.draft, body);
      case "POST flows/versions": {
        const old = flow?.versions.find((one) => one.id === parts[4]);
        return flow && old && this.released(flow, old.definition, body);
      }
      case "PUT flows/canary":
        for (const version of flow?.versions ?? []) {
          const isIt = version.id === body.version_id;
          const share = Number(body.share);
          version.is_canary = isIt && share > 0 && share < 100;
          version.share = isIt ? share : version.id === flow?.version?.id ? 100 - share : 0;
        }
        return flow && { status: 200, body: { data: flow.versions } };
      case "PUT flows/presence":
        return (
          flow && {
            status: 200,
            body: { revision: flow.revision, changed_by: null, changed_by_name: null, others: this.others },
          }
        );
      case "DELETE flows/presence":
        return { status: 204 };
      case "GET flows/export":
        return flow && { status: 200, body: { format: "balcao-flow", name: flow.name, definition: flow.draft } };
      default:
        return undefined;
    }
  }

  /** A new version: of everybody, or of the share that is asked for. */
  private released(flow: Stored, definition: FlowDefinition, body: Body) {
    const share = typeof body.share === "number" ? body.share : 100;
    for (const old of flow.versions) {
      old.share = old.id === flow.version?.id ? 100 - share : 0;
      old.is_canary = false;
    }
    const version = this.publish(flow, String(body.note));
    Object.assign(flow.versions[0] ?? {}, { share, is_canary: share < 100, definition });
    if (share === 100) {
      flow.version = version;
    }
    return { status: 201, body: { ...version, share, is_canary: share < 100 } };
  }

  private created(name: string, draft: FlowDefinition) {
    return this.flows.some((flow) => flow.name === name)
      ? { status: 409, body: { detail: "Já existe um fluxo com este nome" } }
      : { status: 201, body: shown(this.add(name, { draft })) };
  }

  private saved(flow: Stored, name: string, draft: FlowDefinition) {
    if (this.flows.some((other) => other !== flow && other.name === name)) {
      return { status: 409, body: { detail: "Já existe um fluxo com este nome" } };
    }
    Object.assign(flow, { name, draft, revision: flow.revision + 1 });
    return { status: 200, body: shown(flow) };
  }
}

function shown({ versions: _, ...flow }: Stored): Flow {
  return flow;
}

function given<T>(json: unknown): T {
  return JSON.parse(JSON.stringify(json));
}

/** Greets, offers two things, and calls a person for one of them. */
export function definition(): FlowDefinition {
  const position = { x: 0, y: 0 };
  return {
    schema: 1,
    start: "hello",
    words: { back: ["voltar"], human: ["atendente"], restart: [] },
    exits: { human: "person", failure: "person" },
    variables: [],
    notes: [],
    groups: [],
    blocks: [
      {
        id: "hello",
        type: "message",
        settings: { text: "Olá, {{customer_name}}.", offers_way_back: false },
        edges: { next: "what" },
        position,
      },
      {
        id: "what",
        type: "choice",
        settings: {
          text: "O que você quer?",
          button_label: "Ver",
          options: [
            { id: "order", label: "Encomendar", description: null, synonyms: [] },
            { id: "hours", label: "Horários", description: null, synonyms: [] },
          ],
          retry_text: "Não entendi.",
          tries: 3,
        },
        edges: { "option.order": "name", "option.hours": "bye", no_match: "person" },
        position: { x: 320, y: 0 },
      },
      {
        id: "name",
        type: "question",
        settings: { text: "Em nome de quem?", variable: "name", kind: "text", retry_text: "?", tries: 2 },
        edges: { next: "person", no_match: "person" },
        position: { x: 640, y: 0 },
      },
      {
        id: "bye",
        type: "close",
        settings: { text: "Abrimos às 6h." },
        edges: {},
        position: { x: 640, y: 200 },
      },
      {
        id: "person",
        type: "handover",
        settings: { department_id: null, text: "Obrigado, {{name}}.", away_text: "Amanhã.", needs_attention: false },
        edges: {},
        position: { x: 960, y: 0 },
      },
    ],
  };
}

function templates(): FlowTemplate[] {
  return [
    {
      key: "menu",
      name: "Menu por departamentos",
      description: "Leva à fila.",
      needs: ["departments"],
      definition: definition(),
    },
    { key: "faq", name: "Perguntas frequentes", description: "Responde.", needs: [], definition: definition() },
  ];
}
