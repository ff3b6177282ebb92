import type { FieldErrors } from "../../shared/errors";
import { slugProblem } from "./slugs";
import type { DeliveryMode, ProgramType, Shape, Visibility } from "./statuses";

/** What a program's page tells beside its texts. */
export type ProgramPage = {
  outcomes: string[];
  questions: { question: string; answer: string }[];
  testimonials: { quote: string; name: string; role: string }[];
  host?: { name: string; about: string };
};

/** All that is written by hand on a program. */
export type ProgramContent = {
  slug: string;
  title: string;
  summary: string;
  description: string;
  category: string;
  delivery: DeliveryMode;
  shape: Shape;
  visibility: Visibility;
  language: string;
  tracks: { key: string; name: string }[];
  tags: string[];
  bannerText: string;
  page: ProgramPage;
  seo: { title?: string; description?: string };
};

const LIMITS = { title: 120, summary: 400, description: 50_000, category: 60, bannerText: 300 } as const;
const MAX_ENTRIES = 30;
const MAX_LINE = 300;
const MAX_ANSWER = 3_000;
const TRACK_KEY = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

/** What is wrong with the parts of a program that are given, by field, with keys of the catalogue's `errors`. */
export function programProblems(content: Partial<ProgramContent>): FieldErrors {
  return {
    ...textProblems(content),
    ...(content.slug === undefined ? {} : one("slug", slugProblem(content.slug))),
    ...(content.language === undefined ? {} : one("language", languageProblem(content.language))),
    ...listProblems("tags", content.tags ?? [], (tag) => lineProblem(tag, 60)),
    ...trackProblems(content.tracks ?? []),
    ...(content.page === undefined ? {} : pageProblems(content.page)),
    ...one("seo.title", tooLong(content.seo?.title, 70)),
    ...one("seo.description", tooLong(content.seo?.description, 200)),
  };
}

type Publishable = Pick<ProgramContent, "title" | "summary" | "description">;

/** What a program lacks to be published. */
export function publishingProblems(program: Publishable): FieldErrors {
  const needed = ["title", "summary", "description"] as const;
  return Object.fromEntries(
    needed.filter((field) => program[field].trim() === "").map((field) => [field, "required"]),
  );
}

/** Title, summary, category and tags in one text, which the catalog's search looks through. */
export function searchTextOf({
  title,
  summary,
  category,
  tags,
}: Pick<ProgramContent, "title" | "summary" | "category" | "tags">): string {
  return [title, summary, category, ...tags].filter((part) => part !== "").join(" ");
}

/** How a program of a type runs unless somebody says otherwise. */
export function shapeOf(type: ProgramType): Shape {
  return type === "mentorship" || type === "buddy" ? "pairing" : "cohort";
}

function textProblems(content: Partial<ProgramContent>): FieldErrors {
  const fields = Object.entries(LIMITS) as [keyof typeof LIMITS, number][];
  const long = fields.flatMap(([field, limit]) => Object.entries(one(field, tooLong(content[field], limit))));
  const untitled: FieldErrors = content.title?.trim() === "" ? { title: "required" } : {};
  return { ...(Object.fromEntries(long) as FieldErrors), ...untitled };
}

function trackProblems(tracks: ProgramContent["tracks"]): FieldErrors {
  const keys = tracks.map(({ key }) => key);
  return {
    ...listProblems("tracks", tracks, ({ key, name }) =>
      TRACK_KEY.test(key) && key.length <= 40 ? lineProblem(name, 80) : "trackKey",
    ),
    ...(new Set(keys).size < keys.length ? { tracks: "repeatedItems" } : {}),
  };
}

function pageProblems({ outcomes, questions, testimonials, host }: ProgramPage): FieldErrors {
  return {
    ...listProblems("page.outcomes", outcomes, (outcome) => lineProblem(outcome, MAX_LINE)),
    ...listProblems(
      "page.questions",
      questions,
      ({ question, answer }) => lineProblem(question, MAX_LINE) ?? lineProblem(answer, MAX_ANSWER),
    ),
    ...listProblems(
      "page.testimonials",
      testimonials,
      ({ quote, name, role }) =>
        lineProblem(quote, MAX_ANSWER) ?? lineProblem(name, 120) ?? tooLong(role, 120),
    ),
    ...(host === undefined
      ? {}
      : one("page.host", lineProblem(host.name, 120) ?? tooLong(host.about, MAX_ANSWER))),
  };
}

/** "field" when there are too many, "field.<place>" for one that cannot be taken. */
function listProblems<Item>(
  field: string,
  items: readonly Item[],
  problemOf: (item: Item) => string | null,
): FieldErrors {
  if (items.length > MAX_ENTRIES) return { [field]: "tooManyItems" };
  const found = items.flatMap((item, place) => Object.entries(one(`${field}.${place}`, problemOf(item))));
  return Object.fromEntries(found);
}

function lineProblem(text: string, limit: number): string | null {
  return text.trim() === "" ? "required" : tooLong(text, limit);
}

function tooLong(text: string | undefined, limit: number): string | null {
  return (text ?? "").length > limit ? "tooLong" : null;
}

/** Whether a text is a language tag such as "de" or "pt-BR" (BCP 47). */
function languageProblem(tag: string): string | null {
  try {
    return Intl.getCanonicalLocales(tag).length === 1 && tag.length <= 35 ? null : "language";
  } catch {
    return "language";
  }
}

function one(field: string, problem: string | null): FieldErrors {
  return problem === null ? {} : { [field]: problem };
}
