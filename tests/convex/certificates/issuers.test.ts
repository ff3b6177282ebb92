import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { api, internal } from "../../../convex/_generated/api";
import { decodeBits } from "../../../convex/shared/openBadges/statusList";
import { expectFailure } from "../../support/failures";
import {
  completeSomebody,
  credentialsOf,
  issueByHand,
  type IssuingWorld,
  MASTER_KEY,
  startIssuing,
} from "./issuer";

let world: IssuingWorld;
beforeEach(async () => {
  vi.useFakeTimers();
  world = await startIssuing();
});
afterEach(() => {
  process.env["CREDENTIAL_MASTER_KEY"] = MASTER_KEY;
  delete process.env["CREDENTIAL_MASTER_KEY_BEFORE"];
  vi.useRealTimers();
});

const { issuers } = api.certificates;
const { jobs, issuing } = internal.certificates;
const here = () => ({ organization: world.organization });
const overview = () => world.manager.as.query(issuers.overview, here());
const states = async () => (await overview()).keys.map(({ suite, state }) => [suite, state]);
const rows = () => world.app.run(({ db }) => db.query("issuerKeys").collect());

/** Completes somebody and makes the issuer's first keys. */
async function begun() {
  await completeSomebody(world, "Zoë Çelik");
  const [issuer] = await world.app.run(({ db }) => db.query("issuers").collect());
  await world.app.action(issuing.makeKeys, { issuer: issuer!._id });
  return issuer!;
}

describe("an issuer", () => {
  test("is shown before it issued anything", async () => {
    expect(await overview()).toEqual({
      host: "academy.test",
      did: "did:web:academy.test",
      problem: null,
      keys: [],
    });
    delete process.env["CREDENTIAL_MASTER_KEY"];
    expect(await overview()).toMatchObject({ problem: "masterKey" });
    await expectFailure(world.owner.as.mutation(issuers.rotate, here()), "conflict");
  });

  test("has one key a suite, sealed, made once", async () => {
    const { _id: issuer } = await begun();
    await world.app.action(issuing.makeKeys, { issuer });
    expect((await states()).sort()).toEqual([
      ["Ed25519", "active"],
      ["P-256", "active"],
    ]);
    for (const { sealed, publicKey, fragment } of await rows()) {
      expect(fragment).toMatch(/^z(6Mk|Dn)/);
      expect(JSON.parse(publicKey)).not.toHaveProperty("d");
      expect(atob(sealed)).not.toContain("kty");
    }
    const [key] = await rows();
    const fresh = [{ suite: key!.suite, fragment: "z6MkOther", publicKey: "{}", sealed: "AA" }];
    expect(await world.app.mutation(jobs.keepKeys, { issuer, fresh })).toHaveLength(2);
    expect(await rows()).toHaveLength(2);
  });

  test("under another host is another one", async () => {
    const first = await begun();
    await world.app.run(({ db }) =>
      db.insert("domains", { organizationId: world.organization, domain: "badges.acme.test" }),
    );
    await completeSomebody(world, "Kim Lee");
    expect(await overview()).toMatchObject({
      host: "badges.acme.test",
      did: "did:web:badges.acme.test",
      keys: [],
    });
    const [zoe, kim] = await credentialsOf(world.app);
    expect(zoe!.issuerId).toBe(first._id);
    expect(kim!.issuerId).not.toBe(first._id);
    expect(kim!.statusListId).not.toBe(zoe!.statusListId);
  });
});

describe("rotating the keys", () => {
  test("retires those there are, and has new ones made", async () => {
    const { _id: issuer } = await begun();
    await world.owner.as.mutation(issuers.rotate, here());
    expect((await states()).map(([, state]) => state)).toEqual(["retired", "retired"]);
    await world.app.action(issuing.makeKeys, { issuer });
    expect((await states()).map(([, state]) => state).sort()).toEqual([
      "active",
      "active",
      "retired",
      "retired",
    ]);
    const log = await world.app.run(({ db }) => db.query("auditEntries").collect());
    expect(log.filter(({ action }) => action.startsWith("issuerKeys"))).toMatchObject([
      { action: "issuerKeys.rotated", actorId: world.owner.person, entity: { table: "issuers", id: issuer } },
    ]);
  });

  test("is for owners", async () => {
    await begun();
    await expectFailure(world.manager.as.mutation(issuers.rotate, here()), "forbidden");
  });
});

describe("a compromised key", () => {
  test("signs no more, and what it signs meanwhile is made again", async () => {
    const { _id: issuer } = await begun();
    const [key] = await rows();
    await world.owner.as.mutation(issuers.compromise, { ...here(), key: key!._id });
    await expectFailure(
      world.owner.as.mutation(issuers.compromise, { ...here(), key: key!._id }),
      "conflict",
    );
    expect(await world.app.run(({ db }) => db.get(key!._id))).toMatchObject({ state: "compromised" });
    await world.app.action(issuing.makeKeys, { issuer });
    expect((await states()).map(([, state]) => state).sort()).toEqual(["active", "active", "compromised"]);
    const credential = (await credentialsOf(world.app))[0]!._id;
    const task = (await world.app.mutation(jobs.claim, { credential }))!;
    const file = await world.app.run(({ storage }) => storage.store(new Blob(["x"])));
    const made = { document: "{}", jwt: "a.b.c", pdfId: file, svgId: file, pngId: file };
    const report = { credential, attempt: task.attempt, made, fragments: [key!.fragment] };
    expect(await world.app.mutation(jobs.issued, report)).toBe(false);
    expect(await credentialsOf(world.app)).toMatchObject([{ state: "queued" }]);
  });

  test("is none of another organization's", async () => {
    await begun();
    const [key] = await rows();
    const other = await startIssuing("other", world.app);
    const call = other.owner.as.mutation(issuers.compromise, {
      organization: other.organization,
      key: key!._id,
    });
    await expectFailure(call, "notFound");
  });
});

describe("a status list", () => {
  test("is signed as it is, and again when a bit changes", async () => {
    const { did } = await begun();
    const [zoe] = await credentialsOf(world.app);
    const list = zoe!.statusListId;
    const signed = async () => {
      await world.app.action(issuing.signList, { list });
      const row = (await world.app.run(({ db }) => db.get(list)))!;
      expect(row).toMatchObject({ isStale: false, signedAt: Date.now() });
      return JSON.parse(row.signed!) as {
        id: string;
        issuer: string;
        credentialSubject: { encodedList: string };
      };
    };
    const first = await signed();
    expect(first).toMatchObject({
      id: `https://academy.test/api/v1/status-lists/${(await world.app.run(({ db }) => db.get(list)))!.publicId}`,
      issuer: did,
    });
    expect(decodeBits(first.credentialSubject.encodedList)!.every((byte) => byte === 0)).toBe(true);
    await issueByHand(world.app, zoe!._id);
    const place = { ...here(), credential: zoe!._id };
    await world.manager.as.mutation(api.certificates.credentials.revoke, { ...place, reason: "x" });
    const bits = decodeBits((await signed()).credentialSubject.encodedList)!;
    expect(bits[zoe!.statusIndex >> 3]).toBe(0x80 >> (zoe!.statusIndex & 7));
  });

  test("is not kept where a bit changed meanwhile, or its key is compromised", async () => {
    await begun();
    const [zoe] = await credentialsOf(world.app);
    const list = zoe!.statusListId;
    const { revoked, keys } = (await world.app.query(jobs.statusList, { list }))!;
    const { fragment } = keys[0]!;
    const other = new Uint8Array(revoked.byteLength).fill(1).buffer;
    expect(await world.app.mutation(jobs.keepSigned, { list, revoked: other, signed: "{}", fragment })).toBe(
      false,
    );
    const unknown = { list, revoked, signed: "{}", fragment: "z6MkUnknown" };
    expect(await world.app.mutation(jobs.keepSigned, unknown)).toBe(false);
    expect(await world.app.mutation(jobs.keepSigned, { ...unknown, fragment })).toBe(true);
  });

  test("is looked after by the sweep: when its signing was lost, and after a week", async () => {
    await begun();
    const [zoe] = await credentialsOf(world.app);
    const list = zoe!.statusListId;
    const sweeps = async () => {
      await world.app.mutation(jobs.sweep, {});
      const all = await world.app.run(({ db }) => db.system.query("_scheduled_functions").collect());
      return all.filter(({ name }) => name === "certificates/issuing:signList").length;
    };
    expect(await sweeps()).toBe(1);
    await world.app.action(issuing.signList, { list });
    expect(await sweeps()).toBe(1);
    vi.setSystemTime(Date.now() + 7 * 86_400_000 + 1);
    expect(await sweeps()).toBe(2);
  });

  test("gives way to another one when it is nine tenths full", async () => {
    await begun();
    const [zoe] = await credentialsOf(world.app);
    await world.app.run(({ db }) => db.patch(zoe!.statusListId, { free: 0 }));
    await completeSomebody(world, "Kim Lee");
    const [, kim] = await credentialsOf(world.app);
    expect(kim!.statusListId).not.toBe(zoe!.statusListId);
  });
});

describe("the master key", () => {
  test("is replaced: what the old one sealed is sealed anew", async () => {
    await begun();
    const before = await rows();
    const other = Buffer.alloc(32, 9).toString("base64");
    process.env["CREDENTIAL_MASTER_KEY"] = other;
    process.env["CREDENTIAL_MASTER_KEY_BEFORE"] = MASTER_KEY;
    expect(await world.app.action(issuing.reseal, {})).toBe(2);
    delete process.env["CREDENTIAL_MASTER_KEY_BEFORE"];
    expect(await world.app.action(issuing.reseal, {})).toBe(2);
    expect((await rows()).map(({ sealed }) => sealed)).not.toEqual(before.map(({ sealed }) => sealed));
  });

  test("that does not open the keys reseals nothing", async () => {
    await begun();
    const before = await rows();
    process.env["CREDENTIAL_MASTER_KEY"] = Buffer.alloc(32, 9).toString("base64");
    await expect(world.app.action(issuing.reseal, {})).rejects.toThrow("another CREDENTIAL_MASTER_KEY");
    expect(await rows()).toEqual(before);
  });
});
