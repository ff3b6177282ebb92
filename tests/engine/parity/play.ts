import type { Value } from "convex/values";
import type { Kept, Scenario, Step } from "../fixtures/parity/convex/scenario";
import { show, showError } from "../fixtures/parity/convex/show";
import type { StepResult } from "../fixtures/parity/convex/run";
import type { Args, Side } from "./sides";

/** Runs a row's steps on a side and returns the lines they tell, then the documents left, with ids numbered. */
export async function play(side: Side, suite: string, row: number, { steps }: Scenario): Promise<string[]> {
  const lines: string[] = [];
  let kept: Kept = {};
  for (const [index, step] of steps.entries()) {
    const result = await playStep(side, step, { suite, row, step: index, kept });
    lines.push(...result.lines);
    kept = result.kept;
  }
  if (steps.at(-1)?.kind !== "query") lines.push(...((await side.query("run:contents", {})) as string[]));
  return numberIds(lines);
}

async function playStep(
  side: Side,
  step: Step,
  place: { suite: string; row: number; step: number; kept: Kept },
): Promise<StepResult> {
  const { kept } = place;
  try {
    if (step.kind === "settle") {
      await settle(side);
      return { lines: [], kept };
    }
    if (step.kind === "call") {
      return { lines: [show(await side[step.type](step.path, withKept(step.args, kept) as Args))], kept };
    }
    return (await side[step.kind](`run:${step.kind}`, place)) as StepResult;
  } catch (error) {
    return { lines: [showClientError(error)], kept };
  }
}

/** Texts such as "$id" in a call's arguments stand for what an earlier step kept under that name. */
function withKept(value: Value, kept: Kept): Value {
  if (typeof value === "string") return value.startsWith("$") ? (kept[value.slice(1)] ?? null) : value;
  if (typeof value !== "object" || value === null || value instanceof ArrayBuffer) return value;
  if (Array.isArray(value)) return value.map((item) => withKept(item, kept));
  const fields = Object.entries(value).map(([name, inner = null]) => [
    withKept(name, kept),
    withKept(inner, kept),
  ]);
  return Object.fromEntries(fields) as Value;
}

async function settle(side: Side): Promise<void> {
  while (((await side.query("run:unsettled", {})) as number) > 0) {
    await new Promise((done) => setTimeout(done, 5));
  }
}

/** Clients get an uncaught error's name in its message, under the id of the request; convex-test throws the error. */
function showClientError(error: unknown): string {
  const wrapped = error instanceof Error && error.message.startsWith("[Request ID: ");
  if (!wrapped || "data" in error) return showError(error);
  const message = error.message
    .replace(/^\[Request ID: \w+\] Server Error\n/, "")
    .replace(/^Uncaught (?:Error(?:: |(?=\n|$)))?/, "");
  return showError(new Error(message));
}

const ID = /\b(?:[0-9a-hjkmnp-tv-z]{31,37}|0{4,}\d+_?[a-z]\w*)\b/g;
const TIME = /\b1[789](?:\d{11}(?:\.\d+)?|\d{17}n)\b/g;

/** The two sides make ids and times of their own: each id becomes its number in the order of appearance. */
function numberIds(lines: string[]): string[] {
  const numbers = new Map<string, string>();
  const numbered = (id: string) => {
    const known = numbers.get(id) ?? `#${numbers.size + 1}`;
    numbers.set(id, known);
    return known;
  };
  return lines.map((line) => shorten(line).replace(ID, numbered).replace(TIME, "time"));
}

const LONGEST_LINE = 1000;

/** Limits are tried with large values, which would drown a failure's report. */
function shorten(line: string): string {
  return line.length <= LONGEST_LINE ? line : `${line.slice(0, 80)}… (${line.length} characters)`;
}
