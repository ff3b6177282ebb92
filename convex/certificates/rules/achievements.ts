import type { FieldErrors } from "../../shared/errors";
import type { AchievementType } from "./statuses";

/** A skill in a framework that others know. */
export type Alignment = {
  targetName: string;
  targetUrl: string;
  targetFramework?: string;
  targetCode?: string;
};

/** What is written by hand on an achievement. */
export type AchievementContent = {
  name: string;
  description: string;
  /** Markdown. */
  criteria: string;
  type: AchievementType;
  tags: string[];
  alignments: Alignment[];
  /** Null for good. */
  validMonths: number | null;
};

const LIMITS = { name: 120, description: 1_000, criteria: 5_000 } as const;
const MAX_TAGS = 20;
const MAX_TAG = 60;
const MAX_ALIGNMENTS = 20;
const MAX_LINE = 300;
/** Fifty years. */
const MAX_MONTHS = 600;

/** What is wrong with the parts of an achievement that are given, by field, with keys of the catalogue's `errors`. */
export function achievementProblems(content: Partial<AchievementContent>): FieldErrors {
  return {
    ...textProblems(content),
    ...tagProblems(content.tags ?? []),
    ...alignmentProblems(content.alignments ?? []),
    ...monthProblems(content.validMonths ?? null),
  };
}

function textProblems(content: Partial<AchievementContent>): FieldErrors {
  const problems: FieldErrors = {};
  for (const field of Object.keys(LIMITS) as (keyof typeof LIMITS)[]) {
    const text = content[field]?.trim();
    if (text === "") problems[field] = "required";
    else if (text !== undefined && text.length > LIMITS[field]) problems[field] = "tooLong";
  }
  return problems;
}

function tagProblems(tags: readonly string[]): FieldErrors {
  if (tags.length > MAX_TAGS) return { tags: "tooManyItems" };
  if (tags.some((tag) => tag.trim() === "")) return { tags: "required" };
  if (tags.some((tag) => tag.length > MAX_TAG)) return { tags: "tooLong" };
  return new Set(tags).size < tags.length ? { tags: "repeatedItems" } : {};
}

function alignmentProblems(alignments: readonly Alignment[]): FieldErrors {
  if (alignments.length > MAX_ALIGNMENTS) return { alignments: "tooManyItems" };
  const problems: FieldErrors = {};
  alignments.forEach((alignment, index) => {
    for (const [field, text] of Object.entries(alignment))
      if (text.length > MAX_LINE) problems[`alignments.${index}.${field}`] = "tooLong";
    if (alignment.targetName.trim() === "") problems[`alignments.${index}.targetName`] = "required";
    if (!isWebAddress(alignment.targetUrl)) problems[`alignments.${index}.targetUrl`] = "url";
  });
  return problems;
}

function monthProblems(months: number | null): FieldErrors {
  if (months === null) return {};
  return Number.isInteger(months) && months >= 1 && months <= MAX_MONTHS ? {} : { validMonths: "months" };
}

function isWebAddress(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
}
