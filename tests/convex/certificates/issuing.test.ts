import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { api, internal } from "../../../convex/_generated/api";
import { bitAt } from "../../../convex/shared/openBadges/statusList";
import { addOrganization } from "../../support/convexApp";
import { expectFailure } from "../../support/failures";
import { addLearner } from "../../support/learningWorld";
import {
  completeSomebody,
  credentialsOf,
  issueByHand,
  type IssuingWorld,
  MASTER_KEY,
  startIssuing,
  storedFiles,
} from "./issuer";

let world: IssuingWorld;
beforeEach(async () => {
  vi.useFakeTimers();
  world = await startIssuing();
});
afterEach(() => {
  process.env["CREDENTIAL_MASTER_KEY"] = MASTER_KEY;
  vi.useRealTimers();
});

const jobs = internal.certificates.jobs;
const table = <
  Table extends
    | "achievements"
    | "designVersions"
    | "issuers"
    | "statusLists"
    | "issuances"
    | "deliveries"
    | "notices"
    | "auditEntries",
>(
  name: Table,
) => world.app.run(({ db }) => db.query(name).collect());
const forCohort = () =>
  world.manager.as.query(api.certificates.issuances.forCohort, {
    organization: world.organization,
    cohort: world.cohort,
  });
const files = () => world.app.run(({ db }) => db.system.query("_storage").collect());

describe("completing somebody", () => {
  test("queues a credential, and makes what it needs once", async () => {
    const zoe = await completeSomebody(world, "Zoë Çelik");
    await completeSomebody(world, "Kim Lee");
    const [first, second] = await credentialsOf(world.app);
    expect(first).toMatchObject({
      ...{ state: "queued", attempts: 0, hidden: false, recipientName: "Zoë Çelik" },
      ...{ personId: zoe.person, enrollmentId: zoe.enrollment, cohortId: world.cohort },
      publicId: expect.stringMatching(/^[\w-]{22}$/) as string,
      shortCode: expect.stringMatching(/^[0-9A-HJKMNP-TV-Z]{10}$/) as string,
      salt: expect.stringMatching(/^[0-9a-f]{32}$/) as string,
      identityHash: expect.stringMatching(/^sha256\$[0-9a-f]{64}$/) as string,
    });
    expect(first!.publicId).not.toBe(second!.publicId);
    expect(first!.statusIndex).not.toBe(second!.statusIndex);
    expect(first).not.toHaveProperty("email");
    expect(await table("issuers")).toMatchObject([{ host: "academy.test", did: "did:web:academy.test" }]);
    expect(await table("achievements")).toMatchObject([{ name: "Program", type: "CertificateOfCompletion" }]);
    expect(await table("designVersions")).toMatchObject([{ number: 1, state: "published" }]);
    const [list] = await table("statusLists");
    expect(list).toMatchObject({ free: 117_962, isStale: true });
    for (const { statusIndex } of [first!, second!])
      expect(bitAt(new Uint8Array(list!.taken), statusIndex)).toBe(true);
    expect(new Uint8Array(list!.revoked).every((byte) => byte === 0)).toBe(true);
    expect(await forCohort()).toMatchObject({
      issuance: { people: 2, counts: { queued: 2, issued: 0 }, cohort: { name: "Spring" }, list: null },
      ...{ missing: 0, problem: null },
    });
  });

  test.each([
    ["PUBLIC_URL", "publicUrl"],
    ["CREDENTIAL_MASTER_KEY", "masterKey"],
  ])(
    "issues nothing without %s, and says so; once it is there, staff issue to who waits",
    async (name, problem) => {
      const before = process.env[name]!;
      delete process.env[name];
      await completeSomebody(world, "Zoë Çelik");
      expect(await credentialsOf(world.app)).toEqual([]);
      expect(await forCohort()).toEqual({ issuance: null, missing: 1, problem });
      const { organization, cohort, manager } = world;
      const issueForCompleted = () =>
        manager.as.mutation(api.certificates.issuances.issueForCompleted, { organization, cohort });
      await expectFailure(issueForCompleted(), "unavailable");
      process.env[name] = before;
      await issueForCompleted();
      await world.app.mutation(jobs.issueForCompleted, { cohort, cursor: null });
      await world.app.mutation(jobs.issueForCompleted, { cohort, cursor: null });
      expect(await credentialsOf(world.app)).toMatchObject([{ state: "queued", recipientName: "Zoë Çelik" }]);
      expect(await forCohort()).toMatchObject({ missing: 0, problem: null, issuance: { people: 1 } });
    },
  );

  test("issues in the demo without PUBLIC_URL", async () => {
    const before = process.env["PUBLIC_URL"]!;
    delete process.env["PUBLIC_URL"];
    await world.app.run(({ db }) => db.patch(world.organization, { demo: true }));
    await completeSomebody(world, "Zoë Çelik");
    process.env["PUBLIC_URL"] = before;
    expect(await table("issuers")).toMatchObject([
      { host: "localhost:3000", did: "did:web:localhost%3A3000" },
    ]);
  });

  test("issues nothing where the program's achievement is archived", async () => {
    await completeSomebody(world, "Zoë Çelik");
    const [achievement] = await table("achievements");
    await world.app.run(({ db }) => db.patch(achievement!._id, { archivedAt: 1 }));
    await completeSomebody(world, "Kim Lee");
    expect(await credentialsOf(world.app)).toHaveLength(1);
    const { organization, cohort, manager } = world;
    const call = manager.as.mutation(api.certificates.issuances.issueForCompleted, { organization, cohort });
    await expectFailure(call, "conflict");
  });

  test("pages through those who completed before", async () => {
    delete process.env["CREDENTIAL_MASTER_KEY"];
    const { app, organization, cohort } = world;
    for (let number = 0; number < 30; number++) {
      const { enrollment } = await addLearner(app, organization, cohort, `Learner ${number}`);
      await app.run(({ db }) => db.patch(enrollment, { state: "completed" }));
    }
    process.env["CREDENTIAL_MASTER_KEY"] = MASTER_KEY;
    await app.mutation(jobs.issueForCompleted, { cohort, cursor: null });
    expect(await credentialsOf(app)).toHaveLength(25);
    const [next] = (await app.run(({ db }) => db.system.query("_scheduled_functions").collect())).filter(
      ({ name }) => name === "certificates/jobs:issueForCompleted",
    );
    await app.mutation(jobs.issueForCompleted, next!.args[0] as { cohort: typeof cohort; cursor: string });
    expect(await credentialsOf(app)).toHaveLength(30);
  });
});

describe("a job", () => {
  async function queued() {
    await completeSomebody(world, "Zoë Çelik");
    const [credential] = await credentialsOf(world.app);
    return credential!;
  }

  test("takes a credential once, and is told all it needs", async () => {
    const { _id: credential, publicId, statusIndex } = await queued();
    const task = await world.app.mutation(jobs.claim, { credential });
    expect(task).toMatchObject({
      ...{ attempt: 1, publicId, recipientName: "Zoë Çelik", keys: [], validUntil: null },
      issuer: { host: "academy.test", did: "did:web:academy.test", name: "acme" },
      status: { index: statusIndex },
      badge: { files: null, source: { name: "Program", issuer: "acme", color: null, imageId: null } },
      drawing: { program: "Program", cohort: "Spring", locale: "en", validUntilOn: null },
    });
    expect(await world.app.mutation(jobs.claim, { credential })).toBeNull();
  });

  test("issues: the holder is told by mail and in the inbox, once", async () => {
    const { _id: credential, publicId } = await queued();
    const issued = await issueByHand(world.app, credential);
    expect(issued).toMatchObject({ state: "issued", document: JSON.stringify({ publicId }), jwt: "a.b.c" });
    const href = `/verify/${publicId}`;
    const mails = (await table("deliveries")).filter(({ template }) => template === "credentialIssued");
    expect(mails).toMatchObject([{ address: "zoë.çelik@people.test", href, state: "waiting" }]);
    const notices = (await table("notices")).filter(({ template }) => template === "credentialIssued");
    expect(notices).toMatchObject([{ href, data: '{"achievement":"Program","issuer":"acme"}' }]);
    expect(
      (await table("auditEntries")).filter(({ action }) => action === "credentials.issued"),
    ).toMatchObject([
      { actor: "system", entity: { table: "credentials", id: credential }, changed: ["state"] },
    ]);
    expect(await forCohort()).toMatchObject({ issuance: { counts: { queued: 0, issuing: 0, issued: 1 } } });
  });

  test("that is late is not listened to, and what it stored goes", async () => {
    const { _id: credential } = await queued();
    const task = (await world.app.mutation(jobs.claim, { credential }))!;
    const made = await storedFiles(world.app, task);
    vi.advanceTimersByTime(20_000);
    await world.app.mutation(jobs.sweep, {});
    const again = (await world.app.mutation(jobs.claim, { credential }))!;
    expect(again.attempt).toBe(2);
    const report = { credential, made, fragments: [] };
    expect(await world.app.mutation(jobs.issued, { ...report, attempt: 1 })).toBe(false);
    const { pdfId, svgId, pngId } = made;
    await world.app.mutation(jobs.discard, { credential, files: [pdfId, svgId, pngId] });
    expect(await files()).toEqual([]);
    await world.app.mutation(jobs.faltered, {
      credential,
      attempt: 1,
      problem: { code: "fault", detail: "x" },
    });
    expect(await credentialsOf(world.app)).toMatchObject([{ state: "issuing" }]);
  });

  test("discards nothing that was issued, whatever it heard of its report", async () => {
    const { _id: credential } = await queued();
    const { pdfId, svgId, pngId } = await issueByHand(world.app, credential);
    await world.app.mutation(jobs.discard, { credential, files: [pdfId!, svgId!, pngId!] });
    expect(await files()).toHaveLength(3);
  });

  test("that fails puts it back with what went wrong; the last one gives it up; staff have it tried again", async () => {
    const { _id: credential } = await queued();
    const problem = { code: "fonts" as const, detail: "x".repeat(500) };
    await world.app.mutation(jobs.claim, { credential });
    await world.app.mutation(jobs.faltered, { credential, attempt: 1, problem });
    const detail = "x".repeat(300);
    expect(await credentialsOf(world.app)).toMatchObject([
      { state: "queued", problem: { code: "fonts", detail } },
    ]);
    const result = { kind: "failed" as const, error: "no fonts" };
    await world.app.mutation(jobs.ended, { workId: "1" as never, context: { credential }, result });
    expect(await credentialsOf(world.app)).toMatchObject([
      { state: "failed", problem: { code: "fonts", detail } },
    ]);
    const { organization, manager } = world;
    await manager.as.mutation(api.certificates.credentials.retry, { organization, credential });
    const [tried] = await credentialsOf(world.app);
    expect(tried).toMatchObject({ state: "queued", attempts: 0 });
    expect(tried).not.toHaveProperty("problem");
    await expectFailure(
      manager.as.mutation(api.certificates.credentials.retry, { organization, credential }),
      "conflict",
    );
  });

  test("that ended well changes nothing", async () => {
    const { _id: credential } = await queued();
    const result = { kind: "success" as const, returnValue: null };
    await world.app.mutation(jobs.ended, { workId: "1" as never, context: { credential }, result });
    expect(await credentialsOf(world.app)).toMatchObject([{ state: "queued" }]);
  });

  test("finds nothing to do where the organization is going", async () => {
    const { _id: credential } = await queued();
    await world.app.run(({ db }) => db.patch(world.organization, { deletingSince: 1 }));
    expect(await world.app.mutation(jobs.claim, { credential })).toBeNull();
  });

  test("all of an issuance that was given up is tried again", async () => {
    for (const name of ["Zoë Çelik", "Kim Lee", "Ada Ito"]) await completeSomebody(world, name);
    const [one, two, three] = await credentialsOf(world.app);
    for (const { _id } of [one!, two!])
      await world.app.mutation(jobs.ended, {
        ...{ workId: "1" as never, context: { credential: _id } },
        result: { kind: "failed", error: "" },
      });
    await issueByHand(world.app, three!._id);
    const { organization, manager } = world;
    const issuance = one!.issuanceId;
    await manager.as.mutation(api.certificates.issuances.retryFailed, { organization, issuance });
    await world.app.mutation(jobs.retryFailed, { issuance, cursor: null });
    expect((await credentialsOf(world.app)).map(({ state }) => state)).toEqual([
      "queued",
      "queued",
      "issued",
    ]);
  });
});

describe("the sweep", () => {
  test("makes again what a dead job left, once its lease is over", async () => {
    await completeSomebody(world, "Zoë Çelik");
    const [dead] = await credentialsOf(world.app);
    await world.app.mutation(jobs.claim, { credential: dead!._id });
    const from = Date.now();
    vi.advanceTimersByTime(19_000);
    await world.app.mutation(jobs.sweep, {});
    expect(await credentialsOf(world.app)).toMatchObject([{ state: "issuing" }]);
    vi.advanceTimersByTime(1_000);
    await world.app.mutation(jobs.sweep, {});
    expect(await credentialsOf(world.app)).toMatchObject([{ state: "queued", attempts: 1 }]);
    const pending = await world.app.run(({ db }) => db.system.query("_scheduled_functions").collect());
    expect(pending.find(({ name }) => name === "certificates/jobs:removeStray")).toMatchObject({
      args: [{ from, until: from + 20_000 }],
      scheduledTime: from + 40_000,
    });
  });

  test("has a job made again for who waits while nothing is made", async () => {
    await completeSomebody(world, "Zoë Çelik");
    await completeSomebody(world, "Kim Lee");
    const [zoe, kim] = await credentialsOf(world.app);
    const jobsOf = async (credential: string) => {
      const all = await world.app.run(({ db }) => db.system.query("_scheduled_functions").collect());
      const made = all.filter(({ name }) => name === "certificates/jobs:enqueue");
      return made.filter(({ args }) => (args[0] as { credential: string }).credential === credential).length;
    };
    vi.setSystemTime(Date.now() + 30_000);
    await world.app.mutation(jobs.claim, { credential: zoe!._id });
    await world.app.mutation(jobs.sweep, {});
    expect([await jobsOf(zoe!._id), await jobsOf(kim!._id)]).toEqual([1, 1]);
    await world.app.mutation(jobs.faltered, {
      ...{ credential: zoe!._id, attempt: 1, problem: { code: "fault", detail: "" } },
    });
    await world.app.mutation(jobs.sweep, {});
    expect([await jobsOf(zoe!._id), await jobsOf(kim!._id)]).toEqual([1, 2]);
  });

  test("gives up what ten jobs died of", async () => {
    await completeSomebody(world, "Zoë Çelik");
    const [credential] = await credentialsOf(world.app);
    for (let attempt = 1; attempt <= 10; attempt++) {
      expect(await world.app.mutation(jobs.claim, { credential: credential!._id })).toMatchObject({
        attempt,
      });
      vi.advanceTimersByTime(20_000);
      await world.app.mutation(jobs.sweep, {});
    }
    expect(await credentialsOf(world.app)).toMatchObject([{ state: "failed", problem: { code: "died" } }]);
  });
});

test("an achievement's image and a font are kept once, whoever was first", async () => {
  await completeSomebody(world, "Zoë Çelik");
  const [{ _id: achievement } = { _id: "" as never }] = await table("achievements");
  const store = () => world.app.run(({ storage }) => storage.store(new Blob(["x"])));
  const keep = async (fingerprint: string) => {
    const files = { svgId: await store(), pngId: await store() };
    return { files, kept: await world.app.mutation(jobs.keepBadge, { achievement, fingerprint, files }) };
  };
  const first = await keep("one");
  expect(first.kept).toEqual(first.files);
  expect((await keep("one")).kept).toEqual(first.files);
  const second = await keep("two");
  expect(second.kept).toEqual(second.files);
  const path = "inter/inter-latin-wght-normal.woff2";
  expect(await world.app.query(jobs.fontFile, { path })).toBeNull();
  const font = await store();
  expect(await world.app.mutation(jobs.keepFont, { path, fileId: font })).toBe(font);
  expect(await world.app.mutation(jobs.keepFont, { path, fileId: await store() })).toBe(font);
  expect(await world.app.query(jobs.fontFile, { path })).toBe(font);
  const left = (await files()).map(({ _id }) => _id);
  expect(left.sort()).toEqual([second.files.svgId, second.files.pngId, font].sort());
});

test("credentials of one organization are not another's", async () => {
  await completeSomebody(world, "Zoë Çelik");
  const [credential] = await credentialsOf(world.app);
  const other = await startIssuing("other", world.app);
  expect(other.organization).not.toBe(await addOrganization(world.app, "third"));
  const { organization, owner } = other;
  const call = owner.as.query(api.certificates.credentials.get, {
    organization,
    credential: credential!._id,
  });
  await expectFailure(call, "notFound");
  const cohort = world.cohort;
  await expectFailure(
    owner.as.mutation(api.certificates.issuances.issueForCompleted, { organization, cohort }),
    "notFound",
  );
});
