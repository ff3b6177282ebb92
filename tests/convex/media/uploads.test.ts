import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { internal } from "../../../convex/_generated/api";
import { MAX_BYTES, QUOTA_BYTES } from "../../../convex/media/rules/limits";
import { HOUR, MINUTE } from "../../../convex/shared/time";
import { keepSessions } from "../../support/dueWork";
import { expectFailure } from "../../support/failures";
import {
  actionsOf,
  addAsset,
  assets,
  bytesUsed,
  filesKept,
  isThere,
  type jobOf,
  type Library,
  process,
  standStill,
  startLibrary,
  store,
  upload,
} from "./library";

beforeEach(() => void standStill());
afterEach(() => void vi.useRealTimers());

const { claim, made, postpone, refuse, take, wake } = internal.media.jobs;
const get = ({ organization, editor }: Library, asset: Parameters<typeof jobOf>[1]) =>
  editor.as.query(assets.get, { organization, asset });

test("an upload becomes an asset, which is ready when its sizes are made", async () => {
  const library = await startLibrary();
  const { organization, editor } = library;
  expect(await editor.as.mutation(assets.startUpload, { organization, bytes: 10 })).toMatch(/^https?:/);
  const { asset, file, job } = await upload(library, { name: "Garden.png" });
  expect(await get(library, asset)).toMatchObject({
    state: "processing",
    url: null,
    thumbnail: null,
    underway: true,
    edition: 0,
  });
  expect(await bytesUsed(library)).toBe(10);
  await process(library, job);
  expect(await get(library, asset)).toMatchObject({ state: "ready", underway: false, edition: 1, bytes: 5 });
  expect([await bytesUsed(library), await isThere(library, file), await filesKept(library)]).toEqual([
    15,
    false,
    3,
  ]);
  expect(await actionsOf(library)).toEqual(["mediaAssets.uploaded"]);
});

test("what needs no changing is served as it was uploaded", async () => {
  const library = await startLibrary();
  const { asset, file, job } = await upload(library);
  await process(library, job, true);
  expect(await get(library, asset)).toMatchObject({
    state: "ready",
    bytes: 10,
    sizes: [],
    thumbnail: `/media/${asset}/1`,
  });
  expect([await bytesUsed(library), await isThere(library, file)]).toEqual([10, true]);
});

test("an upload that is empty, too large or has no room is not begun", async () => {
  const library = await startLibrary();
  const { app, organization, editor } = library;
  const start = (bytes: number) => editor.as.mutation(assets.startUpload, { organization, bytes });
  await expectFailure(start(0), "invalid", { file: "fileEmpty" });
  await expectFailure(start(NaN), "invalid", { file: "fileEmpty" });
  await expectFailure(start(MAX_BYTES + 1), "invalid", { file: "fileTooLarge" });
  await app.run(({ db }) =>
    db.insert("mediaUsage", { organizationId: organization, bytes: QUOTA_BYTES - 5 }),
  );
  await expectFailure(start(6), "invalid", { file: "mediaFull" });
  expect(await start(5)).toMatch(/^https?:/);
});

test("an upload that is larger than it said is refused and removed", async () => {
  const library = await startLibrary();
  const { app, organization, editor } = library;
  await app.run(({ db }) =>
    db.insert("mediaUsage", { organizationId: organization, bytes: QUOTA_BYTES - 5 }),
  );
  const file = await store(library, "0123456789", "image/png");
  const finish = { organization, file, fileName: "a.png", folder: null, replaces: null };
  expect(await editor.as.mutation(assets.finishUpload, finish)).toEqual({ problem: "mediaFull" });
  expect(await isThere(library, file)).toBe(false);
});

test("a file that was not uploaded just now, or is taken already, is not taken", async () => {
  const library = await startLibrary();
  const { organization, editor } = library;
  const finish = (file: Awaited<ReturnType<typeof store>>) =>
    editor.as.mutation(assets.finishUpload, {
      organization,
      file,
      fileName: "a.png",
      folder: null,
      replaces: null,
    });
  const { file, job } = await upload(library);
  await expectFailure(finish(file), "invalid", { file: "upload" });
  await process(library, job, true);
  await expectFailure(finish(file), "invalid", { file: "upload" });
  await keepSessions(library.app);
  const old = await store(library, "x", "image/png");
  vi.setSystemTime(Date.now() + HOUR + 1);
  await expectFailure(finish(old), "invalid", { file: "upload" });
});

test("a file that cannot be taken is removed, and its asset says why", async () => {
  const library = await startLibrary();
  const { app, organization, editor } = library;
  const { asset, job } = await upload(library);
  const { attempt } = (await app.mutation(claim, { job }))!;
  await app.mutation(refuse, { job, attempt, problem: "mismatch" });
  expect(await get(library, asset)).toMatchObject({ state: "failed", problem: "mismatch", underway: false });
  expect([await bytesUsed(library), await filesKept(library)]).toEqual([0, 0]);
  await expectFailure(editor.as.mutation(assets.retry, { organization, asset }), "conflict");
});

test("a file is replaced in its place: what was said of it stays, its address is another", async () => {
  const library = await startLibrary();
  const { organization, editor } = library;
  const asset = await addAsset(library);
  await editor.as.mutation(assets.describe, {
    organization,
    asset,
    alt: { en: "A garden" },
    focalPoint: { x: 1, y: 1 },
  });
  const { job } = await upload(library, { name: "other.png", replaces: asset });
  expect(await get(library, asset)).toMatchObject({
    state: "ready",
    underway: true,
    url: `/media/${asset}/1`,
  });
  await process(library, job);
  expect(await get(library, asset)).toMatchObject({
    ...{ name: "a", state: "ready", underway: false, edition: 2, url: `/media/${asset}/2` },
    ...{ alt: { en: "A garden" }, focalPoint: { x: 1, y: 1 } },
  });
  expect([await bytesUsed(library), await filesKept(library)]).toEqual([15, 3]);
  expect(await actionsOf(library)).toContain("mediaAssets.replaced");
});

test("where the new file cannot be taken, the one before is shown on", async () => {
  const library = await startLibrary();
  const { app } = library;
  const asset = await addAsset(library);
  const { job } = await upload(library, { replaces: asset });
  const { attempt } = (await app.mutation(claim, { job }))!;
  await app.mutation(refuse, { job, attempt, problem: "pixels" });
  expect(await get(library, asset)).toMatchObject({
    state: "ready",
    problem: "pixels",
    edition: 1,
    url: `/media/${asset}/1`,
  });
  expect([await bytesUsed(library), await filesKept(library)]).toEqual([15, 3]);
  await addAsset(library, { replaces: asset });
  expect(await get(library, asset)).toMatchObject({ problem: null, edition: 2 });
});

test("a picture is replaced by a picture alone", async () => {
  const library = await startLibrary();
  const { app } = library;
  const asset = await addAsset(library);
  const { job } = await upload(library, { name: "a.pdf", type: "application/pdf", replaces: asset });
  const { attempt } = (await app.mutation(claim, { job }))!;
  const taken = { contentType: "application/pdf" as const, original: null, variants: [] };
  await app.mutation(take, { job, attempt, taken });
  expect(await get(library, asset)).toMatchObject({
    kind: "image",
    state: "ready",
    problem: "kind",
    edition: 1,
  });
  expect([await bytesUsed(library), await filesKept(library)]).toEqual([15, 3]);
});

test("a second replacement takes the place of one under way", async () => {
  const library = await startLibrary();
  const { app } = library;
  const asset = await addAsset(library);
  const first = await upload(library, { replaces: asset });
  const second = await upload(library, { replaces: asset });
  expect(await app.mutation(claim, { job: first.job })).toBeNull();
  await process(library, second.job);
  expect(await get(library, asset)).toMatchObject({ edition: 2 });
  expect([await bytesUsed(library), await filesKept(library)]).toEqual([15, 3]);
});

test("a job that dies is begun again, what it had stored is removed, and only the last attempt counts", async () => {
  const library = await startLibrary();
  const { app } = library;
  const { asset, job } = await upload(library);
  const dead = (await app.mutation(claim, { job }))!;
  const left = await store(library, "12345", "image/avif");
  expect(await app.mutation(made, { job, attempt: dead.attempt, file: left })).toBe(true);
  expect(await app.mutation(claim, { job })).toBeNull();
  expect(await app.mutation(wake, {})).toBe(0);
  vi.setSystemTime(Date.now() + 3 * MINUTE);
  expect(await app.mutation(wake, {})).toBe(1);
  const second = (await app.mutation(claim, { job }))!;
  expect([dead.attempt, second.attempt, await isThere(library, left)]).toEqual([1, 2, false]);
  // The first was not dead after all: what it stores is removed, and what it says is not heard.
  const late = await store(library, "12345", "image/avif");
  expect(await app.mutation(made, { job, attempt: 1, file: late })).toBe(false);
  expect(await isThere(library, late)).toBe(false);
  await app.mutation(refuse, { job, attempt: 1, problem: "type" });
  const taken = { contentType: "image/png" as const, original: null, variants: [] };
  await app.mutation(take, { job, attempt: 1, taken });
  expect(await get(library, asset)).toMatchObject({ state: "processing", problem: null });
  await app.mutation(take, { job, attempt: 2, taken });
  expect(await get(library, asset)).toMatchObject({ state: "ready", edition: 1 });
});

test("an attempt that fails is made again later, five times; then it waits for somebody", async () => {
  const library = await startLibrary();
  const { app, organization, editor } = library;
  const { asset, job } = await upload(library);
  const waits = [];
  for (let attempt = 1; attempt <= 5; attempt++) {
    expect((await app.mutation(claim, { job }))?.attempt).toBe(attempt);
    await app.mutation(postpone, { job, attempt });
    const due = await app.run(async ({ db }) => (await db.get(job))!.dueAt!);
    waits.push(due - Date.now());
    vi.setSystemTime(due);
  }
  expect(waits).toEqual([5_000, 10_000, 20_000, 40_000, 80_000]);
  expect(await app.mutation(claim, { job })).toBeNull();
  expect(await get(library, asset)).toMatchObject({
    state: "failed",
    problem: "processing",
    underway: false,
  });
  expect(await app.mutation(wake, {})).toBe(0);
  await editor.as.mutation(assets.retry, { organization, asset });
  expect(await get(library, asset)).toMatchObject({ state: "processing", problem: null, underway: true });
  await process(library, job);
  expect(await get(library, asset)).toMatchObject({ state: "ready" });
});

test("deleting a file takes back what is under way for it", async () => {
  const library = await startLibrary();
  const { app, organization, editor } = library;
  const { asset, job } = await upload(library);
  await editor.as.mutation(assets.remove, { organization, asset });
  expect(await app.mutation(claim, { job })).toBeNull();
  expect([await bytesUsed(library), await filesKept(library)]).toEqual([0, 0]);
});
