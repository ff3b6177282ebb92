import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Id } from "../../../convex/_generated/dataModel";
import { expectFailure } from "../../support/failures";
import { quietWork } from "../cohorts/quietWork";
import { actionsOf, changesOf } from "./materialWorld";
import {
  addCaptions,
  addRecording,
  captions,
  fileOf,
  FIRST,
  recordings,
  type RecordingWorld,
  standStill,
  startRecordings,
  transcripts,
} from "./recordingWorld";

let world: RecordingWorld;
let recording: Id<"recordings">;
beforeEach(async () => {
  standStill();
  world = await startRecordings();
  recording = await addRecording(world, { published: true });
});
afterEach(() => void vi.useRealTimers());

const work = () => quietWork(world.app);
const add = (text: string, fields: object = {}, by = world.manager) =>
  by.as.mutation(captions.add, {
    ...{ organization: world.organization, recording, locale: "en", label: "English", text },
    ...fields,
  });
const cuesOf = async (
  id: Id<"captions">,
  by: Pick<RecordingWorld["ada"], "as"> = world.ada,
  paginationOpts = FIRST,
) =>
  (await by.as.query(captions.cues, { organization: world.organization, captions: id, paginationOpts })).page;
const textsOf = async (id: Id<"captions">) => (await cuesOf(id)).map(({ text }) => text);
const trackOf = (id: Id<"captions">, by: Pick<RecordingWorld["ada"], "as"> = world.ada) =>
  by.as.query(captions.track, { organization: world.organization, captions: id });
type Change = Parameters<typeof saving>[2][number];
const saving = (
  id: Id<"captions">,
  edition: number,
  changes: (
    | { kind: "add"; from: number; to: number; payload: string; settings: string }
    | { kind: "change"; cue: Id<"captionCues">; from: number; to: number; payload: string; settings: string }
    | { kind: "remove"; cue: Id<"captionCues"> }
  )[],
  by = world.manager,
) => by.as.mutation(captions.save, { organization: world.organization, captions: id, edition, changes });

describe("a file of captions", () => {
  it("is taken, cue by cue, with who speaks", async () => {
    const text = `WEBVTT\n\n00:00.000 --> 00:04.000 align:start\n<v Ada>Hello <b>all</b>\n\n00:05.000 --> 00:06.000\nBye`;
    const taken = await add(text, { locale: "en-gb", label: " English " });
    expect(taken).toEqual({ captions: expect.any(String), problem: null, badLines: [] });
    const id = taken.captions!;
    expect(await trackOf(id)).toEqual({
      ...{ id, locale: "en-GB", label: "English", edition: 1, cues: 2, isWriting: false },
      path: `/library/captions/${id}/1.vtt`,
    });
    expect(await cuesOf(id)).toEqual([
      {
        ...{ id: expect.any(String), from: 0, to: 4, payload: "<v Ada>Hello <b>all</b>" },
        ...{ settings: "align:start", speaker: "Ada", text: "Hello all" },
      },
      { id: expect.any(String), from: 5, to: 6, payload: "Bye", settings: "", speaker: null, text: "Bye" },
    ]);
    expect(await actionsOf(world)).toContain("captions.added");
  });

  it.each([
    ["that is none", "Dear all", "notCaptions", []],
    ["without a caption", "WEBVTT\n\nNOTE nothing", "tooBad", []],
    ["with more than one bad caption in ten", `${fileOf(["One", "Two"])}\n\nx --> y\nThree`, "tooBad", [10]],
    ["of more than a mebibyte", `WEBVTT\n\nNOTE ${"a".repeat(1024 * 1024)}`, "tooLarge", []],
  ])("%s is not", async (_name, text, problem, badLines) => {
    expect(await add(text)).toEqual({ captions: null, problem, badLines });
    expect(await world.app.run(({ db }) => db.query("captions").collect())).toEqual([]);
  });

  it("with one bad caption in many is taken without it, and its line is named", async () => {
    const text = `${fileOf(Array.from({ length: 12 }, (_, index) => `Caption ${index}`))}\n\n9 --> y\nBad`;
    const taken = await add(text);
    expect(taken).toMatchObject({ problem: null, badLines: [40] });
    expect((await trackOf(taken.captions!)).cues).toBe(12);
  });

  it("is in a language, from who teaches the cohort", async () => {
    await expectFailure(add(fileOf(["One"]), { locale: "Klingon!" }), "invalid", { locale: "language" });
    await expectFailure(add(fileOf(["One"]), { label: "a".repeat(61) }), "invalid", { label: "tooLong" });
    await expectFailure(add(fileOf(["One"]), {}, world.colleague), "forbidden");
    await expectFailure(add(fileOf(["One"]), {}, world.ada), "forbidden");
  });

  it("of many captions is written page by page; what was there stays until all is", async () => {
    const id = await addCaptions(world, recording, ["Old"]);
    const many = Array.from({ length: 600 }, (_, index) => `Line ${index}`);
    await add(fileOf(many));
    expect(await trackOf(id)).toMatchObject({ edition: 1, cues: 1, isWriting: true });
    expect(await textsOf(id)).toEqual(["Old"]);
    await expectFailure(add(fileOf(["Third"])), "conflict");
    await expectFailure(saving(id, 1, []), "conflict");
    await work();
    expect(await trackOf(id)).toMatchObject({ edition: 2, cues: 600, isWriting: false, label: "English" });
    expect((await cuesOf(id, world.ada, { numItems: 1_000, cursor: null })).map(({ text }) => text)).toEqual(
      many,
    );
    // The cue of the file before is gone.
    expect(await world.app.run(async ({ db }) => (await db.query("captionCues").collect()).length)).toBe(600);
    expect(await changesOf(world)).toEqual(["came", "changed"]);
  });
});

describe("an editor", () => {
  it("changes, adds and removes at once", async () => {
    const id = await addCaptions(world, recording, ["One", "Two", "Three"]);
    const [one, two] = await cuesOf(id);
    const changes: Change[] = [
      {
        kind: "change",
        cue: one!.id,
        from: 1,
        to: 3,
        payload: "<v Ben>First\r\n\r\nline",
        settings: "align:end x",
      },
      { kind: "remove", cue: two!.id },
      { kind: "add", from: 12, to: 14, payload: "Between", settings: "" },
    ];
    expect(await saving(id, 1, changes)).toBe(2);
    expect(
      (await cuesOf(id)).map(({ from, to, payload, settings, speaker }) => [
        from,
        to,
        payload,
        settings,
        speaker,
      ]),
    ).toEqual([
      [1, 3, "<v Ben>First\nline", "align:end", "Ben"],
      [12, 14, "Between", "", null],
      [20, 29, "Three", "", null],
    ]);
    expect(await trackOf(id)).toMatchObject({ edition: 2, cues: 3, path: `/library/captions/${id}/2.vtt` });
    expect(await changesOf(world)).toEqual(["came", "changed"]);
    expect(await actionsOf(world)).toContain("captions.changed");
  });

  it("who began before another saved changes nothing", async () => {
    const id = await addCaptions(world, recording, ["One"]);
    const mine: Change = { kind: "add", from: 5, to: 6, payload: "Mine", settings: "" };
    await saving(id, 1, [mine], world.teacher);
    await expectFailure(saving(id, 1, [{ ...mine, payload: "Theirs" }]), "conflict");
    expect(await textsOf(id)).toEqual(["One", "Mine"]);
    expect(await saving(id, 2, [])).toBe(2);
  });

  it.each([
    [{ to: 5 }, "cueTimes"],
    [{ payload: " \n" }, "cueText"],
    [{ payload: "a --> b" }, "cueText"],
    [{ payload: "a".repeat(2_001) }, "cueTooLong"],
  ])("cannot write what no file can hold (%#), and then nothing is written", async (fields, problem) => {
    const id = await addCaptions(world, recording, ["One"]);
    const good: Change = { kind: "add", from: 5, to: 6, payload: "Good", settings: "" };
    await expectFailure(saving(id, 1, [good, { ...good, ...fields }]), "invalid", { "changes.1": problem });
    expect(await textsOf(id)).toEqual(["One"]);
  });

  it("changes the captions it named, and no others", async () => {
    const id = await addCaptions(world, recording, ["One"]);
    const other = await addCaptions(world, recording, ["Eins"], "de");
    const [cue] = await cuesOf(other);
    await expectFailure(saving(id, 1, [{ kind: "remove", cue: cue!.id }]), "notFound");
    await expectFailure(saving(id, 1, [{ kind: "remove", cue: cue!.id }], world.colleague), "forbidden");
    const many = Array.from({ length: 201 }, () => ({ kind: "remove" as const, cue: cue!.id }));
    await expectFailure(saving(id, 1, many), "invalid", { changes: "tooManyItems" });
  });

  it("removes captions with their cues", async () => {
    const id = await addCaptions(world, recording, ["One"]);
    const given = { organization: world.organization, captions: id };
    await expectFailure(world.colleague.as.mutation(captions.remove, given), "forbidden");
    await world.manager.as.mutation(captions.remove, given);
    await work();
    await expectFailure(trackOf(id), "notFound");
    expect(await world.app.run(({ db }) => db.query("captionCues").collect())).toEqual([]);
    expect(await changesOf(world)).toEqual(["came", "went"]);
  });
});

describe("what is said", () => {
  const search = (
    text: string,
    by: Pick<RecordingWorld["ada"], "as"> = world.ada,
    within?: Id<"recordings">,
  ) =>
    by.as.query(transcripts.search, {
      ...world.here,
      recording: within ?? null,
      text,
      paginationOpts: FIRST,
    });
  const found = async (...given: Parameters<typeof search>) =>
    (await search(...given)).page.map(({ recording, from, text }) => [recording, from, text]);
  const cues = async (locale: string | null) => {
    const of = { organization: world.organization, recording, locale, paginationOpts: FIRST };
    return (await world.ada.as.query(transcripts.cues, of)).page.map(({ text }) => text);
  };

  it("is read in the language that is asked for, or in one there is", async () => {
    expect(await cues("en")).toEqual([]);
    await addCaptions(world, recording, ["Eins"], "de");
    await addCaptions(world, recording, ["One"], "en");
    expect([await cues("en"), await cues("de"), await cues("fr"), await cues(null)]).toEqual([
      ["One"],
      ["Eins"],
      ["Eins"],
      ["Eins"],
    ]);
  });

  it("is found with the second, and what is said around it", async () => {
    await addCaptions(world, recording, ["We begin", "A good pitch is short", "Questions?"]);
    const other = await addRecording(world, { title: "Session 5", published: true });
    await addCaptions(world, other, ["Another pitch"]);
    const { page } = await search("pitch");
    expect(page.find((hit) => hit.recording === recording)).toEqual({
      ...{ cue: expect.any(String), recording, title: "Session 4", from: 10, locale: "en", speaker: null },
      ...{ text: "A good pitch is short", before: "We begin", after: "Questions?" },
    });
    expect(page).toHaveLength(2);
    expect(await found("pitch", world.ada, other)).toEqual([[other, 0, "Another pitch"]]);
    expect(await found("  ")).toEqual([]);
    expect(await found("nowhere")).toEqual([]);
  });

  it("is found as long as it may be watched, and by who may", async () => {
    await addCaptions(world, recording, ["A good pitch"]);
    const hit = [[recording, 0, "A good pitch"]];
    const one = { organization: world.organization, recording };
    await world.manager.as.mutation(recordings.unpublish, one);
    // At once, before a job has carried it to the cues; and still after that.
    expect(await found("pitch")).toEqual([]);
    await work();
    expect(await found("pitch")).toEqual([]);
    expect(await found("pitch", world.teacher)).toEqual(hit);
    await world.manager.as.mutation(recordings.publish, one);
    await work();
    expect(await found("pitch")).toEqual(hit);
    await expectFailure(search("pitch", world.colleague), "notFound");
    await world.app.run(({ db }) => db.patch(world.ada.enrollment, { state: "withdrawn" }));
    await expectFailure(search("pitch"), "notFound");
    expect(await changesOf(world)).toEqual(["came", "went", "came"]);
  });
});
