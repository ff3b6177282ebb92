import { data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { api } from "../../convex/_generated/api";
import { EmbedCard } from "../features/certificates/public/EmbedCard";
import { pageTitle } from "../features/shell/pageTitle";
import { convexFor } from "../server/convex";
import { requireOrganization } from "../server/organization";

/** A card within a page of somebody else's, where no script of ours runs. */
export const handle = { hydrate: false };

/** As a visitor sees it, whoever is signed in: in a frame nobody is. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { id: organization } = await requireOrganization(request);
  const asked = { organization, publicId: params["id"] ?? "" };
  const page = await convexFor(null).query(api.certificates.verification.page, asked);
  return page?.kind === "shown" ? data({ page }) : data({ page: null }, { status: 404 });
}

const named = pageTitle<typeof loader>(({ page }, t) => page?.name ?? t("verify.hidden.title"));

export const meta: MetaFunction<typeof loader> = (args) => [
  ...(named(args) ?? []),
  { name: "robots", content: "noindex" },
];

export default function EmbedRoute() {
  return <EmbedCard {...useLoaderData<typeof loader>()} />;
}
