import type { ContentKind } from "./statuses";

/** Where staff find an item. */
export function itemPath(kind: ContentKind, id: string): string {
  return kind === "post" ? `/admin/posts/${id}` : `/admin/pages/${id}`;
}
