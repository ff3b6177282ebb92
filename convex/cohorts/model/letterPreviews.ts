import type { Infer } from "convex/values";
import { internal } from "../../_generated/api";
import type { ActionCtx } from "../../_generated/server";
import type { Tenant } from "../../access/entrance";
import type { renderedValidator } from "../../notifications/model/claims";

export type Rendered = Infer<typeof renderedValidator>;

/** A mail as its recipient would see it, from this organization and in that language. */
export function writtenLetter(
  { runAction, organization }: Pick<ActionCtx, "runAction"> & Pick<Tenant, "organization">,
  letter: { template: string; data: string },
  locale: string,
): Promise<Rendered> {
  const { name, branding } = organization;
  return runAction(internal.notifications.templates.write, {
    ...letter,
    locale,
    name,
    color: branding.primaryColor ?? null,
  });
}
