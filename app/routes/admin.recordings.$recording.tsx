import type { AppLoadContext, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { api } from "../../convex/_generated/api";
import { RecordingEditScreen } from "../features/library/staff/RecordingEditScreen";
import { RECORDING_TABS, type StaffRecording } from "../features/library/staff/staffRecording";
import { FIRST_PAGE } from "../features/live/usePages";
import { pageTitle } from "../features/shell/pageTitle";
import { idOf } from "../server/failures";
import { openFile } from "../server/library/serving/opening";
import { type Visit, visit } from "../server/load";

/** Sessions that are offered, of those that are over and of those that come. */
const SESSIONS = { numItems: 100, cursor: null };

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { load } = await visit(request);
  const first = await load(api.library.recordings.get, {
    recording: idOf<"recordings">(params["recording"]),
  });
  const [cohort, part] = await Promise.all([
    load(api.cohorts.cohorts.get, { cohort: first.cohort }),
    partAsked(first, { load, request, context }),
  ]);
  return { first, cohort, part };
}

type Asked = { load: Visit["load"]; request: Request; context: AppLoadContext };

async function partAsked(first: StaffRecording, asked: Asked) {
  const { searchParams } = new URL(asked.request.url);
  const tab = RECORDING_TABS.find((each) => each === searchParams.get("show")) ?? "video";
  switch (tab) {
    case "video": {
      const [watchable, sessions] = await Promise.all([
        watchableOf(first, asked),
        sessionsOf(first, asked.load),
      ]);
      return { tab, watchable, sessions };
    }
    case "captions": {
      const editing = searchParams.get("captions");
      return { tab, editing, watchable: editing === null ? null : await watchableOf(first, asked) };
    }
    case "viewers": {
      const here = { recording: first.id, paginationOpts: FIRST_PAGE };
      return { tab, viewers: await asked.load(api.library.watching.viewers, here) };
    }
    default:
      return tab satisfies never;
  }
}

async function watchableOf({ id, state, file, manifestUrl }: StaffRecording, asked: Asked) {
  if (state === "removed" || (file === null && manifestUrl === null)) return null;
  const [opened, address] = await Promise.all([
    asked.load(api.library.recordings.open, { recording: id }),
    file === null ? null : openFile(asked.request, asked.context, { subject: `recordings:${id}` }),
  ]);
  return { opened, address };
}

async function sessionsOf({ cohort }: StaffRecording, load: Visit["load"]) {
  const list = (when: "past" | "coming") =>
    load(api.events.events.list, { cohort, when, paginationOpts: SESSIONS });
  const [past, coming] = await Promise.all([list("past"), list("coming")]);
  return [...past.page, ...coming.page].map(({ id, title, startsAt }) => ({ id, title, startsAt }));
}

export const meta = pageTitle<typeof loader>(({ first }) => first.title);

export default function RecordingRoute() {
  const data = useLoaderData<typeof loader>();
  return <RecordingEditScreen key={data.first.id} {...data} />;
}
