import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { api } from "../../../convex/_generated/api";
import { signToken } from "../../../convex/shared/signedTokens";
import { DAY, MINUTE, SECOND } from "../../../convex/shared/time";
import { addMember, addOrganization, addPerson, type Somebody } from "../../support/convexApp";
import { addCohort, addLearner } from "../../support/learningWorld";
import { insertUpload } from "../../support/libraryFiles";
import {
  NOW,
  secret,
  UNCONDITIONAL,
  app,
  organization,
  cohort,
  recording,
  material,
  upload,
  lena,
  manager,
  startFiles,
  outcomeOf,
  goTo,
  type Wanted,
  open,
  tokenIn,
  tokenFor,
  read,
  rows,
  patch,
} from "./fileWorld";

beforeEach(startFiles);
afterEach(() => void vi.useRealTimers());

describe("a file is given", () => {
  test("to a learner, at an address with its name, for a quarter of an hour", async () => {
    const { path, expiresAt } = await open(lena);
    expect(path).toMatch(/^\/library\/files\/[\w-]+\.[\w-]{43}\/session%201\.mp4$/);
    expect(expiresAt).toBe(NOW + 15 * MINUTE);
  });

  test("and is read part by part, to be shown", async () => {
    const reading = await read(lena, await tokenFor(lena));
    const { targets, ...about } = reading;
    expect(about).toEqual({
      ...{ status: 200, upload, size: 12, from: 0, to: 12, isStale: false },
      contentType: "video/mp4",
      disposition: `inline; filename="session 1.mp4"; filename*=UTF-8''session%201.mp4`,
      etag: '"a-hash-of-it"',
    });
    expect(targets.map(({ offset, size, headers }) => [offset, size, headers])).toEqual([
      [0, 5, { Range: "bytes=0-4" }],
      [5, 3, { Range: "bytes=0-2" }],
      [8, 4, { Range: "bytes=0-3" }],
    ]);
  });

  test.each([
    ["bytes=0-0", [[0, 1, "bytes=0-0"]], 0, 1],
    [
      "bytes=4-5",
      [
        [4, 1, "bytes=4-4"],
        [5, 1, "bytes=0-0"],
      ],
      4,
      6,
    ],
    [
      "bytes=6-9",
      [
        [6, 2, "bytes=1-2"],
        [8, 2, "bytes=0-1"],
      ],
      6,
      10,
    ],
    ["bytes=-2", [[10, 2, "bytes=2-3"]], 10, 12],
    ["bytes=11-", [[11, 1, "bytes=3-3"]], 11, 12],
  ] as const)("the part %s of it", async (range, pieces, from, to) => {
    const reading = await read(lena, await tokenFor(lena), range);
    expect(reading).toMatchObject({ status: 206, from, to });
    expect(reading.targets.map(({ offset, size, headers }) => [offset, size, headers["Range"]])).toEqual(
      pieces,
    );
  });

  test("nothing behind its end, and nothing of what is had already", async () => {
    const token = await tokenFor(lena);
    expect(await read(lena, token, "bytes=12-")).toMatchObject({ status: 416, size: 12, targets: [] });
    const conditions = { ...UNCONDITIONAL, ifNoneMatch: '"a-hash-of-it"' };
    const had = await lena.as.query(api.library.files.read, {
      organization,
      secret,
      token,
      conditions,
      from: null,
    });
    expect(had).toMatchObject({ status: 304, targets: [] });
  });

  test("many parts are told some at a time, and the rest when it goes on", async () => {
    const place = { organizationId: organization, cohortId: cohort, personId: manager.person };
    const storageId = await app.run(({ storage }) => storage.store(new Blob([new Uint8Array(2)])));
    const many = await app.run((ctx) =>
      insertUpload(
        ctx,
        place,
        Array.from({ length: 130 }, () => ({ storageId, size: 2 })),
      ),
    );
    await patch(recording, { uploadId: many });
    const token = await tokenFor(lena);
    const first = await read(lena, token);
    expect([first.to, first.targets.length, first.targets.at(-1)!.offset]).toEqual([260, 64, 126]);
    const second = await read(lena, token, "bytes=0-259", 128);
    expect([second.from, second.targets[0]!.offset, second.targets.length]).toEqual([128, 128, 64]);
    const odd = await read(lena, token, "bytes=0-259", 257);
    expect(odd.targets.map(({ offset, size }) => [offset, size])).toEqual([
      [257, 1],
      [258, 2],
    ]);
  });

  test("of a material, the newest version; to staff an older one, too", async () => {
    const subject = `materials:${material}`;
    const [newest, older] = [await open(lena, { subject }), await open(manager, { subject, version: 1 })];
    expect(newest.path).toMatch(/\/handout%202\.pdf$/);
    expect(older.path).toMatch(/\/handout%201\.pdf$/);
    expect(await read(lena, tokenIn(newest.path))).toMatchObject({
      contentType: "application/pdf",
      disposition: expect.stringMatching(/^attachment; filename="handout 2.pdf"/) as string,
    });
    expect(await outcomeOf(open(lena, { subject, version: 1 }))).toBe("notFound");
    expect(await outcomeOf(open(manager, { subject, version: 3 }))).toBe("notFound");
  });

  test("to be saved, where that was asked", async () => {
    const token = await tokenFor(lena, { download: true });
    expect((await read(lena, token)).disposition).toMatch(/^attachment; filename="session 1.mp4"/);
  });
});

describe("a file is refused", () => {
  const refused = (who: Pick<Somebody, "as">, wanted?: Wanted) => outcomeOf(open(who, wanted));

  test("to who has nothing to do with the cohort, as if it were not there", async () => {
    const elsewhere = await addCohort(app, organization, { slug: "autumn" });
    expect(await refused(await addLearner(app, organization, elsewhere, "Olaf Other"))).toBe("notFound");
    expect(await refused(await addMember(app, organization, "Fin Finance", ["finance"]))).toBe("notFound");
    expect(await refused(await addPerson(app, "Sam Stranger"))).toBe("notFound");
    expect(await refused({ as: app as unknown as Somebody["as"] })).toBe("signedOut");
  });

  test("to an instructor of another cohort, and given to one of this", async () => {
    const ines = await addMember(app, organization, "Ines Instructor", ["instructor"]);
    expect(await refused(ines)).toBe("forbidden");
    await app.run(({ db }) =>
      db.insert("instructors", { organizationId: organization, cohortId: cohort, personId: ines.person }),
    );
    expect(await refused(ines)).toBe("done");
  });

  test.each([
    ["unpublished", { state: "draft" }, "done"],
    ["past its date, before the job comes by", { hideAt: NOW }, "done"],
    ["expired", { state: "expired" }, "done"],
    ["removed", { state: "removed" }, "notFound"],
  ] as const)("to learners when a recording is %s; staff: %s", async (_name, fields, staff) => {
    await patch(recording, fields);
    expect(await refused(lena)).toBe("notFound");
    expect(await refused(manager)).toBe(staff);
  });

  test.each([
    ["unpublished", { state: "draft" }, "done"],
    ["in the trash", { state: "removed" }, "notFound"],
  ] as const)("to learners when a material is %s", async (_name, fields, staff) => {
    await patch(material, fields);
    const subject = `materials:${material}`;
    expect(await refused(lena, { subject })).toBe("notFound");
    expect(await refused(manager, { subject })).toBe(staff);
  });

  test("while it is not looked at, and where there is none", async () => {
    await patch(upload, { state: "checking" });
    expect(await refused(lena)).toBe("notFound");
    await patch(recording, { uploadId: undefined });
    expect(await refused(manager)).toBe("notFound");
    for (const subject of [
      "",
      "recordings:",
      `recordings:${material}`,
      "persons:x",
      `materials:${recording}`,
    ])
      expect(await refused(manager, { subject })).toBe("notFound");
  });

  test("of another organization", async () => {
    const other = await addOrganization(app, "other");
    const olga = await addMember(app, other, "Olga Owner", ["owner"]);
    const asked = { secret, subject: `recordings:${recording}`, version: null, download: false, address: "" };
    expect(await outcomeOf(olga.as.mutation(api.library.files.open, { organization: other, ...asked }))).toBe(
      "notFound",
    );
  });

  test("to who does not know the server's secret", async () => {
    const token = await tokenFor(lena);
    const own = { organization, secret: "guessed", token, conditions: UNCONDITIONAL, from: null };
    expect(await outcomeOf(lena.as.query(api.library.files.read, own))).toBe("forbidden");
    const asked = { subject: `recordings:${recording}`, version: null, download: false, address: "" };
    const opening = lena.as.mutation(api.library.files.open, { organization, secret: "", ...asked });
    expect(await outcomeOf(opening)).toBe("forbidden");
  });
});

describe("an address", () => {
  test("is no good to somebody else, though they may have the file", async () => {
    const token = await tokenFor(lena);
    const nora = await addLearner(app, organization, cohort, "Nora Next");
    expect(await outcomeOf(read(nora, token))).toBe("notFound");
    expect(await outcomeOf(read(manager, token))).toBe("notFound");
    expect(await outcomeOf(nora.as.mutation(api.library.files.renew, { organization, token }))).toBe(
      "notFound",
    );
    expect(await outcomeOf(read({ as: app as unknown as Somebody["as"] }, token))).toBe("signedOut");
  });

  test("that was altered, or made for something else, is none", async () => {
    const token = await tokenFor(lena);
    const [claims = "", signature = ""] = token.split(".");
    const forged = btoa(
      atob(claims.replaceAll("-", "+").replaceAll("_", "/")).replace(lena.person, manager.person),
    );
    const later = await signToken("library.other.v1", [
      ...[`recordings:${recording}`, "", upload, lena.person, "inline", String(NOW + DAY)],
    ]);
    const altered = [
      `${claims}.${signature.replace(/^./, (c) => (c === "A" ? "B" : "A"))}`,
      `${forged}.${signature}`,
    ];
    for (const wrong of [...altered, later, claims, "", `${token}.x`, "a b"])
      expect(await outcomeOf(read(lena, wrong))).toBe("notFound");
  });

  test("holds to its last millisecond; what is being sent goes on", async () => {
    const token = await tokenFor(lena);
    await goTo(NOW + 15 * MINUTE - 1);
    expect((await read(lena, token)).status).toBe(200);
    await goTo(NOW + 15 * MINUTE);
    expect(await outcomeOf(read(lena, token))).toBe("expired");
    expect((await read(lena, token, "bytes=0-11", 5)).from).toBe(5);
  });

  test("is renewed for a day after, to the same file, and not logged again", async () => {
    const token = await tokenFor(lena, { download: true });
    await goTo(NOW + 15 * MINUTE + DAY);
    const fresh = await lena.as.mutation(api.library.files.renew, { organization, token });
    expect(fresh.expiresAt).toBe(NOW + 30 * MINUTE + DAY);
    expect((await read(lena, tokenIn(fresh.path))).disposition).toMatch(/^attachment/);
    expect(await rows("downloads")).toHaveLength(1);
    await goTo(NOW + 15 * MINUTE + DAY + SECOND);
    const late = lena.as.mutation(api.library.files.renew, { organization, token });
    expect(await outcomeOf(late)).toBe("expired");
  });

  test.each([
    ["their place ended", () => patch(lena.enrollment, { state: "withdrawn" })],
    ["the cohort is cancelled", () => patch(cohort, { state: "cancelled" })],
    ["the recording is taken back", () => patch(recording, { state: "draft" })],
    ["they were removed", () => app.run(({ db }) => db.patch(lena.person, { pseudonymizedAt: NOW }))],
    ["their session ended", () => app.run(({ db }) => db.patch(lena.session, { endedAt: NOW }))],
  ])("is no good from the moment when %s", async (_name, end) => {
    const token = await tokenFor(lena);
    expect((await read(lena, token)).status).toBe(200);
    await end();
    expect(["notFound", "signedOut"]).toContain(await outcomeOf(read(lena, token)));
    expect(["notFound", "signedOut"]).toContain(await outcomeOf(read(lena, token, "bytes=0-11", 5)));
    const renewal = lena.as.mutation(api.library.files.renew, { organization, token });
    expect(["notFound", "signedOut"]).toContain(await outcomeOf(renewal));
  });

  test("of a file that was replaced is over, and leads to the new one when it is renewed", async () => {
    const token = await tokenFor(lena);
    const place = { organizationId: organization, personId: manager.person };
    const storageId = await app.run(({ storage }) => storage.store(new Blob(["x"])));
    await patch(recording, {
      uploadId: await app.run((ctx) => insertUpload(ctx, place, [{ storageId, size: 1 }])),
    });
    expect(await outcomeOf(read(lena, token))).toBe("expired");
    const fresh = await lena.as.mutation(api.library.files.renew, { organization, token });
    expect((await read(lena, tokenIn(fresh.path))).size).toBe(1);
  });

  test("of a file whose bytes are gone says so", async () => {
    const token = await tokenFor(lena);
    const [first] = await rows("uploadParts");
    await app.run(({ storage }) => storage.delete(first!.storageId!));
    expect(await outcomeOf(read(lena, token))).toBe("notFound");
    expect((await read(lena, token, "bytes=5-")).status).toBe(206);
  });
});
