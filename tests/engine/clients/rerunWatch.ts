import type { ConvexClient } from "convex/browser";
import type { FixtureEngine } from "./fixtureEngine";
import { counters, type Item, items, type Read } from "./references";
import { tapWire, type WireTap } from "./wireTap";

export type Value = Item[] | Item | number | null | Error;

/** A client whose subscriptions carry tags, with all that it was told of them. */
export class TaggedClient {
  readonly tap: WireTap = tapWire();
  readonly client: ConvexClient;
  /** What each subscription shows now, by tag. */
  readonly values = new Map<string, Value>();
  /** The subscriptions that were sent a new value since `settle` was last called. */
  #updated: string[] = [];
  #transitions = 0;

  constructor(readonly engine: FixtureEngine) {
    this.client = engine.connect({ webSocketConstructor: this.tap.webSocketConstructor });
  }

  subscribe(tag: string, read: Read): void {
    const show = (value: Value) => {
      this.values.set(tag, value);
      this.#updated.push(tag);
    };
    this.client.onUpdate(items.tagged, { tag, read }, show, show);
  }

  /**
   * Waits until the client has been told of everything committed so far. Gives the tags that were
   * updated since the last time, and the number of Transitions that brought them.
   */
  async settle(): Promise<{ updated: string[]; transitions: number }> {
    await this.client.mutation(counters.add, { name: "settle", by: 1 });
    const updating = this.tap.received.filter(({ modifications = [] }) => modifications.length > 0).length;
    const result = { updated: this.#updated.sort(), transitions: updating - this.#transitions };
    this.#updated = [];
    this.#transitions = updating;
    return result;
  }
}

/** Reads from the engine's log which tagged queries have run. */
export class RerunWatch {
  #cursor = 0;

  constructor(readonly engine: FixtureEngine) {}

  /** The tags of the runs since the last call, sorted; one that ran twice is there twice. */
  async runs(): Promise<string[]> {
    const barrier = `barrier ${Math.random()}`;
    const read: Read = { kind: "get", id: "" };
    await this.engine
      .http()
      .query(items.tagged, { tag: barrier, read })
      .catch(() => undefined);
    const tags: string[] = [];
    while (tags.at(-1) !== barrier) {
      const { entries, newCursor } = await this.engine.log(this.#cursor);
      this.#cursor = newCursor;
      for (const { identifier, logLines } of entries) {
        if (identifier === "items:tagged") tags.push(/^\[LOG\] '(.*)'$/.exec(String(logLines[0]))?.[1] ?? "");
      }
    }
    return tags.slice(0, -1).sort();
  }
}
