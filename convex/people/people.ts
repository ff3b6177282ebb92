import { paginationOptsValidator, paginationResultValidator } from "convex/server";
import { v } from "convex/values";
import { literals } from "convex-helpers/validators";
import { tenantMutation, tenantQuery } from "../access/functions";
import { renamePerson, replaceAddress as giveAddress } from "./model/accounts";
import { entryValidator, listPeople } from "./model/directory";
import { personIn, personValidator } from "./model/journey";
import { merge as mergePeople, mergePreviewValidator, previewMerge } from "./model/merging";
import { AFFILIATION_KINDS } from "./rules/roles";

const onePerson = { person: v.id("persons") };
const twoPeople = { winner: v.id("persons"), loser: v.id("persons") };

/** Everybody who has to do with the organization. `search` is words of a name or the beginning of an address. */
export const list = tenantQuery({
  permission: "people.read",
  args: {
    search: v.string(),
    kind: v.union(literals(...AFFILIATION_KINDS), v.null()),
    paginationOpts: paginationOptsValidator,
  },
  returns: paginationResultValidator(entryValidator),
  handler: (ctx, { search, kind, paginationOpts }) =>
    listPeople(ctx, ctx.organization._id, { search, kind }, paginationOpts),
});

/** One person's facts; of somebody who was merged away, those of the person who is left. */
export const detail = tenantQuery({
  permission: "people.read",
  args: onePerson,
  returns: personValidator,
  handler: (ctx, { person }) => personIn(ctx, ctx.organization._id, person),
});

/** Corrects a name; only of people whom no other organization knows. */
export const rename = tenantMutation({
  permission: "people.manage",
  args: { ...onePerson, name: v.string() },
  returns: v.null(),
  handler: async (ctx, { person, name }) => {
    await renamePerson(ctx, person, name);
    return null;
  },
});

/** For somebody who lost their mailbox: another address to sign in with. */
export const replaceAddress = tenantMutation({
  permission: "people.manage",
  args: { ...onePerson, email: v.string() },
  returns: v.null(),
  handler: async (ctx, { person, email }) => {
    await giveAddress(ctx, person, email);
    return null;
  },
});

/** What merging two people would do, and whether it can be done. */
export const mergePreview = tenantQuery({
  permission: "people.manage",
  args: twoPeople,
  returns: mergePreviewValidator,
  handler: (ctx, { winner, loser }) => previewMerge(ctx, { winner, loser }),
});

/** Merges a duplicate into the person who is left. */
export const merge = tenantMutation({
  permission: "people.manage",
  args: twoPeople,
  returns: v.null(),
  handler: async (ctx, { winner, loser }) => {
    await mergePeople(ctx, { winner, loser });
    return null;
  },
});
