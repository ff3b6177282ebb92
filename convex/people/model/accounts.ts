import type { Id } from "../../_generated/dataModel";
import type { MutationCtx } from "../../_generated/server";
import type { Tenant } from "../../access/entrance";
import type { Viewer } from "../../access/viewer";
import { record } from "../../audit/model/entries";
import { notify } from "../../notifications/model/notify";
import { normalizeEmail } from "../../shared/email";
import { failure, invalid } from "../../shared/errors";
import { type PersonProfile, personProblems } from "../rules/persons";
import { isOwner } from "./memberships";
import { patchPerson, personOfEmail, requireOwnPerson } from "./people";
import { endSessionsOf } from "./signIn";

type StaffCtx = Pick<MutationCtx, "db" | "scheduler"> & { everywhere: MutationCtx["db"] } & Tenant;

/** Changes the viewer's own name, language and zone, in every organization. @throws `invalid` */
export async function changeOwnProfile(
  ctx: Pick<MutationCtx, "db"> & Viewer,
  profile: PersonProfile,
): Promise<void> {
  const problems = personProblems(profile);
  if (Object.keys(problems).length > 0) throw invalid(problems);
  const [name, locale, timeZone] = [
    profile.name.trim(),
    profile.locale ?? undefined,
    profile.timeZone ?? undefined,
  ];
  const { person } = ctx;
  const changed = Object.entries({ name, locale, timeZone })
    .filter(([field, value]) => person[field as keyof PersonProfile] !== value)
    .map(([field]) => field);
  if (changed.length === 0) return;
  await patchPerson(ctx, person._id, { name, locale, timeZone });
  await record(ctx, { action: "persons.changed", entity: { table: "persons", id: person._id }, changed });
}

/** Corrects the name of somebody whom no other organization knows. @throws `notFound`, `forbidden` or `invalid` */
export async function renamePerson(ctx: StaffCtx, id: Id<"persons">, entered: string): Promise<void> {
  const name = entered.trim();
  const problems = personProblems({ name, locale: null, timeZone: null });
  if (Object.keys(problems).length > 0) throw invalid(problems);
  await requireChangeable(ctx, id);
  await patchPerson({ db: ctx.everywhere }, id, { name });
  await record(ctx, { action: "persons.renamed", entity: { table: "persons", id }, changed: ["name"] });
}

/**
 * Gives somebody who can no longer read their mail another address, for signing in from now on. They are
 * signed out everywhere, and both addresses are told. Only for people whom no other organization knows.
 * @throws `notFound`, `forbidden`; `invalid` when it is no address or another person's
 */
export async function replaceAddress(ctx: StaffCtx, id: Id<"persons">, entered: string): Promise<void> {
  const db = ctx.everywhere;
  const email = normalizeEmail(entered);
  if (email === null) throw invalid({ email: "email" });
  const { email: before, locale } = await requireChangeable(ctx, id);
  if (email === before) return;
  if ((await personOfEmail({ db }, email)) !== null) throw invalid({ email: "emailTaken" });
  await patchPerson({ db }, id, { email });
  await endSessionsOf({ db }, id);
  await record(ctx, {
    action: "persons.addressReplaced",
    entity: { table: "persons", id },
    changed: ["email"],
  });
  await tellAddresses(ctx, ctx.organization._id, { before, after: email, locale });
}

/** Tells the old address and the new one that they changed. */
export async function tellAddresses(
  ctx: Pick<MutationCtx, "db" | "scheduler">,
  organizationId: Id<"organizations">,
  { before, after, locale }: { before: string | undefined; after: string; locale: string | undefined },
): Promise<void> {
  for (const address of [before, after])
    if (address !== undefined)
      await notify(ctx, {
        organizationId,
        to: { address, ...(locale && { locale }) },
        kind: "account",
        template: "addressChanged",
        data: { newAddress: after },
        dedupeKey: `addressChanged:${before}:${after}:${address}:${Date.now()}`,
      });
}

/** Owners are changed by owners alone: whoever sets an address can sign in by it. */
async function requireChangeable(ctx: StaffCtx, id: Id<"persons">) {
  const person = await requireOwnPerson({ db: ctx.everywhere }, ctx.organization._id, id);
  if (person.pseudonymizedAt !== undefined) throw failure("notFound", "There is no such person here.");
  if ((await isOwner(ctx, ctx.organization._id, id)) && !ctx.permissions.includes("owners.manage"))
    throw failure("forbidden", "Only owners change the account of an owner.");
  return person;
}
