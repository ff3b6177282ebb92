import { Schema, type Node } from "@tiptap/pm/model";
import { EditorState } from "@tiptap/pm/state";
import { Step } from "@tiptap/pm/transform";
import type { ConvexClient } from "convex/browser";
import { collab, getVersion, receiveTransaction, sendableSteps } from "prosemirror-collab";
import { describe, expect, test } from "vitest";
import { type App, reference, sleep } from "./app";

type Steps = { steps: string[]; clientIds: (string | number)[] };
type Submitted = { status: "synced" } | ({ status: "needs-rebase" } & Steps);
type Snapshot = { content: string | null; version?: number };

const schema = new Schema({
  nodes: { doc: { content: "paragraph+" }, paragraph: { content: "text*" }, text: {} },
});
const paragraph = (text: string) => ({ type: "paragraph", content: [{ type: "text", text }] });
const contentOf = (...texts: string[]) => ({ type: "doc", content: texts.map(paragraph) });

/** An editor without a screen: ProseMirror's state, its collab plugin and the component's API. */
class Editor {
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
    const snapshot = await client.query(reference<Snapshot, "query">("query", "documents:getSnapshot"), { id });
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
    for (let sendable = sendableSteps(this.#state); sendable !== null; sendable = sendableSteps(this.#state)) {
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

/** What any version of the ProseMirror component does. */
export function prosemirrorSyncScenarios(app: () => App): void {
  const create = (id: string, ...texts: string[]) =>
    app().mutation("documents:create", { id, content: contentOf(...texts) });
  const read = (id: string) => app().mutation<{ text: string; version: number }>("documents:read", { id });
  const latest = (id: string) => app().query<number | null>("documents:latestVersion", { id });
  const snapshot = (id: string, version?: number) => app().query<Snapshot>("documents:getSnapshot", { id, version });
  const submit = (id: string, version: number, ...texts: string[]) =>
    app().mutation<Submitted>("documents:submitSteps", { id, version, clientId: "raw", steps: texts.map(insertion) });

  describe("prosemirror-sync", () => {
    test("two editors that type at once end with one text, the server's", async () => {
      const id = "shared";
      await create(id, "one two three", "four five six");
      const clients = [app().connect(), app().connect()];
      const editors = await Promise.all(
        clients.map((client, i) => Editor.open(client, id, `editor ${i}`)),
      );
      const random = dice(7);
      for (let round = 0; round < 40; round++) {
        for (const [i, editor] of editors.entries()) editor.edit(random(), random(), `${i}${round} `);
        if (round === 20) await app().mutation("documents:prepend", { id, text: "From the server. " });
        await sleep(random() * 10);
      }
      const version = async () => (await latest(id)) ?? 0;
      for (const editor of editors) await editor.settle(version);
      for (const editor of editors) await editor.settle(version);
      const { text, version: final } = await read(id);
      for (const editor of editors) {
        expect([editor.doc.textBetween(0, editor.doc.content.size, "\n"), editor.version]).toEqual([text, final]);
        editor.close();
      }
      const { clientIds } = await app().query<Steps>("documents:getSteps", { id, version: 1 });
      expect(new Set(clientIds)).toEqual(new Set(["editor 0", "editor 1", "transform"]));
      expect(editors.some(({ rebases }) => rebases > 0)).toBe(true);
      expect(editors[0]?.doc.eq(editors[1]?.doc as Node)).toBe(true);
    });

    test("steps are taken at the newest version alone; others are told what came between", async () => {
      const id = "versions";
      expect(await latest(id)).toBeNull();
      expect(await snapshot(id)).toEqual({ content: null });
      await create(id, "x");
      expect(await submit(id, 1, "a", "b")).toEqual({ status: "synced" });
      expect(await submit(id, 1, "late")).toEqual({
        status: "needs-rebase",
        steps: [insertion("a"), insertion("b")],
        clientIds: ["raw", "raw"],
      });
      expect(await latest(id)).toBe(3);
      expect(await read(id)).toEqual({ text: "bax", version: 3 });
      expect(await app().query("documents:getSteps", { id, version: 2 })).toEqual({
        steps: [insertion("b")],
        clientIds: ["raw"],
        version: 3,
      });
    });

    test("of 16 submissions at once one is taken", async () => {
      await create("race", "x");
      const all = await Promise.all(Array.from({ length: 16 }, (_, i) => submit("race", 1, `${i}`)));
      expect(all.filter(({ status }) => status === "synced")).toHaveLength(1);
    });

    test("keeps the first and the newest snapshot, and tells the app of each", async () => {
      const id = "snapshots";
      await create(id, "x");
      for (const version of [2, 3, 4]) {
        await submit(id, version - 1, `${version}`);
        const content = JSON.stringify(contentOf(`at ${version}`));
        await app().mutation("documents:submitSnapshot", { id, version, content });
        await app().mutation("documents:submitSnapshot", { id, version, content });
      }
      const kept = async (upTo?: number) => {
        const { content, version } = await snapshot(id, upTo);
        return [version, JSON.parse(content ?? "null") as unknown];
      };
      expect(await kept()).toEqual([4, contentOf("at 4")]);
      expect(await kept(3)).toEqual([1, contentOf("x")]);
      expect(await app().query("documents:snapshots", { id })).toEqual([2, 2, 3, 3, 4, 4]);
      const other = { id, version: 4, content: "{}" };
      await expect(app().mutation("documents:submitSnapshot", other)).rejects.toThrow("already exists");
      expect(await app().query("documents:snapshots", { id })).toHaveLength(6);
    });

    test("asks the app who may read and write", async () => {
      await create("locked page", "x");
      await expect(submit("locked page", 1, "a")).rejects.toThrow("This document is locked.");
      expect(await latest("locked page")).toBe(1);
      await expect(snapshot("secret page")).rejects.toThrow("This document is secret.");
    });

    test("a deleted document is gone, its many steps in pages", async () => {
      const id = "deleted";
      await create(id, "x");
      for (let version = 1; version <= 120; version++) await submit(id, version, ".");
      await app().mutation("documents:removeAll", { id });
      expect(await app().until<number | null>("documents:latestVersion", { id }, (version) => version === null)).toBeNull();
      expect(await snapshot(id)).toEqual({ content: null });
    });
  });
}

/** A step that types at the beginning, as JSON. */
function insertion(text: string): string {
  return JSON.stringify({ stepType: "replace", from: 1, to: 1, slice: { content: [{ type: "text", text }] } });
}

/** Numbers from 0 to 1, the same ones in every run. */
function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}
