import type { ActionFunctionArgs } from "@remix-run/node";
import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { api } from "../../convex/_generated/api";
import { convexFor } from "../server/convex";
import { thrownResponse } from "../server/failures";
import { type Visit, visit } from "../server/load";
import { localeOf } from "../server/locale";
import { copiedFiles, zipStream } from "../server/siteCopy";
import { formats } from "../ui/i18n/formats";
import { translatorFor } from "../ui/i18n/localeMessages";

const PAGE_SIZE = 200;

/** All public pages by which the organization's certificates are verified, as files for any web server. */
export async function action({ request, context }: ActionFunctionArgs) {
  const visited = await visit(request);
  const { organization, viewer } = visited;
  try {
    await convexFor(viewer.jwt).mutation(api.certificates.copies.begin, { organization: organization.id });
  } catch (error) {
    throw thrownResponse(request, error);
  }
  const { host } = new URL(request.url);
  const options = { visitOwn: context.visitOwn, host, note: noteFor(request, visited) };
  return new Response(zipStream(copiedFiles(pathsOf(visited), options)), {
    headers: {
      "Content-Type": "application/zip",
      "Content-Disposition": `attachment; filename="certificates-${organization.slug}.zip"`,
      "Cache-Control": "no-store",
    },
  });
}

async function* pathsOf({ load }: Visit): AsyncGenerator<string> {
  yield "/.well-known/did.json";
  yield "/verify";
  for (let cursor: string | null = null, isDone = false; !isDone; ) {
    const paginationOpts: { numItems: number; cursor: string | null } = { numItems: PAGE_SIZE, cursor };
    const found: { page: string[]; isDone: boolean; continueCursor: string } = await load(
      api.certificates.copies.paths,
      { paginationOpts },
    );
    yield* found.page;
    [cursor, isDone] = [found.continueCursor, found.isDone];
  }
}

/** Says on every page that it is a copy, and of when. */
function noteFor(request: Request, { organization }: Visit): string {
  const locale = localeOf(request, null, organization.locale);
  const t = translatorFor(locale);
  const now = Date.now();
  const date = formats(locale, organization.timeZone, t, now).longDate(now);
  const text = t("verify.copy.note", { date });
  return renderToStaticMarkup(createElement("p", { role: "note", style: { padding: "12px 24px" } }, text));
}
