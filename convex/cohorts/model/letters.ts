import type { Doc, Id } from "../../_generated/dataModel";
import type { MutationCtx } from "../../_generated/server";
import { notify } from "../../notifications/model/notify";
import type { Kind } from "../../notifications/rules/kinds";
import type { TemplateData } from "../../shared/templates";

/** What staff or time did, told to the person. Each is a template of emails/cohorts/ and how urgent it is. */
const KINDS = {
  cohortJoined: "announcement",
  cohortWaitlisted: "activity",
  seatOffered: "invitation",
  joinRequestReceived: "activity",
  joinRequestApproved: "announcement",
  joinRequestDeclined: "activity",
  cohortInvitation: "invitation",
  cohortLeft: "activity",
  cohortCancelled: "announcement",
  cohortAnnouncement: "announcement",
  cohortCompleted: "announcement",
} as const satisfies Partial<Record<keyof TemplateData, Kind>>;

export type CohortLetter = keyof typeof KINDS;
type Ctx = Pick<MutationCtx, "db" | "scheduler">;
type Own<Name extends CohortLetter> = Omit<TemplateData[Name], "program" | "cohort">;

/** Where a person's own page of a cohort is. */
export function cohortPath(id: Id<"cohorts">): string {
  return `/portal/cohorts/${id}`;
}

/**
 * Tells somebody about their place in a cohort, by mail and in the inbox.
 * @param key tells one occasion from another; the same one is told once
 */
export async function tell<Name extends CohortLetter>(
  ctx: Ctx,
  cohort: Doc<"cohorts">,
  personId: Id<"persons">,
  { template, data, key }: { template: Name; data: Own<Name>; key: string },
): Promise<void> {
  const program = await ctx.db.get("programs", cohort.programId);
  await notify(ctx, {
    organizationId: cohort.organizationId,
    to: { personId },
    kind: KINDS[template],
    template,
    data: { ...data, program: program?.title ?? "", cohort: cohort.name } as unknown as TemplateData[Name],
    dedupeKey: `${template}:${key}`,
    href: cohortPath(cohort._id),
  });
}

/** The key of what is told of an enrollment's present state. */
export function occasionOf({ _id, stateAt }: Doc<"enrollments">): string {
  return `${_id}:${stateAt}`;
}
