import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { type Answer, PageSync } from "../../../../app/features/publishing/pages/editor/pageSync";
import type { Known } from "../../../../app/features/publishing/pages/editor/pageChanges";
import {
  applyChanges,
  type PageChange,
  type StoredComponent,
} from "../../../../convex/publishing/rules/pageChanges";
import type { PageData } from "../../../../convex/publishing/rules/pageData";

type Size = "small" | "medium" | "large";
const space = (id: string, size: Size = "medium") => ({ type: "Spacer", props: { size, line: false, id } });
const page = (...content: PageData["content"]): PageData => ({
  root: { props: { heading: "shown" } },
  content,
});

/** The server's side, by the rules that the product's own functions go by. */
class Server {
  rows: StoredComponent[] = [];
  private readonly editors: Editor[] = [];
  isDown = false;

  enter(): Editor {
    const editor = new Editor(this);
    this.editors.push(editor);
    return editor;
  }

  known(): Known {
    return {
      page: page(...this.rows.map(({ data }) => JSON.parse(data) as PageData["content"][number])),
      revisions: new Map(this.rows.map(({ componentId, revision }) => [componentId, revision])),
      names: new Map(this.rows.map(({ componentId }) => [componentId, "Ana"])),
    };
  }

  async save(changes: PageChange[]): Promise<Answer> {
    await Promise.resolve();
    if (this.isDown) throw new Error("There is no connection.");
    const { components, saved, conflicts } = applyChanges(this.rows, changes);
    this.rows = components;
    for (const editor of this.editors) editor.sync.receive(this.known());
    return {
      saved,
      conflicts: conflicts.map(({ componentId, stored }) => {
        const known = { revision: stored?.revision ?? 0, data: stored?.data ?? null };
        return { componentId, changedBy: stored === null ? null : "Ana", ...known };
      }),
    };
  }
}

class Editor {
  shown: PageData;
  readonly sync: PageSync;

  constructor(server: Server) {
    this.shown = server.known().page;
    this.sync = new PageSync(server.known(), {
      save: (changes) => server.save(changes),
      latest: () => server.known(),
      show: (shown) => (this.shown = shown),
    });
  }

  type(...content: PageData["content"]): void {
    this.shown = page(...content);
    this.sync.edit(this.shown);
  }

  says(): string {
    return this.shown.content.map(({ props }) => `${props.id} ${String(props["size"])}`).join(", ");
  }
}

let server: Server;
let ana: Editor;
let ben: Editor;
const aWhile = () => vi.advanceTimersByTimeAsync(5_000);
const stored = () =>
  server
    .known()
    .page.content.map(({ props }) => `${props.id} ${String(props["size"])}`)
    .join(", ");

beforeEach(async () => {
  vi.useFakeTimers();
  server = new Server();
  [ana, ben] = [server.enter(), server.enter()];
  ana.type(space("a"), space("b"));
  await aWhile();
});
afterEach(() => vi.useRealTimers());

describe("two editors of a page", () => {
  test("see what the other does, once it is saved", async () => {
    expect(ana.sync.snapshot().saving).toBe("saved");
    expect(ben.says()).toBe("a medium, b medium");
    ben.type(space("b"), space("c"), space("a", "large"));
    expect(ben.sync.snapshot().saving).toBe("waiting");
    await aWhile();
    expect([ana.says(), stored()]).toEqual(Array(2).fill("b medium, c medium, a large"));
  });

  test("change different parts at one time, and both are kept", async () => {
    ana.type(space("a", "large"), space("b"));
    ben.type(space("a"), space("b", "small"));
    await aWhile();
    expect([ana.says(), ben.says(), stored()]).toEqual(Array(3).fill("a large, b small"));
    expect([...ana.sync.snapshot().conflicts, ...ben.sync.snapshot().conflicts]).toEqual([]);
  });

  test.each([
    { choice: "mine", ends: "a small, b medium" },
    { choice: "theirs", ends: "a large, b medium" },
  ] as const)(
    "change one part at one time: whoever is later decides, here for $choice",
    async ({ choice, ends }) => {
      ana.type(space("a", "large"), space("b"));
      await vi.advanceTimersByTimeAsync(300);
      ben.type(space("a", "small"), space("b"));
      await aWhile();
      expect([ana.says(), ben.says(), stored()]).toEqual([
        "a large, b medium",
        "a small, b medium",
        "a large, b medium",
      ]);
      expect(ben.sync.snapshot().conflicts).toEqual([
        {
          componentId: "a",
          revision: 2,
          mine: space("a", "small"),
          theirs: space("a", "large"),
          changedBy: "Ana",
        },
      ]);
      ben.sync.settle("a", choice);
      await aWhile();
      expect([ana.says(), ben.says(), stored()]).toEqual(Array(3).fill(ends));
      expect(ben.sync.snapshot().conflicts).toEqual([]);
    },
  );

  test("are asked before what one changed goes because the other removed it", async () => {
    ana.type(space("b"));
    ben.type(space("a", "small"), space("b"));
    await aWhile();
    expect(ben.sync.snapshot().conflicts).toMatchObject([
      { componentId: "a", theirs: null, mine: space("a", "small") },
    ]);
    ben.sync.settle("a", "mine");
    await aWhile();
    expect([ana.says(), ben.says()]).toEqual(Array(2).fill("a small, b medium"));
  });

  test("lose nothing of what is done without a connection", async () => {
    server.isDown = true;
    ana.type(space("a", "large"), space("b"));
    await aWhile();
    expect([ana.sync.snapshot().saving, stored()]).toEqual(["failed", "a medium, b medium"]);
    server.isDown = false;
    await aWhile();
    expect([ana.sync.snapshot().saving, ben.says()]).toEqual(["saved", "a large, b medium"]);
  });

  test("take back their own steps alone", async () => {
    ana.type(space("a", "large"), space("b"));
    await aWhile();
    ben.type(space("a", "large"), space("b", "small"));
    await aWhile();
    ana.sync.undo();
    await aWhile();
    expect([ana.says(), ben.says()]).toEqual(Array(2).fill("a medium, b small"));
    ana.sync.redo();
    await aWhile();
    expect(ben.says()).toBe("a large, b small");
  });
});

test("what cannot be saved is said and held back, and all else is saved", async () => {
  const hero = { type: "Hero", props: { id: "h", url: "javascript:1" } };
  ana.type(space("a", "large"), space("b"), hero);
  await aWhile();
  expect(ana.sync.snapshot().problem).toEqual({ at: "Hero.url", reason: "address" });
  expect(stored()).toBe("a large, b medium");
  ana.sync.close();
});
