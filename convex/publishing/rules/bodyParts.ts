import { blocksOf } from "../../shared/documents/blocks";
import { blockText } from "../../shared/documents/text";
import { copyJson, type Json } from "../../shared/json";
import type { Body } from "./bodies";
import { pageText } from "./pageText";

/**
 * A block of a post or a component of a page: what is compared between two states of an item. What has no value is not
 * in its JSON: an opened document names such attributes, a kept one does not.
 */
export type BodyPart = { id: string; json: Json; text: string };

/** The parts of a body from top to bottom; an id that stands twice is told apart. Indented blocks are parts of their own. */
export function partsOf(body: Body): BodyPart[] {
  const parts = body.kind === "post" ? blockParts(body.document) : componentParts(body.page);
  const counted = new Map<string, number>();
  return parts.map((part) => {
    const count = counted.get(part.id) ?? 0;
    counted.set(part.id, count + 1);
    return count === 0 ? part : { ...part, id: `${part.id} ${count + 1}` };
  });
}

function blockParts(document: (Body & { kind: "post" })["document"]): BodyPart[] {
  return blocksOf(document).map(({ id, block }) => ({
    id,
    json: copyJson(block as Json),
    text: blockText(block),
  }));
}

function componentParts({ root, content }: (Body & { kind: "page" })["page"]): BodyPart[] {
  return content.map((component) => ({
    id: component.props.id,
    json: component as unknown as Json,
    text: pageText({ root, content: [component] }),
  }));
}
