import type { LoaderFunctionArgs } from "@remix-run/node";
import { organizationOf } from "../server/organization";

/** What a phone needs to install the portal as an app of the organization. */
export async function loader({ request }: LoaderFunctionArgs) {
  const organization = await organizationOf(request);
  const name = organization?.name ?? "Cohortium";
  const manifest = {
    name,
    short_name: name.slice(0, 12),
    start_url: "/portal",
    display: "standalone",
    background_color: "#FBFAF7",
    theme_color: organization?.primaryColor ?? "#0F5C5C",
    icons: [{ src: "/favicon.svg", sizes: "any", type: "image/svg+xml" }],
  };
  return Response.json(manifest, {
    headers: { "Content-Type": "application/manifest+json", "Cache-Control": "public, max-age=3600" },
  });
}
