/** Who does things: somebody, a job, or the Remix server before anybody is signed in. */
export const ACTORS = ["person", "system", "server"] as const;
export type ActorKind = (typeof ACTORS)[number];
