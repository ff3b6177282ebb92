import type { PaginationOptions } from "convex/server";
import { v } from "convex/values";
import { literals } from "convex-helpers/validators";
import type { Doc, Id } from "../../_generated/dataModel";
import type { MutationCtx } from "../../_generated/server";
import { allows } from "../../access/permissions";
import { record } from "../../audit/model/entries";
import { notify } from "../../notifications/model/notify";
import { normalizeEmail } from "../../shared/email";
import { failure, type FieldErrors, invalid } from "../../shared/errors";
import { standingOf } from "../rules/standings";
import { REPORT_STATES } from "../rules/statuses";
import type { Reader, Writer } from "./contexts";
import { credentialOf } from "./pages";

export const reportValidator = v.object({
  id: v.id("credentialReports"),
  state: literals(...REPORT_STATES),
  /** Milliseconds since 1970. */
  at: v.number(),
  text: v.string(),
  /** Where an answer is wanted. */
  email: v.union(v.string(), v.null()),
  credential: v.object({ id: v.id("credentials"), publicId: v.string(), holder: v.string() }),
});

const MAX_TEXT = 2_000;
/** Staff of one organization that are told; it has no more who issue certificates. */
const MAX_STAFF = 500;
const MAX_REPORTS = 500;

export type Report = { publicId: string; text: string; email: string };

/**
 * Keeps what somebody says is wrong with a credential and tells the staff who issue certificates.
 * @param email may be empty
 * @throws `invalid` by field; `notFound` without such a credential here
 */
export async function submitReport(
  ctx: Pick<MutationCtx, "db" | "scheduler">,
  organizationId: Id<"organizations">,
  { publicId, text: entered, email: address }: Report,
): Promise<void> {
  const [text, email] = [entered.trim(), address.trim() === "" ? null : normalizeEmail(address)];
  const problems: FieldErrors = {
    ...(text === "" ? { text: "required" } : text.length > MAX_TEXT ? { text: "tooLong" } : {}),
    ...(address.trim() !== "" && email === null ? { email: "email" } : {}),
  };
  if (Object.keys(problems).length > 0) throw invalid(problems);
  const credential = await credentialOf(ctx, publicId);
  if (credential === null || credential.organizationId !== organizationId || isUnknown(credential))
    throw failure("notFound", "There is no such certificate here.");
  const row = { organizationId, credentialId: credential._id, text, state: "open" as const };
  const id = await ctx.db.insert("credentialReports", { ...row, ...(email === null ? {} : { email }) });
  await tellStaff(ctx, credential, id);
}

/** What is reported, the newest first. */
export async function listReports(
  ctx: Reader,
  organizationId: Id<"organizations">,
  state: Doc<"credentialReports">["state"],
  paginationOpts: PaginationOptions,
) {
  const found = await ctx.db
    .query("credentialReports")
    .withIndex("by_organization_state", (q) => q.eq("organizationId", organizationId).eq("state", state))
    .order("desc")
    .paginate(paginationOpts);
  const page = await Promise.all(found.page.map((report) => reportFacts(ctx, report)));
  return { ...found, page: page.filter((report) => report !== null) };
}

/** @throws `notFound` */
export async function closeReport(ctx: Writer, id: Id<"credentialReports">): Promise<void> {
  const report = await ctx.db.get("credentialReports", id);
  if (report === null) throw failure("notFound", "There is no such report here.");
  if (report.state === "closed") return;
  await ctx.db.patch("credentialReports", id, { state: "closed" });
  await record(ctx, { action: "credentialReports.closed", entity: { table: "credentialReports", id } });
}

/** Removes what was said about a credential: it may name its holder. Some hundreds at most, since few are let in. */
export async function removeReports(
  { db }: Pick<MutationCtx, "db">,
  credential: Id<"credentials">,
): Promise<void> {
  const reports = await db
    .query("credentialReports")
    .withIndex("by_credential", (q) => q.eq("credentialId", credential))
    .take(MAX_REPORTS);
  for (const { _id } of reports) await db.delete("credentialReports", _id);
}

async function reportFacts({ db }: Reader, report: Doc<"credentialReports">) {
  const { _id: id, _creationTime: at, state, text, email = null } = report;
  const credential = await db.get("credentials", report.credentialId);
  if (credential === null) return null;
  const { _id, publicId, recipientName: holder } = credential;
  return { id, state, at, text, email, credential: { id: _id, publicId, holder } };
}

async function tellStaff(
  ctx: Pick<MutationCtx, "db" | "scheduler">,
  { organizationId, recipientName: holder }: Doc<"credentials">,
  report: Id<"credentialReports">,
): Promise<void> {
  const members = await ctx.db
    .query("memberships")
    .withIndex("by_organization_ended", (q) =>
      q.eq("organizationId", organizationId).eq("endedAt", undefined),
    )
    .take(MAX_STAFF);
  for (const { personId, roles } of members)
    if (allows(roles, "certificates.issue"))
      await notify(ctx, {
        ...{ organizationId, to: { personId }, kind: "activity" as const, template: "credentialReported" },
        ...{ data: { holder }, dedupeKey: `credentialReported ${report}` },
        href: "/admin/certificates/reports",
      });
}

function isUnknown(credential: Doc<"credentials">): boolean {
  return standingOf(credential, Date.now()) === null;
}
