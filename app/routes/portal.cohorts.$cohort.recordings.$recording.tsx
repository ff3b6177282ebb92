import type { LoaderFunctionArgs } from "@remix-run/node";
import { type ShouldRevalidateFunctionArgs, useLoaderData } from "@remix-run/react";
import { api } from "../../convex/_generated/api";
import { preferredOf } from "../../convex/library/rules/languages";
import { RecordingScreen } from "../features/library/recordings/RecordingScreen";
import { pageTitle } from "../features/shell/pageTitle";
import { idOf } from "../server/failures";
import { openFile } from "../server/library/serving/opening";
import { visit } from "../server/load";
import { localeOf } from "../server/locale";
import { markdownToHtml } from "../server/markdown";

/** Lines of the transcript that come with the page. */
const LINES = { numItems: 200, cursor: null };

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { load, viewer, organization } = await visit(request);
  const recording = idOf<"recordings">(params["recording"]);
  const first = await load(api.library.recordings.open, { recording });
  const reader = localeOf(request, viewer.person.locale, organization.locale);
  const locale = preferredOf(first.captions, reader)?.locale ?? null;
  const asked = { recording, locale, paginationOpts: LINES };
  const [transcript, address] = await Promise.all([
    load(api.library.transcripts.cues, asked),
    first.hasFile ? openFile(request, context, { subject: `recordings:${recording}` }) : null,
  ]);
  return {
    first,
    html: markdownToHtml(first.description),
    address,
    transcript,
    start: startOf(request, first),
  };
}

/** Where it is to begin: at `t` of the address, else where the viewer stopped. */
function startOf(request: Request, { position }: { position: number }): number {
  const asked = Number(new URL(request.url).searchParams.get("t") ?? Number.NaN);
  return Number.isFinite(asked) && asked >= 0 ? asked : position;
}

/** Live as it is, the page is loaded anew for another recording or moment alone: the video goes on meanwhile. */
export function shouldRevalidate({ currentUrl, nextUrl }: ShouldRevalidateFunctionArgs) {
  return currentUrl.href !== nextUrl.href;
}

export const meta = pageTitle<typeof loader>(({ first }) => first.title);

export default function RecordingRoute() {
  const data = useLoaderData<typeof loader>();
  return <RecordingScreen key={data.first.id} {...data} />;
}
