import { type Infer, v } from "convex/values";
import { literals } from "convex-helpers/validators";
import { CHECKS } from "../../shared/openBadges/checks";

const text = v.union(v.string(), v.null());

/** What was found of one credential. `reason` is one of `REASONS` of shared/openBadges/checks. */
export const checkedValidator = v.object({
  verdict: literals("valid", "invalid", "unknown"),
  form: literals("dataIntegrity", "jwt"),
  /** How far the issuer is known: a domain vouches for the key, the key only for itself, or nothing does. */
  knownBy: literals("domain", "key", "none"),
  /** What the credential says of itself. */
  facts: v.object({
    ...{ id: text, name: text, description: text, holder: text, validFrom: text, validUntil: text },
    issuer: v.object({ id: text, name: text, url: text }),
  }),
  checks: v.array(
    v.object({
      name: literals(...CHECKS),
      result: literals("passed", "failed", "unknown", "absent"),
      reason: text,
      /** When, in milliseconds since 1970. */
      at: v.number(),
    }),
  ),
});
export type Checked = Infer<typeof checkedValidator>;

/** What holds nothing that could be checked says why: a reason of shared/openBadges/baking. */
export const checkedFileValidator = v.union(checkedValidator, v.object({ problem: v.string() }));
export type CheckedFile = Infer<typeof checkedFileValidator>;
