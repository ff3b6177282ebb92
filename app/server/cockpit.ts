import type { FunctionReturnType } from "convex/server";
import { api } from "../../convex/_generated/api";
import { toSignIn } from "./failures";
import { type Visit, visit } from "./load";

type Presence = NonNullable<FunctionReturnType<typeof api.people.viewer.current>>;
export type CockpitVisit = Visit & { me: Presence; seat: Presence["companies"][number] };

/**
 * Who visits the cockpit of a company, and their place in it.
 * @throws Response: a redirect to sign-in for a visitor, 404 for who has no place there
 */
export async function visitCockpit(request: Request, slug: string | undefined): Promise<CockpitVisit> {
  const here = await visit(request);
  const me = await here.load(api.people.viewer.current, {});
  if (me === null) throw toSignIn(request);
  const seat = me.companies.find((each) => each.slug === slug);
  if (seat === undefined) throw new Response("There is no such company here.", { status: 404 });
  return { ...here, me, seat };
}
