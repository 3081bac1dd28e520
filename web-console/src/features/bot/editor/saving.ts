import { Problem } from "../../../shared/api/problem";
import type { Flow, FlowDefinition } from "../../../shared/api/types";

/** What is to be kept of a flow: what one calls it, and what is drawn. */
export type Kept = { name: string; draft: FlowDefinition };

export type SaveState =
  | { kind: "saved" }
  /** Something is not saved yet, or on its way. */
  | { kind: "saving" }
  /** The server could not be reached or refused: tried again by itself when it can help. */
  | { kind: "failed"; error: unknown }
  /** Somebody else saved meanwhile. Nothing is saved until one has chosen. */
  | { kind: "conflict" };

type Ports = {
  put(kept: Kept, revision: number): Promise<Flow>;
  said(flow: Flow): void;
  state(state: SaveState): void;
  /** Another flow is called so: this one keeps its name, and whatever else is to be kept is saved. */
  taken(name: string): void;
};

const PAUSE_MS = 700;
const AGAIN_MS = [2_000, 5_000, 15_000] as const;

/**
 * Saves one thing after the other, each upon the revision before: while one is on its way the next waits, and only the
 * newest is sent. It lives as long as a flow is open.
 */
export class Saving {
  private revision: number;
  private saved: Kept;
  private wanted: Kept;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private underWay: Promise<Flow> | undefined;
  private answered: Flow;
  private failures = 0;
  private conflict: Problem | undefined;
  private readonly ports: Ports;

  constructor(flow: Flow, kept: Kept, ports: Ports) {
    this.revision = flow.revision;
    this.answered = flow;
    this.saved = kept;
    this.wanted = kept;
    this.ports = ports;
  }

  /** Whether something would be lost if the page went away now. */
  get isDirty(): boolean {
    return this.wanted.draft !== this.saved.draft || this.wanted.name !== this.saved.name;
  }

  /** Notes what is on the screen; it is saved when one pauses. */
  want(kept: Kept): void {
    this.wanted = kept;
    if (this.conflict) {
      return;
    }
    clearTimeout(this.timer);
    if (this.isDirty) {
      this.ports.state({ kind: "saving" });
      this.timer = setTimeout(() => void this.flush().catch(() => undefined), PAUSE_MS);
    } else if (!this.underWay) {
      this.ports.state({ kind: "saved" });
    }
  }

  /** Saves what is not saved yet, now. */
  async flush(): Promise<Flow> {
    clearTimeout(this.timer);
    if (this.conflict) {
      throw this.conflict;
    }
    if (this.underWay) {
      await this.underWay;
      return this.flush();
    }
    if (!this.isDirty) {
      return this.answered;
    }
    this.underWay = this.send(this.wanted);
    try {
      await this.underWay;
    } finally {
      this.underWay = undefined;
    }
    return this.isDirty ? this.flush() : this.answered;
  }

  /** Goes on upon what somebody else saved: with theirs, or with ours in its place. */
  resolve(theirs: Flow, kept: Kept): void {
    this.conflict = undefined;
    this.revision = theirs.revision;
    this.answered = theirs;
    this.saved = { name: theirs.name, draft: theirs.draft };
    this.want(kept);
  }

  /** The published version changed without the draft: somebody published, or rolled back. */
  know(flow: Flow): void {
    // Of another revision it is somebody else's: then the next save is to be refused, not to undo what they saved.
    if (flow.revision === this.revision) {
      this.answered = flow;
    }
  }

  stop(): void {
    clearTimeout(this.timer);
  }

  private async send(kept: Kept): Promise<Flow> {
    this.ports.state({ kind: "saving" });
    try {
      const flow = await this.ports.put(kept, this.revision);
      this.failures = 0;
      this.revision = flow.revision;
      this.answered = flow;
      this.saved = kept;
      this.ports.said(flow);
      if (!this.isDirty) {
        this.ports.state({ kind: "saved" });
      }
      return flow;
    } catch (error) {
      if (isRefusal(error) && kept.name !== this.saved.name) {
        return this.withoutName(kept.name);
      }
      this.failed(error);
      throw error;
    }
  }

  /** A name is refused by the same status as a draft upon an older one: without it, it shows which it was. */
  private async withoutName(name: string): Promise<Flow> {
    this.wanted = { ...this.wanted, name: this.saved.name };
    const flow = this.wanted.draft === this.saved.draft ? this.answered : await this.send(this.wanted);
    this.ports.state({ kind: "saved" });
    this.ports.taken(name);
    return flow;
  }

  private failed(error: unknown): void {
    if (isRefusal(error)) {
      this.conflict = error;
      this.ports.state({ kind: "conflict" });
      return;
    }
    this.ports.state({ kind: "failed", error });
    const mayPass = !(error instanceof Problem) || error.status === 429 || error.status >= 500;
    if (mayPass) {
      const wait = AGAIN_MS[Math.min(this.failures, AGAIN_MS.length - 1)] ?? PAUSE_MS;
      this.failures++;
      this.timer = setTimeout(() => void this.flush().catch(() => undefined), wait);
    }
  }
}

function isRefusal(error: unknown): error is Problem {
  return error instanceof Problem && error.status === 409;
}
