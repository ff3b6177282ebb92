import { beforeAll, describe, expect, test } from "vitest";
import type { Json, JsonObject } from "../../../convex/shared/json";
import { isBounded, MAX_LENGTH, parseBounded } from "../../../convex/shared/openBadges/boundedJson";
import { canonize } from "../../../convex/shared/openBadges/canonical";
import { IssuingWorld, json, summary } from "./issuingWorld";

let world: IssuingWorld;
beforeAll(async () => {
  world = await IssuingWorld.create();
});

/** What looking at any of these may take at most: they are refused before they cost anything. */
const AT_ONCE_MS = 1_000;

async function refusedWithin(source: Json | object, milliseconds: number): Promise<string> {
  const begun = performance.now();
  const verification = await world.verify(source);
  expect(performance.now() - begun).toBeLessThan(milliseconds);
  return summary(verification);
}

const formless =
  "terms unknown, signature unknown, issuerKey unknown, validity unknown, status unknown, schema unknown";

function nested(depth: number): string {
  return `${'{"a":'.repeat(depth)}1${"}".repeat(depth)}`;
}

describe("what would take too long to look at is malformed", () => {
  const cases: [string, () => Json | object][] = [
    ["a megabyte of text", () => JSON.stringify({ ...world.unsigned(), name: "x".repeat(1_000_000) })],
    ["a megabyte as object", () => ({ ...world.unsigned(), name: "x".repeat(1_000_000) })],
    ["a megabyte of JWT", () => `e30.${"A".repeat(2_000_000)}.AAAA`],
    ["objects nested by thousands", () => nested(100_000)],
    ["lists nested by thousands", () => `${"[".repeat(200_000)}${"]".repeat(200_000)}`],
    ["one level too deep", () => ({ ...world.unsigned(), evidence: JSON.parse(nested(32)) as object })],
    ["thousands of values", () => ({ ...world.unsigned(), tags: new Array(5_000).fill("x") })],
    [
      "thousands of keys",
      () => Object.fromEntries(Array.from({ length: 5_000 }, (_, index) => [`k${index}`, 1])),
    ],
    ["a key as long as a book", () => ({ ["k".repeat(300)]: 1 })],
    ["a number beyond all", () => '{"a":1e999}'],
    ["a key that reaches for the prototype", () => '{"__proto__":{"type":"x"}}'],
    ["JSON-LD's own words", () => ({ ...world.unsigned(), "@included": [] })],
    ["a node of a graph", () => ({ ...world.unsigned(), id: "_:b0" })],
  ];

  test.each(cases)("%s", async (_name, make) => {
    expect(await refusedWithin(make(), AT_ONCE_MS)).toBe(`invalid, format failed: malformed, ${formless}`);
  });

  test("and a text of just the length is read", () => {
    const frame = '{"a":""}';
    const text = (length: number) => `{"a":"${"x".repeat(length - frame.length)}"}`;
    expect(parseBounded(text(MAX_LENGTH))).not.toBe(null);
    expect(parseBounded(text(MAX_LENGTH + 1))).toBe(null);
    expect(isBounded({ "@context": [], a: { "@value": "x", "@language": "de", "@direction": "ltr" } })).toBe(
      true,
    );
  });
});

describe("graphs made to be slow", () => {
  /** Things without names and alike: canonicalization must compare them with each other. */
  const alike = (count: number): JsonObject => ({
    ...json(world.unsigned()),
    evidence: Array.from({ length: count }, () => ({ type: ["Evidence"], name: "The same" })),
  });

  test("some that are alike are no harm", async () => {
    expect(await canonize(alike(100))).toHaveProperty("quads");
  });

  test("very many are refused, not computed for ever", async () => {
    expect(await refusedWithin({ ...alike(600), proof: [] }, 10_000)).toContain("terms failed: malformed");
  });

  test("trees of things alike are refused, not computed for ever", async () => {
    const tree = (depth: number): JsonObject => ({
      type: ["Profile"],
      ...(depth === 0 ? {} : { parentOrg: [tree(depth - 1), tree(depth - 1), tree(depth - 1)] }),
    });
    const source = json({ ...world.unsigned(), issuer: { ...tree(5), id: "did:web:learn.example" } });
    expect(await refusedWithin({ ...source, proof: [] }, 10_000)).toContain("terms failed: malformed");
  });
});

describe("documents that lie at addresses", () => {
  test("are asked for once each, and for no more than a dozen", async () => {
    const asked: string[] = [];
    const fetchJson = (url: string) => {
      asked.push(url);
      return world.fetchJson(url);
    };
    const credential = await world.issue();
    expect((await world.verify(credential, { fetchJson })).verdict).toBe("valid");
    expect(asked).toEqual([
      "https://learn.example/.well-known/did.json",
      "https://learn.example/api/v1/status-lists/7Zq",
      credential.credentialSchema[0]?.id,
    ]);
  });

  test("that are too large are no keys and no lists", async () => {
    const huge = { id: "did:web:learn.example", verificationMethod: new Array(10_000).fill({}) };
    const trusted = new Map([["https://learn.example/.well-known/did.json", json(huge)]]);
    expect(summary(await world.verify(await world.issue(), { trusted }))).toContain(
      "issuerKey failed: wrongKey",
    );
  });
});
