import { describe, expect, test } from "vitest";
import {
  type DesignContent,
  designProblems,
  imagesOfDesign,
  tidyDesign,
  unknownPlaceholders,
} from "../../../convex/certificates/rules/design";
import { defaultDesign } from "../../../convex/certificates/rules/designDefaults";

const DESIGN: DesignContent = {
  ...defaultDesign("en", undefined).content,
  signatures: [{ name: "Ada Lovelace", role: "Director" }],
};

const signature = { name: "Ada", role: "" };

describe("a design", () => {
  test("that the product suggests has nothing wrong, in both languages", () => {
    expect(designProblems(defaultDesign("en", undefined).content)).toEqual({});
    expect(designProblems(defaultDesign("de", "#123456").content)).toEqual({});
  });

  test.each<[string, Partial<DesignContent>, Record<string, string>]>([
    ["a colour that is none", { accent: "red" }, { accent: "color" }],
    [
      "three colours that are none",
      { ink: "", accent: "#12", paper: "x" },
      { ink: "color", accent: "color", paper: "color" },
    ],
    ["ink that cannot be read on the paper", { ink: "#888888", paper: "#ffffff" }, { ink: "contrast" }],
    ["ink just readable on the paper", { ink: "#767676", paper: "#ffffff" }, {}],
    ["light ink on dark paper", { ink: "#ffffff", paper: "#101020" }, {}],
    ["no title", { title: "  " }, { title: "required" }],
    ["a title of 80 characters", { title: "x".repeat(80) }, {}],
    ["a title of 81 characters", { title: "x".repeat(81) }, { title: "tooLong" }],
    [
      "texts that are too long",
      { lead: "x".repeat(201), body: "x".repeat(601), footer: "x".repeat(301) },
      { lead: "tooLong", body: "tooLong", footer: "tooLong" },
    ],
    ["a placeholder that stands for nothing", { body: "for {achievment}" }, { body: "placeholder" }],
    ["empty braces", { footer: "{}" }, { footer: "placeholder" }],
    ["every placeholder", { body: "{achievement} {program} {cohort} {date}" }, {}],
    [
      "four signatures",
      { signatures: [signature, signature, signature, signature] },
      { signatures: "tooManySignatures" },
    ],
    [
      "a signature of nobody",
      { signatures: [signature, { name: " ", role: "x".repeat(81) }] },
      { "signatures.1.name": "required", "signatures.1.role": "tooLong" },
    ],
    [
      "a signature with a long name",
      { signatures: [{ name: "x".repeat(81), role: "" }] },
      { "signatures.0.name": "tooLong" },
    ],
  ])("with %s", (_, change, problems) => {
    expect(designProblems({ ...DESIGN, ...change })).toEqual(problems);
  });

  test("is tidied: lower-case colours, no spaces around texts", () => {
    const entered = {
      ...DESIGN,
      ink: " #1B1F2A ",
      title: " Certificate ",
      signatures: [{ name: " Ada ", role: " " }],
    };
    expect(tidyDesign(entered)).toEqual({
      ...DESIGN,
      ink: "#1b1f2a",
      title: "Certificate",
      signatures: [{ name: "Ada", role: "" }],
    });
  });

  test("names its images, those of signatures too", () => {
    expect(imagesOfDesign(DESIGN)).toEqual([]);
    const signatures = [signature, { ...signature, imageId: "two" }];
    expect(imagesOfDesign({ ...DESIGN, logoId: "one", signatures })).toEqual(["one", "two"]);
  });
});

test.each([
  ["{date} and {name}", ["name"]],
  ["no braces", []],
  ["{ date }", [" date "]],
  ["{{date}}", []],
])("%s names nothing by %j", (text, unknown) => {
  expect(unknownPlaceholders(text)).toEqual(unknown);
});
