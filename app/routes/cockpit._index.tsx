import { type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { api } from "../../convex/_generated/api";
import { visit } from "../server/load";

/** To the viewer's first company; to the portal for who acts for none. */
export async function loader({ request }: LoaderFunctionArgs) {
  const { load } = await visit(request);
  const me = await load(api.people.viewer.current, {});
  const [first] = me?.companies ?? [];
  return redirect(first === undefined ? "/portal" : `/cockpit/${first.slug}`);
}
