import { isJsonObject, type Json } from "../../../convex/shared/json";
import { pointerKeys } from "../../../convex/shared/jsonSchema";
import type { Translate } from "../../../convex/shared/messages/translate";
import type { Formats } from "../../ui/i18n/formats";
import type { Setting } from "./schemaFields";

/** A word of the catalogue such as `catalog.metric.jobsFound`; a word of the organization stays as it is. */
export function wordOf(t: Translate, group: "metric" | "group" | "choice", word: string): string {
  const key = `catalog.${group}.${word}`;
  return t.knows(key) ? t(key) : word;
}

/** A setting's value as one reads it. */
export function valueText(t: Translate, format: Formats, value: Json | undefined): string {
  if (value === undefined || value === null) return t("catalogScreens.noValue");
  if (typeof value === "boolean") return t(value ? "common.yes" : "common.no");
  if (typeof value === "number") return format.number(value);
  if (typeof value === "string")
    return value === "" ? t("catalogScreens.noValue") : wordOf(t, "choice", value);
  if (isJsonObject(value)) return JSON.stringify(value);
  return value.length === 0 ? t("common.none") : format.list(value.map((each) => valueText(t, format, each)));
}

/** The same for a value as JSON text. */
export function textOfJson(t: Translate, format: Formats, json: string | undefined): string {
  return valueText(t, format, json === undefined ? undefined : (JSON.parse(json) as Json));
}

/** What a setting is called that a JSON Pointer leads to; what lies within it follows. */
export function settingTitle(settings: readonly Setting[], path: string): string {
  const [key = "", ...within] = pointerKeys(path);
  const title = settings.find((setting) => setting.key === key)?.title;
  return [title === undefined || title === "" ? key : title, ...within].join(" › ");
}
