import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Id } from "../../../convex/_generated/dataModel";
import { expectFailure } from "../../support/failures";
import { addCohort, addEvent } from "../../support/learningWorld";
import { quietWork } from "../cohorts/quietWork";
import { actionsOf } from "./materialWorld";
import {
  addCaptions,
  addRecording,
  FIRST,
  NOW,
  recordings,
  type RecordingWorld,
  standStill,
  startRecordings,
  uploadVideo,
} from "./recordingWorld";

let world: RecordingWorld;
beforeEach(async () => {
  standStill();
  world = await startRecordings();
});
afterEach(() => void vi.useRealTimers());

const staffList = () =>
  world.manager.as.query(recordings.listForCohort, { ...world.here, paginationOpts: FIRST });
const ownList = (by = world.ada) => by.as.query(recordings.list, { ...world.here, paginationOpts: FIRST });
const one = (recording: Id<"recordings">) => ({ organization: world.organization, recording });
const titles = async () => (await staffList()).page.map(({ title }) => title);

describe("a recording", () => {
  it("is a draft of an upload, and belongs to it alone", async () => {
    const event = await addEvent(world.app, world.organization, world.cohort);
    const upload = await uploadVideo(world);
    const given = { ...world.here, event, upload, manifestUrl: null, title: "  Session\n4 " };
    const id = await world.manager.as.mutation(recordings.add, given);
    expect(await world.manager.as.query(recordings.get, one(id))).toEqual({
      ...{ id, cohort: world.cohort, state: "draft", title: "Session 4", description: "" },
      session: { id: event, title: "First session", startsAt: NOW },
      file: { upload, fileName: "session-4.mp4", contentType: "video/mp4", size: 5_000 },
      ...{ manifestUrl: null, durationSeconds: null, width: null, height: null },
      ...{ thumbnails: [], chapters: [], captions: [], publishedAt: null, consentNotice: null },
      ...{ retainUntil: null, hideAt: null, removeAt: null },
    });
    const used = await world.app.run(({ db }) => db.get(upload));
    expect(used?.usedBy).toBe(`recordings:${id}`);
    await expectFailure(world.manager.as.mutation(recordings.add, given), "invalid", { file: "upload" });
    expect(await titles()).toEqual(["Session 4"]);
    expect(await actionsOf(world)).toEqual(["recordings.added"]);
  });

  it.each([
    ["no title", { title: " " }, { title: "required" }],
    ["a manifest by HTTP", { manifestUrl: "http://a.test/x.m3u8" }, { manifestUrl: "url" }],
  ])("is not made with %s", async (_name, fields, problems) => {
    const given = { ...world.here, event: null, upload: null, manifestUrl: null, title: "Title", ...fields };
    await expectFailure(world.manager.as.mutation(recordings.add, given), "invalid", problems);
  });

  it("is not made of a session of another cohort, or of somebody else's or a refused upload", async () => {
    const elsewhere = await addCohort(world.app, world.organization);
    const event = await addEvent(world.app, world.organization, elsewhere);
    const given = { ...world.here, event: null, upload: null, manifestUrl: null, title: "Title" };
    const add = (fields: object) => world.manager.as.mutation(recordings.add, { ...given, ...fields });
    await expectFailure(add({ event }), "invalid", { event: "notOffered" });
    for (const fields of [
      { personId: world.teacher.person },
      { state: "refused" },
      { purpose: "material" },
    ] as const)
      await expectFailure(add({ upload: await uploadVideo(world, fields) }), "invalid", { file: "upload" });
    expect(await titles()).toEqual([]);
  });

  it("is seen to by who teaches the cohort, and by nobody else", async () => {
    const recording = await addRecording(world, { as: world.teacher });
    await world.teacher.as.mutation(recordings.publish, one(recording));
    await expectFailure(world.colleague.as.mutation(recordings.unpublish, one(recording)), "forbidden");
    await expectFailure(world.colleague.as.query(recordings.get, one(recording)), "forbidden");
    await expectFailure(world.ada.as.query(recordings.get, one(recording)), "forbidden");
    const elsewhere = { organization: world.other, recording };
    await expectFailure(world.stranger.as.query(recordings.get, elsewhere), "notFound");
  });

  it("says what it is, as far as it is said", async () => {
    const recording = await addRecording(world);
    const { manager } = world;
    await manager.as.mutation(recordings.describe, {
      ...one(recording),
      ...{ description: " About **pitching** ", consentNotice: "All agreed.", retainUntil: "2027-02-01" },
      chapters: [
        { startSeconds: 60, title: "Questions" },
        { startSeconds: 0, title: " Welcome " },
      ],
      ...{ width: 1280, height: 720 },
    });
    expect(await manager.as.query(recordings.get, one(recording))).toMatchObject({
      ...{ title: "Session 4", description: "About **pitching**", consentNotice: "All agreed." },
      ...{ retainUntil: "2027-02-01", hideAt: Date.UTC(2027, 1, 1, 23), width: 1280 },
      chapters: [
        { startSeconds: 0, title: "Welcome" },
        { startSeconds: 60, title: "Questions" },
      ],
    });
    await manager.as.mutation(recordings.describe, {
      ...one(recording),
      retainUntil: null,
      consentNotice: null,
    });
    expect(await manager.as.query(recordings.get, one(recording))).toMatchObject({
      ...{ retainUntil: null, hideAt: null, removeAt: null, consentNotice: null },
      description: "About **pitching**",
    });
  });

  it.each([
    [{ title: "" }, { title: "required" }],
    [{ chapters: [{ startSeconds: 100, title: "After the end" }] }, { chapters: "chapterTime" }],
    [{ retainUntil: "2026-11-20" }, { retainUntil: "past" }],
    [{ retainUntil: "someday" }, { retainUntil: "date" }],
    [{ description: "a".repeat(10_001) }, { description: "tooLong" }],
    [{ durationSeconds: -1 }, { file: "upload" }],
  ])("cannot be what it is not (%#)", async (fields, problems) => {
    const recording = await addRecording(world);
    const described = world.manager.as.mutation(recordings.describe, { ...one(recording), ...fields });
    await expectFailure(described, "invalid", problems);
  });

  it("gets another video, and the one before goes", async () => {
    const recording = await addRecording(world, { published: true });
    const before = (await staffList()).page[0]!.file!.upload;
    const upload = await uploadVideo(world, { fileName: "better.webm", contentType: "video/webm" });
    await world.manager.as.mutation(recordings.replaceFile, { ...one(recording), upload });
    const after = await world.manager.as.query(recordings.get, one(recording));
    expect(after).toMatchObject({
      state: "published",
      durationSeconds: null,
      file: { fileName: "better.webm" },
    });
    const states = await world.app.run(async ({ db }) => [await db.get(before), await db.get(upload)]);
    expect(states.map((row) => row?.state)).toEqual(["removing", "ready"]);
  });

  it("goes for good, with its file, captions and what was watched", async () => {
    const recording = await addRecording(world, { published: true });
    await addCaptions(world, recording, ["One", "Two"]);
    const { organizationId, cohortId } = (await world.app.run(({ db }) => db.get(recording)))!;
    await world.app.run(({ db }) =>
      db.insert("watches", {
        ...{ organizationId, cohortId, recordingId: recording, personId: world.ada.person },
        ...{ stretches: [], seconds: 0, position: 0, watchedAt: NOW },
      }),
    );
    await world.manager.as.mutation(recordings.remove, one(recording));
    await quietWork(world.app);
    const left = await world.app.run(async ({ db }) => [
      await db.query("recordings").collect(),
      await db.query("captions").collect(),
      await db.query("captionCues").collect(),
      await db.query("watches").collect(),
      await db.query("uploads").collect(),
    ]);
    expect(left).toEqual([[], [], [], [], []]);
    expect((await actionsOf(world)).at(-1)).toBe("recordings.removed");
  });
});

describe("the order", () => {
  it("is that of adding, until one is moved", async () => {
    const [a, , c] = [
      await addRecording(world, { title: "A" }),
      await addRecording(world, { title: "B" }),
      await addRecording(world, { title: "C" }),
    ];
    const move = (recording: Id<"recordings">, before: Id<"recordings"> | null) =>
      world.manager.as.mutation(recordings.move, { ...one(recording), before });
    await move(c!, a!);
    expect(await titles()).toEqual(["C", "A", "B"]);
    await move(c!, null);
    expect(await titles()).toEqual(["A", "B", "C"]);
    await move(a!, a!).catch(() => undefined);
    expect(await titles()).toEqual(["A", "B", "C"]);
    // Halving the same gap again and again comes to where no number is left.
    for (let turn = 0; turn < 60; turn += 1) {
      const ids = (await staffList()).page.map(({ id }) => id);
      await move(ids[2]!, ids[1]!);
    }
    expect(await titles()).toEqual(["A", "B", "C"]);
    await world.manager.as.mutation(recordings.remove, one(a!));
    await expectFailure(move(c!, a!), "conflict");
  });
});

describe("publishing", () => {
  it("opens it to its cohort, and tells everybody once", async () => {
    const recording = await addRecording(world);
    expect((await ownList()).page).toEqual([]);
    await world.manager.as.mutation(recordings.publish, one(recording));
    await quietWork(world.app);
    await world.manager.as.mutation(recordings.unpublish, one(recording));
    await world.manager.as.mutation(recordings.publish, one(recording));
    await quietWork(world.app);
    expect((await ownList()).page).toEqual([
      {
        ...{ id: recording, title: "Session 4", session: null, durationSeconds: 100 },
        ...{ publishedAt: NOW, thumbnail: null, position: 0, share: 0 },
      },
    ]);
    const told = await world.app.run(async ({ db }) => ({
      notices: (await db.query("notices").collect()).map(({ personId, href }) => [personId, href]),
      mails: (await db.query("deliveries").collect()).map(({ template, data }) => [template, data]),
    }));
    const href = `/portal/cohorts/${world.cohort}/recordings/${recording}`;
    expect(told.notices).toEqual([
      [world.ada.person, href],
      [world.ben.person, href],
    ]);
    const data = JSON.stringify({ title: "Session 4", cohort: "Spring", program: "Program" });
    expect(told.mails).toEqual([
      ["recordingPublished", data],
      ["recordingPublished", data],
    ]);
  });

  it("waits for a video, and is not for one whose last day is over", async () => {
    const given = { ...world.here, event: null, upload: null, manifestUrl: null, title: "Later" };
    const empty = await world.manager.as.mutation(recordings.add, given);
    await expectFailure(world.manager.as.mutation(recordings.publish, one(empty)), "conflict");
    const manifestUrl = "https://video.test/a.m3u8";
    await world.manager.as.mutation(recordings.describe, { ...one(empty), manifestUrl });
    await world.manager.as.mutation(recordings.publish, one(empty));
    await world.app.run(({ db }) => db.patch(empty, { state: "expired" }));
    await expectFailure(world.manager.as.mutation(recordings.publish, one(empty)), "conflict");
  });
});

describe("who takes part", () => {
  it("finds what is published, also by its session, and nothing after they left", async () => {
    const { app, organization, cohort, ada } = world;
    const event = await addEvent(app, organization, cohort);
    const recording = await addRecording(world, { published: true, event });
    await addRecording(world, { event, title: "Draft" });
    const ofEvent = () => ada.as.query(recordings.ofEvent, { organization, event });
    expect((await ofEvent()).map(({ id }) => id)).toEqual([recording]);
    expect(await ada.as.query(recordings.open, one(recording))).toEqual({
      ...(await ofEvent())[0],
      ...{ cohort, description: "", manifestUrl: null, hasFile: true, width: null, height: null },
      ...{ chapters: [], captions: [], consentNotice: null },
    });
    await app.run(({ db }) => db.patch(ada.enrollment, { state: "withdrawn" }));
    await expectFailure(ofEvent(), "notFound");
    await expectFailure(ownList(), "notFound");
    await expectFailure(ada.as.query(recordings.open, one(recording)), "notFound");
  });

  it("finds no draft; staff who teach it may look, others not", async () => {
    const recording = await addRecording(world);
    const look = (by: Pick<RecordingWorld["ada"], "as">) => by.as.query(recordings.open, one(recording));
    await expectFailure(look(world.ada), "notFound");
    await expectFailure(look(world.colleague), "notFound");
    expect((await look(world.teacher)).title).toBe("Session 4");
    expect((await look(world.manager)).title).toBe("Session 4");
    await expectFailure(
      world.stranger.as.query(recordings.open, { organization: world.other, recording }),
      "notFound",
    );
  });
});

describe("pictures", () => {
  const PNG = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0]);
  /** convex-test keeps no declared type of a blob: it is written on the row, where Convex has it. */
  const store = (bytes: Uint8Array<ArrayBuffer>, type = "image/png") =>
    world.app.run(async ({ storage, db }) => {
      const id = await storage.store(new Blob([bytes], { type }));
      await db.patch(id as never, { contentType: type } as never);
      return id;
    });

  it("are taken by what they are, the first is chosen, another may be", async () => {
    const recording = await addRecording(world, { published: true });
    const [first, second] = [await store(PNG), await store(PNG)];
    const { as } = world.manager;
    await as.action(recordings.addThumbnail, { ...one(recording), file: first });
    await as.action(recordings.addThumbnail, { ...one(recording), file: second });
    await as.mutation(recordings.chooseThumbnail, { ...one(recording), file: second });
    expect((await as.query(recordings.get, one(recording))).thumbnails).toEqual([
      { file: first, path: `/library/thumbnails/${recording}/${first}`, isChosen: false },
      { file: second, path: `/library/thumbnails/${recording}/${second}`, isChosen: true },
    ]);
    expect((await ownList()).page[0]?.thumbnail).toBe(`/library/thumbnails/${recording}/${second}`);
    const { ada, colleague } = world;
    const picture = { ...one(recording), file: second };
    expect(await ada.as.query(recordings.thumbnail, picture)).toMatchObject({ contentType: "image/png" });
    await expectFailure(colleague.as.query(recordings.thumbnail, picture), "notFound");
    await expectFailure(ada.as.query(recordings.thumbnail, { ...picture, file: "other" }), "notFound");
    await world.manager.as.mutation(recordings.remove, one(recording));
    expect(await world.app.run(({ db }) => db.system.query("_storage").collect())).toEqual([]);
  });

  it("can be taken away, and the first of the rest is chosen", async () => {
    const recording = await addRecording(world);
    const [first, second] = [await store(PNG), await store(PNG)];
    const { as } = world.manager;
    for (const file of [first, second]) await as.action(recordings.addThumbnail, { ...one(recording), file });
    const gone = { ...one(recording), file: first };
    await expectFailure(world.colleague.as.mutation(recordings.removeThumbnail, gone), "forbidden");
    await as.mutation(recordings.removeThumbnail, gone);
    expect((await as.query(recordings.get, one(recording))).thumbnails).toEqual([
      { file: second, path: `/library/thumbnails/${recording}/${second}`, isChosen: true },
    ]);
    await expectFailure(as.mutation(recordings.removeThumbnail, gone), "invalid", { file: "notOffered" });
    const left = () => world.app.run(({ db }) => db.system.query("_storage").collect());
    expect((await left()).map(({ _id }) => _id)).toEqual([second]);
    await as.mutation(recordings.removeThumbnail, { ...gone, file: second });
    expect((await as.query(recordings.get, one(recording))).thumbnails).toEqual([]);
    expect(await left()).toEqual([]);
  });

  it("are no other files", async () => {
    const recording = await addRecording(world);
    const script = await store(new TextEncoder().encode("<script>alert(1)</script>"));
    const added = world.manager.as.action(recordings.addThumbnail, { ...one(recording), file: script });
    await expectFailure(added, "invalid", { file: "imageType" });
    const chosen = world.manager.as.mutation(recordings.chooseThumbnail, { ...one(recording), file: script });
    await expectFailure(chosen, "invalid", { file: "notOffered" });
    const foreign = world.colleague.as.action(recordings.addThumbnail, { ...one(recording), file: script });
    await expectFailure(foreign, "forbidden");
    expect(await world.manager.as.mutation(recordings.startThumbnail, one(recording))).toMatch(/^https?:/);
  });
});
