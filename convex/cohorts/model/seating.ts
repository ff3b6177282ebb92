import type { Doc } from "../../_generated/dataModel";
import { claimSeats, releaseSeats } from "../../capacity/model/claims";
import type { Owner } from "../../capacity/rules/statuses";
import { failure } from "../../shared/errors";
import { takesPeople } from "../rules/cohortLifecycle";
import { arrive, type Welcome } from "./arrivals";
import type { Doer } from "./doer";
import { type Entry, moveEntry } from "./enrollmentRows";
import { occasionOf, tell } from "./letters";
import { offeredSeats } from "./offers";

export type Seating = "enrolled" | "waitlisted";

/** Whose seats a cohort's are. */
export function ownerOf({ _id }: Doc<"cohorts">): Owner {
  return { kind: "cohort", id: _id };
}

/**
 * Gives an entry a seat, or a place on the waitlist, and all that follows from it. Volunteers help and use no
 * seat.
 * @returns null where there is neither; then nothing was changed but the entry's own row
 * @throws `conflict` for a cohort that takes nobody: a draft, or one that has ended
 */
export async function seatOrWait(
  ctx: Doer,
  cohort: Doc<"cohorts">,
  entry: Entry,
  welcome: Welcome,
): Promise<Seating | null> {
  if (!takesPeople(cohort.state))
    throw failure("conflict", "This cohort is not open for anybody to come in.");
  const outcome = entry.row.role === "volunteer" ? "taken" : await claim(ctx, cohort, entry);
  if (outcome === "full") return null;
  if (outcome === "taken") {
    await arrive(ctx, cohort, await moveEntry(ctx, entry, "enroll"), welcome);
    return "enrolled";
  }
  const row = await moveEntry(ctx, entry, "wait");
  if (welcome !== null)
    await tell(ctx, cohort, row.personId, { template: "cohortWaitlisted", data: {}, key: occasionOf(row) });
  return "waitlisted";
}

/** Like `seatOrWait`. @throws `conflict` where there is neither a seat nor a waitlist */
export async function requireSeating(
  ctx: Doer,
  cohort: Doc<"cohorts">,
  entry: Entry,
  welcome: Welcome,
): Promise<Seating> {
  const seating = await seatOrWait(ctx, cohort, entry, welcome);
  if (seating === null) throw failure("conflict", "All seats are taken, and there is no waitlist.");
  return seating;
}

/** Gives back an enrollment's seat or place on the waitlist, and tells who gets it. */
export async function giveBack(ctx: Doer, enrollment: Doc<"enrollments">): Promise<void> {
  await offeredSeats(ctx, await releaseSeats(ctx, enrollment._id));
}

function claim(ctx: Doer, cohort: Doc<"cohorts">, { row }: Entry) {
  return claimSeats(ctx, { owners: [ownerOf(cohort)], holder: row._id, as: "taken" });
}
