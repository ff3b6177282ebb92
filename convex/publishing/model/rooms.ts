import { type Infer, v } from "convex/values";
import { components } from "../../_generated/api";
import type { Doc, Id } from "../../_generated/dataModel";
import type { MutationCtx, QueryCtx } from "../../_generated/server";
import type { Tenant } from "../../access/entrance";
import { affiliationIn } from "../../people/model/affiliations";
import { failure, invalid } from "../../shared/errors";
import { CLEARED_AT_ONCE, colourOf, HEARTBEAT, MAX_PRESENT } from "../rules/presence";
import { requireItem } from "./itemRows";

const component = components.presence.public;

type Reading = Pick<QueryCtx, "db" | "runQuery"> & Pick<Tenant, "organization" | "person">;
type Writing = Pick<MutationCtx, "db" | "runQuery" | "runMutation"> & Pick<Tenant, "person">;

/** Where somebody's cursor stands: places in the document at a version. */
export const cursorValidator = v.object({ anchor: v.number(), head: v.number(), version: v.number() });

/** What somebody shows of themselves: their cursor in a post, the component of a page that they are at. */
export const showingValidator = v.object({
  cursor: v.union(cursorValidator, v.null()),
  componentId: v.union(v.string(), v.null()),
});
export type Showing = Infer<typeof showingValidator>;

export const presentValidator = v.object({
  person: v.id("persons"),
  /** Tells their open pages apart. */
  page: v.string(),
  name: v.string(),
  /** As CSS has it. */
  colour: v.string(),
  /** Whether it is the viewer, on this page of theirs or another. */
  self: v.boolean(),
  ...showingValidator.fields,
});

/** The room of those who are at an item. */
export function roomOf(item: Id<"contentItems">): string {
  return `content:${item}`;
}

/** @throws `notFound`; `conflict` in the trash */
export async function requireOpen(
  ctx: Pick<QueryCtx, "db">,
  id: Id<"contentItems">,
): Promise<Doc<"contentItems">> {
  const item = await requireItem(ctx, id);
  if (item.state === "trashed") throw failure("conflict", "This is in the trash. Take it out first.");
  return item;
}

/** One of somebody's pages, as the component knows it: none can pass for one of somebody else. */
type Page = { item: Id<"contentItems">; page: string };

/**
 * A sign of life from a page. One that is `arriving` clears away what is left of some that have gone without a word.
 * @returns what `present` asks for
 */
export async function enter(ctx: Writing, { item: id, page }: Page, arriving: boolean): Promise<string> {
  const item = await requireOpen(ctx, id);
  const roomId = roomOf(item._id);
  const userId = userOf(ctx, page);
  if (arriving) await clearGone(ctx, roomId);
  const sessionId = `${userId}:${item._id}`;
  const entered = await ctx.runMutation(component.heartbeat, {
    ...{ roomId, userId, sessionId },
    interval: HEARTBEAT,
  });
  return entered.roomToken;
}

async function clearGone(ctx: Writing, roomId: string): Promise<void> {
  const found = await ctx.runQuery(component.listRoom, { roomId, limit: MAX_PRESENT + CLEARED_AT_ONCE });
  const gone = found.filter(({ online }) => !online).slice(0, CLEARED_AT_ONCE);
  for (const { userId } of gone) await ctx.runMutation(component.removeRoomUser, { roomId, userId });
}

/** The component's users are pages, so that each shows a place of its own. @throws `invalid` */
function userOf({ person }: Pick<Tenant, "person">, page: string): string {
  if (!/^[\w-]{1,64}$/.test(page)) throw invalid({ page: "format" });
  return `${person._id}:${page}`;
}

/** Who is at an item now, by their pages. Bounded: 50 pages. @throws `notFound`, `conflict` for the item */
export async function present(
  ctx: Reading,
  id: Id<"contentItems">,
  roomToken: string,
): Promise<Infer<typeof presentValidator>[]> {
  await requireOpen(ctx, id);
  const found = await ctx.runQuery(component.list, { roomToken, limit: MAX_PRESENT });
  const shown = found
    .filter(({ online }) => online)
    .map(async ({ userId, data }) => {
      const [person, page = ""] = userId.split(":") as [Id<"persons">, string?];
      // A token of another organization's room shows nobody: its people are not on the list here.
      const known = await affiliationIn(ctx, ctx.organization._id, person);
      if (known === null) return [];
      const { cursor = null, componentId = null } = (data ?? {}) as Partial<Showing>;
      const self = person === ctx.person._id;
      return [{ person, page, name: known.name, colour: colourOf(person), self, cursor, componentId }];
    });
  return (await Promise.all(shown)).flat();
}

/** Shows the others where somebody is on a page. Nothing happens where that page is not there. */
export async function show(ctx: Writing, { item: id, page }: Page, { cursor, componentId }: Showing) {
  const item = await requireOpen(ctx, id);
  const places = cursor === null ? [] : [cursor.anchor, cursor.head, cursor.version];
  if (!places.every((place) => Number.isSafeInteger(place) && place >= 0))
    throw invalid({ cursor: "format" });
  if ((componentId?.length ?? 0) > 128) throw invalid({ componentId: "tooLong" });
  const data = { cursor, componentId };
  await ctx.runMutation(component.updateRoomUser, {
    ...{ roomId: roomOf(item._id), userId: userOf(ctx, page) },
    data,
  });
}

/** One of somebody's own pages is closed. The item may be gone. */
export async function leave(ctx: Writing, { item, page }: Page) {
  await ctx.runMutation(component.removeRoomUser, { roomId: roomOf(item), userId: userOf(ctx, page) });
}
