import { expect, test } from "vitest";
import { newSetting, schemaOf, settingsOf } from "../../../../app/features/catalog/schemaFields";
import { PROGRAM_TYPES } from "../../../../convex/catalog/rules/statuses";
import { typeSchema } from "../../../../convex/catalog/rules/typeConfigs";
import { translator } from "../../../../convex/shared/messages/catalogue";

test.each(PROGRAM_TYPES)("the schema of %s comes back from its rows as it was", (type) => {
  const schema = typeSchema(type, translator("en"));
  expect(JSON.parse(schemaOf(settingsOf(JSON.stringify(schema))))).toEqual(schema);
});

test("what no form can be drawn from is kept", () => {
  const address = { type: "object", properties: { city: { type: "string" } } };
  const schema = { type: "object", properties: { address }, required: [], additionalProperties: false };
  const [setting] = settingsOf(JSON.stringify(schema));
  expect(setting?.kind).toBe("other");
  expect(JSON.parse(schemaOf(setting ? [setting] : []))).toEqual(schema);
});

test("a new setting has a name that none has", () => {
  expect(newSetting([]).key).toBe("setting1");
  expect(newSetting(["setting1", "setting3", "level"]).key).toBe("setting4");
  expect(newSetting(["setting2"]).key).toBe("setting3");
});
