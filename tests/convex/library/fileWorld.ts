import { vi } from "vitest";
import { api } from "../../../convex/_generated/api";
import type { Doc, Id, TableNames } from "../../../convex/_generated/dataModel";
import { errorData } from "../../../convex/shared/errors";
import { DAY } from "../../../convex/shared/time";
import {
  addMember,
  addOrganization,
  type App,
  type Organization,
  SERVER_SECRET,
  type Somebody,
  startApp,
} from "../../support/convexApp";
import { addCohort, addLearner } from "../../support/learningWorld";
import { insertMaterial, insertRecording, insertUpload } from "../../support/libraryFiles";

export const NOW = Date.parse("2026-11-02T10:00:00Z");
export const secret = SERVER_SECRET;
export const UNCONDITIONAL = { range: null, ifRange: null, ifNoneMatch: null };
/** Bytes of the recording's parts. */
const PARTS = [5, 3, 4];

export let app: App;
export let organization: Organization;
export let cohort: Id<"cohorts">;
export let recording: Id<"recordings">;
export let material: Id<"materials">;
export let upload: Id<"uploads">;
export let lena: Somebody & { enrollment: Id<"enrollments"> };
export let manager: Somebody;

/** A published recording of three parts, and a material with two versions, in a cohort with a learner; times stand still. */
export async function startFiles(): Promise<void> {
  vi.useFakeTimers({ now: NOW, toFake: ["Date"] });
  app = startApp();
  organization = await addOrganization(app);
  cohort = await addCohort(app, organization);
  lena = await addLearner(app, organization, cohort, "Lena Learner");
  manager = await addMember(app, organization, "Mara Manager", ["manager"]);
  const place = { organizationId: organization, cohortId: cohort, personId: manager.person };
  const stored = await Promise.all(
    PARTS.map((size) =>
      app.run(async ({ storage }) => ({
        storageId: await storage.store(new Blob([new Uint8Array(size)])),
        size,
      })),
    ),
  );
  await app.run(async (ctx) => {
    upload = await insertUpload(ctx, place, stored);
    recording = await insertRecording(ctx, place, { uploadId: upload });
    const versions = await Promise.all(
      [1, 2].map(() => insertUpload(ctx, place, [stored[0]!], { contentType: "application/pdf" })),
    );
    material = await insertMaterial(ctx, place, versions);
  });
}

/** The code of what a call failed with, or that it was done. */
export const outcomeOf = (call: Promise<unknown>) =>
  call.then(
    () => "done",
    (error: unknown) => errorData(error)?.code ?? String(error),
  );

/** Time goes on, and everybody stays signed in. */
export async function goTo(time: number) {
  vi.setSystemTime(time);
  await app.run(async ({ db }) => {
    for (const { _id } of await db.query("sessions").collect())
      await db.patch(_id, { expiresAt: time + DAY });
  });
}

export type Wanted = Partial<{ subject: string; version: number; download: boolean; address: string }>;

/** Opens the recording, or what is wanted, as the web server asks for it. */
export function open({ as }: Pick<Somebody, "as">, wanted: Wanted = {}) {
  const { subject = `recordings:${recording}`, version = null, download = false } = wanted;
  const address = wanted.address ?? "203.0.113.77";
  return as.mutation(api.library.files.open, { organization, secret, subject, version, download, address });
}

export const tokenIn = (path: string) => path.split("/")[3]!;
export const tokenFor = async (who: Somebody, wanted?: Wanted) => tokenIn((await open(who, wanted)).path);

/** Reads a file as the web server does. */
export function read(
  { as }: Pick<Somebody, "as">,
  token: string,
  range: string | null = null,
  from: number | null = null,
) {
  const conditions = { ...UNCONDITIONAL, range };
  return as.query(api.library.files.read, { organization, secret, token, conditions, from });
}

export const rows = <T extends TableNames>(table: T) =>
  app.run(({ db }) => db.query(table).collect()) as Promise<Doc<T>[]>;
export const patch = <T extends "recordings" | "materials" | "enrollments" | "cohorts" | "uploads">(
  id: Id<T>,
  fields: Partial<Doc<T>>,
) => app.run(({ db }) => db.patch(id, fields as never));
export const deeds = async () => (await rows("auditEntries")).map(({ action }) => action);
