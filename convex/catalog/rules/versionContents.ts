import { type JsonObject, readJsonObject } from "../../shared/json";
import { configProblems } from "./configProblems";
import { configSchemaProblems } from "./configSchemas";
import type { Capacity } from "./readyMade";

/** All of a template's version that somebody writes; schema and defaults are JSON text. */
export type VersionContent = {
  summary: string;
  configSchema: string;
  defaults: string;
  capacity: Capacity;
  outcomeMetrics: string[];
  groupTags: string[];
  costHints: string;
  isPublic: boolean;
};

/** What stands against publishing: which field, where within it, and a key of the catalogue's `errors`. */
export type VersionProblem = { field: keyof VersionContent; path: string; problem: string };

const MAX_WORDS = 30;
const MAX_SEATS = 100_000;

/** What cannot even be kept in a draft: texts that are no JSON object, or too long. */
export function draftProblems(content: Partial<VersionContent>): VersionProblem[] {
  return [
    ...jsonProblems("configSchema", content.configSchema),
    ...jsonProblems("defaults", content.defaults),
    ...tooLong("summary", content.summary, 500),
    ...tooLong("costHints", content.costHints, 500),
    ...wordProblems("outcomeMetrics", content.outcomeMetrics),
    ...wordProblems("groupTags", content.groupTags),
  ];
}

/** Everything that stands against publishing a version. */
export function versionProblems(content: VersionContent): VersionProblem[] {
  const problems = [...draftProblems(content), ...capacityProblems(content.capacity)];
  if (content.summary.trim() === "") problems.push({ field: "summary", path: "", problem: "required" });
  const [schema, defaults] = [readJsonObject(content.configSchema), readJsonObject(content.defaults)];
  if (!("object" in schema)) return problems;
  const wrong = configSchemaProblems(schema.object);
  problems.push(...wrong.map((each) => ({ ...each, field: "configSchema" as const })));
  if (wrong.length > 0 || !("object" in defaults)) return problems;
  return [...problems, ...defaultProblems(schema.object, defaults.object)];
}

function defaultProblems(schema: JsonObject, defaults: JsonObject): VersionProblem[] {
  return configProblems(schema, defaults).map((each) => ({ ...each, field: "defaults" }));
}

function capacityProblems({ min, max, volunteers }: Capacity): VersionProblem[] {
  const isCount = (value: number) => Number.isInteger(value) && value >= 0 && value <= MAX_SEATS;
  const wrong = Object.entries({ min, max, volunteers })
    .filter(([, value]) => !isCount(value))
    .map(([key]): VersionProblem => ({ field: "capacity", path: `/${key}`, problem: "count" }));
  if (wrong.length > 0) return wrong;
  if (max < 1) return [{ field: "capacity", path: "/max", problem: "tooSmall" }];
  return min > max ? [{ field: "capacity", path: "/min", problem: "aboveMax" }] : [];
}

function jsonProblems(field: "configSchema" | "defaults", text: string | undefined): VersionProblem[] {
  const read = text === undefined ? null : readJsonObject(text);
  return read === null || "object" in read ? [] : [{ field, path: "", problem: read.problem }];
}

function wordProblems(field: "outcomeMetrics" | "groupTags", words: string[] = []): VersionProblem[] {
  if (words.length > MAX_WORDS) return [{ field, path: "", problem: "tooManyItems" }];
  if (new Set(words).size < words.length) return [{ field, path: "", problem: "repeatedItems" }];
  return words.flatMap((word, index) => {
    if (word.trim() === "") return [{ field, path: `/${index}`, problem: "required" }];
    return word.length > 80 ? [{ field, path: `/${index}`, problem: "tooLong" }] : [];
  });
}

function tooLong(field: "summary" | "costHints", text = "", limit: number): VersionProblem[] {
  return text.length > limit ? [{ field, path: "", problem: "tooLong" }] : [];
}
