/** What the platform is installed for; set once at installation. */
let transaction = false;

export function setRefusals(refuse: boolean): void {
  transaction = refuse;
}

/**
 * Throws Convex's error if this realm runs queries and mutations, which must be deterministic. `what` is
 * the feature as the error names it: `fetch()`, `setTimeout`, `cryptographic randomness`.
 */
export function refuseInTransactions(what: string): void {
  if (!transaction) return;
  throw new Error(
    `Can't use ${what} in queries and mutations. Please consider using an action. ` +
      "See https://docs.convex.dev/functions/actions for more details.",
  );
}
