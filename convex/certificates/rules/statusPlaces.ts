import { bitAt, STATUS_LIST_LENGTH } from "../../shared/openBadges/statusList";

/** A list is taken no fuller than this, so that a free place is found in few tries: nine tenths. */
export const LIST_PLACES = Math.floor(STATUS_LIST_LENGTH * 0.9);

/**
 * A place that was not given away: the first free one at or after a random one, so that places tell nothing of the
 * order of issuing.
 * @param chance in [0, 1)
 * @throws RangeError where all are taken
 */
export function freePlace(taken: Uint8Array, chance: number): number {
  const start = Math.floor(chance * STATUS_LIST_LENGTH);
  for (let step = 0; step < STATUS_LIST_LENGTH; step++) {
    const index = (start + step) % STATUS_LIST_LENGTH;
    if (bitAt(taken, index) === false) return index;
  }
  throw new RangeError("All places of this status list are taken.");
}
