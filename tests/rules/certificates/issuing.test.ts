import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { achievementOfProgram } from "../../../convex/certificates/rules/achievementDefaults";
import { achievementProblems } from "../../../convex/certificates/rules/achievements";
import { designProblems } from "../../../convex/certificates/rules/design";
import { defaultDesign } from "../../../convex/certificates/rules/designDefaults";
import { fileOwnerOf, storedType } from "../../../convex/certificates/rules/files";
import { reasonProblem, recipientNameProblem } from "../../../convex/certificates/rules/reasons";
import { sheetWords } from "../../../convex/certificates/rules/sheetWords";
import { freePlace, LIST_PLACES } from "../../../convex/certificates/rules/statusPlaces";
import { validityEnd } from "../../../convex/certificates/rules/validity";
import { bitAt, emptyBits, STATUS_LIST_LENGTH, withBit } from "../../../convex/shared/openBadges/statusList";

describe("how long a badge is valid", () => {
  test.each([
    ["2026-03-12T10:00:00Z", 12, "2027-03-12T10:00:00.000Z"],
    ["2026-01-31T10:00:00Z", 1, "2026-02-28T10:00:00.000Z"],
    ["2028-01-31T10:00:00Z", 1, "2028-02-29T10:00:00.000Z"],
    ["2024-02-29T10:00:00Z", 12, "2025-02-28T10:00:00.000Z"],
    ["2026-12-31T10:00:00Z", 6, "2027-06-30T09:00:00.000Z"],
    // In winter noon in Zurich is 11:00 in UTC, in summer 10:00.
    ["2026-01-15T11:00:00Z", 6, "2026-07-15T10:00:00.000Z"],
    ["2026-03-12T23:30:00Z", 1, "2026-04-12T22:30:00.000Z"],
  ])("%s and %i months", (from, months, until) => {
    expect(new Date(validityEnd(Date.parse(from), months, "Europe/Zurich")).toISOString()).toBe(until);
  });
});

describe("places in a status list", () => {
  test("the first free one at or after a random one, round the end", () => {
    const last = STATUS_LIST_LENGTH - 1;
    expect(freePlace(emptyBits(), 0.5)).toBe(STATUS_LIST_LENGTH / 2);
    expect(freePlace(withBit(emptyBits(), 0, true), 0)).toBe(1);
    expect(freePlace(withBit(emptyBits(), last, true), last / STATUS_LIST_LENGTH)).toBe(0);
    expect(() => freePlace(new Uint8Array(STATUS_LIST_LENGTH / 8).fill(255), 0.3)).toThrow(RangeError);
    expect(LIST_PLACES).toBe(117_964);
  });

  test("none is given twice", () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), { maxLength: 60 }),
        (chances) => {
          let taken = emptyBits();
          const places = chances.map((chance) => {
            const place = freePlace(taken, chance);
            expect(bitAt(taken, place)).toBe(false);
            taken = withBit(taken, place, true);
            return place;
          });
          expect(new Set(places).size).toBe(places.length);
        },
      ),
      { numRuns: 30 },
    );
  });
});

test.each([
  ["application/pdf; credential=k57abc", { kind: "credential", id: "k57abc" }],
  ["image/png; achievement=k57", { kind: "achievement", id: "k57" }],
  [
    "font/woff2; font=inter/inter-latin-wght-normal.woff2",
    { kind: "font", id: "inter/inter-latin-wght-normal.woff2" },
  ],
  ["image/png", null],
  ["application/zip; purpose=personal-data", null],
  [undefined, null],
] as const)("whose a file of type %s is", (type, owner) => {
  expect(fileOwnerOf(type)).toEqual(owner);
});

test("a stored type names the owner, and a Blob leaves it as it is", () => {
  const owner = { kind: "credential" as const, id: "k57abc" };
  const type = storedType("svg", owner);
  expect(new Blob([], { type }).type).toBe("image/svg+xml; credential=k57abc");
  expect(fileOwnerOf(type)).toEqual(owner);
});

test.each([
  [" ", "required"],
  ["x".repeat(501), "tooLong"],
  ["A typing error.", null],
])("the reason %j: %s", (reason, problem) => expect(reasonProblem(reason)).toBe(problem));

test.each([
  ["", "required"],
  ["x".repeat(121), "tooLong"],
  ["X", null],
])("the name %j: %s", (name, problem) => expect(recipientNameProblem(name)).toBe(problem));

const program = {
  title: "German A2",
  summary: "Talk in everyday situations.",
  description: "",
  tags: ["german", "language", "german"],
  page: { outcomes: ["Order a meal", "Write a letter"] },
};

describe("an achievement that is made of a program", () => {
  test("says what the program says", () => {
    expect(achievementOfProgram(program, "en")).toEqual({
      name: "German A2",
      description: "Talk in everyday situations.",
      criteria:
        "Completed everything that “German A2” asks for.\n\nWho holds this has learned:\n\n- Order a meal\n- Write a letter",
      type: "CertificateOfCompletion",
      tags: ["german", "language"],
      alignments: [],
      validMonths: null,
    });
  });

  test.each(["en", "de", "de-CH", "fr"])("can be taken as it is, in %s", (locale) => {
    const bare = { ...program, summary: " ", page: { outcomes: [] } };
    for (const each of [
      program,
      bare,
      { ...program, title: "x".repeat(300), description: "y".repeat(5_000) },
    ])
      expect(achievementProblems(achievementOfProgram(each, locale))).toEqual({});
  });
});

test.each([
  ["en", undefined],
  ["de", "#8a1538"],
  ["ar", undefined],
])("the design that is there before one is made can be taken as it is: %s, %s", (locale, color) => {
  const { content } = defaultDesign(locale, color);
  expect(designProblems(content)).toEqual({});
  expect(content.accent).toBe(color ?? "#0f5c5c");
});

test.each([
  ["en", "en", "Awarded on {date}"],
  ["de-CH", "de", "Verliehen am {date}"],
  ["fr", "en", "Awarded on {date}"],
])("a certificate of a program in %s speaks %s", (language, locale, awarded) => {
  const { words, ...rest } = sheetWords(language);
  expect([rest.locale, words.awarded]).toEqual([locale, awarded]);
  expect([words.verify.includes("{host}"), words.seal.includes("{issuer}")]).toEqual([true, true]);
});
