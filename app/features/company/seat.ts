import type { Presence } from "../shell/presence";

/** A place in a company, as Convex says it. */
export type Seat = Presence["companies"][number];
