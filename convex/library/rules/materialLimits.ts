import { DAY } from "../../shared/time";

/** Materials that lie in one folder of a cohort, the trash not counted. */
export const MAX_MATERIALS = 500;
/** Folders of a cohort, and how deep they nest. */
export const MAX_MATERIAL_FOLDERS = 200;
export const MAX_MATERIAL_DEPTH = 6;
/** Letters of what is said about a material, and about a version. */
export const MAX_MATERIAL_TEXT = 5000;
export const MAX_VERSION_NOTE = 500;
/** How long a removed material can be had back. */
export const TRASH_FOR = 30 * DAY;
/** Who has not opened a material is reminded no sooner after the last time. */
export const REMIND_EVERY = DAY;

/** How long it must still be waited, in milliseconds, until people may be reminded of a material again; 0: not at all. */
export function remindingHeld(remindedAt: number | undefined, now: number): number {
  return remindedAt === undefined ? 0 : Math.max(0, remindedAt + REMIND_EVERY - now);
}
