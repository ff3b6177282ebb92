import { type Infer, v } from "convex/values";
import type { Id } from "../../_generated/dataModel";
import { problemsOf, visibleFields } from "../rules/answers";
import { fieldProblems } from "../rules/fields";
import { schemaOf } from "../rules/formSchemas";
import type { answerValues } from "./answers";
import type { Reader } from "./forms";
import { versionIn } from "./versions";

export const previewValidator = v.object({
  /** Keys of the fields that are asked, in order. */
  visible: v.array(v.string()),
  /** What is wrong with the answers, by field key. */
  problems: v.record(v.string(), v.string()),
  /** What stands against publishing the version. */
  fieldProblems: v.record(v.string(), v.string()),
  /** The version as JSON Schema, JSON text. */
  schema: v.string(),
});

/** What a version would ask and refuse, given some answers. @throws `notFound` */
export async function preview(
  ctx: Reader,
  id: Id<"formVersions">,
  values: Infer<typeof answerValues>,
): Promise<Infer<typeof previewValidator>> {
  const { fields } = await versionIn(ctx, id);
  return {
    visible: visibleFields(fields, values).map(({ key }) => key),
    problems: problemsOf(fields, values),
    fieldProblems: fieldProblems(fields),
    schema: JSON.stringify(schemaOf(fields)),
  };
}
