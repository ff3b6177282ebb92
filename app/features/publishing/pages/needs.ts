import { slugOf } from "../../../../convex/publishing/rules/slugs";

/** Which posts a list shows: those with a tag, or all. */
export function postLabel(tag: string): { label?: string } {
  const slug = tag === "" ? "" : slugOf(tag, "");
  return slug === "" ? {} : { label: `tag:${slug}` };
}
