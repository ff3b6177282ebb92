/** What a pool's seats are for. */
export const POOL_OWNERS = ["cohort", "event", "campaign"] as const;
export type PoolOwner = (typeof POOL_OWNERS)[number];

/** What a pool belongs to: the id of a cohort, an event or a campaign. */
export type Owner = { kind: PoolOwner; id: string };

/**
 * A claim's states. `offered`: a freed seat that waits for the holder's answer until a moment; `held`: put
 * aside while somebody pays. Both count as taken.
 */
export const CLAIM_STATES = ["waiting", "offered", "held", "taken", "released"] as const;
export type ClaimState = (typeof CLAIM_STATES)[number];
