import { type Infer, v } from "convex/values";
import { literals } from "convex-helpers/validators";
import type { Id } from "../../_generated/dataModel";
import type { QueryCtx } from "../../_generated/server";
import { KEY_SUITES } from "../rules/statuses";

/** A key as an action makes it: the secret part is sealed already. */
export const freshKeyValidator = v.object({
  suite: literals(...KEY_SUITES),
  fragment: v.string(),
  publicKey: v.string(),
  sealed: v.string(),
});
export type FreshKey = Infer<typeof freshKeyValidator>;

/** The keys that an issuer signs with: one a suite, or none before they are made. */
export async function activeKeys({ db }: Pick<QueryCtx, "db">, issuerId: Id<"issuers">): Promise<FreshKey[]> {
  const found = await Promise.all(
    KEY_SUITES.map((suite) =>
      db
        .query("issuerKeys")
        .withIndex("by_issuer_suite_state", (q) =>
          q.eq("issuerId", issuerId).eq("suite", suite).eq("state", "active"),
        )
        .first(),
    ),
  );
  return found
    .filter((key) => key !== null)
    .map(({ suite, fragment, publicKey, sealed }) => ({ suite, fragment, publicKey, sealed }));
}

/** Whether what keys signed may count: none of them is compromised, or gone. */
export async function areTrusted(
  { db }: Pick<QueryCtx, "db">,
  issuerId: Id<"issuers">,
  fragments: readonly string[],
): Promise<boolean> {
  const keys = db.query("issuerKeys").withIndex("by_issuer_suite_state", (q) => q.eq("issuerId", issuerId));
  const good = new Set<string>();
  for await (const { state, fragment } of keys) if (state !== "compromised") good.add(fragment);
  return fragments.every((fragment) => good.has(fragment));
}
