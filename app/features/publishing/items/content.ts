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

/** The address at which a block of a post's text, or a component of a page, is edited. */
export function placeHref(item: Pick<Item, "id" | "kind">, place: string): string {
  return `${itemHref(item, "edit")}?${PLACE}=${encodeURIComponent(place)}`;
}

/** The parameter that names a block or component in the address of an editor. */
export const PLACE = "at";

export const CONTENT_MEANINGS: Record<ContentState, Meaning> = {
  draft: "neutral",
  inReview: "warning",
  scheduled: "info",
  published: "success",
  unpublished: "neutral",
  trashed: "danger",
};
