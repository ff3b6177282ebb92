import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { internal } from "../../../convex/_generated/api";
import type { Id } from "../../../convex/_generated/dataModel";
import { takeUpload } from "../../../convex/library/model/uploads";
import { partTypeOf } from "../../../convex/library/rules/uploadLife";
import { DAY, HOUR } from "../../../convex/shared/time";
import {
  begin,
  failureOf,
  files,
  finishScheduled,
  look,
  NOW,
  part,
  partsOf,
  send,
  standStill,
  startUploads,
  store,
  uploads,
  usage,
  type World,
} from "./uploadWorld";

let world: World;
beforeEach(async () => {
  standStill();
  world = await startUploads();
});
afterEach(() => {
  vi.useRealTimers();
  delete process.env["LIBRARY_QUOTA_BYTES"];
});

const invalidFile = (file: string) => ({ code: "invalid", details: { fields: { file } } });
const nothing = { code: "notFound" };
const elsewhere = { code: "conflict", message: "The upload goes on elsewhere." };

describe("announcing", () => {
  test("takes the size off what is left, and waits a day for the first byte", async () => {
    const { organization, manager } = world;
    const upload = await begin(world, { size: 11, fileName: "..\\folder/no\u0000tes.txt" });
    expect(await manager.as.query(uploads.get, { organization, upload })).toEqual({
      ...{ upload, purpose: "material", state: "receiving", fileName: "notes.txt", declaredType: "" },
      ...{ contentType: null, size: 11, offset: 0, expiresAt: NOW + DAY, driver: "convex" },
      ...{ sha256: null, problem: null, isUsed: false, partCount: 0 },
    });
    expect(await usage(world)).toBe(11);
    const mine = await manager.as.query(uploads.mine, {
      organization,
      paginationOpts: { numItems: 5, cursor: null },
    });
    expect(mine.page.map((each) => each.upload)).toEqual([upload]);
  });

  test.each([
    ["nothing", { size: 0 }, "uploadEmpty"],
    ["half a byte", { size: 0.5 }, "uploadEmpty"],
    ["a document that is too large", { size: 500 * 1024 ** 2 + 1 }, "materialTooLarge"],
    [
      "a recording that is too large",
      { size: 20 * 1024 ** 3 + 1, purpose: "recording" as const },
      "recordingTooLarge",
    ],
  ])("%s is refused", async (_, announced, problem) => {
    expect(await failureOf(begin(world, announced))).toMatchObject(invalidFile(problem));
    expect(await usage(world)).toBe(0);
  });

  test("what others announced counts as well, and what is given up does no more", async () => {
    process.env["LIBRARY_QUOTA_BYTES"] = "100";
    const first = await begin(world, { size: 60 });
    expect(await failureOf(begin(world, { size: 41, as: world.teacher }))).toMatchObject(
      invalidFile("libraryFull"),
    );
    await begin(world, { size: 40, as: world.teacher });
    const { organization, manager } = world;
    await manager.as.mutation(uploads.terminate, { organization, upload: first });
    expect(await usage(world)).toBe(40);
    await begin(world, { size: 60 });
  });

  test("who begins without end is held back", async () => {
    for (let begun = 0; begun < 200; begun++) await begin(world, { size: 1 });
    expect(await failureOf(begin(world, { size: 1 }))).toMatchObject({
      code: "rateLimited",
      details: { retryAfterMs: 6000 },
    });
    await begin(world, { size: 1, as: world.teacher });
  });

  test("needs the right to", async () => {
    const { organization, reviewer, stranger } = world;
    const announced = {
      organization,
      purpose: "material",
      fileName: "a",
      declaredType: "",
      size: 1,
    } as const;
    expect(await failureOf(reviewer.as.action(uploads.begin, announced))).toMatchObject({
      code: "forbidden",
    });
    expect(await failureOf(stranger.as.action(uploads.begin, announced))).toMatchObject({
      code: "forbidden",
    });
    expect(await failureOf(world.app.action(uploads.begin, announced))).toMatchObject({ code: "signedOut" });
  });
});

describe("parts", () => {
  test("move the offset, one after the other, and the last one has the file looked at", async () => {
    const upload = await begin(world, { size: 11 });
    vi.setSystemTime(NOW + HOUR / 2);
    const { organization, manager } = world;
    expect(await send(world, upload, ["Hello"])).toEqual({
      ...{ offset: 5, state: "receiving", expiresAt: NOW + HOUR / 2 + DAY },
    });
    expect(await look(world, upload)).toMatchObject({ offset: 5, state: "receiving" });
    const rest = await part(world, upload, 5, " world");
    expect(await manager.as.mutation(uploads.receivePart, rest)).toMatchObject({
      ...{ offset: 11, state: "checking" },
    });
    expect((await partsOf(world, upload)).map(({ number, offset, size }) => [number, offset, size])).toEqual([
      [0, 0, 5],
      [1, 5, 6],
    ]);
    await finishScheduled(world);
    expect(await manager.as.query(uploads.get, { organization, upload })).toMatchObject({
      ...{ state: "ready", contentType: "text/plain", sha256: rest.sha256, partCount: 2 },
    });
  });

  test("the same part again does no harm, and leaves no second file", async () => {
    const upload = await begin(world, { size: 11 });
    await send(world, upload, ["Hello"]);
    const before = await files(world);
    const again = await part(world, upload, 0, "Hello");
    expect(await world.manager.as.mutation(uploads.receivePart, again)).toMatchObject({ offset: 5 });
    expect(await files(world)).toEqual(before);
    const known = (await partsOf(world, upload))[0]!;
    const same = { ...again, storageId: known.storageId! };
    expect(await world.manager.as.mutation(uploads.receivePart, same)).toMatchObject({ offset: 5 });
    expect(await partsOf(world, upload)).toHaveLength(1);
    expect(await files(world)).toEqual(before);
  });

  test.each([
    ["with a gap before it", 6, "world"],
    ["that overlaps", 4, "o worl"],
    ["in another one's place", 0, "HELLO"],
    ["past the end", 5, " world!"],
  ])("one %s is refused", async (_, offset, bytes) => {
    const upload = await begin(world, { size: 11 });
    await send(world, upload, ["Hello"]);
    const wrong = await part(world, upload, offset, bytes);
    expect(await failureOf(world.manager.as.mutation(uploads.receivePart, wrong))).toMatchObject(elsewhere);
    expect(await look(world, upload)).toMatchObject({ offset: 5, state: "receiving" });
  });

  type Claim = (upload: Id<"uploads">) => Promise<Partial<Awaited<ReturnType<typeof part>>>>;
  const claims: [string, Claim][] = [
    ["says a size that is another", async () => ({ size: 4 })],
    ["says a hash that is another", async () => ({ sha256: "0".repeat(64) })],
    ["says a hash that is none", async () => ({ sha256: "Hello" })],
    ["names no file", async () => ({ storageId: undefined as never })],
    [
      "names a file of another area",
      async () => ({ storageId: await store(world, "Hello", "application/pdf") }),
    ],
    ["names a file without a type", async () => ({ storageId: await store(world, "Hello", undefined) })],
    [
      "names a file stored for another upload",
      async () => ({
        storageId: await store(
          world,
          "Hello",
          partTypeOf(await begin(world, { size: 5, as: world.teacher })),
        ),
      }),
    ],
    [
      "names the file of a part there is",
      async () => {
        const other = await begin(world, { size: 9, as: world.teacher });
        await send(world, other, ["Hello"], { as: world.teacher });
        return { storageId: (await partsOf(world, other))[0]!.storageId! };
      },
    ],
  ];
  test.each(claims)("one that %s is refused, and no file goes", async (_, claim) => {
    const upload = await begin(world, { size: 11 });
    const honest = await part(world, upload, 0, "Hello");
    const claimed = { ...honest, ...(await claim(upload)) };
    const before = await files(world);
    expect(await failureOf(world.manager.as.mutation(uploads.receivePart, claimed))).toMatchObject(elsewhere);
    expect(await look(world, upload)).toMatchObject({ offset: 0 });
    const { organization, manager } = world;
    if (claimed.storageId !== undefined && claimed.storageId !== honest.storageId)
      await manager.as.mutation(uploads.forgetParts, { organization, upload, files: [claimed.storageId] });
    expect(await files(world)).toEqual(before);
  });

  test("spare files of an upload are forgotten, those of its parts are not", async () => {
    const upload = await begin(world, { size: 11 });
    await send(world, upload, ["Hello"]);
    const kept = (await partsOf(world, upload))[0]!.storageId!;
    const spare = await store(world, "spare", partTypeOf(upload));
    const { organization, manager } = world;
    await manager.as.mutation(uploads.forgetParts, { organization, upload, files: [kept, spare] });
    expect(await files(world)).toEqual([kept]);
  });

  test("have a place of their own in storage, under their upload's name", async () => {
    const upload = await begin(world, { size: 11 });
    const { organization, manager } = world;
    const ask = (number: number, offset: number, size: number) =>
      manager.as.mutation(uploads.partTarget, { organization, upload, number, offset, size });
    expect(await ask(0, 0, 11)).toEqual({
      ...{ url: expect.stringContaining("/api/storage/upload?token="), method: "POST", receipt: "storageId" },
      headers: { "Content-Type": partTypeOf(upload) },
    });
    await send(world, upload, ["Hello"]);
    for (const [number, offset, size] of [
      [1, 0, 5],
      [1, 5, 7],
      [1, 5, 0],
      [1, 5, 8 * 1024 ** 2 + 1],
    ] as const)
      expect(await failureOf(ask(number, offset, size))).toMatchObject(elsewhere);
    expect(await failureOf(ask(10_000, 5, 6))).toMatchObject({
      ...{ code: "conflict", message: "The file came in too many small pieces." },
    });
  });
});

describe("the target of a later part", () => {
  const later = { number: 2, offset: 8, size: 3 };
  const target = { method: "POST", receipt: "storageId", url: expect.stringContaining("?token=") };

  test("comes with the answer for one before, and with that for the same one again", async () => {
    const upload = await begin(world, { size: 11 });
    const coming = { ...(await part(world, upload, 0, "Hello")), ahead: later };
    const { manager } = world;
    expect(await manager.as.mutation(uploads.receivePart, coming)).toMatchObject({
      offset: 5,
      ahead: target,
    });
    expect(await manager.as.mutation(uploads.receivePart, coming)).toMatchObject({
      offset: 5,
      ahead: target,
    });
    expect(await partsOf(world, upload)).toHaveLength(1);
  });

  test.each([
    ["stands before where the upload goes on", { ...later, offset: 4 }],
    ["goes past the end", { ...later, size: 4 }],
    ["is empty", { ...later, size: 0 }],
    ["is one too many", { ...later, number: 10_000 }],
  ])("does not come for one that %s; what was sent counts", async (_, ahead) => {
    const upload = await begin(world, { size: 11 });
    const coming = { ...(await part(world, upload, 0, "Hello")), ahead };
    expect(await world.manager.as.mutation(uploads.receivePart, coming)).toEqual({
      ...{ offset: 5, state: "receiving", expiresAt: NOW + DAY },
    });
  });

  test("does not come when the file is all there", async () => {
    const upload = await begin(world, { size: 5 });
    const coming = { ...(await part(world, upload, 0, "Hello")), ahead: { number: 1, offset: 5, size: 1 } };
    const stand = await world.manager.as.mutation(uploads.receivePart, coming);
    expect(stand.ahead).toBeUndefined();
  });
});

describe("another's upload", () => {
  test("is not there: for staff of the same organization, nor for another one", async () => {
    const { organization, teacher, other, stranger } = world;
    const upload = await begin(world, { size: 11 });
    const coming = await part(world, upload, 0, "Hello");
    const { storageId } = coming;
    const place = { number: 0, offset: 0, size: 5 };
    for (const [somebody, where] of [
      [teacher.as, organization],
      [stranger.as, other],
    ] as const) {
      const own = { organization: where, upload };
      for (const tried of [
        somebody.query(uploads.get, own),
        somebody.mutation(uploads.partTarget, { ...own, ...place }),
        somebody.mutation(uploads.receivePart, { ...coming, organization: where }),
        somebody.mutation(uploads.forgetParts, { ...own, files: [storageId] }),
        somebody.mutation(uploads.terminate, own),
      ])
        expect(await failureOf(tried)).toMatchObject(nothing);
      const mine = await somebody.query(uploads.mine, {
        organization: where,
        paginationOpts: { numItems: 5, cursor: null },
      });
      expect(mine.page).toEqual([]);
    }
    expect(await files(world)).toEqual([storageId]);
  });
});

describe("looking at a file", () => {
  const MP4 = "\u0000\u0000\u0000\u0018ftypisom\u0000\u0000\u0002\u0000isommp42";
  test.each([
    ["lesson.mp4", "recording", MP4, { state: "ready", contentType: "video/mp4" }],
    ["notes.pdf", "recording", "%PDF-1.7 ...", { state: "refused", problem: "notVideo" }],
    ["notes.pdf", "material", "%PDF-1.7 ...", { state: "ready", contentType: "application/pdf" }],
    ["notes.docx", "material", "%PDF-1.7 ...", { state: "refused", problem: "mismatch" }],
    ["page.html", "material", "<!doctype html>", { state: "refused", problem: "type" }],
  ] as const)("%s for a %s", async (fileName, purpose, bytes, expected) => {
    const upload = await begin(world, { size: bytes.length, fileName, purpose });
    await send(world, upload, [bytes.slice(0, 3), bytes.slice(3)]);
    await finishScheduled(world);
    expect(await look(world, upload)).toMatchObject({ ...expected, expiresAt: Date.now() + DAY });
    const refused = expected.state === "refused";
    expect(await usage(world)).toBe(refused ? 0 : bytes.length);
    expect(await files(world)).toHaveLength(refused ? 0 : 2);
  });

  test("is begun anew where it died", async () => {
    const upload = await begin(world, { size: 5 });
    await send(world, upload, ["Hello"]);
    await world.app.run(async ({ db }) => {
      for (const job of await db.system.query("_scheduled_functions").collect())
        await db.delete(job._id as never);
    });
    await world.app.mutation(internal.library.uploadJobs.sweep, {});
    expect(await look(world, upload)).toMatchObject({ state: "checking", expiresAt: NOW + HOUR / 6 });
    vi.setSystemTime(NOW + HOUR / 6 + 1);
    await world.app.mutation(internal.library.uploadJobs.sweep, {});
    await finishScheduled(world);
    expect(await look(world, upload)).toMatchObject({ state: "ready" });
  });
});

describe("what something is made of", () => {
  const take = (upload: Id<"uploads">, purpose: "material" | "recording" = "material", by = world.manager) =>
    world.app.run((ctx) =>
      takeUpload(
        { ...ctx, organization: { _id: world.organization }, person: { _id: by.person } },
        { upload, purpose, usedBy: "materials:x" },
      ),
    );

  test("is taken once, by whose it is, for what it was meant, when it is ready", async () => {
    const upload = await begin(world, { size: 5 });
    expect(await failureOf(take(upload))).toMatchObject(invalidFile("upload"));
    await send(world, upload, ["Hello"]);
    expect(await failureOf(take(upload))).toMatchObject(invalidFile("upload"));
    await finishScheduled(world);
    expect(await failureOf(take(upload, "recording"))).toMatchObject(invalidFile("upload"));
    expect(await failureOf(take(upload, "material", world.teacher))).toMatchObject(invalidFile("upload"));
    expect(await take(upload)).toMatchObject({ _id: upload, usedBy: "materials:x", size: 5 });
    expect(await failureOf(take(upload))).toMatchObject(invalidFile("upload"));
  });

  test("is swept no more, and cannot be given up", async () => {
    const upload = await begin(world, { size: 5 });
    await send(world, upload, ["Hello"]);
    await finishScheduled(world);
    await take(upload);
    vi.setSystemTime(NOW + 400 * DAY);
    await world.app.mutation(internal.library.uploadJobs.sweep, {});
    await finishScheduled(world);
    expect(await look(world, upload)).toMatchObject({ state: "ready" });
    const { organization, manager } = world;
    const own = { organization, upload };
    vi.setSystemTime(NOW);
    expect(await failureOf(manager.as.mutation(uploads.terminate, own))).toMatchObject({
      ...{ code: "conflict", message: "This file is in use." },
    });
    expect(await usage(world)).toBe(5);
  });
});
