import { data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { api } from "../../convex/_generated/api";
import { type Closed, DoorScreen } from "../features/portal/DoorScreen";
import { pageTitle } from "../features/shell/pageTitle";
import { asServer } from "../server/convex";
import { refusal } from "../server/failures";
import { requireOrganization } from "../server/organization";

const SECOND = 1_000;
/** A meeting that is being made is there in a moment. */
const SOON = 3 * SECOND;
/** Pages that wait longer are not kept open for it. */
const LONGEST = 24 * 3_600 * SECOND;

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const here = await requireOrganization(request);
  const passed = await pass(params["token"] ?? "", context.address);
  const closed: Closed | typeof passed =
    "organization" in passed && passed.organization !== here.id ? { is: "unknown" } : passed;
  if (closed.is === "go") throw redirect(closed.url, 303);
  const status = closed.is === "unknown" ? 404 : closed.is === "limited" ? 429 : 200;
  return data({ closed, againIn: againIn(closed) }, { status });
}

async function pass(token: string, address: string) {
  try {
    return await asServer.action(api.attendance.door.enter, { token, address });
  } catch (error) {
    if (refusal(error).error.code !== "rateLimited") throw error;
    return { is: "limited" as const };
  }
}

/** A second after the door opens, so that the server's clock agrees. */
function againIn(closed: Closed): number | null {
  if (closed.is === "preparing") return SOON;
  if (closed.is !== "early") return null;
  const left = closed.opensAt - Date.now() + SECOND;
  return left > LONGEST ? null : Math.max(SECOND, left);
}

export const meta = pageTitle<typeof loader>(({ closed }, t) =>
  "title" in closed ? closed.title : t(`portal.door.${closed.is}.title`),
);

export default function DoorRoute() {
  return <DoorScreen {...useLoaderData<typeof loader>()} />;
}
