import type { LoaderFunctionArgs } from "@remix-run/node";
import { conditional } from "../server/conditional";
import { requireOrganization } from "../server/organization";

/** What is for people who are signed in, and what holds a token. */
const CLOSED = ["/admin", "/portal", "/cockpit", "/auth", "/join/", "/invitations/", "/preview/"];

/** What search engines may read: https://www.rfc-editor.org/rfc/rfc9309 */
export async function loader({ request }: LoaderFunctionArgs) {
  await requireOrganization(request);
  const { origin } = new URL(request.url);
  const lines = [
    "User-agent: *",
    ...CLOSED.map((path) => `Disallow: ${path}`),
    "",
    `Sitemap: ${origin}/sitemap.xml`,
  ];
  return conditional(request, `${lines.join("\n")}\n`, {
    "Content-Type": "text/plain; charset=utf-8",
    "Cache-Control": "public, max-age=3600",
  });
}
