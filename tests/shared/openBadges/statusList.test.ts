import { gzipSync } from "fflate";
import { beforeEach, describe, expect, test } from "vitest";
import type { JsonObject } from "../../../convex/shared/json";
import {
  bitAt,
  decodeBits,
  emptyBits,
  encodeBits,
  STATUS_LIST_LENGTH,
  withBit,
} from "../../../convex/shared/openBadges/statusList";
import { DAY, IssuingWorld, json, LIST, NOW, POSITION, summary } from "./issuingWorld";

const packed = (bytes: Uint8Array) => `u${Buffer.from(gzipSync(bytes)).toString("base64url")}`;

describe("the bits of a list", () => {
  test("are 131,072, the first in the highest bit of the first byte", () => {
    expect(emptyBits().length * 8).toBe(STATUS_LIST_LENGTH);
    expect([...withBit(emptyBits(), 0, true).subarray(0, 2)]).toEqual([0x80, 0]);
    expect([...withBit(emptyBits(), 9, true).subarray(0, 2)]).toEqual([0, 0x40]);
    expect(withBit(emptyBits(), 131_071, true).at(-1)).toBe(1);
  });

  test("are set and unset one by one", () => {
    const bits = withBit(withBit(emptyBits(), 7, true), 8, true);
    expect([6, 7, 8, 9].map((index) => bitAt(bits, index))).toEqual([false, true, true, false]);
    expect(withBit(withBit(bits, 7, false), 8, false)).toEqual(emptyBits());
    expect(bitAt(bits, 131_072)).toBe(null);
    for (const index of [-1, 1.5, 131_072]) expect(() => withBit(bits, index, true)).toThrow(RangeError);
  });

  test("are the same again after the wire, in the same text each time", () => {
    const bits = [0, 4_711, 131_071].reduce((all, index) => withBit(all, index, true), emptyBits());
    expect(decodeBits(encodeBits(bits))).toEqual(bits);
    expect(encodeBits(bits)).toBe(encodeBits(bits));
    expect(encodeBits(emptyBits())).toMatch(/^uH4sI[\w-]+$/);
    expect(encodeBits(emptyBits()).length).toBeLessThan(100);
  });

  test("are read as W3C's own example has them, with multibase's header and without", () => {
    const example = "H4sIAAAAAAAAA-3BMQEAAADCoPVPbQwfoAAAAAAAAAAAAAAAAAAAAIC3AYbSVKsAQAAA";
    expect(decodeBits(`u${example}`)).toEqual(emptyBits());
    expect(decodeBits(example)).toEqual(emptyBits());
  });

  test.each([
    ["nothing", ""],
    ["no base64url", "u*"],
    ["no gzip", `u${Buffer.from("The quick brown fox jumps").toString("base64url")}`],
    ["half of one", encodeBits(withBit(emptyBits(), 9, true)).slice(0, 40)],
    ["far too many bits", packed(new Uint8Array(2 * 1024 * 1024 + 1))],
    ["a bomb", packed(new Uint8Array(64 * 1024 * 1024))],
  ])("are none in %s", (_name, encoded) => {
    expect(decodeBits(encoded)).toBe(null);
  });
});

describe("a badge's status", () => {
  const rest = "schema unknown: schemaUnreachable";
  let world: IssuingWorld;
  let badge: object;
  beforeEach(async () => {
    world = await IssuingWorld.create();
    badge = await world.issue();
  });
  const status = async (source: object = badge) => summary(await world.verify(source));

  test("revoked is its bit, and no other one", async () => {
    await world.publishList({ revoked: [POSITION - 1, POSITION + 1] });
    expect(await status()).toBe(`valid, ${rest}`);
    await world.publishList({ revoked: [POSITION] });
    expect(await status()).toBe(`invalid, status failed: revoked, ${rest}`);
  });

  test("a suspended one is not valid as long as it is", async () => {
    const unsigned = world.unsigned();
    const suspendable = {
      ...unsigned,
      credentialStatus: { ...unsigned.credentialStatus, statusPurpose: "suspension" },
    };
    const signed = await world.sign(suspendable);
    await world.publishList({ purpose: "suspension" });
    expect(await status(signed)).toBe(`valid, ${rest}`);
    await world.publishList({ purpose: "suspension", revoked: [POSITION] });
    expect(await status(signed)).toBe(`invalid, status failed: suspended, ${rest}`);
  });

  test("is absent where there is none", async () => {
    const { credentialStatus: _, ...unsigned } = world.unsigned();
    expect(await status(await world.sign(unsigned))).toBe(`valid, status absent, ${rest}`);
  });

  test.each<[string, string, (world: IssuingWorld) => Promise<void> | void]>([
    ["the list cannot be had", "unknown: statusUnreachable", ({ web }) => void web.delete(LIST)],
    ["the list is no object", "failed: statusListMalformed", ({ web }) => void web.set(LIST, "gone")],
    ["the list is of nothing", "failed: statusListMalformed", ({ web }) => void web.set(LIST, {})],
    [
      "another badge lies there",
      "failed: statusListMalformed",
      async (it) => void it.web.set(LIST, json(await it.issue())),
    ],
    [
      "the list is of another issuer",
      "failed: statusListOfAnother",
      (it) => it.publishList({ issuer: "did:web:other.example" }),
    ],
    [
      "another list of the issuer's lies there",
      "failed: statusListOfAnother",
      (it) => it.publishList({ id: `${LIST}x` }),
    ],
    [
      "the list is for something else",
      "failed: statusListOfAnother",
      (it) => it.publishList({ purpose: "suspension" }),
    ],
    [
      "the list was altered",
      "failed: statusListAltered",
      (it) =>
        it.publishList({
          revoked: [POSITION],
          alter: (list) =>
            void ((list["credentialSubject"] as JsonObject)["encodedList"] = encodeBits(emptyBits())),
        }),
    ],
    [
      "the list has no proof",
      "failed: statusListAltered",
      (it) => it.publishList({ alter: (list) => void delete list["proof"] }),
    ],
    [
      "the list is too short to hide anybody in",
      "failed: statusListTooShort",
      (it) => it.publishList({ bits: new Uint8Array(STATUS_LIST_LENGTH / 8 - 1) }),
    ],
  ])("%s", async (_name, expected, arrange) => {
    await arrange(world);
    const verdict = expected.startsWith("failed") ? "invalid" : "unknown";
    expect(await status()).toBe(`${verdict}, status ${expected}, ${rest}`);
  });

  test("a list of yesterday says nothing of today", async () => {
    const list = world.web.get(LIST) as JsonObject;
    const { proof: _, ...unsigned } = list;
    world.web.set(LIST, json(await world.sign({ ...unsigned, validUntil: "2026-04-30T00:00:00Z" })));
    expect(await status()).toBe(`unknown, status unknown: statusListOutdated, ${rest}`);
    expect((await world.verify(badge, { now: NOW - 2 * DAY })).verdict).toBe("valid");
  });

  test("a list as JWT is as good", async () => {
    await world.publishList({ revoked: [POSITION] });
    const { proof: _, ...unsigned } = world.web.get(LIST) as JsonObject;
    const subject = unsigned["credentialSubject"] as { id: string };
    const { signJwt } = await import("../../../convex/shared/openBadges/vcJwt");
    const claimed = {
      ...unsigned,
      id: LIST,
      issuer: { id: String(unsigned["issuer"]) },
      validFrom: String(unsigned["validFrom"]),
      credentialSubject: subject,
    };
    world.web.set(LIST, await signJwt(claimed, { key: world.p256, kid: world.kid }));
    expect(await status()).toBe(`invalid, status failed: revoked, ${rest}`);
  });

  test.each<[string, string, object | object[]]>([
    ["a position beyond the end", "failed: statusBeyondEnd", { statusListIndex: "131072" }],
    ["a position that is no number", "failed: statusListMalformed", { statusListIndex: "-1" }],
    ["a list at no address", "unknown: statusUnreachable", { statusListCredential: "urn:uuid:1" }],
    [
      "a list over plain http",
      "unknown: statusUnreachable",
      { statusListCredential: "http://learn.example/list" },
    ],
    ["statuses of two bits", "unknown: unsupportedStatus", { statusSize: 2 }],
  ])("%s", async (_name, expected, change) => {
    const unsigned = world.unsigned();
    const signed = await world.sign({
      ...unsigned,
      credentialStatus: { ...unsigned.credentialStatus, ...change },
    });
    const verdict = expected.startsWith("failed") ? "invalid" : "unknown";
    expect(await status(signed)).toBe(`${verdict}, status ${expected}, ${rest}`);
  });

  test("another kind of status is unknown, five are not looked at, of two the worse counts", async () => {
    const { credentialStatus, ...unsigned } = world.unsigned();
    const withStatus = async (value: object) =>
      status(await world.sign({ ...unsigned, credentialStatus: value }));
    const foreign = { id: "https://learn.example/revoked", type: "1EdTechRevocationList" };
    const message = { ...credentialStatus, statusPurpose: "message" };
    expect(await withStatus(foreign)).toBe(`unknown, status unknown: unsupportedStatus, ${rest}`);
    expect(await withStatus(message)).toBe(`valid, ${rest}`);
    expect(await withStatus(new Array(5).fill(message))).toBe(
      `unknown, status unknown: unsupportedStatus, ${rest}`,
    );
    expect(await withStatus([foreign, credentialStatus])).toBe(
      `unknown, status unknown: unsupportedStatus, ${rest}`,
    );
    await world.publishList({ revoked: [POSITION] });
    expect(await withStatus([foreign, credentialStatus])).toBe(`invalid, status failed: revoked, ${rest}`);
  });
});
