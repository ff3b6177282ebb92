import { type Infer, v } from "convex/values";
import type { Id } from "../../_generated/dataModel";
import type { Viewer } from "../../access/viewer";
import { failure } from "../../shared/errors";
import { fieldValidator } from "../schema";
import { type Reader, formIn } from "./forms";
import { publishedVersion } from "./versions";

export const answerableValidator = v.object({
  form: v.id("forms"),
  version: v.id("formVersions"),
  name: v.string(),
  fields: v.array(fieldValidator),
});

/**
 * The questions that a form asks now. Whoever may see a program may see what joining it asks; other forms are
 * for people who have to do with the organization.
 * @throws `notFound`, for a form that cannot be answered too
 */
export async function answerable(
  ctx: Reader,
  id: Id<"forms">,
  viewer: Viewer | null,
): Promise<Infer<typeof answerableValidator>> {
  const form = await formIn(ctx, id);
  const version = form.archivedAt === undefined ? await publishedVersion(ctx, id) : null;
  const allowed = form.purpose === "join" || (await isMember(ctx, form.organizationId, viewer));
  if (version === null || !allowed) throw failure("notFound", "There is no such form here.");
  return { form: id, version: version._id, name: form.name, fields: version.fields };
}

async function isMember({ db }: Reader, organization: Id<"organizations">, viewer: Viewer | null) {
  if (viewer === null) return false;
  const found = await db
    .query("affiliations")
    .withIndex("by_organization_person", (q) =>
      q.eq("organizationId", organization).eq("personId", viewer.person._id),
    )
    .unique();
  return found !== null;
}
