/** Parts of a video's length at which pictures are taken of it. */
export const PICTURE_PLACES = [0.1, 0.5, 0.8] as const;
/** Pixels across: as wide as lists and players show them on a fine screen. */
export const PICTURE_WIDTH = 1_280;
