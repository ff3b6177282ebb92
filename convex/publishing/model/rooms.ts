import { type Infer, v } from "convex/values";
import { components } from "../../_generated/api";
import type { Doc, Id } from "../../_generated/dataModel";
import type { MutationCtx, QueryCtx } from "../../_generated/server";
import type { Tenant } from "../../access/entrance";
import { affiliationIn } from "../../people/model/affiliations";
import { failure, invalid } from "../../shared/errors";
import { colourOf, HEARTBEAT, MAX_PRESENT } from "../rules/presence";
import { requireItem } from "./itemRows";

const component = components.presence.public;

type Reading = Pick<QueryCtx, "db" | "runQuery"> & Pick<Tenant, "organization" | "person">;
type Writing = Pick<MutationCtx, "db" | "runMutation"> & Pick<Tenant, "person">;

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
  name: v.string(),
  /** As CSS has it. */
  colour: v.string(),
  /** Whether it is the viewer, perhaps on another of their pages. */
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

/** A sign of life from one of somebody's pages. @returns what `present` and `leave` ask for */
export async function enter(ctx: Writing, id: Id<"contentItems">, page: string) {
  const item = await requireOpen(ctx, id);
  if (!/^[\w-]{1,64}$/.test(page)) throw invalid({ page: "format" });
  const userId = ctx.person._id;
  // No page can pass for one of somebody else, nor for one of another item.
  const sessionId = `${userId}:${item._id}:${page}`;
  const roomId = roomOf(item._id);
  return ctx.runMutation(component.heartbeat, { roomId, userId, sessionId, interval: HEARTBEAT });
}

/** Who is at an item now. Bounded: 50 people. @throws `notFound`, `conflict` for the item */
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
      const person = userId as Id<"persons">;
      // A token of another organization's room shows nobody: its people are not on the list here.
      const known = await affiliationIn(ctx, ctx.organization._id, person);
      if (known === null) return [];
      const { cursor = null, componentId = null } = (data ?? {}) as Partial<Showing>;
      const self = person === ctx.person._id;
      return [{ person, name: known.name, colour: colourOf(person), self, cursor, componentId }];
    });
  return (await Promise.all(shown)).flat();
}

/** Shows the others where somebody is. Nothing happens where they are not there. */
export async function show(ctx: Writing, id: Id<"contentItems">, { cursor, componentId }: Showing) {
  const item = await requireOpen(ctx, id);
  const places = cursor === null ? [] : [cursor.anchor, cursor.head, cursor.version];
  if (!places.every((place) => Number.isSafeInteger(place) && place >= 0))
    throw invalid({ cursor: "format" });
  if ((componentId?.length ?? 0) > 128) throw invalid({ componentId: "tooLong" });
  const roomId = roomOf(item._id);
  const data = { cursor, componentId };
  await ctx.runMutation(component.updateRoomUser, { roomId, userId: ctx.person._id, data });
}

/** One of somebody's pages is closed. The token says which: nobody but who entered by it has it. */
export async function leave(ctx: Pick<MutationCtx, "runMutation">, sessionToken: string) {
  await ctx.runMutation(component.disconnect, { sessionToken });
}
