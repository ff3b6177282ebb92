import { copyJson, type Json, type JsonObject } from "../../shared/json";
import type { TranslateAll } from "../../shared/messages/translate";
import type { ProgramType } from "./statuses";

const WEEKS = { type: "integer", minimum: 1, maximum: 104 };
const RHYTHMS = { type: "string", enum: ["weekly", "biweekly", "monthly"] };
const WORDS = {
  type: "array",
  items: { type: "string", minLength: 1, maxLength: 80 },
  maxItems: 30,
  uniqueItems: true,
};

/** The levels of the Common European Framework of Reference for Languages. */
export const LEVELS = ["A1", "A2", "B1", "B2", "C1", "C2"] as const;

/** What can be set of each type of program, field by field as JSON Schema. Durations: sessions in minutes, else weeks. */
const FIELDS = {
  mentorship: {
    sessionFormat: { type: "string", enum: ["1-on-1", "group", "hybrid"] },
    sessionDuration: { type: "integer", minimum: 15, maximum: 240 },
    sessionFrequency: RHYTHMS,
    totalDuration: WEEKS,
    matchingCriteria: WORDS,
  },
  language: {
    classSizeMin: { type: "integer", minimum: 1, maximum: 500 },
    classSizeMax: { type: "integer", minimum: 1, maximum: 500 },
    proficiencyLevels: {
      type: "array",
      items: { type: "string", enum: [...LEVELS] },
      minItems: 1,
      uniqueItems: true,
    },
    targetLanguages: { ...WORDS, minItems: 1 },
  },
  buddy: {
    matchMethod: { type: "string", enum: ["interests", "language", "location", "random", "manual"] },
    pairDuration: WEEKS,
    checkInFrequency: RHYTHMS,
  },
  upskilling: {
    coursePlatforms: WORDS,
    certificationRequired: { type: "boolean" },
    skillTracks: WORDS,
  },
  weei: {},
  course: {},
} satisfies Record<ProgramType, JsonObject>;

const DEFAULTS = {
  mentorship: {
    sessionFormat: "1-on-1",
    sessionDuration: 60,
    sessionFrequency: "biweekly",
    totalDuration: 24,
    matchingCriteria: ["goals", "industry", "language"],
  },
  language: {
    classSizeMin: 6,
    classSizeMax: 14,
    proficiencyLevels: ["A1", "A2"],
    targetLanguages: ["de"],
  },
  buddy: { matchMethod: "interests", pairDuration: 12, checkInFrequency: "weekly" },
  upskilling: { coursePlatforms: [], certificationRequired: false, skillTracks: [] },
  weei: {},
  course: {},
} satisfies Record<ProgramType, JsonObject>;

/** The configuration's schema of a type (JSON Schema 2020-12), its fields titled in a language; all are required. */
export function typeSchema(type: ProgramType, t: TranslateAll): JsonObject {
  return schemaOfFields(FIELDS[type], t);
}

/** What a type's configuration is unless a program says otherwise. */
export function typeDefaults(type: ProgramType): JsonObject {
  return copyJson<JsonObject>(DEFAULTS[type]);
}

/** A schema of fields that are all required and alone allowed, titled by `catalog.config.<field>`. */
export function schemaOfFields(fields: JsonObject, t: TranslateAll): JsonObject {
  const titled = Object.entries(fields).map(([key, field]): [string, Json] => {
    const name = `catalog.config.${key}`;
    return [key, { title: t.knows(name) ? t(name) : key, ...(field as JsonObject) }];
  });
  return {
    type: "object",
    properties: Object.fromEntries(titled),
    required: Object.keys(fields),
    additionalProperties: false,
  };
}
