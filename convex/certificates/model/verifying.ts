import type { Id } from "../../_generated/dataModel";
import type { MutationCtx } from "../../_generated/server";
import { normalizeEmail } from "../../shared/email";
import { hashIdentity } from "../../shared/openBadges/identity";
import { handleOf } from "../rules/shortCode";
import { standingOf } from "../rules/standings";
import { limit } from "./limits";
import { countView, credentialOf, credentialOfHandle } from "./pages";

type Ctx = Pick<MutationCtx, "db" | "runQuery" | "runMutation">;
type Asked = { organization: Id<"organizations">; address: string };

/**
 * Which credential of an organization a public id or a typed short code names; null for none. Short codes can be
 * guessed at, so that few may be tried.
 * @throws `rateLimited`
 */
export async function openPage(
  ctx: Ctx,
  { organization, handle, counted, address }: Asked & { handle: string; counted: boolean },
): Promise<{ publicId: string } | null> {
  await limit(ctx, "pageByClient", address);
  if (handleOf(handle)?.kind === "shortCode") await limit(ctx, "codeByClient", address);
  const credential = await credentialOfHandle(ctx, handle);
  const now = Date.now();
  if (credential?.organizationId !== organization || standingOf(credential, now) === null) return null;
  if (counted) await countView(ctx, credential, now);
  return { publicId: credential.publicId };
}

/** Whether an address is that of a credential's holder; "no" for one whose page its holder hides. @throws `rateLimited` */
export async function isHolderOf(
  ctx: Ctx,
  { organization, publicId, email, address }: Asked & { publicId: string; email: string },
): Promise<boolean> {
  await limit(ctx, "holderByClient", address);
  await limit(ctx, "holderByCredential", publicId);
  const credential = await credentialOf(ctx, publicId);
  const typed = normalizeEmail(email);
  if (credential?.organizationId !== organization || typed === null) return false;
  if (credential.hidden || credential.document === undefined) return false;
  const { identityHash } = await hashIdentity(typed, credential.salt);
  return identityHash === credential.identityHash;
}
