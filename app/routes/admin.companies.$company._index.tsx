import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { api } from "../../convex/_generated/api";
import { CompanyScreen } from "../features/company/CompanyScreen";
import { FIRST_PAGE } from "../features/live/usePages";
import { pageTitle } from "../features/shell/pageTitle";
import { idOf } from "../server/failures";
import { visit } from "../server/load";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { load } = await visit(request);
  const company = idOf<"companies">(params["company"]);
  const part = { company, paginationOpts: FIRST_PAGE };
  const [first, members, invitations] = await Promise.all([
    load(api.people.companies.detail, { company }),
    load(api.people.companyMembers.list, part),
    load(api.people.companyMembers.invitations, part),
  ]);
  const shown = new URL(request.url).searchParams.get("show");
  const tab: "members" | "invitations" = shown === "invitations" ? "invitations" : "members";
  return { first, members, invitations, tab };
}

export const meta = pageTitle<typeof loader>(({ first }) => first.name);

export default function CompanyRoute() {
  const data = useLoaderData<typeof loader>();
  return <CompanyScreen key={data.first.id} {...data} />;
}
