/** What the audit log may tell of, by area: the noun and what happened. What is not here does not compile. */
export const ACTIONS = [
  // audit
  "auditExports.requested",
  "auditExports.downloaded",
  // privacy
  "exports.requested",
  "exports.cancelled",
  "exports.finished",
  "exports.downloaded",
  "erasures.requested",
  "erasures.finished",
] as const;

/** For now also names that are not listed yet. */
export type Action = (typeof ACTIONS)[number] | `${string}.${string}`;
