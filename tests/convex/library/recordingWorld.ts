import { api } from "../../../convex/_generated/api";
import type { Doc, Id } from "../../../convex/_generated/dataModel";
import { startMaterials, uploadFile, type World } from "./materialWorld";

export { FIRST, NOW, standStill } from "./materialWorld";
export const { recordings, captions, transcripts, watching } = api.library;

/** The world of materials, with a manager who has a session as long as a test may last. */
export async function startRecordings() {
  const world = await startMaterials();
  const { organization, cohort } = world;
  return { ...world, here: { organization, cohort } };
}
export type RecordingWorld = Awaited<ReturnType<typeof startRecordings>>;
type Person = World["manager"];

/** A video that is all there, uploaded by the manager unless another is named. */
export function uploadVideo(world: World, fields: Partial<Doc<"uploads">> = {}): Promise<Id<"uploads">> {
  const video = { fileName: "session-4.mp4", contentType: "video/mp4", size: 5_000, offset: 5_000 };
  return uploadFile(world, { purpose: "recording", ...video, ...fields });
}

type Added = {
  title?: string;
  durationSeconds?: number;
  published?: boolean;
  retainUntil?: string;
  event?: Id<"events">;
  as?: Person;
};

/** A recording of a video of its own, of a hundred seconds unless it is said otherwise. */
export async function addRecording(
  world: World,
  {
    title = "Session 4",
    durationSeconds = 100,
    published = false,
    retainUntil,
    event,
    as = world.manager,
  }: Added = {},
): Promise<Id<"recordings">> {
  const { organization, cohort } = world;
  const upload = await uploadVideo(world, { personId: as.person });
  const of = { organization, cohort, event: event ?? null, manifestUrl: null };
  const recording = await as.as.mutation(recordings.add, { ...of, upload, title });
  const facts = { durationSeconds, ...(retainUntil !== undefined && { retainUntil }) };
  await as.as.mutation(recordings.describe, { organization, recording, ...facts });
  if (published) await as.as.mutation(recordings.publish, { organization, recording });
  return recording;
}

/** A file of captions, each of nine seconds out of ten. */
export function fileOf(texts: readonly string[]): string {
  const clock = (seconds: number) => new Date(seconds * 1_000).toISOString().slice(11, 23);
  const cues = texts.map((text, index) => `${clock(index * 10)} --> ${clock(index * 10 + 9)}\n${text}\n`);
  return `WEBVTT\n\n${cues.join("\n")}`;
}

/** Captions of a recording, whose ids are the answer. */
export async function addCaptions(
  { manager, organization }: World,
  recording: Id<"recordings">,
  texts: readonly string[],
  locale = "en",
): Promise<Id<"captions">> {
  const given = { organization, recording, locale, label: "", text: fileOf(texts) };
  const taken = await manager.as.mutation(captions.add, given);
  if (taken.captions === null) throw new Error(taken.problem ?? "");
  return taken.captions;
}
