import type { FlowCounts, FlowRunTrace, FlowTest, FlowTestResult, FlowTrial } from "../../src/shared/api/types";
import { at, id } from "./data";

type Answer = { status: number; body?: unknown };

/** What the pretend server says of flows that are tried out and looked at. */
export class FakeTrials {
  /** What comes of the next steps, in order. */
  readonly next: (FlowTrial | Answer)[] = [];
  readonly tests: FlowTest[] = [];
  results: FlowTestResult[] = [];
  counts: FlowCounts = { runs: 0, endings: [], ways: [], blocks: [] };
  traces: FlowRunTrace[] = [];

  /** Undefined for what is none of its business. */
  answer(method: string, parts: readonly string[], body: Record<string, unknown>): Answer | undefined {
    const [, resource, , act, which, deed] = parts;
    if (resource !== "flows") {
      return undefined;
    }
    switch (`${method} ${act ?? ""}${which ? "/" : ""}${which === "run" ? "run" : (deed ?? "")}`) {
      case "POST test": {
        const next = this.next.shift();
        return next && ("status" in next ? next : { status: 200, body: next });
      }
      case "GET tests":
        return { status: 200, body: { data: this.tests } };
      case "POST tests":
        return { status: 201, body: this.recorded(String(body.name)) };
      case "POST tests/run":
        return { status: 200, body: { data: this.results } };
      case "POST tests/accept":
        this.results = this.results.map((result) =>
          result.test_id === which ? { ...result, passed: true, differences: [] } : result,
        );
        return { status: 200, body: this.tests.find((test) => test.id === which) };
      case "GET counts":
        return { status: 200, body: this.counts };
      case "GET runs":
        return { status: 200, body: { data: this.traces.map(({ run }) => run), next_cursor: null } };
      case "GET runs/": {
        const trace = this.traces.find(({ run }) => run.id === which);
        return trace && { status: 200, body: trace };
      }
      default:
        return undefined;
    }
  }

  recorded(name: string): FlowTest {
    const test: FlowTest = {
      id: id(13),
      name,
      recording: { seed: 1, steps: [] },
      changed_by_name: "Davi Rocha",
      created_at: at(Date.now()),
      updated_at: at(Date.now()),
    };
    this.tests.push(test);
    this.results.push({ test_id: test.id, name, passed: true, differences: [] });
    return test;
  }
}

/** What comes of a step in which nothing happens but what is said here. */
export function stepped(values: Partial<FlowTrial>): FlowTrial {
  return {
    state: { at: values.at },
    replies: [],
    trace: [],
    calls: [],
    deeds: [],
    at: null,
    variables: {},
    due_at: null,
    ending: null,
    department_id: null,
    user_id: null,
    needs_attention: false,
    began_anew: false,
    ...values,
  };
}
