import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { api } from "../../convex/_generated/api";
import type { Id } from "../../convex/_generated/dataModel";
import type { Inside } from "../features/cohorts/portal/CohortInside";
import { CohortScreen } from "../features/cohorts/portal/CohortScreen";
import { FIRST_PAGE } from "../features/live/usePages";
import { pageTitle } from "../features/shell/pageTitle";
import { idOf } from "../server/failures";
import { type Visit, visit } from "../server/load";
import { markdownToHtml } from "../server/markdown";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { load } = await visit(request);
  const cohort = idOf<"cohorts">(params["cohort"]);
  const own = await load(api.cohorts.joining.own, { cohort });
  return { own, inside: own.mayEnter ? await insideOf(load, cohort) : null };
}

async function insideOf(load: Visit["load"], cohort: Id<"cohorts">): Promise<Inside> {
  const sessions = (when: "coming" | "past") =>
    load(api.events.schedules.ofCohort, { cohort, when, paginationOpts: FIRST_PAGE });
  const [coming, past, attendance, progress, page, people] = await Promise.all([
    sessions("coming"),
    sessions("past"),
    load(api.attendance.records.mine, { cohort }),
    load(api.progress.standings.mine, { cohort }),
    load(api.cohorts.announcements.received, { cohort, paginationOpts: FIRST_PAGE }),
    load(api.cohorts.instructors.ofCohort, { cohort }),
  ]);
  const html = Object.fromEntries(page.page.map(({ id, body }) => [id, markdownToHtml(body)]));
  return { coming, past, attendance, progress, news: { page, html }, people };
}

export const meta = pageTitle<typeof loader>(({ own }) => own.cohort.name);

export default function CohortRoute() {
  const { own, inside } = useLoaderData<typeof loader>();
  // Of another cohort, nothing of this one's state may stay.
  return <CohortScreen key={own.cohort.id} own={own} inside={inside} />;
}
