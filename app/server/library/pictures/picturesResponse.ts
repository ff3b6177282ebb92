import type { AppLoadContext } from "@remix-run/node";
import { api } from "../../../../convex/_generated/api";
import type { Id } from "../../../../convex/_generated/dataModel";
import { PICTURE_PLACES } from "../../../../convex/library/rules/pictures";
import { idOf, refusal } from "../../failures";
import { fileResponse } from "../serving/files";
import { settings } from "../../settings";
import { storedAt } from "../../storedAt";
import { type Caller, callerOf } from "../uploads/caller";
import { factsOf, type Film, pictureAt } from "./frames";
import { withAddress } from "./loopback";
import { NoTools } from "./tools";
import { inTurn } from "./turns";

/** All that is read of a video for its pictures: its index, four times, and what lies round them. */
const MOST_READ = 512 * 1024 ** 2;

type Given = { caller: Caller; recording: Id<"recordings"> };

/**
 * A post to `/library/pictures` with `recording`: takes pictures out of its video by ffmpeg, in the name of its staff,
 * notes its length and size, and answers `{ made }`. That is how many: none where it cannot be read or there is no ffmpeg.
 */
export async function picturesResponse(
  request: Request,
  context: Pick<AppLoadContext, "address">,
): Promise<Response> {
  const form = await request.formData();
  try {
    const recording = idOf<"recordings">(String(form.get("recording") ?? ""));
    const given = { caller: await callerOf(request), recording };
    const made = await inTurn(() => makePictures(request, context, given));
    return Response.json({ made }, { headers: UNKEPT });
  } catch (error) {
    if (error instanceof NoTools) return Response.json({ made: 0 }, { headers: UNKEPT });
    const { error: known, status } = refusal(error);
    return Response.json({ error: known }, { status, headers: UNKEPT });
  }
}

const UNKEPT = { "Cache-Control": "private, no-store" };

async function makePictures(
  request: Request,
  { address }: Pick<AppLoadContext, "address">,
  given: Given,
): Promise<number> {
  const { caller, recording } = given;
  const { file } = await caller.query(api.library.recordings.get, { recording });
  if (file === null) return 0;
  // Who may give it no pictures is told so before anything is read.
  await caller.mutation(api.library.recordings.startThumbnail, { recording });
  const token = await tokenFor(given, address);
  const read = (range: string | null, signal: AbortSignal) =>
    fileResponse(partRequest(request, range, signal), token, { drained: () => Promise.resolve() });
  return withAddress(read, MOST_READ, (loopback) =>
    take({ address: loopback, contentType: file.contentType }, given),
  );
}

async function take(film: Film, given: Given): Promise<number> {
  const facts = await factsOf(film);
  if (facts === null) return 0;
  const { durationSeconds, ...size } = facts;
  const { caller, recording } = given;
  const known = { ...size, ...(durationSeconds !== null && { durationSeconds }) };
  await caller.mutation(api.library.recordings.describe, { recording, ...known });
  const moments = durationSeconds === null ? [0] : PICTURE_PLACES.map((place) => durationSeconds * place);
  let made = 0;
  for (const moment of moments) {
    const picture = await pictureAt(film, moment);
    if (picture === null) continue;
    await add(picture, given);
    made += 1;
  }
  return made;
}

/** As the browser does it with one of its own. */
async function add(picture: Buffer, { caller, recording }: Given): Promise<void> {
  const place = await caller.mutation(api.library.recordings.startThumbnail, { recording });
  const answer = await fetch(storedAt(place), {
    method: "POST",
    headers: { "Content-Type": "image/jpeg" },
    body: new Uint8Array(picture),
  });
  const { storageId: file } = (await answer.json()) as { storageId: Id<"_storage"> };
  await caller.action(api.library.recordings.addThumbnail, { recording, file });
}

/** The video at an address of the one who asks: whether they may have it is asked with each stretch of it. */
async function tokenFor({ caller, recording }: Given, address: string): Promise<string> {
  const subject = `recordings:${recording}`;
  const { path } = await caller.mutation(api.library.files.open, {
    ...{ secret: settings().SERVER_SECRET, subject, version: null, download: false, address },
  });
  return path.split("/")[3] ?? "";
}

/** A request for a stretch of the file by whoever sent this one. */
function partRequest({ url, headers }: Request, range: string | null, signal: AbortSignal): Request {
  const own = new Headers();
  for (const name of ["cookie", "authorization"]) {
    const value = headers.get(name);
    if (value !== null) own.set(name, value);
  }
  if (range !== null) own.set("range", range);
  return new Request(url, { headers: own, signal });
}
