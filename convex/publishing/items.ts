import { paginationOptsValidator, paginationResultValidator } from "convex/server";
import { v } from "convex/values";
import { literals } from "convex-helpers/validators";
import { tenantMutation, tenantQuery } from "../access/functions";
import { changeDescription, descriptionChangeValidator } from "./model/descriptions";
import { createItem, duplicateItem, translateItem } from "./model/creating";
import { detailValidator, itemFacts, summaryValidator } from "./model/itemFacts";
import { listItems, searchItems } from "./model/itemList";
import * as Life from "./model/life";
import { removeItem } from "./model/removing";
import { CONTENT_KINDS, CONTENT_STATES } from "./rules/statuses";

const oneItem = { item: v.id("contentItems") };
const kind = literals(...CONTENT_KINDS);
const moment = v.optional(v.union(v.number(), v.null()));

/** Posts or pages of a state, those edited last first; without one, all but those in the trash. */
export const list = tenantQuery({
  permission: "content.read",
  args: { kind, state: v.optional(literals(...CONTENT_STATES)), paginationOpts: paginationOptsValidator },
  returns: paginationResultValidator(summaryValidator),
  handler: (ctx, { kind, state, paginationOpts }) => listItems(ctx, kind, state ?? null, paginationOpts),
});

/** Posts or pages whose title holds the words, the best first, twenty at most; none from the trash. */
export const search = tenantQuery({
  permission: "content.read",
  args: { kind, text: v.string() },
  returns: v.array(summaryValidator),
  handler: (ctx, { kind, text }) => searchItems(ctx, kind, text),
});

/** All that is known of an item beside its text, and what the viewer may do with it. @throws `notFound` */
export const get = tenantQuery({
  permission: "content.read",
  args: oneItem,
  returns: detailValidator,
  handler: (ctx, { item }) => itemFacts(ctx, item),
});

/**
 * Makes a draft with a slug of its own; a page from a template, or a translation of another item where one is named.
 * @throws `invalid` by field; `notFound` for a template or item that is not here
 */
export const create = tenantMutation({
  permission: "content.write",
  args: {
    kind,
    title: v.string(),
    locale: v.optional(v.string()),
    template: v.optional(v.id("pageTemplates")),
    translationOf: v.optional(v.id("contentItems")),
  },
  returns: v.id("contentItems"),
  handler: (ctx, entered) => createItem(ctx, entered),
});

/** Changes what is given of the description; null takes away what need not be there. @throws `notFound`, `invalid` by field */
export const describe = tenantMutation({
  permission: "content.write",
  args: { ...oneItem, ...descriptionChangeValidator.fields },
  returns: v.null(),
  handler: async (ctx, { item, ...change }) => {
    await changeDescription(ctx, item, change);
    return null;
  },
});

/** Asks those who publish to look at an item. @throws `notFound`, `conflict` */
export const submitForReview = tenantMutation({
  permission: "content.write",
  args: oneItem,
  returns: v.null(),
  handler: async (ctx, { item }) => {
    await Life.submitForReview(ctx, item);
    return null;
  },
});

/** Gives an item back to who submitted it, with what is to be done. @throws `notFound`, `conflict`, `invalid` */
export const sendBack = tenantMutation({
  permission: "content.publish",
  args: { ...oneItem, note: v.string() },
  returns: v.null(),
  handler: async (ctx, { item, note }) => {
    await Life.sendBack(ctx, item, note);
    return null;
  },
});

/** Makes public what stands there now. @throws `notFound`, `conflict`, or `invalid` with what is lacking by field */
export const publish = tenantMutation({
  permission: "content.publish",
  args: oneItem,
  returns: v.null(),
  handler: async (ctx, { item }) => {
    await Life.publish(ctx, item);
    return null;
  },
});

/**
 * Says when an item is to go public and when it is to cease, in milliseconds since 1970; null for never, and a date
 * that is not given stays. @throws `notFound`, `conflict`, or `invalid` by field
 */
export const schedule = tenantMutation({
  permission: "content.publish",
  args: { ...oneItem, publishAt: moment, unpublishAt: moment },
  returns: v.null(),
  handler: async (ctx, { item, publishAt, unpublishAt }) => {
    await Life.schedule(ctx, item, { publishAt, unpublishAt });
    return null;
  },
});

/** Takes an item off the site. @throws `notFound`, `conflict` */
export const unpublish = tenantMutation({
  permission: "content.publish",
  args: oneItem,
  returns: v.null(),
  handler: async (ctx, { item }) => {
    await Life.unpublish(ctx, item);
    return null;
  },
});

/** Puts an item into the trash, and off the site. @throws `notFound`, `conflict`, `forbidden` */
export const trash = tenantMutation({
  permission: "content.write",
  args: oneItem,
  returns: v.null(),
  handler: async (ctx, { item }) => {
    await Life.trash(ctx, item);
    return null;
  },
});

/** Takes an item out of the trash; what was public is not public again. @throws `notFound`, `conflict` */
export const restoreFromTrash = tenantMutation({
  permission: "content.write",
  args: oneItem,
  returns: v.null(),
  handler: async (ctx, { item }) => {
    await Life.restoreFromTrash(ctx, item);
    return null;
  },
});

/** Copies an item and its text, as a draft. @throws `notFound` */
export const duplicate = tenantMutation({
  permission: "content.write",
  args: oneItem,
  returns: v.id("contentItems"),
  handler: (ctx, { item }) => duplicateItem(ctx, item),
});

/** Copies an item and its text as the draft of its translation. @throws `notFound`, `conflict`, `invalid` */
export const translate = tenantMutation({
  permission: "content.write",
  args: { ...oneItem, locale: v.string() },
  returns: v.id("contentItems"),
  handler: (ctx, { item, locale }) => translateItem(ctx, item, locale),
});

/** Removes an item of the trash for good, with all that hangs on it. @throws `notFound`, `conflict` */
export const remove = tenantMutation({
  permission: "content.publish",
  args: oneItem,
  returns: v.null(),
  handler: async (ctx, { item }) => {
    await removeItem(ctx, item);
    return null;
  },
});
