import { expect, test } from "vitest";
import {
  type AchievementContent,
  achievementProblems,
} from "../../../convex/certificates/rules/achievements";

const skill = { targetName: "Listening", targetUrl: "https://skills.example/1" };

test.each<[string, Partial<AchievementContent>, Record<string, string>]>([
  ["nothing given", {}, {}],
  [
    "everything right",
    { name: "A", description: "B", criteria: "C", tags: ["x"], alignments: [skill], validMonths: 24 },
    {},
  ],
  [
    "empty texts",
    { name: " ", description: "", criteria: "" },
    { name: "required", description: "required", criteria: "required" },
  ],
  [
    "long texts",
    { name: "x".repeat(121), description: "x".repeat(1001), criteria: "x".repeat(5001) },
    { name: "tooLong", description: "tooLong", criteria: "tooLong" },
  ],
  ["21 tags", { tags: Array.from({ length: 21 }, (_, index) => `t${index}`) }, { tags: "tooManyItems" }],
  ["a tag twice", { tags: ["a", "a"] }, { tags: "repeatedItems" }],
  ["an empty tag", { tags: [" "] }, { tags: "required" }],
  ["a long tag", { tags: ["x".repeat(61)] }, { tags: "tooLong" }],
  ["21 skills", { alignments: Array<typeof skill>(21).fill(skill) }, { alignments: "tooManyItems" }],
  [
    "a skill without a name",
    { alignments: [{ ...skill, targetName: "" }] },
    { "alignments.0.targetName": "required" },
  ],
  [
    "a skill that is a script",
    { alignments: [skill, { ...skill, targetUrl: "javascript:alert(1)" }] },
    { "alignments.1.targetUrl": "url" },
  ],
  [
    "a skill without an address",
    { alignments: [{ ...skill, targetUrl: "skills" }] },
    { "alignments.0.targetUrl": "url" },
  ],
  [
    "a long framework",
    { alignments: [{ ...skill, targetFramework: "x".repeat(301) }] },
    { "alignments.0.targetFramework": "tooLong" },
  ],
  ["valid for no month", { validMonths: 0 }, { validMonths: "months" }],
  ["valid for half a month", { validMonths: 0.5 }, { validMonths: "months" }],
  ["valid for 601 months", { validMonths: 601 }, { validMonths: "months" }],
  ["valid for good", { validMonths: null }, {}],
])("an achievement with %s", (_, content, problems) => {
  expect(achievementProblems(content)).toEqual(problems);
});
