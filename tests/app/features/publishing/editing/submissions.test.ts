import { Transform } from "prosemirror-transform";
import { expect, it } from "vitest";
import { lawfulLength } from "../../../../../app/features/publishing/editing/submissions";
import { emptyDocument } from "../../../../../convex/shared/documents/nodes";
import { documentSchema } from "../../../../../convex/shared/documents/schema";

const START = 3;
const base = () => documentSchema.nodeFromJSON(emptyDocument());

function typing(count: number): Transform {
  const transform = new Transform(base());
  for (let step = 0; step < count; step += 1) transform.insert(START, documentSchema.text("a"));
  return transform;
}

it("a few steps go at once", () => {
  expect(lawfulLength(base(), typing(12).steps)).toBe(12);
});

it("of many a thousand go first", () => {
  expect(lawfulLength(base(), typing(1500).steps)).toBe(1000);
});

it("a part ends where every block has its id", () => {
  const transform = typing(997);
  const nameless = documentSchema.nodes["blockContainer"]!.create(
    null,
    documentSchema.nodes["paragraph"]!.create(),
  );
  // The 998th to 1000th make blocks, the 1001st to 1003rd name them.
  for (let block = 0; block < 3; block += 1) transform.insert(1, nameless);
  for (let block = 0; block < 3; block += 1) transform.setNodeAttribute(1 + 4 * block, "id", `new-${block}`);
  expect(lawfulLength(base(), transform.steps)).toBe(997);
});

it("large steps go one by one", () => {
  const transform = new Transform(base());
  for (let step = 0; step < 3; step += 1) transform.insert(START, documentSchema.text("a".repeat(400_000)));
  expect(lawfulLength(base(), transform.steps)).toBe(1);
});
