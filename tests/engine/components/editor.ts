import { Schema, type Node } from "@tiptap/pm/model";
import { EditorState } from "@tiptap/pm/state";
import { Step } from "@tiptap/pm/transform";
import type { ConvexClient } from "convex/browser";
import { collab, getVersion, receiveTransaction, sendableSteps } from "prosemirror-collab";
import { reference, sleep } from "./app";

export type Steps = { steps: string[]; clientIds: (string | number)[] };
export type Submitted = { status: "synced" } | ({ status: "needs-rebase" } & Steps);
export type Snapshot = { content: string | null; version?: number };

const schema = new Schema({
  nodes: { doc: { content: "paragraph+" }, paragraph: { content: "text*" }, text: {} },
});

/** An editor without a screen: ProseMirror's state, its collab plugin and the component's API. */
export class Editor {
  #state: EditorState;
  #syncing: Promise<void> | null = null;
  #rebases = 0;
  readonly #stop: () => void;

  private constructor(
    private readonly client: ConvexClient,
    private readonly id: string,
    name: string,
    { content, version = 1 }: Snapshot,
  ) {
    const doc = schema.nodeFromJSON(JSON.parse(content ?? "null") as object);
    this.#state = EditorState.create({ doc, plugins: [collab({ version, clientID: name })] });
    this.#stop = client.onUpdate(reference<number, "query">("query", "documents:latestVersion"), { id }, () =>
      this.#wake(),
    );
  }

  static async open(client: ConvexClient, id: string, name: string): Promise<Editor> {
    const snapshot = await client.query(reference<Snapshot, "query">("query", "documents:getSnapshot"), {
      id,
    });
    return new Editor(client, id, name, snapshot);
  }

  get doc(): Node {
    return this.#state.doc;
  }

  get version(): number {
    return getVersion(this.#state);
  }

  get rebases(): number {
    return this.#rebases;
  }

  /** Types text, or deletes a little, at a place chosen by two numbers in 0..1. */
  edit(where: number, what: number, text: string): void {
    const { tr, doc } = this.#state;
    const blocks: { at: number; length: number }[] = [];
    doc.forEach((node, offset) => blocks.push({ at: offset + 1, length: node.content.size }));
    const block = blocks[Math.floor(where * blocks.length)];
    if (block === undefined) return;
    const at = block.at + Math.floor(what * (block.length + 1));
    if (what < 0.25 && block.length > 2) tr.delete(block.at, block.at + 2);
    else if (what > 0.9) tr.split(at);
    else tr.insertText(text, at);
    this.#state = this.#state.apply(tr);
    this.#wake();
  }

  /** Waits until everything typed here is at the server, and everything there is here. */
  async settle(version: () => Promise<number>): Promise<void> {
    while (sendableSteps(this.#state) !== null || this.version < (await version())) {
      this.#wake();
      await this.#syncing;
      await sleep(5);
    }
  }

  close(): void {
    this.#stop();
  }

  #wake(): void {
    this.#syncing ??= this.#sync().finally(() => (this.#syncing = null));
  }

  async #sync(): Promise<void> {
    const { id, client } = this;
    const getSteps = reference<Steps, "query">("query", "documents:getSteps");
    const submitSteps = reference<Submitted, "mutation">("mutation", "documents:submitSteps");
    this.#receive(await client.query(getSteps, { id, version: this.version }));
    for (
      let sendable = sendableSteps(this.#state);
      sendable !== null;
      sendable = sendableSteps(this.#state)
    ) {
      const { version, clientID: clientId } = sendable;
      const steps = sendable.steps.map((step) => JSON.stringify(step.toJSON()));
      const submitted = await client.mutation(submitSteps, { id, version, clientId, steps });
      if (submitted.status === "synced") this.#receive({ steps, clientIds: steps.map(() => clientId) });
      else {
        this.#rebases += 1;
        this.#receive(submitted);
      }
    }
  }

  #receive({ steps, clientIds }: Steps): void {
    const parsed = steps.map((step) => Step.fromJSON(schema, JSON.parse(step)));
    this.#state = this.#state.apply(receiveTransaction(this.#state, parsed, clientIds));
  }
}
