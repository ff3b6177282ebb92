import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { api } from "../../convex/_generated/api";
import { RecordingsScreen } from "../features/library/recordings/RecordingsScreen";
import { FIRST_PAGE } from "../features/live/usePages";
import { pageTitle } from "../features/shell/pageTitle";
import { idOf } from "../server/failures";
import { visit } from "../server/load";

/** Places of a search that are shown: who finds more says more. */
const HITS = { numItems: 20, cursor: null };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { load } = await visit(request);
  const cohort = idOf<"cohorts">(params["cohort"]);
  const text = (new URL(request.url).searchParams.get("q") ?? "").trim();
  const asked = { cohort, recording: null, text, paginationOpts: HITS };
  const [own, first, hits] = await Promise.all([
    load(api.cohorts.joining.own, { cohort }),
    load(api.library.recordings.list, { cohort, paginationOpts: FIRST_PAGE }),
    text === "" ? null : load(api.library.transcripts.search, asked),
  ]);
  return { own, first, search: hits === null ? null : { text, hits } };
}

export const meta = pageTitle<typeof loader>(({ own }, t) =>
  t("recordings.pageOf", { page: t("recordings.title"), name: own.cohort.name }),
);

export default function RecordingsRoute() {
  const data = useLoaderData<typeof loader>();
  return <RecordingsScreen key={data.own.cohort.id} {...data} />;
}
