import { compareValues, type Value } from "convex/values";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { App, Args } from "./app";

type Item = { key: Value; id: string; sumValue: number };
type Order = "asc" | "desc";
type Page = { page: Item[]; cursor: string; isDone: boolean };
type Game = { count: number; sum: number; best: number | null };
type Operation =
  | { op: "insert" | "insertIfDoesNotExist" | "delete" | "deleteIfExists"; item: Item }
  | { op: "replace" | "replaceOrInsert"; item: Item; next: Item };

/** What the aggregate is to agree with: a sorted list. */
class SortedList {
  items: Item[] = [];

  /** Whether the aggregate would throw at an operation. */
  refuses({ op, item }: Operation): boolean {
    const there = this.#find(item) >= 0;
    return op === "insert" ? there : (op === "delete" || op === "replace") && !there;
  }

  apply(operation: Operation): void {
    const at = this.#find(operation.item);
    if (operation.op !== "insert" && at >= 0) this.items.splice(at, 1);
    if (operation.op.startsWith("delete")) return;
    this.items.push("next" in operation ? { ...operation.next, id: operation.item.id } : operation.item);
    this.items.sort((a, b) => compareValues(a.key, b.key) || compareValues(a.id, b.id));
  }

  within(from: Value, to: Value): Item[] {
    return this.items.filter(({ key }) => compareValues(key, from) >= 0 && compareValues(key, to) <= 0);
  }

  #find({ key, id }: Item): number {
    return this.items.findIndex((item) => item.id === id && compareValues(item.key, key) === 0);
  }
}

const key: fc.Arbitrary<Value> = fc.oneof(
  fc.integer({ min: -20, max: 20 }),
  fc.constantFrom<Value>("", "a", "b", "Ä", true, null, 3n, 0.5),
  fc.tuple(fc.constantFrom("x", "y"), fc.integer({ min: 0, max: 3 })),
);
const item = fc.record({ key, id: fc.constantFrom("p", "q", "r"), sumValue: fc.integer({ min: 0, max: 9 }) });
const operation: fc.Arbitrary<Operation> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ op: fc.constantFrom("insert", "insertIfDoesNotExist"), item }) },
  { weight: 2, arbitrary: fc.record({ op: fc.constantFrom("delete", "deleteIfExists"), item }) },
  {
    weight: 2,
    arbitrary: fc.record({ op: fc.constantFrom("replace", "replaceOrInsert"), item, next: item }),
  },
) as fc.Arbitrary<Operation>;

/** What any version of the aggregate component does. */
export function aggregateScenarios(app: () => App): void {
  describe("aggregate", () => {
    trees(app);
    tables(app);
  });
}

function trees(app: () => App): void {
  test("agrees with a sorted list under random writes", async () => {
    let runs = 0;
    const property = fc.asyncProperty(
      fc.array(fc.array(operation, { minLength: 10, maxLength: 30 }), { minLength: 2, maxLength: 4 }),
      key,
      key,
      async (batches, a, b) => {
        const namespace = `run ${(runs += 1)}`;
        const list = new SortedList();
        // Small nodes make a deep tree.
        await app().mutation("tree:clear", { namespace });
        for (const batch of batches) {
          const operations = batch.filter((next) => {
            const fits = !list.refuses(next) && !("next" in next && collides(list, next));
            if (fits) list.apply(next);
            return fits;
          });
          await app().mutation("tree:apply", { namespace, operations: operations as never });
          await compare(app(), namespace, list, compareValues(a, b) <= 0 ? [a, b] : [b, a]);
        }
      },
    );
    await fc.assert(property, { numRuns: 6, seed: 20 });
  });

  test("refuses a second insert and a missing delete, and undoes the batch around them", async () => {
    const namespace = "refusals";
    const one = { key: 1, id: "one", sumValue: 5 };
    const apply = (...operations: object[]) =>
      app().mutation("tree:apply", { namespace, operations: operations as never });
    await apply({ op: "insert", item: one });
    const two = { op: "insert", item: { key: 2, id: "two", sumValue: 1 } };
    await expect(apply(two, { op: "insert", item: one })).rejects.toThrow("already exists");
    await expect(apply(two, { op: "delete", item: { ...one, key: 9 } })).rejects.toThrow(
      "DELETE_MISSING_KEY",
    );
    expect(await app().query("tree:summary", { namespace })).toEqual({
      count: 1,
      sum: 5,
      min: one,
      max: one,
      random: "one",
    });
    expect(await app().query("tree:countEach", { namespaces: [namespace, "nothing here"] })).toEqual([1, 0]);
  });
}

function tables(app: () => App): void {
  test("a table's aggregate follows its table by triggers", async () => {
    const add = (game: string, player: string, points: number) =>
      app().mutation<string>("scores:add", { game, player, points });
    const game = (name: string) => app().query<Game>("scores:ofGame", { game: name });
    const [ann = "", ben = ""] = await Promise.all([
      add("go", "ann", 30),
      add("go", "ben", 20),
      add("chess", "ann", 5),
    ]);
    expect([await game("go"), await game("chess")]).toEqual([
      { count: 2, sum: 50, best: 30 },
      { count: 1, sum: 5, best: 5 },
    ]);
    const watched = app().until<Game>("scores:ofGame", { game: "go" }, ({ best }) => best === 70);
    await app().mutation("scores:change", { id: ben, fields: { points: 70 } });
    expect(await watched).toEqual({ count: 2, sum: 100, best: 70 });
    expect(await app().query("scores:rank", { id: ann })).toBe(1);
    expect(await app().query("scores:leaders")).toEqual({ go: "ben", chess: "ann" });
    await app().mutation("scores:change", { id: ann, fields: { game: "chess" } });
    await app().mutation("scores:remove", { id: ben });
    await expect(app().mutation("scores:addInVain", { game: "go" })).rejects.toThrow("added in vain");
    expect([await game("go"), await game("chess")]).toEqual([
      { count: 0, sum: 0, best: null },
      { count: 2, sum: 35, best: 30 },
    ]);
  });
}

/** Whether a replacement would land on another item that is there already. */
function collides(list: SortedList, { item: from, next }: { item: Item; next: Item }): boolean {
  if (compareValues(from.key, next.key) === 0) return false;
  return list.items.some(({ key: other, id }) => id === from.id && compareValues(other, next.key) === 0);
}

async function compare(
  app: App,
  namespace: string,
  list: SortedList,
  [from, to]: [Value, Value],
): Promise<void> {
  const { items } = list;
  const bounds = { lower: { key: from, inclusive: true }, upper: { key: to, inclusive: true } };
  const [all, some] = [items, list.within(from, to)];
  const summary = (args: Args) => app.query<Record<string, unknown>>("tree:summary", { namespace, ...args });
  expect(await summary({})).toMatchObject(summaryOf(all));
  expect(await summary({ bounds })).toMatchObject(summaryOf(some));
  if (some.length > 0) {
    const offset = Math.floor(some.length / 2);
    expect(await app.query("tree:at", { namespace, offset, bounds })).toEqual(some[offset]);
    expect(await app.query("tree:at", { namespace, offset: -1 })).toEqual(all.at(-1));
  }
  const indexOf = (order: Order) => app.query("tree:indexOf", { namespace, key: from, order });
  expect(await indexOf("asc")).toBe(all.filter(({ key: other }) => compareValues(other, from) < 0).length);
  expect(await indexOf("desc")).toBe(all.filter(({ key: other }) => compareValues(other, from) > 0).length);
  expect(await pages(app, { namespace, order: "asc", pageSize: 5, bounds })).toEqual(some);
  expect(await pages(app, { namespace, order: "desc", pageSize: 7 })).toEqual([...all].reverse());
}

function summaryOf(items: Item[]): object {
  const sum = items.reduce((total, { sumValue }) => total + sumValue, 0);
  return { count: items.length, sum, min: items[0] ?? null, max: items.at(-1) ?? null };
}

async function pages(app: App, args: Args): Promise<Item[]> {
  const items: Item[] = [];
  for (let cursor: string | undefined, done = false; !done;) {
    const result: Page = await app.query("tree:page", { ...args, cursor });
    items.push(...result.page);
    ({ cursor, isDone: done } = result);
  }
  return items;
}
