import type { Id } from "../../convex/_generated/dataModel";
import { createDocument } from "../../convex/publishing/model/liveDocuments";
import type { ContentKind, ContentState } from "../../convex/publishing/rules/statuses";
import { type DocumentNode, emptyDocument } from "../../convex/shared/documents/nodes";
import type { App, Organization } from "./convexApp";

type PostFields = { kind?: ContentKind; state?: ContentState; slug?: string; document?: DocumentNode };

/** A post or page with an empty text, unless `fields` says otherwise, edited last by somebody. */
export function addPost(
  app: App,
  organizationId: Organization,
  editedBy: Id<"persons">,
  fields: PostFields = {},
): Promise<Id<"contentItems">> {
  const { kind = "post", state = "draft", slug = "post", document = emptyDocument() } = fields;
  return app.run(async (ctx) => {
    const item = await ctx.db.insert("contentItems", {
      ...{ organizationId, kind, state, slug, title: "A post", locale: "en", excerpt: "" },
      ...{ tags: [], authorIds: [], seo: {}, translationGroup: slug, revision: 1 },
      ...{ editedAt: Date.now() - 3_600_000, editedBy },
    });
    if (kind === "post") await createDocument(ctx, item, document);
    return item;
  });
}
