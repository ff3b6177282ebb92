import type { PaginationOptions } from "convex/server";
import { type Infer, v } from "convex/values";
import { literals } from "convex-helpers/validators";
import type { Doc, Id } from "../../_generated/dataModel";
import type { QueryCtx } from "../../_generated/server";
import { pageAddress } from "../rules/addresses";
import { CREDENTIAL_STEPS, credentialSteps } from "../rules/credentialSteps";
import { printedShortCode } from "../rules/shortCode";
import { CREDENTIAL_STATES, type CredentialState, ISSUING_PROBLEMS, REPLACEMENTS } from "../rules/statuses";
import { requireCredential } from "./credentialRows";
import { isBeingReplaced } from "./credentials";

/** Replacements one after the other that are shown, before and after a credential. */
const MAX_HISTORY = 20;

export const summaryValidator = v.object({
  id: v.id("credentials"),
  publicId: v.string(),
  recipientName: v.string(),
  /** Null for somebody outside whom a list named. */
  person: v.union(v.id("persons"), v.null()),
  email: v.union(v.string(), v.null()),
  achievement: v.object({ id: v.id("achievements"), name: v.string() }),
  state: literals(...CREDENTIAL_STATES),
  stateAt: v.number(),
  awardedAt: v.number(),
  validUntil: v.union(v.number(), v.null()),
  problem: v.union(v.object({ code: literals(...ISSUING_PROBLEMS), detail: v.string() }), v.null()),
});

/** One of the credentials that took each other's place. */
const linkValidator = v.object({
  id: v.id("credentials"),
  publicId: v.string(),
  recipientName: v.string(),
  achievement: v.string(),
  state: literals(...CREDENTIAL_STATES),
  stateAt: v.number(),
  /** How it took the place of the one before; null for the first. */
  how: v.union(literals(...REPLACEMENTS), v.null()),
  /** Why it no longer holds. */
  reason: v.union(v.string(), v.null()),
});

export const credentialValidator = v.object({
  ...summaryValidator.fields,
  shortCode: v.string(),
  /** The page on which anybody verifies it. */
  url: v.string(),
  validFrom: v.number(),
  attempts: v.number(),
  hidden: v.boolean(),
  reason: v.union(v.string(), v.null()),
  issuance: v.id("issuances"),
  cohort: v.union(v.object({ id: v.id("cohorts"), name: v.string() }), v.null()),
  /** From the first to the last of those that took each other's place, this one among them. */
  history: v.array(linkValidator),
  /** Addresses of its files, for a while; null before it is issued. */
  files: v.union(v.object({ pdf: v.string(), svg: v.string(), png: v.string() }), v.null()),
  /** What can be done with it now, as far as its state says. */
  steps: v.array(literals(...CREDENTIAL_STEPS)),
});

export type CredentialFilter = {
  issuance: Id<"issuances"> | null;
  state: CredentialState | null;
  search: string;
};

type Row = Doc<"credentials">;
type Reader = Pick<QueryCtx, "db">;
type Staff = Reader & Pick<QueryCtx, "storage"> & { organization: Doc<"organizations"> };

/** Credentials, to be paginated: of an issuance by name, of the organization the newest first; found by name, the best first. */
export async function listCredentials(
  ctx: Staff,
  filter: CredentialFilter,
  paginationOpts: PaginationOptions,
) {
  const found = await rowsOf(ctx, filter).paginate(paginationOpts);
  return { ...found, page: await Promise.all(found.page.map((row) => summaryOf(ctx, row))) };
}

/** All that staff see of a credential. @throws `notFound` */
export async function credentialFacts(
  ctx: Staff,
  id: Id<"credentials">,
): Promise<Infer<typeof credentialValidator>> {
  const row = await requireCredential(ctx, id);
  const [issuer, cohort] = await Promise.all([
    ctx.db.get("issuers", row.issuerId),
    row.cohortId === undefined ? null : ctx.db.get("cohorts", row.cohortId),
  ]);
  const { publicId, shortCode, validFrom, attempts, hidden, reason = null, issuanceId: issuance } = row;
  return {
    ...(await summaryOf(ctx, row)),
    ...{ shortCode: printedShortCode(shortCode), validFrom, attempts, hidden, reason, issuance },
    url: pageAddress(issuer?.host ?? "", publicId),
    cohort: cohort === null ? null : { id: cohort._id, name: cohort.name },
    history: await historyOf(ctx, row),
    files: await filesOf(ctx, row),
    steps: credentialSteps(row.state, await isBeingReplaced(ctx, id)),
  };
}

function rowsOf({ db, organization }: Staff, { issuance, state, search }: CredentialFilter) {
  const all = db.query("credentials");
  if (search.trim() !== "")
    return all.withSearchIndex("search_name", (q) => {
      const here = q.search("recipientName", search).eq("organizationId", organization._id);
      const within = issuance === null ? here : here.eq("issuanceId", issuance);
      return state === null ? within : within.eq("state", state);
    });
  if (issuance !== null)
    return state === null
      ? all.withIndex("by_issuance_name", (q) => q.eq("issuanceId", issuance))
      : all.withIndex("by_issuance_state_name", (q) => q.eq("issuanceId", issuance).eq("state", state));
  const newest =
    state === null
      ? all.withIndex("by_organization", (q) => q.eq("organizationId", organization._id))
      : all.withIndex("by_organization_state", (q) =>
          q.eq("organizationId", organization._id).eq("state", state),
        );
  return newest.order("desc");
}

async function summaryOf({ db }: Reader, row: Row): Promise<Infer<typeof summaryValidator>> {
  const { _id: id, publicId, recipientName, state, stateAt, awardedAt } = row;
  const { personId: person = null, email = null, validUntil = null, problem = null } = row;
  const achievement = {
    id: row.achievementId,
    name: (await db.get("achievements", row.achievementId))?.name ?? "",
  };
  const holder = { recipientName, person, email };
  return { id, publicId, ...holder, achievement, state, stateAt, awardedAt, validUntil, problem };
}

async function historyOf(ctx: Reader, row: Row) {
  const chain = [row];
  for (let step = 0; step < MAX_HISTORY; step++) {
    const [{ replaces }] = chain as [Row];
    const before = replaces === undefined ? null : await ctx.db.get("credentials", replaces.credentialId);
    if (before === null) break;
    chain.unshift(before);
  }
  for (let step = 0; step < MAX_HISTORY; step++) {
    const { replacedById } = chain.at(-1)!;
    const after = replacedById === undefined ? null : await ctx.db.get("credentials", replacedById);
    if (after === null) break;
    chain.push(after);
  }
  return Promise.all(chain.map((each) => linkOf(ctx, each)));
}

async function linkOf({ db }: Reader, row: Row): Promise<Infer<typeof linkValidator>> {
  const { _id: id, publicId, recipientName, state, stateAt, replaces, reason = null } = row;
  const achievement = (await db.get("achievements", row.achievementId))?.name ?? "";
  return { id, publicId, recipientName, achievement, state, stateAt, how: replaces?.how ?? null, reason };
}

async function filesOf({ storage }: Pick<QueryCtx, "storage">, { pdfId, svgId, pngId }: Row) {
  if (pdfId === undefined || svgId === undefined || pngId === undefined) return null;
  const [pdf, svg, png] = await Promise.all([pdfId, svgId, pngId].map((file) => storage.getUrl(file)));
  return pdf && svg && png ? { pdf, svg, png } : null;
}
