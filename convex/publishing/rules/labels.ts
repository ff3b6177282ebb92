import { slugOf } from "./slugs";

/** What a publication can be listed by: `tag:<slug of the tag>` or `author:<person>`. */
export type Label = { label: string; name: string };

/** The label of a tag; empty where the tag has no letter. */
export function tagLabel(tag: string): string {
  const slug = slugOf(tag, "");
  return slug === "" ? "" : `tag:${slug}`;
}

export function authorLabel(person: string): string {
  return `author:${person}`;
}

/** The labels of a publication, each once, with the words of its tags; authors have no name here. */
export function labelsOf({
  tags,
  authorIds,
}: {
  tags: readonly string[];
  authorIds: readonly string[];
}): Label[] {
  const labels = new Map<string, string>();
  for (const tag of tags) {
    const label = tagLabel(tag);
    if (label !== "" && !labels.has(label)) labels.set(label, tag);
  }
  for (const person of authorIds) labels.set(authorLabel(person), "");
  return [...labels].map(([label, name]) => ({ label, name }));
}
