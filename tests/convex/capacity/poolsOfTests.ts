import type { Doc } from "../../../convex/_generated/dataModel";
import type { MutationCtx } from "../../../convex/_generated/server";
import { claimSeats } from "../../../convex/capacity/model/claims";
import { openPool, type Owner, poolOf } from "../../../convex/capacity/model/pools";
import { addOrganization, type App, startApp } from "../../support/convexApp";

export const COHORT: Owner = { kind: "cohort", id: "cohort" };
export const CAMPAIGN: Owner = { kind: "campaign", id: "campaign" };
export const OFFER_MS = 3_600_000;

export type Terms = { seats?: number; keepsWaiting?: boolean };

/** An empty database with pools for a cohort and a campaign. */
export async function startPools(cohort: Terms, campaign: Terms = {}): Promise<App> {
  const app = startApp();
  const organizationId = await addOrganization(app);
  const open = (owner: Owner, terms: Terms) =>
    app.run((ctx) =>
      openPool(ctx, { organizationId, owner, keepsWaiting: true, offerMs: OFFER_MS, ...terms }),
    );
  await open(COHORT, cohort);
  await open(CAMPAIGN, campaign);
  return app;
}

/** Runs what models do in a mutation. */
export function mutate<Result>(app: App, work: (ctx: MutationCtx) => Promise<Result>): Promise<Result> {
  return app.run((ctx) => work(ctx as unknown as MutationCtx));
}

export const claim = (app: App, holder: string, owners: Owner[] = [COHORT]) =>
  mutate(app, (ctx) => claimSeats(ctx, { owners, holder, as: "taken" }));

export function poolNow(app: App, owner = COHORT): Promise<Doc<"pools">> {
  return mutate(app, async (ctx) => (await poolOf(ctx, owner))!);
}

/** A pool's claims that have not ended, in their order: "ann taken, bob waiting". */
export async function standing(app: App, owner = COHORT): Promise<string> {
  const pool = await poolNow(app, owner);
  const claims = await mutate(app, ({ db }) => db.query("claims").collect());
  return claims
    .filter(({ poolId, state }) => poolId === pool._id && state !== "released")
    .sort((a, b) => a.order - b.order)
    .map(({ holder, state }) => `${holder} ${state}`)
    .join(", ");
}
