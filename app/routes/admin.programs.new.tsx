import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { api } from "../../convex/_generated/api";
import { NewProgramScreen } from "../features/catalog/NewProgramScreen";
import { pageTitle } from "../features/shell/pageTitle";
import { visit } from "../server/load";

/** An organization has some dozens of formats; all are offered at once. */
const ALL = { numItems: 200, cursor: null };

export async function loader({ request }: LoaderFunctionArgs) {
  const { load } = await visit(request);
  const { page } = await load(api.catalog.templates.list, { archived: false, paginationOpts: ALL });
  return { formats: page.filter(({ published }) => published !== null) };
}

export const meta = pageTitle("catalogScreens.programs.create");

export default function NewProgramRoute() {
  return <NewProgramScreen {...useLoaderData<typeof loader>()} />;
}
