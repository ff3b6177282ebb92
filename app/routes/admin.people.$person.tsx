import { type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { api } from "../../convex/_generated/api";
import { FIRST_PAGE } from "../features/live/usePages";
import { PersonScreen } from "../features/people/PersonScreen";
import { pageTitle } from "../features/shell/pageTitle";
import { idOf } from "../server/failures";
import { visit } from "../server/load";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { load } = await visit(request);
  const me = await load(api.people.viewer.current, {});
  const first = await load(api.people.people.detail, { person: idOf<"persons">(params["person"]) });
  const { person } = first;
  // Somebody who was merged away is found at the person who is left.
  if (person !== params["person"]) throw redirect(`/admin/people/${person}`);
  const part = { person, paginationOpts: FIRST_PAGE };
  const seesCohorts = me?.permissions.includes("enrollments.read") ?? false;
  const [cohorts, memberships, companies, invitations, consents] = await Promise.all([
    seesCohorts ? load(api.cohorts.enrollments.ofPerson, part) : null,
    load(api.people.journeys.memberships, part),
    load(api.people.journeys.companies, part),
    load(api.people.journeys.invitations, part),
    load(api.people.journeys.consents, part),
  ]);
  return { first, journey: { cohorts, memberships, companies, invitations, consents } };
}

export const meta = pageTitle<typeof loader>(({ first }) => first.name);

export default function PersonRoute() {
  const data = useLoaderData<typeof loader>();
  return <PersonScreen key={data.first.person} {...data} />;
}
