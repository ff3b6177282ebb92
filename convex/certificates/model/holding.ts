import type { PaginationOptions } from "convex/server";
import { type Infer, v } from "convex/values";
import { literals } from "convex-helpers/validators";
import type { Doc, Id } from "../../_generated/dataModel";
import type { MutationCtx, QueryCtx } from "../../_generated/server";
import type { Viewer } from "../../access/viewer";
import { record } from "../../audit/model/entries";
import { failure } from "../../shared/errors";
import { credentialAddress, originOfHost } from "../rules/addresses";
import { badgeFactsOf } from "../rules/badgeFacts";
import { linkedInAddress } from "../rules/linkedin";
import { printedShortCode } from "../rules/shortCode";
import { standingOf, STANDINGS } from "../rules/standings";
import { walletAddress } from "../rules/wallet";
import type { Reader } from "./contexts";
import { addressesOf, addressesValidator } from "./pages";

const file = v.union(v.string(), v.null());

export const badgeValidator = v.object({
  id: v.id("credentials"),
  publicId: v.string(),
  shortCode: v.string(),
  /** "onItsWay" before it is issued. */
  standing: literals(...STANDINGS, "onItsWay"),
  hidden: v.boolean(),
  name: v.string(),
  issuer: v.string(),
  awardedAt: v.number(),
  validUntil: v.union(v.number(), v.null()),
  cohort: v.union(v.id("cohorts"), v.null()),
  /** For everybody; null before it is issued. */
  addresses: v.union(addressesValidator, v.null()),
  /** Files for the holder's browser, a hidden badge's too; null before it is issued. */
  files: v.object({ pdf: file, png: file, svg: file }),
  /** Where a profile or wallet takes it over; null for one that does not hold, or whose page is hidden. */
  linkedIn: v.union(v.string(), v.null()),
  wallet: v.union(v.string(), v.null()),
});
export type Badge = Infer<typeof badgeValidator>;

type WithStorage = Reader & Pick<QueryCtx, "storage">;

/** Rows read for one page of badges: those that failed are passed over. */
const MAX_OF_ENROLLMENT = 20;

/** A person's badges in an organization, the newest first. */
export async function listBadges(
  ctx: WithStorage,
  organization: Doc<"organizations">,
  personId: Id<"persons">,
  paginationOpts: PaginationOptions,
) {
  const found = await ctx.db
    .query("credentials")
    .withIndex("by_organization_person", (q) =>
      q.eq("organizationId", organization._id).eq("personId", personId),
    )
    .order("desc")
    .paginate(paginationOpts);
  const shown = found.page.filter(isShown);
  return { ...found, page: await Promise.all(shown.map((row) => badgeOf(ctx, organization, row))) };
}

/** The badge that a person's enrollment earned, as it stands now; null while there is none. */
export async function badgeOfEnrollment(
  ctx: WithStorage,
  organization: Doc<"organizations">,
  personId: Id<"persons">,
  enrollment: Id<"enrollments">,
): Promise<Badge | null> {
  const rows = await ctx.db
    .query("credentials")
    .withIndex("by_enrollment", (q) => q.eq("enrollmentId", enrollment))
    .order("desc")
    .take(MAX_OF_ENROLLMENT);
  const own = rows.filter((row) => row.personId === personId && isShown(row));
  const best = own.find(({ state }) => state === "issued") ?? own[0];
  return best === undefined ? null : badgeOf(ctx, organization, best);
}

/** Hides a holder's badge from everybody else, or shows it again. @throws `notFound` */
export async function hideBadge(
  ctx: Pick<MutationCtx, "db"> & Viewer,
  id: Id<"credentials">,
  hidden: boolean,
): Promise<void> {
  const row = await requireOwn(ctx, ctx.person._id, id);
  if (row.hidden === hidden) return;
  await ctx.db.patch("credentials", id, { hidden });
  const { organizationId } = row;
  const action = hidden ? "credentials.hidden" : "credentials.shown";
  await record(ctx, { organizationId, action, entity: { table: "credentials", id }, changed: ["hidden"] });
}

/** A person's own credential. @throws `notFound` */
export async function requireOwn(
  { db }: Reader,
  person: Id<"persons">,
  id: Id<"credentials">,
): Promise<Doc<"credentials">> {
  const row = await db.get("credentials", id);
  if (row === null || row.personId !== person || !isShown(row))
    throw failure("notFound", "There is no such certificate here.");
  return row;
}

/** A badge as its holder sees it. */
export async function badgeOf(
  { db, storage }: WithStorage,
  organization: Doc<"organizations">,
  row: Doc<"credentials">,
): Promise<Badge> {
  const { _id: id, publicId, shortCode, hidden, awardedAt, validUntil = null, document } = row;
  const issuer = await db.get("issuers", row.issuerId);
  const achievement = await db.get("achievements", row.achievementId);
  const standing = standingOf(row, Date.now()) ?? "onItsWay";
  const isIssued = document !== undefined && issuer !== null;
  const name = document === undefined ? (achievement?.name ?? "") : badgeFactsOf(document).name;
  const urlOf = (stored: Id<"_storage"> | undefined) =>
    stored === undefined ? null : storage.getUrl(stored);
  return {
    ...{ id, publicId, hidden, name, standing, awardedAt, validUntil },
    shortCode: printedShortCode(shortCode),
    issuer: organization.name,
    cohort: row.cohortId ?? null,
    addresses: isIssued ? addressesOf(issuer.host, publicId) : null,
    files: { pdf: await urlOf(row.pdfId), png: await urlOf(row.pngId), svg: await urlOf(row.svgId) },
    ...(isIssued && standing === "valid" && !hidden
      ? elsewhere(organization, issuer.host, row, name)
      : { linkedIn: null, wallet: null }),
  };
}

/** Where a badge can be taken over. */
function elsewhere(
  { name: organizationName, timeZone }: Doc<"organizations">,
  host: string,
  { publicId, shortCode, awardedAt, validUntil }: Doc<"credentials">,
  name: string,
): Pick<Badge, "linkedIn" | "wallet"> {
  const pageUrl = addressesOf(host, publicId).page;
  const entry = { name, organizationName, awardedAt, validUntil: validUntil ?? null, timeZone, pageUrl };
  return {
    linkedIn: linkedInAddress({ ...entry, credentialId: printedShortCode(shortCode) }),
    wallet: walletAddress({
      origin: originOfHost(host),
      exchangeUrl: `${credentialAddress(host, publicId)}/exchange`,
    }),
  };
}

/** Holders see what waits, and what was issued once; not what failed and is tried again by staff. */
function isShown({ state, document }: Doc<"credentials">): boolean {
  return state !== "erased" && (document !== undefined || state !== "revoked");
}
