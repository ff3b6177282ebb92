import { type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { api } from "../../convex/_generated/api";
import { idOf } from "../server/failures";
import { visit } from "../server/load";

/** To the viewer's own link into a session. Pages lead here, so that no link that lets somebody in is kept in them. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { load } = await visit(request);
  const { path } = await load(api.attendance.door.mine, { event: idOf<"events">(params["event"]) });
  return redirect(path, 303);
}
