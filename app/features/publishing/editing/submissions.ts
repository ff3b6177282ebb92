import type { Node } from "prosemirror-model";
import type { Step } from "prosemirror-transform";
import { MAX_STEPS, MAX_STEPS_BYTES } from "../../../../convex/publishing/rules/liveSteps";

/** Left free for what the server writes more of each step than the editor does. */
const FILL = 0.6;

/**
 * How many of the steps to send at once: all, or as many as the server takes. A submission must end where every block
 * has its id, which the editor gives in a step after the one that makes the block.
 */
export function lawfulLength(base: Node, steps: readonly Step[]): number {
  const most = fitting(steps);
  if (most === steps.length) return most;
  const texts = [base];
  for (const step of steps.slice(0, most)) texts.push(step.apply(texts.at(-1)!).doc ?? texts.at(-1)!);
  for (let length = most; length > 0; length -= 1) if (allNamed(texts[length]!)) return length;
  return most;
}

function fitting(steps: readonly Step[]): number {
  let bytes = 0;
  const encoder = new TextEncoder();
  for (const [index, step] of steps.entries()) {
    if (index === MAX_STEPS) return index;
    bytes += encoder.encode(JSON.stringify(step.toJSON())).length;
    if (bytes > MAX_STEPS_BYTES * FILL) return Math.max(1, index);
  }
  return steps.length;
}

function allNamed(document: Node): boolean {
  const seen = new Set<string>();
  let named = true;
  document.descendants((node) => {
    if (node.type.name === "blockContainer") {
      const id: unknown = node.attrs["id"];
      if (typeof id !== "string" || seen.has(id)) named = false;
      else seen.add(id);
    }
    return named && !node.inlineContent;
  });
  return named;
}
