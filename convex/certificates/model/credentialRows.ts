import { internal } from "../../_generated/api";
import type { Doc, Id } from "../../_generated/dataModel";
import type { MutationCtx, QueryCtx } from "../../_generated/server";
import { failure } from "../../shared/errors";
import { hashIdentity } from "../../shared/openBadges/identity";
import { type CredentialEvent, nextCredentialState } from "../rules/credentialLifecycle";
import { newIdentifiers } from "./identifiers";
import { recount } from "./issuances";
import { takePlace } from "./statusLists";

type Row = Doc<"credentials">;
type Writer = Pick<MutationCtx, "db" | "scheduler">;

/** What a new credential is of. The mail address is its holder's, where there is one. */
export type Fresh = {
  issuer: Doc<"issuers">;
  issuanceId: Id<"issuances">;
  designVersionId: Id<"designVersions">;
  address: string | undefined;
} & Pick<Row, "achievementId" | "recipientName" | "awardedAt" | "validFrom"> &
  Partial<
    Pick<
      Row,
      "cohortId" | "enrollmentId" | "personId" | "email" | "externalId" | "validUntil" | "replaces" | "reason"
    >
  >;

/** @throws `notFound` */
export async function requireCredential({ db }: Pick<QueryCtx, "db">, id: Id<"credentials">): Promise<Row> {
  const row = await db.get("credentials", id);
  if (row === null) throw failure("notFound", "There is no such credential here.");
  return row;
}

/** Writes a credential that waits to be made, gives it its place in a status list, and has a job made for it. */
export async function queueCredential(
  ctx: Writer,
  { issuer, address, ...facts }: Fresh,
): Promise<Id<"credentials">> {
  const { publicId, shortCode, salt } = await newIdentifiers();
  const identity = address === undefined ? null : await hashIdentity(address, salt);
  const credential = await ctx.db.insert("credentials", {
    organizationId: issuer.organizationId,
    issuerId: issuer._id,
    ...facts,
    ...{ publicId, shortCode, salt, identityHash: identity?.identityHash ?? "" },
    ...{ state: "queued", stateAt: Date.now(), attempts: 0, hidden: false },
    ...(await takePlace(ctx, issuer)),
  });
  await recount(ctx, facts.issuanceId, null, "queued", facts.replaces === undefined ? 1 : 0);
  await enqueue(ctx, credential);
  return credential;
}

/** Has a job made for a credential, once the mutation is done. */
export async function enqueue({ scheduler }: Pick<Writer, "scheduler">, credential: Id<"credentials">) {
  await scheduler.runAfter(0, internal.certificates.jobs.enqueue, { credential });
}

/**
 * Gives a credential the state that an event leads to, and counts it there.
 * @throws `conflict` where it cannot happen
 */
export async function moveCredential(
  ctx: Pick<MutationCtx, "db">,
  row: Row,
  event: CredentialEvent,
  values: Partial<Omit<Row, "_id" | "_creationTime" | "state" | "stateAt">> = {},
): Promise<Row> {
  const state = nextCredentialState(row.state, event);
  if (state === null) throw failure("conflict", "This cannot be done with the credential as it stands now.");
  const moved = { ...values, state, stateAt: Date.now() };
  await ctx.db.patch("credentials", row._id, moved);
  await recount(ctx, row.issuanceId, row.state, state);
  return { ...row, ...moved };
}
