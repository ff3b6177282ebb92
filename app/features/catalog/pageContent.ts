import type { DeliveryMode, Shape, Visibility } from "../../../convex/catalog/rules/statuses";
import { linesOf } from "./folded";
import type { Program } from "./program";

/** Fields of the form that hold a list: the problem of any entry stands at the field. */
export const LIST_FIELDS = ["tags", "tracks", "page.outcomes", "page.questions", "page.testimonials"];

/** An entry of a list with what tells it from the others. */
export type Row<Entry> = Entry & { row: number };
export type Question = Row<Program["page"]["questions"][number]>;
export type Testimonial = Row<Program["page"]["testimonials"][number]>;
export type Lists = { questions: Question[]; testimonials: Testimonial[] };

export function listsOf({ page }: Program): Lists {
  const numbered = <Entry>(entries: readonly Entry[]) => entries.map((entry, row) => ({ ...entry, row }));
  return { questions: numbered(page.questions), testimonials: numbered(page.testimonials) };
}

/** Tracks as lines "key: name". */
export function tracksText(tracks: Program["tracks"]): string {
  return tracks.map(({ key, name }) => `${key}: ${name}`).join("\n");
}

/** What a form says of a program's page, for `catalog.programs.change`. */
export function contentOf(form: FormData, { questions, testimonials }: Lists) {
  const text = (name: string) => String(form.get(name) ?? "").trim();
  const host = { name: text("hostName"), about: text("hostAbout") };
  const plain = <Entry extends { row: number }>(rows: readonly Entry[]) =>
    rows.map(({ row: _, ...rest }) => rest);
  return {
    title: text("title"),
    slug: text("slug"),
    summary: text("summary"),
    description: text("description"),
    category: text("category"),
    language: text("language"),
    delivery: text("delivery") as DeliveryMode,
    shape: text("shape") as Shape,
    visibility: text("visibility") as Visibility,
    tags: linesOf(text("tags")),
    tracks: linesOf(text("tracks")).map(trackOf),
    page: {
      outcomes: linesOf(text("page.outcomes")),
      questions: plain(questions),
      testimonials: plain(testimonials),
      ...(host.name === "" && host.about === "" ? {} : { host }),
    },
    seo: {
      ...(text("seo.title") !== "" && { title: text("seo.title") }),
      ...(text("seo.description") !== "" && { description: text("seo.description") }),
    },
  };
}

function trackOf(line: string): { key: string; name: string } {
  const at = line.indexOf(":");
  return at < 0
    ? { key: line, name: line }
    : { key: line.slice(0, at).trim(), name: line.slice(at + 1).trim() };
}
