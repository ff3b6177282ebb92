import type { PageProblem, Reason } from "./pageData";

const SENTENCES = {
  json: "this is not the data of a page",
  component: "there is no such component",
  id: "a component needs an id of its own",
  sameId: "two components have the same id",
  prop: "there is no such property",
  kind: "this is not a value that can stand here",
  tooLong: "this is too long",
  tooMany: "these are too many",
  address: "this is not an address that a page can lead to",
  document: "this is not a text that can stand here",
  nested: "columns cannot hold columns",
} as const satisfies Record<Reason, string>;

/** Where something stands that no page can hold, and why: "Hero.url: this is not an address …". */
export function problemSentence({ at, reason }: PageProblem): string {
  return `${at}: ${SENTENCES[reason]}.`;
}
