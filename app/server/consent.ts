import { redirect } from "@remix-run/node";
import type { FunctionReturnType } from "convex/server";
import { api } from "../../convex/_generated/api";
import type { Visit } from "./load";

type Presence = NonNullable<FunctionReturnType<typeof api.people.viewer.current>>;

/** Where one reads and agrees, and what remains open to who does not. */
const OPEN = ["/portal/terms", "/portal/account/privacy"];

/**
 * Leads who has not agreed to the present terms there first. Who looks at the product as somebody else cannot
 * agree for them, and is let through.
 * @throws Response a redirect that leads back here
 */
export async function demandConsent(request: Request, me: Presence, load: Visit["load"]): Promise<void> {
  const { pathname, search } = new URL(request.url);
  if (OPEN.includes(pathname) || me.person.impersonated || me.kinds.length === 0) return;
  const due = await load(api.people.consents.due, {});
  if (due.length > 0) throw redirect(`/portal/terms?next=${encodeURIComponent(pathname + search)}`);
}
