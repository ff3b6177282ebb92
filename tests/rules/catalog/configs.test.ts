import { describe, expect, test } from "vitest";
import { asFieldErrors, configProblems } from "../../../convex/catalog/rules/configProblems";
import { configSchemaProblems } from "../../../convex/catalog/rules/configSchemas";
import { readyMade, READY_MADE_KEYS } from "../../../convex/catalog/rules/readyMade";
import { PROGRAM_TYPES } from "../../../convex/catalog/rules/statuses";
import { typeDefaults, typeSchema } from "../../../convex/catalog/rules/typeConfigs";
import {
  draftProblems,
  type VersionContent,
  versionProblems,
} from "../../../convex/catalog/rules/versionContents";
import type { JsonObject } from "../../../convex/shared/json";
import { isMessageKey, translator } from "../../../convex/shared/messages/catalogue";

const t = translator("en");

describe("the types' own settings", () => {
  test.each([
    [
      "mentorship",
      ["sessionFormat", "sessionDuration", "sessionFrequency", "totalDuration", "matchingCriteria"],
    ],
    ["language", ["classSizeMin", "classSizeMax", "proficiencyLevels", "targetLanguages"]],
    ["buddy", ["matchMethod", "pairDuration", "checkInFrequency"]],
    ["upskilling", ["coursePlatforms", "certificationRequired", "skillTracks"]],
    ["weei", []],
    ["course", []],
  ] as const)("of %s are %j, all required, nothing else allowed", (type, fields) => {
    const schema = typeSchema(type, t);
    expect(Object.keys(schema["properties"] as JsonObject)).toEqual(fields);
    expect(schema["required"]).toEqual(fields);
    expect(Object.keys(typeDefaults(type))).toEqual(fields);
    expect(configProblems(schema, { ...typeDefaults(type), other: 1 })).toEqual([
      { path: "/other", problem: "unknownField" },
    ]);
  });

  test("mentorship offers the formats and language the levels of the specification", () => {
    const properties = (type: "mentorship" | "language") => typeSchema(type, t)["properties"] as JsonObject;
    expect(properties("mentorship")["sessionFormat"]).toMatchObject({ enum: ["1-on-1", "group", "hybrid"] });
    expect(properties("language")["proficiencyLevels"]).toMatchObject({
      items: { enum: ["A1", "A2", "B1", "B2", "C1", "C2"] },
    });
  });

  test("are titled in the language that is asked for, and choices have their words", () => {
    const german = typeSchema("mentorship", translator("de"))["properties"] as JsonObject;
    expect(german["totalDuration"]).toMatchObject({ title: "Dauer des Programms in Wochen" });
    const properties = PROGRAM_TYPES.flatMap((type) =>
      Object.entries(typeSchema(type, t)["properties"] as Record<string, JsonObject>),
    );
    expect(properties.filter(([key, { title }]) => title === key)).toEqual([]);
    const choices = properties.flatMap(([, field]) => (field["enum"] as string[] | undefined) ?? []);
    expect(choices.filter((choice) => !isMessageKey(`catalog.choice.${choice}`))).toEqual([]);
  });

  test("are copies: whoever changes them changes nobody else's", () => {
    typeDefaults("buddy")["matchMethod"] = "random";
    expect(typeDefaults("buddy")["matchMethod"]).toBe("interests");
  });
});

describe("configProblems", () => {
  const schema = typeSchema("language", t);
  const good = typeDefaults("language");
  test.each<[JsonObject, { path: string; problem: string }[]]>([
    [{}, []],
    [{ classSizeMin: 0 }, [{ path: "/classSizeMin", problem: "tooSmall" }]],
    [{ classSizeMax: 501 }, [{ path: "/classSizeMax", problem: "tooLarge" }]],
    [{ classSizeMax: 7.5 }, [{ path: "/classSizeMax", problem: "valueType" }]],
    [{ classSizeMin: "6" }, [{ path: "/classSizeMin", problem: "valueType" }]],
    [{ classSizeMin: 20 }, [{ path: "/classSizeMin", problem: "aboveMax" }]],
    [{ proficiencyLevels: ["A1", "D1"] }, [{ path: "/proficiencyLevels/1", problem: "notOffered" }]],
    [{ proficiencyLevels: [] }, [{ path: "/proficiencyLevels", problem: "tooFewItems" }]],
    [{ proficiencyLevels: ["A1", "A1"] }, [{ path: "/proficiencyLevels", problem: "repeatedItems" }]],
    [{ targetLanguages: [""] }, [{ path: "/targetLanguages/0", problem: "tooShort" }]],
    [{ targetLanguages: ["x".repeat(81)] }, [{ path: "/targetLanguages/0", problem: "tooLong" }]],
    [{ "größe/x": 1 }, [{ path: "/größe~1x", problem: "unknownField" }]],
  ])("%j", (patch, problems) => {
    expect(configProblems(schema, { ...good, ...patch })).toEqual(problems);
  });

  test("tells of every field that is missing, at its own path", () => {
    expect(configProblems(schema, {})).toEqual(
      ["classSizeMax", "classSizeMin", "proficiencyLevels", "targetLanguages"].map((field) => ({
        path: `/${field}`,
        problem: "required",
      })),
    );
  });

  test("does not change the schema that it is given", () => {
    const before = JSON.stringify(schema);
    configProblems(schema, good);
    configProblems(schema, good);
    expect(JSON.stringify(schema)).toBe(before);
    expect(Object.getOwnPropertyNames(schema)).not.toContain("__absolute_uri__");
  });

  test("gives names of fields that the API can carry", () => {
    expect(asFieldErrors("overrides", [{ path: "/größe", problem: "unknownField" }])).toEqual({
      "overrides/gr??e": "unknownField",
    });
  });
});

describe("a schema of a configuration", () => {
  test.each<[JsonObject, { path: string; problem: string }[]]>([
    [{ type: "object" }, []],
    [
      {
        type: "object",
        title: "All",
        properties: {
          day: { type: "string", format: "date", description: "When", default: "2026-01-01" },
          kind: { const: "x" },
          share: { type: "number", exclusiveMinimum: 0, exclusiveMaximum: 1, multipleOf: 0.1 },
          flag: { type: "boolean" },
        },
      },
      [],
    ],
    [
      { type: "object", properties: { day: { type: "string", format: "colour", title: 1 } } },
      [
        { path: "/properties/day/format", problem: "schemaValue" },
        { path: "/properties/day/title", problem: "schemaValue" },
      ],
    ],
    [{}, [{ path: "/type", problem: "schemaRoot" }]],
    [{ type: "array" }, [{ path: "/type", problem: "schemaRoot" }]],
    [{ type: "object", $ref: "https://elsewhere.test" }, [{ path: "/$ref", problem: "schemaKeyword" }]],
    [
      { type: "object", properties: { a: { type: "string", pattern: "(a+)+$" } } },
      [{ path: "/properties/a/pattern", problem: "schemaKeyword" }],
    ],
    [
      { type: "object", properties: { a: { type: "text" }, b: true } },
      [
        { path: "/properties/a/type", problem: "schemaValue" },
        { path: "/properties/b", problem: "schemaValue" },
      ],
    ],
    [
      { type: "object", properties: { a: { type: "array", items: { enum: [], minItems: -1 } } } },
      [
        { path: "/properties/a/items/enum", problem: "schemaValue" },
        { path: "/properties/a/items/minItems", problem: "schemaValue" },
      ],
    ],
    [
      { type: "object", required: [1], additionalProperties: {}, multipleOf: 0 },
      [
        { path: "/required", problem: "schemaValue" },
        { path: "/additionalProperties", problem: "schemaValue" },
        { path: "/multipleOf", problem: "schemaValue" },
      ],
    ],
    [{ type: "object", toString: 1 }, [{ path: "/toString", problem: "schemaKeyword" }]],
  ])("%j", (schema, problems) => {
    expect(configSchemaProblems(schema)).toEqual(problems);
  });
});

describe("the ready-made formats", () => {
  test.each(READY_MADE_KEYS)("%s can be published as it is, in English and German", (key) => {
    for (const locale of ["en", "de"] as const) {
      const { configSchema, defaults, ...format } = readyMade(key, translator(locale));
      const texts = { configSchema: JSON.stringify(configSchema), defaults: JSON.stringify(defaults) };
      expect(versionProblems({ ...format, ...texts, isPublic: true })).toEqual([]);
      expect(format.name).not.toBe("");
      expect(format.outcomeMetrics.filter((word) => !isMessageKey(`catalog.metric.${word}`))).toEqual([]);
      expect(format.groupTags.filter((word) => !isMessageKey(`catalog.group.${word}`))).toEqual([]);
    }
  });

  test("are one for each type and four more", () => {
    expect(READY_MADE_KEYS.map((key) => [key, readyMade(key, t).type])).toEqual([
      ...PROGRAM_TYPES.map((type) => [type, type]),
      ["feeWaiver", "course"],
      ["careerLab", "upskilling"],
      ["liveReads", "language"],
      ["pitchWeek", "weei"],
    ]);
  });
});

describe("a version", () => {
  const content: VersionContent = {
    summary: "S",
    configSchema: '{"type":"object","properties":{"a":{"type":"integer"}},"required":["a"]}',
    defaults: '{"a":1}',
    capacity: { min: 1, max: 20, volunteers: 0 },
    outcomeMetrics: ["completionRate"],
    groupTags: [],
    costHints: "",
    isPublic: true,
  };
  test.each<[Partial<VersionContent>, [string, string, string][]]>([
    [{}, []],
    [{ summary: " " }, [["summary", "", "required"]]],
    [{ summary: "x".repeat(501) }, [["summary", "", "tooLong"]]],
    [{ costHints: "x".repeat(501) }, [["costHints", "", "tooLong"]]],
    [{ configSchema: "{" }, [["configSchema", "", "json"]]],
    [{ configSchema: '{"type":"object","$ref":"#"}' }, [["configSchema", "/$ref", "schemaKeyword"]]],
    [{ defaults: "[]" }, [["defaults", "", "json"]]],
    [{ defaults: '{"constructor":1}' }, [["defaults", "", "unsafeKey"]]],
    [{ defaults: "{}" }, [["defaults", "/a", "required"]]],
    [{ capacity: { min: 5, max: 4, volunteers: 0 } }, [["capacity", "/min", "aboveMax"]]],
    [{ capacity: { min: 0, max: 0, volunteers: 0 } }, [["capacity", "/max", "tooSmall"]]],
    [
      { capacity: { min: -1, max: 1.5, volunteers: Number.NaN } },
      [
        ["capacity", "/min", "count"],
        ["capacity", "/max", "count"],
        ["capacity", "/volunteers", "count"],
      ],
    ],
    [{ groupTags: ["a", "a"] }, [["groupTags", "", "repeatedItems"]]],
    [{ groupTags: [" "] }, [["groupTags", "/0", "required"]]],
    [{ outcomeMetrics: ["x".repeat(81)] }, [["outcomeMetrics", "/0", "tooLong"]]],
    [{ outcomeMetrics: Array.from({ length: 31 }, String) }, [["outcomeMetrics", "", "tooManyItems"]]],
  ])("with %j", (change, problems) => {
    const found = versionProblems({ ...content, ...change });
    expect(found.map(({ field, path, problem }) => [field, path, problem])).toEqual(problems);
  });

  test("as a draft may be unfinished, but not unreadable", () => {
    expect(
      draftProblems({ defaults: "{}", summary: "", capacity: { min: 9, max: 1, volunteers: 0 } }),
    ).toEqual([]);
    expect(draftProblems({ defaults: "nonsense" })).toEqual([
      { field: "defaults", path: "", problem: "json" },
    ]);
  });
});
