import { type Infer, type ObjectType, v } from "convex/values";
import type { Doc } from "../../_generated/dataModel";
import type { QueryCtx } from "../../_generated/server";
import { dateAt } from "../../shared/civilTime";
import { pageAddress } from "../rules/addresses";
import { printedShortCode } from "../rules/shortCode";
import { hostOf } from "./issuers";

/** Of whom and what a preview tells. Dates are civil. */
export const sampleValidator = v.object({
  holder: v.string(),
  achievement: v.string(),
  program: v.string(),
  cohort: v.string(),
  issuer: v.string(),
  awardedOn: v.string(),
  verifyUrl: v.string(),
  shortCode: v.string(),
  language: v.string(),
});

/** What whoever designs wants to see on the page. */
export const sampleFields = {
  holder: v.string(),
  achievement: v.string(),
  program: v.string(),
  cohort: v.string(),
  /** As BCP 47; null for the organization's. */
  language: v.union(v.string(), v.null()),
};

const MAX_TEXT = 200;
const PUBLIC_ID = "A".repeat(22);
const SHORT_CODE = "7K3MQ9XHT2";

/** The rest of what stands on a certificate, for a preview that was awarded today. */
export async function sampleOf(
  ctx: Pick<QueryCtx, "db">,
  organization: Doc<"organizations">,
  { language, ...texts }: ObjectType<typeof sampleFields>,
  now: number,
): Promise<Infer<typeof sampleValidator>> {
  const short = (text: string) => text.slice(0, MAX_TEXT);
  const { holder, achievement, program, cohort } = texts;
  return {
    ...{
      holder: short(holder),
      achievement: short(achievement),
      program: short(program),
      cohort: short(cohort),
    },
    issuer: organization.name,
    awardedOn: dateAt(now, organization.timeZone),
    verifyUrl: pageAddress(await hostOf(ctx, organization), PUBLIC_ID),
    shortCode: printedShortCode(SHORT_CODE),
    language: language ?? organization.locale,
  };
}
