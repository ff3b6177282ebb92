import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { api } from "../../convex/_generated/api";
import { NEWEST_EXPORT } from "../features/audit/AuditExports";
import { AuditScreen } from "../features/audit/AuditScreen";
import { choiceOf, filterOf } from "../features/audit/filters";
import { FIRST_PAGE } from "../features/live/usePages";
import { pageTitle } from "../features/shell/pageTitle";
import { idOf } from "../server/failures";
import { visit } from "../server/load";

export async function loader({ request }: LoaderFunctionArgs) {
  const { load } = await visit(request);
  const choice = choiceOf(new URL(request.url).searchParams);
  const actor = choice.actor === "" ? null : idOf<"persons">(choice.actor);
  const [first, actions, exports, person] = await Promise.all([
    load(api.audit.entries.list, { ...filterOf(choice), paginationOpts: FIRST_PAGE }),
    load(api.audit.entries.actions, {}),
    load(api.audit.exports.list, NEWEST_EXPORT),
    actor === null ? null : load(api.people.people.detail, { person: actor }),
  ]);
  return { choice, first, actions, exports, person: person && { id: person.person, name: person.name } };
}

export const meta = pageTitle("office.audit.title");

export default function AuditRoute() {
  return <AuditScreen {...useLoaderData<typeof loader>()} />;
}
