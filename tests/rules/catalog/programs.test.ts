import { describe, expect, test } from "vitest";
import { imageProblem, imageTypeOf, isFresh, type UploadedImage } from "../../../convex/catalog/rules/images";
import { deedsIn, isListed, isShown, stateAfter } from "../../../convex/catalog/rules/programLifecycle";
import {
  type ProgramContent,
  programProblems,
  publishingProblems,
  searchTextOf,
  shapeOf,
} from "../../../convex/catalog/rules/programs";
import { PROGRAM_STATES, PROGRAM_TYPES, VISIBILITIES } from "../../../convex/catalog/rules/statuses";
import { courseData, scriptText } from "../../../convex/catalog/rules/structuredData";

describe("a program's states", () => {
  test("lead where the table says", () => {
    expect(PROGRAM_STATES.map((state) => [state, deedsIn(state)])).toEqual([
      ["draft", ["publish", "archive"]],
      ["published", ["unpublish", "archive"]],
      ["archived", ["restore"]],
    ]);
    expect(stateAfter("draft", "publish")).toBe("published");
    expect(stateAfter("published", "unpublish")).toBe("draft");
    expect(stateAfter("published", "archive")).toBe("archived");
    expect(stateAfter("archived", "restore")).toBe("draft");
    expect(stateAfter("archived", "publish")).toBeNull();
  });

  test("and visibility say who sees it", () => {
    const rows = PROGRAM_STATES.flatMap((state) =>
      VISIBILITIES.map((visibility) => {
        const program = { state, visibility };
        return [state, visibility, isListed(program), isShown(program, false), isShown(program, true)];
      }),
    );
    expect(rows.filter(([, , ...seen]) => seen.includes(true))).toEqual([
      ["published", "public", true, true, true],
      ["published", "by_link", false, true, true],
      ["published", "private", false, false, true],
    ]);
  });
});

describe("programProblems", () => {
  const page = { outcomes: [], questions: [], testimonials: [] };
  test.each<[Partial<ProgramContent>, Record<string, string>]>([
    [{}, {}],
    [{ title: " " }, { title: "required" }],
    [{ title: "x".repeat(121) }, { title: "tooLong" }],
    [
      { summary: "x".repeat(401), category: "x".repeat(61) },
      { summary: "tooLong", category: "tooLong" },
    ],
    [{ slug: "A b" }, { slug: "addressSlug" }],
    [{ slug: "search" }, { slug: "slugReserved" }],
    [{ language: "de" }, {}],
    [{ language: "pt-BR" }, {}],
    [{ language: "not a language" }, { language: "language" }],
    [{ language: "" }, { language: "language" }],
    [{ tags: ["a", " "] }, { "tags.1": "required" }],
    [{ tags: Array.from({ length: 31 }, String) }, { tags: "tooManyItems" }],
    [{ tracks: [{ key: "A B", name: "x" }] }, { "tracks.0": "trackKey" }],
    [{ tracks: [{ key: "a", name: "" }] }, { "tracks.0": "required" }],
    [
      {
        tracks: [
          { key: "a", name: "A" },
          { key: "a", name: "B" },
        ],
      },
      { tracks: "repeatedItems" },
    ],
    [{ page: { ...page, outcomes: [""] } }, { "page.outcomes.0": "required" }],
    [{ page: { ...page, questions: [{ question: "Why", answer: "" }] } }, { "page.questions.0": "required" }],
    [
      { page: { ...page, testimonials: [{ quote: "Good", name: "Ada", role: "x".repeat(121) }] } },
      { "page.testimonials.0": "tooLong" },
    ],
    [{ page: { ...page, host: { name: "", about: "" } } }, { "page.host": "required" }],
    [
      { seo: { title: "x".repeat(71), description: "x".repeat(201) } },
      { "seo.title": "tooLong", "seo.description": "tooLong" },
    ],
  ])("%j", (content, problems) => {
    expect(programProblems(content)).toEqual(problems);
  });

  test("publishing needs title, summary and description", () => {
    expect(publishingProblems({ title: "T", summary: " ", description: "" })).toEqual({
      summary: "required",
      description: "required",
    });
    expect(publishingProblems({ title: "T", summary: "S", description: "D" })).toEqual({});
  });
});

test("search looks through title, summary, category and tags", () => {
  expect(
    searchTextOf({ title: "Deutsch A1", summary: "", category: "Sprache", tags: ["abends", "Basel"] }),
  ).toBe("Deutsch A1 Sprache abends Basel");
});

test("pairs for mentorship and buddies, cohorts for the others", () => {
  expect(PROGRAM_TYPES.filter((type) => shapeOf(type) === "pairing")).toEqual(["mentorship", "buddy"]);
});

describe("images", () => {
  const bytes = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));
  test.each([
    ["\x89PNG\r\n\x1a\n....", "image/png"],
    ["\xff\xd8\xff\xe0........", "image/jpeg"],
    ["RIFF....WEBP", "image/webp"],
    ["RIFF....WAVE", null],
    ["GIF89a......", null],
    ["<svg xmlns='", null],
    ["<!doctype ht", null],
    ["", null],
    ["\x89PNG", null],
  ])("that begin with %j are %s", (head, type) => {
    expect(imageTypeOf(bytes(head))).toBe(type);
  });

  const good: UploadedImage = {
    place: "banner",
    sniffed: "image/png",
    declared: "image/png",
    size: 5_000_000,
    text: "People around a table",
  };
  test.each<[Partial<UploadedImage>, [string, string] | null]>([
    [{}, null],
    [{ sniffed: null }, ["file", "imageType"]],
    [{ declared: "text/html" }, ["file", "imageType"]],
    [{ declared: null }, ["file", "imageType"]],
    [{ size: 5_000_001 }, ["file", "imageTooLarge"]],
    [{ text: " " }, ["text", "required"]],
    [{ text: "x".repeat(301) }, ["text", "tooLong"]],
    [{ place: "thumbnail", text: "" }, null],
  ])("%j", (change, problem) => {
    expect(imageProblem({ ...good, ...change })).toEqual(problem);
  });

  test("are taken within an hour of being uploaded", () => {
    expect([isFresh(0, 3_599_999), isFresh(0, 3_600_000)]).toEqual([true, false]);
  });
});

describe("structured data", () => {
  const course = {
    name: "Deutsch A1",
    description: "For beginners",
    url: "https://academy.test/programs/deutsch-a1",
    language: "de",
    provider: { name: "Academy", url: "https://academy.test" },
    image: null,
    outcomes: [],
  };
  test("is a schema.org Course with its runs", () => {
    const run = {
      name: "Spring",
      startDate: "2026-03-01",
      endDate: "2026-06-01",
      delivery: "hybrid" as const,
      url: "https://academy.test/programs/deutsch-a1/spring",
    };
    expect(
      courseData({ ...course, image: "https://academy.test/i", outcomes: ["Order a coffee"] }, [
        run,
        { ...run, price: { minor: 12_050, currency: "CHF" } },
      ]),
    ).toEqual({
      "@context": "https://schema.org",
      "@type": "Course",
      name: "Deutsch A1",
      description: "For beginners",
      url: course.url,
      inLanguage: "de",
      provider: { "@type": "Organization", name: "Academy", sameAs: "https://academy.test" },
      image: ["https://academy.test/i"],
      teaches: ["Order a coffee"],
      hasCourseInstance: [
        {
          "@type": "CourseInstance",
          name: "Spring",
          url: run.url,
          courseMode: "blended",
          startDate: "2026-03-01",
          endDate: "2026-06-01",
          offers: { "@type": "Offer", category: "Free", url: run.url },
        },
        expect.objectContaining({
          offers: { "@type": "Offer", category: "Paid", url: run.url, price: "120.50", priceCurrency: "CHF" },
        }),
      ],
    });
    expect(courseData(course, [])).not.toHaveProperty("hasCourseInstance");
  });

  test.each([
    [500, "JPY", "500"],
    [12_050, "EUR", "120.50"],
    [0, "CHF", "0.00"],
  ])("%i of %s is written %s", (minor, currency, price) => {
    const run = {
      name: "R",
      startDate: "2026-03-01",
      endDate: "2026-03-02",
      delivery: "online" as const,
      url: "u",
    };
    const { hasCourseInstance } = courseData(course, [{ ...run, price: { minor, currency } }]);
    const category = minor === 0 ? "Free" : "Paid";
    expect(hasCourseInstance).toMatchObject([{ offers: { price, priceCurrency: currency, category } }]);
  });

  test("cannot end the script that it stands in", () => {
    const text = scriptText({ name: "</script><script>alert(1)</script>" });
    expect(text).not.toContain("<");
    expect(JSON.parse(text)).toEqual({ name: "</script><script>alert(1)</script>" });
  });
});
