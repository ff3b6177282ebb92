import type { Doc } from "../../_generated/dataModel";
import type { MutationCtx } from "../../_generated/server";
import { notify, type Recipient } from "../../notifications/model/notify";

type Writer = Pick<MutationCtx, "db" | "scheduler">;
type News = { template: "credentialIssued" } | { template: "credentialRevoked"; reason: string };

/** Tells whoever holds a credential what became of it, once each; nobody where neither person nor address is known. */
export async function tellHolder(ctx: Writer, credential: Doc<"credentials">, news: News): Promise<void> {
  const to = recipientOf(credential);
  const [achievement, organization] = await Promise.all([
    ctx.db.get("achievements", credential.achievementId),
    ctx.db.get("organizations", credential.organizationId),
  ]);
  if (to === null || achievement === null || organization === null) return;
  const data = { achievement: achievement.name, issuer: organization.name };
  await notify(ctx, {
    ...{ organizationId: organization._id, to, kind: "announcement" as const },
    ...(news.template === "credentialIssued"
      ? { template: news.template, data }
      : { template: news.template, data: { ...data, reason: news.reason } }),
    dedupeKey: `${news.template}:${credential._id}`,
    href: `/verify/${credential.publicId}`,
  });
}

function recipientOf({ personId, email, recipientName }: Doc<"credentials">): Recipient | null {
  if (personId !== undefined) return { personId };
  return email === undefined ? null : { address: email, name: recipientName };
}
