import { type Infer, v } from "convex/values";
import { literals } from "convex-helpers/validators";
import { CHANGE_OPS, type LeafChange } from "../rules/leaves";

/** A change of one setting as it crosses the API and stands in the log: values as JSON text. */
export const changeValidator = v.object({
  path: v.string(),
  op: literals(...CHANGE_OPS),
  before: v.optional(v.string()),
  after: v.optional(v.string()),
});

/** Changes with their values as JSON text. */
export function changeTexts(changes: readonly LeafChange[]): Infer<typeof changeValidator>[] {
  return changes.map(({ path, op, before, after }) => ({
    path,
    op,
    ...(before === undefined ? {} : { before: JSON.stringify(before) }),
    ...(after === undefined ? {} : { after: JSON.stringify(after) }),
  }));
}
