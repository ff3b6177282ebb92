import { isJsonObject, type Json, type JsonObject, storedObject } from "../../../convex/shared/json";

/** How a setting of a format is entered. `other`: what no form can be drawn from; it is kept as it is. */
export const SETTING_KINDS = [
  "text",
  "whole",
  "number",
  "yesNo",
  "choice",
  "choices",
  "words",
  "other",
] as const;
export type SettingKind = (typeof SETTING_KINDS)[number];

/** One setting of a format's configuration, as a row of a table. */
export type Setting = {
  key: string;
  title: string;
  kind: SettingKind;
  /** Of a choice or choices. */
  options: string[];
  min: number | null;
  max: number | null;
  required: boolean;
  /** The rest of its schema, which is kept. */
  rest: JsonObject;
};

/** The rows of a configuration's schema, JSON text, in its order. */
export function settingsOf(configSchema: string): Setting[] {
  const schema = storedObject(configSchema);
  const properties = isJsonObject(schema["properties"]) ? schema["properties"] : {};
  const required = Array.isArray(schema["required"]) ? schema["required"] : [];
  return Object.entries(properties).map(([key, property]) =>
    settingOf(key, isJsonObject(property) ? property : {}, required.includes(key)),
  );
}

/** The schema that rows come to, JSON text: an object that knows these settings alone. */
export function schemaOf(settings: readonly Setting[]): string {
  return JSON.stringify({
    type: "object",
    properties: Object.fromEntries(settings.map((setting) => [setting.key, propertyOf(setting)])),
    required: settings.filter(({ required }) => required).map(({ key }) => key),
    additionalProperties: false,
  });
}

/** A setting that was just added, of the most usual kind. */
export function newSetting(taken: readonly string[]): Setting {
  let count = taken.length + 1;
  while (taken.includes(`setting${count}`)) count++;
  const open = { options: [], min: null, max: null, required: true, rest: {} };
  return { key: `setting${count}`, title: "", kind: "text", ...open };
}

/** What a setting of a kind holds until somebody says otherwise. */
export function emptyValue({ kind, options, min }: Setting): Json {
  switch (kind) {
    case "whole":
    case "number":
      return min ?? 0;
    case "yesNo":
      return false;
    case "choice":
      return options[0] ?? "";
    case "choices":
    case "words":
      return [];
    case "text":
      return "";
    case "other":
      return null;
    default:
      return kind satisfies never;
  }
}

function settingOf(key: string, property: JsonObject, required: boolean): Setting {
  const { title, minimum, maximum, ...rest } = property;
  const kind = kindOf(property);
  const source = kind === "choices" && isJsonObject(property["items"]) ? property["items"] : property;
  const options = kind === "choice" || kind === "choices" ? textsIn(source["enum"]) : [];
  const { type: _, enum: __, ...kept } = rest;
  return {
    key,
    title: typeof title === "string" ? title : "",
    kind,
    options,
    min: typeof minimum === "number" ? minimum : null,
    max: typeof maximum === "number" ? maximum : null,
    required,
    rest: kind === "other" ? property : kept,
  };
}

function kindOf({ type, enum: values, items }: JsonObject): SettingKind {
  switch (type) {
    case "string":
      return values === undefined ? "text" : "choice";
    case "integer":
      return "whole";
    case "number":
      return "number";
    case "boolean":
      return "yesNo";
    case "array":
      if (!isJsonObject(items) || items["type"] !== "string") return "other";
      return items["enum"] === undefined ? "words" : "choices";
    default:
      return "other";
  }
}

function propertyOf({ title, kind, options, min, max, rest }: Setting): JsonObject {
  if (kind === "other") return rest;
  const { items, ...others } = rest;
  const named: JsonObject = title === "" ? {} : { title };
  switch (kind) {
    case "choice":
      return { ...named, ...others, type: "string", enum: options };
    case "choices":
      return { ...named, uniqueItems: true, ...others, type: "array", items: choiceItems(options) };
    case "words":
      return { ...named, ...others, type: "array", items: wordItems(items) };
    case "whole":
    case "number":
      return { ...named, ...others, type: kind === "whole" ? "integer" : "number", ...bounds(min, max) };
    case "yesNo":
      return { ...named, type: "boolean" };
    case "text":
      return { ...named, ...others, type: "string" };
    default:
      return kind satisfies never;
  }
}

function choiceItems(options: readonly string[]): JsonObject {
  return { type: "string", enum: [...options] };
}

function wordItems(items: Json | undefined): JsonObject {
  return isJsonObject(items) && items["enum"] === undefined ? items : { type: "string" };
}

function bounds(min: number | null, max: number | null): JsonObject {
  return { ...(min !== null && { minimum: min }), ...(max !== null && { maximum: max }) };
}

function textsIn(value: Json | undefined): string[] {
  return Array.isArray(value) ? value.filter((each) => typeof each === "string") : [];
}
