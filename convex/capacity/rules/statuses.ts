/** What a pool's seats are for. */
export const POOL_OWNERS = ["cohort", "event", "campaign"] as const;
export type PoolOwner = (typeof POOL_OWNERS)[number];

/**
 * A claim's states. `offered`: a freed seat that waits for the holder's answer until a moment; `held`: put
 * aside while somebody pays. Both count as taken.
 */
export const CLAIM_STATES = ["waiting", "offered", "held", "taken", "released"] as const;
export type ClaimState = (typeof CLAIM_STATES)[number];
