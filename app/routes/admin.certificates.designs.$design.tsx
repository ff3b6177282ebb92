import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { api } from "../../convex/_generated/api";
import { DesignScreen } from "../features/certificates/DesignScreen";
import { FIRST_PAGE } from "../features/live/usePages";
import { pageTitle } from "../features/shell/pageTitle";
import { idOf } from "../server/failures";
import { visit } from "../server/load";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { load } = await visit(request);
  const design = idOf<"designs">(params["design"]);
  const [first, versions] = await Promise.all([
    load(api.certificates.designs.get, { design }),
    load(api.certificates.designs.versions, { design, paginationOpts: FIRST_PAGE }),
  ]);
  return { first, versions };
}

export const meta = pageTitle<typeof loader>(({ first }) => first.name);

export default function DesignRoute() {
  const data = useLoaderData<typeof loader>();
  return <DesignScreen key={data.first.id} {...data} />;
}
