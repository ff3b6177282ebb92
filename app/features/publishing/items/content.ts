import type { FunctionReturnType } from "convex/server";
import type { api } from "../../../../convex/_generated/api";
import type { Id } from "../../../../convex/_generated/dataModel";
import type { ContentKind, ContentState } from "../../../../convex/publishing/rules/statuses";
import type { Meaning } from "../../../ui/theme/tokens";

/** A post or page with its description and what the viewer may do with it. */
export type Item = FunctionReturnType<typeof api.publishing.items.get>;
/** The same as a line of a list. */
export type ItemLine = FunctionReturnType<typeof api.publishing.items.list>["page"][number];
export type ItemsPage = FunctionReturnType<typeof api.publishing.items.list>;

/** Where the lists of the administration are. */
export const CONTENT_PATHS: Record<ContentKind, string> = { post: "/admin/posts", page: "/admin/pages" };

/** The address of an item's page for staff, or of a part of it. */
export function itemHref({ id, kind }: { id: Id<"contentItems">; kind: ContentKind }, part = ""): string {
  return `${CONTENT_PATHS[kind]}/${id}${part === "" ? "" : `/${part}`}`;
}

export const CONTENT_MEANINGS: Record<ContentState, Meaning> = {
  draft: "neutral",
  inReview: "warning",
  scheduled: "info",
  published: "success",
  unpublished: "neutral",
  trashed: "danger",
};
