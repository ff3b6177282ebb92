import type { Doc } from "../../_generated/dataModel";
import { ERASED_NAME } from "../../shared/erasure";
import { sha256Hex } from "../../shared/hashes";
import type { EraserCtx, Subject } from "./holding";
import { mergedInto } from "./mergedPersons";

/** Takes name, address and settings from a person. From then on nobody can sign in as that person. */
export async function pseudonymize({ db }: EraserCtx, person: Doc<"persons">): Promise<void> {
  await db.patch("persons", person._id, {
    name: ERASED_NAME,
    email: undefined,
    locale: undefined,
    timeZone: undefined,
    pseudonymizedAt: person.pseudonymizedAt ?? Date.now(),
  });
}

/** The same for one merged into the person, and for those merged into that one before. */
export async function pseudonymizeMerged(ctx: EraserCtx, merged: Doc<"persons">): Promise<void> {
  await pseudonymize(ctx, merged);
  for (const person of await mergedInto(ctx.db, merged._id)) await pseudonymizeMerged(ctx, person);
}

/**
 * Takes a person off an organization's list: nameless where the whole account is erased; altogether where
 * the person goes on elsewhere, since the list is what lets the organization see the person's account.
 */
export async function takeOffTheList({ db }: EraserCtx, affiliation: Doc<"affiliations">): Promise<void> {
  const person = await db.get("persons", affiliation.personId);
  if (person?.pseudonymizedAt === undefined) await db.delete("affiliations", affiliation._id);
  else await db.patch("affiliations", affiliation._id, { name: ERASED_NAME, email: undefined });
}

export async function endMembership({ db }: EraserCtx, { _id, endedAt }: Doc<"memberships">): Promise<void> {
  if (endedAt === undefined) await db.patch("memberships", _id, { endedAt: Date.now() });
}

export async function endSeat({ db }: EraserCtx, { _id, endedAt }: Doc<"companyMembers">): Promise<void> {
  if (endedAt === undefined) await db.patch("companyMembers", _id, { endedAt: Date.now() });
}

/** Puts a digest in the place of an invitation's address, and withdraws one that is open. */
export async function hideAddress(
  { db }: EraserCtx,
  { _id, email, state }: Doc<"invitations">,
  { personId }: Subject,
): Promise<void> {
  if (email.startsWith(HIDDEN)) return;
  const hidden = `${HIDDEN}${await sha256Hex(`${personId} ${email}`)}`;
  await db.patch("invitations", _id, { email: hidden, state: state === "open" ? "revoked" : state });
}

const HIDDEN = "erased:";

/** Leaves of a mail when it was sent and what kind it was. One that waits is not sent any more. */
export async function redactMail({ db }: EraserCtx, { _id, state }: Doc<"deliveries">): Promise<void> {
  await db.patch("deliveries", _id, {
    address: "",
    data: "{}",
    dedupeKey: `${HIDDEN}${_id}`,
    href: undefined,
    problem: undefined,
    detail: undefined,
    rendered: undefined,
    calendar: undefined,
    providerId: undefined,
    state: state === "waiting" || state === "sending" ? "suppressed" : state,
  });
}

/** Removes the file of an export. */
export async function removeFile(
  { db, storage }: EraserCtx,
  { _id, file }: Doc<"privacyJobs">,
): Promise<void> {
  if (file === undefined) return;
  await storage.delete(file);
  await db.patch("privacyJobs", _id, { file: undefined, fileExpiresAt: undefined });
}
