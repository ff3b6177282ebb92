import { type Infer, v } from "convex/values";

/** What stands on the picture of a shared link. `color` is `#rrggbb`, null for the product's own; `note` may be empty. */
export const titleCardValidator = v.object({
  title: v.string(),
  issuer: v.string(),
  note: v.string(),
  color: v.union(v.string(), v.null()),
  locale: v.string(),
});
export type TitleCard = Infer<typeof titleCardValidator>;
