import { type Infer, v } from "convex/values";
import { literals } from "convex-helpers/validators";
import type { Doc, Id } from "../../_generated/dataModel";
import type { MutationCtx } from "../../_generated/server";
import type { Viewer } from "../../access/viewer";
import { DAY } from "../../shared/time";
import {
  credentialAddress,
  embedAddress,
  originOfHost,
  pageAddress,
  shareImageAddress,
} from "../rules/addresses";
import { badgeFactsOf } from "../rules/badgeFacts";
import { handleOf, printedShortCode } from "../rules/shortCode";
import { standingOf, STANDINGS } from "../rules/standings";
import { REPLACEMENTS } from "../rules/statuses";
import type { Reader } from "./contexts";

const orNull = <V extends ReturnType<typeof v.string> | ReturnType<typeof v.number>>(validator: V) =>
  v.union(validator, v.null());

export const addressesValidator = v.object({
  page: v.string(),
  json: v.string(),
  jwt: v.string(),
  pdf: v.string(),
  png: v.string(),
  svg: v.string(),
  share: v.string(),
  embed: v.string(),
  oembed: v.string(),
});

const otherValidator = v.union(v.object({ publicId: v.string(), how: literals(...REPLACEMENTS) }), v.null());

export const pageValidator = v.union(
  /** Its holder wants no page: only that the id is one of ours, and whether it holds, is said. */
  v.object({ kind: v.literal("hidden"), publicId: v.string(), standing: literals(...STANDINGS) }),
  /** Nothing is left to show: its holder was erased, or it was called off before it was issued. */
  v.object({ kind: v.literal("gone"), publicId: v.string(), standing: literals(...STANDINGS) }),
  v.object({
    kind: v.literal("shown"),
    publicId: v.string(),
    /** As it is printed: XXXXX-XXXXX. */
    shortCode: v.string(),
    standing: literals(...STANDINGS),
    /** Since when it is revoked or superseded; when it was issued, else. */
    standingAt: v.number(),
    reason: orNull(v.string()),
    /** What took its place in the end, and what it took the place of. */
    replacedBy: otherValidator,
    replaces: otherValidator,
    holder: v.string(),
    name: v.string(),
    description: v.string(),
    /** Markdown. */
    criteria: v.string(),
    type: orNull(v.string()),
    tags: v.array(v.string()),
    skills: v.array(
      v.object({
        name: v.string(),
        url: v.string(),
        framework: orNull(v.string()),
        code: orNull(v.string()),
      }),
    ),
    evidence: v.array(
      v.object({ name: orNull(v.string()), url: orNull(v.string()), description: orNull(v.string()) }),
    ),
    issuer: v.object({ id: v.string(), name: v.string(), url: orNull(v.string()) }),
    awardedAt: v.number(),
    validFrom: v.number(),
    validUntil: orNull(v.number()),
    addresses: addressesValidator,
    /** Whether the viewer is its holder, signed in. */
    own: v.boolean(),
  }),
);
export type Page = Infer<typeof pageValidator>;

/** Replacements of replacements that are followed. */
const MAX_CHAIN = 50;

/** What anybody sees of a credential; its holder sees a hidden one whole. Null for what was never issued. */
export async function pageOf(
  ctx: Reader,
  credential: Doc<"credentials">,
  viewer: Viewer | null,
  now: number,
): Promise<Page | null> {
  const { publicId, document, stateAt, shortCode, reason = null } = credential;
  const standing = standingOf(credential, now);
  const issuer = await ctx.db.get("issuers", credential.issuerId);
  if (standing === null || issuer === null) return null;
  const own = viewer !== null && viewer.person._id === credential.personId;
  if (standing === "erased" || document === undefined) return { kind: "gone", publicId, standing };
  if (credential.hidden && !own) return { kind: "hidden", publicId, standing };
  return {
    kind: "shown",
    ...{ publicId, standing, standingAt: stateAt, own },
    shortCode: printedShortCode(shortCode),
    reason: standing === "revoked" || standing === "superseded" ? reason : null,
    ...badgeFactsOf(document),
    replacedBy: await successorOf(ctx, credential, now),
    replaces: await predecessorOf(ctx, credential),
    addresses: addressesOf(issuer.host, publicId),
  };
}

/** Every address at which a credential is given out, absolute, under the host that issued it. */
export function addressesOf(host: string, publicId: string): Infer<typeof addressesValidator> {
  const json = credentialAddress(host, publicId);
  const page = pageAddress(host, publicId);
  const asked = encodeURIComponent(page);
  return {
    ...{ page, json, jwt: `${json}.jwt`, pdf: `${json}.pdf`, png: `${json}.png`, svg: `${json}.svg` },
    share: shareImageAddress(host, publicId),
    embed: embedAddress(host, publicId),
    oembed: `${originOfHost(host)}/api/v1/oembed?url=${asked}`,
  };
}

/** The credential of a public id or a short code, as it stands in an address or was typed; null for none. */
export async function credentialOfHandle(ctx: Reader, entered: string): Promise<Doc<"credentials"> | null> {
  const handle = handleOf(entered);
  if (handle === null) return null;
  if (handle.kind === "publicId") return credentialOf(ctx, handle.publicId);
  return ctx.db
    .query("credentials")
    .withIndex("by_short_code", (q) => q.eq("shortCode", handle.shortCode))
    .unique();
}

/** The credential of a public id; null for none. */
export function credentialOf({ db }: Reader, publicId: string): Promise<Doc<"credentials"> | null> {
  return db
    .query("credentials")
    .withIndex("by_public", (q) => q.eq("publicId", publicId))
    .unique();
}

/** Counts that a page was seen, by day and without who saw it. */
export async function countView(
  { db }: Pick<MutationCtx, "db">,
  { _id: credentialId, organizationId }: Doc<"credentials">,
  now: number,
): Promise<void> {
  const day = dayOf(now);
  const known = await db
    .query("credentialViews")
    .withIndex("by_credential_day", (q) => q.eq("credentialId", credentialId).eq("day", day))
    .unique();
  if (known === null) await db.insert("credentialViews", { organizationId, credentialId, day, count: 1 });
  else await db.patch("credentialViews", known._id, { count: known.count + 1 });
}

/** How often a page was seen on each of the last `days` days on which it was seen at all, the earliest first. */
export async function viewsOf(
  { db }: Reader,
  credentialId: Id<"credentials">,
  days: number,
  now: number,
): Promise<{ day: string; count: number }[]> {
  const rows = await db
    .query("credentialViews")
    .withIndex("by_credential_day", (q) =>
      q.eq("credentialId", credentialId).gt("day", dayOf(now - days * DAY)),
    )
    .take(days + 1);
  return rows.map(({ day, count }) => ({ day, count }));
}

/** What took a credential's place in the end, as far as it is issued. */
async function successorOf(
  { db }: Reader,
  credential: Doc<"credentials">,
  now: number,
): Promise<Infer<typeof otherValidator>> {
  let [present, found]: [Doc<"credentials">, Infer<typeof otherValidator>] = [credential, null];
  for (let step = 0; step < MAX_CHAIN && present.replacedById !== undefined; step++) {
    const next = await db.get("credentials", present.replacedById);
    if (next === null || standingOf(next, now) === null || next.replaces === undefined) break;
    found = { publicId: next.publicId, how: next.replaces.how };
    present = next;
  }
  return found;
}

async function predecessorOf({ db }: Reader, { replaces }: Doc<"credentials">) {
  const before = replaces === undefined ? null : await db.get("credentials", replaces.credentialId);
  return before === null || replaces === undefined ? null : { publicId: before.publicId, how: replaces.how };
}

function dayOf(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}

/** The document of an organization's credential whose page is shown, JSON text; null for every other one. */
export async function shownDocumentOf(
  ctx: Reader,
  organization: Id<"organizations">,
  publicId: string,
): Promise<string | null> {
  const credential = await credentialOf(ctx, publicId);
  if (credential?.organizationId !== organization || credential.hidden) return null;
  return credential.document ?? null;
}
