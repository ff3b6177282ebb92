import type { Node } from "prosemirror-model";
import { Step } from "prosemirror-transform";
import { documentSchema } from "./schema";

type Replayed = { content: string; steps: readonly string[]; tree: Node };

/** Texts that are remembered: those that are written at one moment, on one server. */
const REMEMBERED = 8;

/** The last one asked for comes first. Nothing but what follows from `content` and `steps`: whoever forgets it loses time alone. */
const replayed: Replayed[] = [];

/**
 * What comes of a document's JSON by steps, JSON too. Most texts are asked for again and again, each time with a step
 * or two more: then only those are applied. Blocks that no step touches are the same objects as before.
 * @throws Error where a step does not apply
 */
export function replay(content: string, steps: readonly string[]): Node {
  const at = replayed.findIndex((one) => one.content === content && leadsTo(one.steps, steps));
  const before = replayed[at] ?? { steps: [], tree: documentSchema.nodeFromJSON(JSON.parse(content)) };
  const tree = steps.slice(before.steps.length).map(readStep).reduce(applyStep, before.tree);
  if (at >= 0) replayed.splice(at, 1);
  replayed.unshift({ content, steps, tree });
  replayed.splice(REMEMBERED);
  return tree;
}

/** A step from its JSON. @throws Error for what is none */
export function readStep(json: string): Step {
  return Step.fromJSON(documentSchema, JSON.parse(json));
}

function leadsTo(some: readonly string[], all: readonly string[]): boolean {
  return some.length <= all.length && some.every((step, index) => step === all[index]);
}

function applyStep(tree: Node, step: Step): Node {
  const { doc, failed } = step.apply(tree);
  if (doc === null) throw new Error(`A step that was taken does not apply: ${failed}`);
  return doc;
}
