import { type Infer, v } from "convex/values";
import type { Doc, Id } from "../../_generated/dataModel";
import type { MutationCtx, QueryCtx } from "../../_generated/server";
import { failure } from "../../shared/errors";
import { applyChanges, ROOT, sizeProblem, type StoredComponent } from "../rules/pageChanges";
import { checkedPage, checkedRoot, emptyPage, type PageData, parsed } from "../rules/pageData";
import { positionsOf } from "../rules/positions";
import type { NameReader, Writer } from "./contexts";
import { touched } from "./items";
import { refusal, soundParts, taken } from "./soundParts";

type PageReader = Pick<QueryCtx, "db">;
type PageWriter = Pick<MutationCtx, "db">;

const after = v.array(v.string());
export const changeValidator = v.union(
  v.object({
    kind: v.literal("changed"),
    componentId: v.string(),
    baseRevision: v.number(),
    data: v.string(),
  }),
  v.object({ kind: v.literal("added"), componentId: v.string(), after, data: v.string() }),
  v.object({ kind: v.literal("moved"), componentId: v.string(), after }),
  v.object({ kind: v.literal("removed"), componentId: v.string(), baseRevision: v.number() }),
);
type Change = Infer<typeof changeValidator>;

const componentValidator = v.object({
  componentId: v.string(),
  /** JSON as the editor keeps it. */
  data: v.string(),
  revision: v.number(),
  changedBy: v.string(),
});

/** A page as its editors see it: its own props, and its components from top to bottom. */
export const editedPageValidator = v.object({
  root: v.object({ data: v.string(), revision: v.number() }),
  components: v.array(componentValidator),
});

export const savedValidator = v.object({
  saved: v.array(v.object({ componentId: v.string(), revision: v.number() })),
  /** What somebody else made of a component meanwhile; `data` is null where they removed it. */
  conflicts: v.array(
    v.object({
      componentId: v.string(),
      revision: v.number(),
      data: v.union(v.string(), v.null()),
      changedBy: v.union(v.string(), v.null()),
    }),
  ),
});

/** A page as it stands, drafts included. An item whose page was never touched is an empty page. */
export async function readPage(ctx: PageReader, itemId: Id<"contentItems">): Promise<PageData> {
  const rows = await rowsOf(ctx, itemId);
  const root = rows.find(({ componentId }) => componentId === ROOT);
  return {
    root: { props: root === undefined ? emptyPage().root.props : JSON.parse(root.data) },
    content: rows.filter((row) => row !== root).map(({ data }) => JSON.parse(data)),
  };
}

/** Puts a whole page in place of what there is. @throws `invalid` for what is no page */
export async function writePage(
  ctx: PageWriter,
  itemId: Id<"contentItems">,
  data: PageData,
  personId: Id<"persons">,
): Promise<void> {
  const { root, content } = taken(checkedPage(data));
  const before = await rowsOf(ctx, itemId);
  const positions = positionsOf(content.length);
  const revisions = new Map(before.map(({ componentId, revision }) => [componentId, revision]));
  const next = [
    { componentId: ROOT, data: JSON.stringify(root.props), position: "" },
    ...content.map((component, index) => ({
      componentId: component.props.id,
      data: JSON.stringify(component),
      position: positions[index] ?? "",
    })),
  ].map((row) => ({ ...row, revision: (revisions.get(row.componentId) ?? 0) + 1 }));
  await store(ctx, itemId, before, next, personId);
}

/** Removes all that a page consists of. */
export async function deletePage(ctx: PageWriter, itemId: Id<"contentItems">): Promise<void> {
  for (const { _id } of await rowsOf(ctx, itemId)) await ctx.db.delete("pageComponents", _id);
}

/** A page for its editors. @throws `notFound` */
export async function editedPage(
  ctx: NameReader,
  item: Id<"contentItems">,
): Promise<Infer<typeof editedPageValidator>> {
  await requirePage(ctx, item);
  const rows = await rowsOf(ctx, item);
  const names = await namesOf(ctx, rows);
  const root = rows.find(({ componentId }) => componentId === ROOT);
  return {
    root: { data: root?.data ?? JSON.stringify(emptyPage().root.props), revision: root?.revision ?? 0 },
    components: rows
      .filter((row) => row !== root)
      .map(({ componentId, data, revision, changedBy }) => {
        return { componentId, data, revision, changedBy: names.get(changedBy) ?? "" };
      }),
  };
}

/**
 * Takes what an editor changed. A component that somebody else changed since `baseRevision` is left as it is and
 * comes back as a conflict; the others are taken.
 * @throws `invalid` for what can be on no page, `conflict` in the trash; then nothing is taken
 */
export async function savePage(
  ctx: Writer & NameReader,
  item: Id<"contentItems">,
  changes: Change[],
): Promise<Infer<typeof savedValidator>> {
  const { state } = await requirePage(ctx, item);
  if (state === "trashed") throw failure("conflict", "This is in the trash. Take it out first.");
  const before = await rowsOf(ctx, item);
  const { components, saved, conflicts } = applyChanges(before, changes.map(soundChange));
  const problem = sizeProblem(components);
  if (problem !== null) throw refusal({ at: "page", reason: problem });
  if (await store(ctx, item, before, components, ctx.person._id)) await touched(ctx, item, ctx.person._id);
  const names = await namesOf(ctx, before);
  const known = new Map(before.map((row) => [row.componentId, row.changedBy]));
  return {
    saved,
    conflicts: conflicts.map(({ componentId, stored }) => {
      const by = known.get(componentId);
      const changedBy = by === undefined ? null : (names.get(by) ?? null);
      return { componentId, revision: stored?.revision ?? 0, data: stored?.data ?? null, changedBy };
    }),
  };
}

/** Bounded: a page has at most a hundred components and its own row. */
function rowsOf({ db }: PageReader, item: Id<"contentItems">): Promise<Doc<"pageComponents">[]> {
  return db
    .query("pageComponents")
    .withIndex("by_item_position", (q) => q.eq("itemId", item))
    .collect();
}

async function requirePage({ db }: PageReader, id: Id<"contentItems">): Promise<Doc<"contentItems">> {
  const item = await db.get("contentItems", id);
  if (item?.kind !== "page") throw failure("notFound", "There is no such page here.");
  return item;
}

async function namesOf(ctx: NameReader, rows: readonly Doc<"pageComponents">[]) {
  const ids = [...new Set(rows.map(({ changedBy }) => changedBy))];
  const people = await Promise.all(ids.map((id) => ctx.everywhere.get(id)));
  return new Map(ids.map((id, index) => [id, people[index]?.name ?? ""]));
}

/** The change with its data as it is to be stored. @throws `invalid` */
function soundChange(change: Change): Change {
  if (!("data" in change)) return change;
  const { componentId } = change;
  const value = taken(parsed(change.data));
  if (componentId === ROOT) return { ...change, data: JSON.stringify(taken(checkedRoot(value))) };
  const [part] = soundParts([value]);
  if (part?.props.id !== componentId) throw refusal({ at: componentId.slice(0, 80), reason: "id" });
  return { ...change, data: JSON.stringify(part) };
}

/** Writes what differs. @returns whether anything did */
async function store(
  ctx: PageWriter,
  itemId: Id<"contentItems">,
  before: readonly Doc<"pageComponents">[],
  next: readonly StoredComponent[],
  personId: Id<"persons">,
): Promise<boolean> {
  const item = await ctx.db.get("contentItems", itemId);
  if (item === null) throw failure("notFound", "There is no such page here.");
  const old = new Map(before.map((row) => [row.componentId, row]));
  let differs = false;
  for (const { componentId, data, position, revision } of next) {
    const row = old.get(componentId);
    old.delete(componentId);
    if (row !== undefined && row.data === data && row.position === position) continue;
    differs = true;
    const changedBy = row?.data === data ? row.changedBy : personId;
    const fields = {
      organizationId: item.organizationId,
      itemId,
      componentId,
      data,
      position,
      revision,
      changedBy,
    };
    if (row === undefined) await ctx.db.insert("pageComponents", fields);
    else await ctx.db.patch("pageComponents", row._id, fields);
  }
  for (const row of old.values()) await ctx.db.delete("pageComponents", row._id);
  return differs || old.size > 0;
}
