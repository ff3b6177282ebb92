import type { FieldErrors } from "../../shared/errors";
import { slugProblem } from "./slugs";

/** What publishing looks at. */
export type Candidate = {
  title: string;
  slug: string;
  /** Whether something else is public under the slug, or is going to be. */
  slugTaken: boolean;
  /** Blocks or components with a picture that nobody has said what it shows. */
  picturesWithoutAlt: readonly string[];
  /** Whether the cover, or the picture of its cards, is one of which nobody has said what it shows. */
  coverWithoutAlt: boolean;
  /** Bytes of the text as it is kept. */
  bytes: number;
};

/** A row of the database takes a megabyte, words for search included. */
export const MAX_BODY_BYTES = 850_000;

/** What an item lacks to be published, by field; pictures are named by their place: `pictures/<block or component>`. */
export function publishingProblems(candidate: Candidate): FieldErrors {
  const slug = slugProblem(candidate.slug) ?? (candidate.slugTaken ? "slugTaken" : null);
  return {
    ...(candidate.title.trim() === "" && { title: "required" }),
    ...(slug !== null && { slug }),
    ...(candidate.coverWithoutAlt && { coverId: "altNeeded" }),
    ...(candidate.bytes > MAX_BODY_BYTES && { body: "tooLong" }),
    ...Object.fromEntries(candidate.picturesWithoutAlt.map((place) => [`pictures/${place}`, "altNeeded"])),
  };
}
