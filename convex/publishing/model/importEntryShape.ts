import { type Infer, v } from "convex/values";
import { literals } from "convex-helpers/validators";
import { CONTENT_KINDS } from "../rules/statuses";

/** How often each thing that cannot be taken over was met, by its name in the catalogue. */
export const lossesValidator = v.record(v.string(), v.number());

/** One post or page as it was read from a file. */
export const readEntryValidator = v.object({
  /** Names it among all that was ever read: the same post of the same site, or the same file again. */
  sourceKey: v.string(),
  kind: literals(...CONTENT_KINDS),
  title: v.string(),
  slug: v.string(),
  excerpt: v.string(),
  tags: v.array(v.string()),
  /** When it was public first, where the file says so. */
  publishedAt: v.union(v.number(), v.null()),
  losses: lossesValidator,
  /** JSON of its document; null where it is too large to be one. */
  body: v.union(v.string(), v.null()),
});
export type ReadEntry = Infer<typeof readEntryValidator>;
