import type { Node } from "@tiptap/pm/model";
import { describe, expect, test } from "vitest";
import { type App, sleep } from "./app";
import { Editor, type Snapshot, type Steps, type Submitted } from "./editor";

const paragraph = (text: string) => ({ type: "paragraph", content: [{ type: "text", text }] });
const contentOf = (...texts: string[]) => ({ type: "doc", content: texts.map(paragraph) });

/** The app's document functions. */
class Documents {
  constructor(private readonly app: () => App) {}

  create(id: string, ...texts: string[]): Promise<null> {
    return this.app().mutation("documents:create", { id, content: contentOf(...texts) });
  }

  read(id: string): Promise<{ text: string; version: number }> {
    return this.app().mutation("documents:read", { id });
  }

  latest(id: string): Promise<number | null> {
    return this.app().query("documents:latestVersion", { id });
  }

  snapshot(id: string, version?: number): Promise<Snapshot> {
    return this.app().query("documents:getSnapshot", { id, version });
  }

  /** Submits steps that type these texts at the beginning. */
  submit(id: string, version: number, ...texts: string[]): Promise<Submitted> {
    const steps = texts.map(insertion);
    return this.app().mutation("documents:submitSteps", { id, version, clientId: "raw", steps });
  }
}

/** What any version of the ProseMirror component does. */
export function prosemirrorSyncScenarios(app: () => App): void {
  describe("prosemirror-sync", () => {
    editors(app);
    steps(app);
    lives(app);
  });
}

function editors(app: () => App): void {
  const documents = new Documents(app);
  test("two editors that type at once end with one text, the server's", async () => {
    const id = "shared";
    await documents.create(id, "one two three", "four five six");
    const clients = [app().connect(), app().connect()];
    const editors = await Promise.all(clients.map((client, i) => Editor.open(client, id, `editor ${i}`)));
    const random = dice(7);
    for (let round = 0; round < 40; round++) {
      for (const [i, editor] of editors.entries()) editor.edit(random(), random(), `${i}${round} `);
      if (round === 20) await app().mutation("documents:prepend", { id, text: "From the server. " });
      await sleep(random() * 10);
    }
    const version = async () => (await documents.latest(id)) ?? 0;
    for (const editor of editors) await editor.settle(version);
    for (const editor of editors) await editor.settle(version);
    const { text, version: final } = await documents.read(id);
    for (const editor of editors) {
      expect([editor.doc.textBetween(0, editor.doc.content.size, "\n"), editor.version]).toEqual([
        text,
        final,
      ]);
      editor.close();
    }
    const { clientIds } = await app().query<Steps>("documents:getSteps", { id, version: 1 });
    expect(new Set(clientIds)).toEqual(new Set(["editor 0", "editor 1", "transform"]));
    expect(editors.some(({ rebases }) => rebases > 0)).toBe(true);
    expect(editors[0]?.doc.eq(editors[1]?.doc as Node)).toBe(true);
  });
}

function steps(app: () => App): void {
  const documents = new Documents(app);
  test("steps are taken at the newest version alone; others are told what came between", async () => {
    const id = "versions";
    expect(await documents.latest(id)).toBeNull();
    expect(await documents.snapshot(id)).toEqual({ content: null });
    await documents.create(id, "x");
    expect(await documents.submit(id, 1, "a", "b")).toEqual({ status: "synced" });
    expect(await documents.submit(id, 1, "late")).toEqual({
      status: "needs-rebase",
      steps: [insertion("a"), insertion("b")],
      clientIds: ["raw", "raw"],
    });
    expect(await documents.latest(id)).toBe(3);
    expect(await documents.read(id)).toEqual({ text: "bax", version: 3 });
    expect(await app().query("documents:getSteps", { id, version: 2 })).toEqual({
      steps: [insertion("b")],
      clientIds: ["raw"],
      version: 3,
    });
  });

  test("of 16 submissions at once one is taken", async () => {
    await documents.create("race", "x");
    const all = await Promise.all(Array.from({ length: 16 }, (_, i) => documents.submit("race", 1, `${i}`)));
    expect(all.filter(({ status }) => status === "synced")).toHaveLength(1);
  });
}

function lives(app: () => App): void {
  const documents = new Documents(app);
  test("keeps the first and the newest snapshot, and tells the app of each", async () => {
    const id = "snapshots";
    await documents.create(id, "x");
    for (const version of [2, 3, 4]) {
      await documents.submit(id, version - 1, `${version}`);
      const content = JSON.stringify(contentOf(`at ${version}`));
      await app().mutation("documents:submitSnapshot", { id, version, content });
      await app().mutation("documents:submitSnapshot", { id, version, content });
    }
    const kept = async (upTo?: number) => {
      const { content, version } = await documents.snapshot(id, upTo);
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
    await documents.create("locked page", "x");
    await expect(documents.submit("locked page", 1, "a")).rejects.toThrow("This document is locked.");
    expect(await documents.latest("locked page")).toBe(1);
    await expect(documents.snapshot("secret page")).rejects.toThrow("This document is secret.");
  });

  test("a deleted document is gone, its many steps in pages", async () => {
    const id = "deleted";
    await documents.create(id, "x");
    for (let version = 1; version <= 120; version++) await documents.submit(id, version, ".");
    await app().mutation("documents:removeAll", { id });
    expect(
      await app().until<number | null>("documents:latestVersion", { id }, (version) => version === null),
    ).toBeNull();
    expect(await documents.snapshot(id)).toEqual({ content: null });
  });
}

/** A step that types at the beginning, as JSON. */
function insertion(text: string): string {
  return JSON.stringify({
    stepType: "replace",
    from: 1,
    to: 1,
    slice: { content: [{ type: "text", text }] },
  });
}

/** Numbers from 0 to 1, the same ones in every run. */
function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}
