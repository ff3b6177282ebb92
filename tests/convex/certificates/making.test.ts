// @vitest-environment node
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { api, internal } from "../../../convex/_generated/api";
import type { Doc, Id } from "../../../convex/_generated/dataModel";
import type { Json } from "../../../convex/shared/json";
import { extractCredential } from "../../../convex/shared/openBadges/baking/extraction";
import { isHolder } from "../../../convex/shared/openBadges/identity";
import { verify } from "../../../convex/shared/openBadges/verification";
import { textOf } from "../../support/certificates";
import { FontServer } from "../../support/fontServer";
import { completeSomebody, credentialsOf, type IssuingWorld, startIssuing } from "./issuer";

// In Node, where the job's drawing runs. Nothing that is scheduled happens: each job is done by hand, one after the
// other; the pool that does them is tested with the real engine.

const DID_DOCUMENT = "https://academy.test/.well-known/did.json";

let fonts: FontServer;
let world: IssuingWorld;
let zoe: Doc<"credentials">;

beforeAll(async () => {
  fonts = await FontServer.start();
  process.env["FONTS_URL"] = fonts.url;
  world = await startIssuing();
  await unscheduled(() => completeSomebody(world, "Zoë Çelik"));
  zoe = await issueLast();
}, 60_000);
afterAll(async () => {
  await fonts.stop();
  delete process.env["FONTS_URL"];
});

/** Does something, and nothing of what it schedules. */
async function unscheduled<Result>(work: () => Promise<Result>): Promise<Result> {
  vi.useFakeTimers({ toFake: ["setTimeout"] });
  try {
    return await work();
  } finally {
    vi.useRealTimers();
  }
}

/** Does the job of the credential that was queued last. */
async function issueLast(): Promise<Doc<"credentials">> {
  const { _id: credential } = (await credentialsOf(world.app)).at(-1)!;
  try {
    // Drawing waits for timers.
    await world.app.action(internal.certificates.issuing.issue, { credential });
  } finally {
    await cancelScheduled();
  }
  return (await credentialsOf(world.app)).at(-1)!;
}

async function cancelScheduled(): Promise<void> {
  await world.app.run(async ({ db, scheduler }) => {
    for (const { _id, state } of await db.system.query("_scheduled_functions").collect())
      if (state.kind === "pending") await scheduler.cancel(_id);
  });
  await world.app.finishInProgressScheduledFunctions();
}

/** What a verifier finds who asks for the issuer's documents as they are published now. */
async function checked(source: string, { statusListId }: Pick<Doc<"credentials">, "statusListId"> = zoe) {
  const list = (await world.app.run(({ db }) => db.get(statusListId)))!;
  const asked = { host: "academy.test", list: list.publicId };
  const { didDocument, statusList } = internal.certificates.publishing;
  const trusted = new Map<string, Json>([
    [DID_DOCUMENT, JSON.parse((await world.app.query(didDocument, { host: asked.host }))!) as Json],
    [
      `https://academy.test/api/v1/status-lists/${list.publicId}`,
      JSON.parse((await world.app.action(statusList, asked))!) as Json,
    ],
  ]);
  const { checks, issuer } = await verify(source, { now: Date.now(), trusted });
  const results = Object.fromEntries(checks.map(({ name, result, reason }) => [name, reason ?? result]));
  return { ...results, issuer: issuer.id, knownBy: issuer.knownBy };
}

const HOLDS = {
  ...{ format: "passed", terms: "passed", signature: "passed", issuerKey: "passed", validity: "passed" },
  ...{ status: "passed", issuer: "did:web:academy.test", knownBy: "domain" },
};

async function bytesOf(file: Id<"_storage"> | undefined): Promise<Uint8Array> {
  return new Uint8Array(
    await world.app.run(async ({ storage }) => (await storage.get(file!))!.arrayBuffer()),
  );
}

describe("what is issued", () => {
  test("verifies, as JSON and as JWT", async () => {
    expect(zoe).toMatchObject({ state: "issued", recipientName: "Zoë Çelik" });
    expect(await checked(zoe.document!)).toMatchObject(HOLDS);
    expect(await checked(zoe.jwt!)).toMatchObject({ ...HOLDS, terms: expect.any(String) as string });
  });

  test("says whose it is only to who knows the address", async () => {
    const credential = JSON.parse(zoe.document!) as Record<string, Json>;
    expect(zoe.document).not.toContain("people.test");
    expect(await isHolder(credential, "Zoë.Çelik@people.test")).toBe("yes");
    expect(await isHolder(credential, "kim@people.test")).toBe("no");
  });

  test.each(["pdf", "svg", "png"] as const)("is in its %s", async (form) => {
    const file = { pdf: zoe.pdfId, svg: zoe.svgId, png: zoe.pngId }[form];
    const found = extractCredential(await bytesOf(file));
    expect(found.form).toBe(form);
    expect(JSON.parse(found.text)).toEqual(JSON.parse(zoe.document!));
  });

  test("stands on its PDF in words", async () => {
    const text = await textOf(await bytesOf(zoe.pdfId));
    for (const words of ["Certificate of completion", "Zoë Çelik", "Program", "Awarded on", "academy.test"])
      expect(text).toContain(words);
    expect(text).toContain(`${zoe.shortCode.slice(0, 5)}-${zoe.shortCode.slice(5)}`);
  });

  test("fetched each font once", async () => {
    expect(fonts.asked.length).toBeGreaterThan(0);
    expect(new Set(fonts.asked).size).toBe(fonts.asked.length);
    const before = fonts.asked.length;
    await unscheduled(() => completeSomebody(world, "Kim Lee"));
    expect(await issueLast()).toMatchObject({ state: "issued", recipientName: "Kim Lee" });
    expect(fonts.asked).toHaveLength(before);
    expect(await world.app.run(({ db }) => db.query("badgeImages").collect())).toHaveLength(1);
  }, 60_000);
});

describe("afterwards", () => {
  test("what was signed before a rotation still verifies, and so does what is signed after it", async () => {
    const { organization, owner, manager } = world;
    await unscheduled(() => owner.as.mutation(api.certificates.issuers.rotate, { organization }));
    const correction = {
      organization,
      credential: zoe._id,
      reason: "Her name.",
      recipientName: "Zoë Çelik-Ångström",
    };
    const fresh = await unscheduled(() =>
      manager.as.mutation(api.certificates.credentials.correct, correction),
    );
    const made = await issueLast();
    expect(made).toMatchObject({ _id: fresh, state: "issued" });
    expect(await checked(made.document!, made)).toMatchObject(HOLDS);
    expect(await checked(zoe.document!)).toMatchObject({ ...HOLDS, status: "revoked" });
    expect(await checked(zoe.jwt!)).toMatchObject({ signature: "passed", status: "revoked" });
  }, 60_000);

  test("what a compromised key signed no longer verifies", async () => {
    const { organization, owner } = world;
    const keys = await world.app.run(({ db }) => db.query("issuerKeys").collect());
    const first = keys.find(({ suite, state }) => suite === "Ed25519" && state === "retired")!;
    await unscheduled(() =>
      owner.as.mutation(api.certificates.issuers.compromise, { organization, key: first._id }),
    );
    expect(await checked(zoe.document!)).toMatchObject({ issuerKey: "wrongKey" });
    const [, , made] = await credentialsOf(world.app);
    expect(await checked(made!.document!, made)).toMatchObject(HOLDS);
  });

  test("a font that the web server does not give is a problem that staff are told, and nothing is left of the job", async () => {
    const stored = () =>
      world.app.run(async ({ db }) => (await db.system.query("_storage").collect()).length);
    const before = await stored();
    await fonts.stop();
    await unscheduled(() => completeSomebody(world, "山田 花子"));
    await expect(issueLast()).rejects.toThrow("fetch failed");
    const { manager, organization } = world;
    const { page } = await manager.as.query(api.certificates.credentials.list, {
      ...{ organization, issuance: null, state: null, search: "" },
      paginationOpts: { numItems: 1, cursor: null },
    });
    expect(page).toMatchObject([{ state: "queued", problem: { code: "fonts", detail: "fetch failed" } }]);
    expect(await stored()).toBe(before);
    fonts = await FontServer.start();
    process.env["FONTS_URL"] = fonts.url;
    expect(await issueLast()).toMatchObject({ state: "issued", recipientName: "山田 花子", attempts: 2 });
  }, 60_000);

  test("keys that another master key sealed are a problem that staff are told", async () => {
    const { organization, owner } = world;
    await unscheduled(() => owner.as.mutation(api.certificates.issuers.rotate, { organization }));
    const { _id: issuer } = (await world.app.run(({ db }) => db.query("issuers").collect()))[0]!;
    await world.app.action(internal.certificates.issuing.makeKeys, { issuer });
    process.env["CREDENTIAL_MASTER_KEY"] = Buffer.alloc(32, 7).toString("base64");
    await unscheduled(() => completeSomebody(world, "Ada Ito"));
    await expect(issueLast()).rejects.toThrow("another CREDENTIAL_MASTER_KEY");
    const [last] = (await credentialsOf(world.app)).slice(-1);
    expect(last).toMatchObject({ state: "queued", problem: { code: "sealedKeys" } });
  });
});
