import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import type { JsonObject } from "../../../convex/shared/json";
import { canonize } from "../../../convex/shared/openBadges/canonical";
import { IssuingWorld } from "./issuingWorld";

let world: IssuingWorld;
let text: string;
let jwt: string;
let meant: string;
beforeAll(async () => {
  world = await IssuingWorld.create();
  text = JSON.stringify(await world.issue());
  jwt = await world.issueJwt();
  meant = await meaningOf(JSON.parse(text) as JsonObject);
});

/** What a credential says, but for its proof: its canonical quads. */
async function meaningOf({ proof: _, ...credential }: JsonObject): Promise<string> {
  const canonical = await canonize(credential);
  return "quads" in canonical ? canonical.quads : canonical.reason;
}

const RUNS = { numRuns: 150 };
/** Any printable character, and those that JSON is made of more often. */
const letter = fc.oneof(fc.constantFrom(...'"{}[],:@_ \\0'), fc.string({ minLength: 1, maxLength: 1 }));
const place = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });

async function keepsItsMeaning(changed: string): Promise<void> {
  const { verdict, credential } = await world.verify(changed);
  if (verdict === "valid") expect(await meaningOf(credential ?? {})).toBe(meant);
}

describe("a badge's text with something changed is never valid and means something else", () => {
  test("a character replaced", async () => {
    await fc.assert(
      fc.asyncProperty(place, letter, (at, other) => {
        const index = Math.floor(at * text.length);
        return keepsItsMeaning(text.slice(0, index) + other + text.slice(index + 1));
      }),
      RUNS,
    );
  });

  test("a bit flipped", async () => {
    await fc.assert(
      fc.asyncProperty(place, fc.integer({ min: 0, max: 6 }), (at, bit) => {
        const index = Math.floor(at * text.length);
        const flipped = String.fromCharCode(text.charCodeAt(index) ^ (1 << bit));
        return keepsItsMeaning(text.slice(0, index) + flipped + text.slice(index + 1));
      }),
      RUNS,
    );
  });

  test("a piece cut out, or said twice", async () => {
    await fc.assert(
      fc.asyncProperty(place, fc.integer({ min: 1, max: 60 }), fc.boolean(), (at, length, isCut) => {
        const index = Math.floor(at * text.length);
        const piece = text.slice(index, index + length);
        const rest = text.slice(index + length);
        return keepsItsMeaning(text.slice(0, index) + (isCut ? "" : piece + piece) + rest);
      }),
      RUNS,
    );
  });

  test("a word put in at any level", async () => {
    const word = fc.constantFrom(
      "name",
      "type",
      "id",
      "validUntil",
      "@type",
      "@id",
      "@graph",
      "@reverse",
      "@nest",
      "honours",
    );
    const value = fc.constantFrom<unknown>(
      "x",
      "did:web:eve.example",
      ["x"],
      { id: "did:web:eve.example" },
      null,
      1,
      true,
    );
    await fc.assert(
      fc.asyncProperty(place, word, value, (at, key, said) => {
        const opens = [...text.matchAll(/\{/g)].map(({ index }) => index);
        const index = (opens[Math.floor(at * opens.length)] ?? 0) + 1;
        return keepsItsMeaning(
          `${text.slice(0, index)}${JSON.stringify(key)}:${JSON.stringify(said)},${text.slice(index)}`,
        );
      }),
      RUNS,
    );
  });

  test("nothing changed is valid, or the rest would show nothing", async () => {
    expect((await world.verify(text)).verdict).toBe("valid");
    expect((await world.verify(jwt)).verdict).toBe("valid");
  });
});

describe("a JWT with a character changed", () => {
  test("is never valid", async () => {
    // The last character of a base64url part carries bits that are not read.
    const ends = [jwt.indexOf(".") - 1, jwt.lastIndexOf(".") - 1, jwt.length - 1];
    await fc.assert(
      fc.asyncProperty(place, fc.constantFrom(..."ABCDEFGabcdefg0123456789-_"), async (at, other) => {
        const index = Math.floor(at * jwt.length);
        fc.pre(!ends.includes(index) && jwt[index] !== other);
        const { verdict } = await world.verify(jwt.slice(0, index) + other + jwt.slice(index + 1));
        expect(verdict).not.toBe("valid");
      }),
      RUNS,
    );
  });
});
