import { describe, expect, test } from "vitest";
import {
  COMPONENT_SHAPES,
  COMPONENT_TYPES,
  ROOT_SHAPE,
} from "../../../../convex/publishing/rules/componentShapes";
import type { PropShape, PropShapes } from "../../../../convex/publishing/rules/propShapes";
import { website } from "../../../../convex/shared/messages/en/website";

/** The texts that the settings of props need. */
function textsOf(shapes: PropShapes): string[] {
  return Object.entries<PropShape>(shapes).flatMap(([name, shape]) => {
    if (shape.kind === "slot") return [];
    const label = `pageEditor.prop.${name}`;
    if (shape.kind === "choice") return [label, ...shape.of.map((choice) => `pageEditor.choice.${choice}`)];
    return shape.kind === "list" ? [label, ...textsOf(shape.of)] : [label];
  });
}

describe("the page editor has words for", () => {
  test.each(COMPONENT_TYPES)("%s", (type) => {
    const wanted = [`pageEditor.component.${type}`, ...textsOf(COMPONENT_SHAPES[type])];
    expect(wanted.filter((key) => !Object.hasOwn(website, key))).toEqual([]);
  });

  test("the page itself", () => {
    expect(textsOf(ROOT_SHAPE).filter((key) => !Object.hasOwn(website, key))).toEqual([]);
  });
});
