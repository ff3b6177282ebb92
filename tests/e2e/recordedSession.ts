import type { Browser, Page } from "playwright-core";
import { ConvexHttpClient } from "convex/browser";
import { inject } from "vitest";
import { api } from "../../convex/_generated/api";
import type { Doc, Id } from "../../convex/_generated/dataModel";
import { rowsOf } from "../support/deploymentAdmin";
import { paintVideo } from "../support/paintedVideo";
import { enterDemo } from "./signedIn";

export type Recorded = { cohort: Id<"cohorts">; recording: Id<"recordings">; path: string; title: string };
type Given = { title: string; seconds: number; captions?: string; consentNotice?: string };

/** A published recording of the demo's cohort that runs: a painted video, uploaded as browsers do. */
export async function recordSession(browser: Browser, given: Given): Promise<Recorded> {
  const { page, context } = await enterDemo(browser, "Verena Aebischer");
  const cohort = await runningCohort(page);
  const bytes = await paintVideo(page, { seconds: given.seconds, width: 320, height: 180 });
  const upload = await uploadFrom(page, [...bytes]);
  const { as, organization } = await staffOf(page);
  const fields = { organization, cohort, event: null, manifestUrl: null, title: given.title };
  const added = await until(() => as.mutation(api.library.recordings.add, { ...fields, upload }));
  const one = { organization, recording: added };
  const { seconds: durationSeconds, consentNotice = null } = given;
  const chapters = [
    { startSeconds: 0, title: "Welcome" },
    { startSeconds: Math.floor(durationSeconds / 2), title: "Second half" },
  ];
  await as.mutation(api.library.recordings.describe, { ...one, durationSeconds, chapters, consentNotice });
  if (given.captions !== undefined) {
    const words = { locale: "en", label: "English", text: given.captions };
    await as.mutation(api.library.captions.add, { ...one, ...words });
  }
  await as.mutation(api.library.recordings.publish, one);
  await context.close();
  const path = `/portal/cohorts/${cohort}/recordings/${added}`;
  return { cohort, recording: added, path, title: given.title };
}

/** A published recording of that cohort whose video is an HLS manifest elsewhere. */
export async function recordStream(
  browser: Browser,
  { title, manifestUrl }: { title: string; manifestUrl: string },
): Promise<Recorded> {
  const { page, context } = await enterDemo(browser, "Verena Aebischer");
  const cohort = await runningCohort(page);
  const { as, organization } = await staffOf(page);
  const fields = { organization, cohort, event: null, upload: null, manifestUrl, title };
  const recording = await as.mutation(api.library.recordings.add, fields);
  await as.mutation(api.library.recordings.publish, { organization, recording });
  await context.close();
  return { cohort, recording, path: `/portal/cohorts/${cohort}/recordings/${recording}`, title };
}

/** Convex as whoever is signed in on a page. */
export async function staffOf(
  page: Page,
): Promise<{ as: ConvexHttpClient; organization: Id<"organizations"> }> {
  const { jwt } = await page.evaluate(
    async () => (await (await fetch("/auth/token")).json()) as { jwt: string },
  );
  const as = new ConvexHttpClient(inject("deployment").url, { logger: false });
  as.setAuth(jwt);
  const [organization] = (await rowsOf<Doc<"organizations">>(inject("deployment"), "organizations")).filter(
    ({ isDefault }) => isDefault,
  );
  return { as, organization: organization!._id };
}

async function runningCohort(page: Page): Promise<Id<"cohorts">> {
  await page.goto(`${inject("address")}/admin/cohorts`);
  const link = page.getByRole("link", { name: "Evening group from" }).first();
  return ((await link.getAttribute("href")) ?? "").split("/").at(-1) as Id<"cohorts">;
}

/** Sends a file by the protocol for resumable uploads, from the page. */
async function uploadFrom(page: Page, bytes: number[]): Promise<Id<"uploads">> {
  const location = await page.evaluate(async (all) => {
    const body = new Uint8Array(all);
    const resumable = { "Tus-Resumable": "1.0.0" };
    const words = { filename: "session.webm", filetype: "video/webm", purpose: "recording" };
    const metadata = Object.entries(words).map(([name, value]) => `${name} ${btoa(value)}`);
    const made = await fetch("/library/uploads", {
      method: "POST",
      headers: { ...resumable, "Upload-Length": String(body.length), "Upload-Metadata": metadata.join(",") },
    });
    const place = made.headers.get("Location") ?? "";
    const headers = { ...resumable, "Upload-Offset": "0", "Content-Type": "application/offset+octet-stream" };
    const sent = await fetch(place, { method: "PATCH", headers, body });
    if (sent.status !== 204) throw new Error(`${made.status} ${sent.status} ${await sent.text()}`);
    return place;
  }, bytes);
  return location.split("/").at(-1) as Id<"uploads">;
}

/** A file that has come is looked at before it can be taken. */
async function until<Done>(attempt: () => Promise<Done>): Promise<Done> {
  for (let tries = 0; ; tries++) {
    try {
      return await attempt();
    } catch (error) {
      if (tries === 50) throw error;
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  }
}
