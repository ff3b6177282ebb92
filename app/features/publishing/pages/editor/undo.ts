import type { PageData } from "../../../../../convex/publishing/rules/pageData";
import { asJson, mergePages, orderOf, samePage } from "./pageMerge";
import { sameJson } from "../../../../../convex/shared/json";

type Step = { before: PageData; after: PageData; at: number; touched: string };

const MOST = 100;
/** Changes to one part within this time are undone together, in milliseconds. */
const TOGETHER = 1_000;

/**
 * What one editor did, to be taken back by them. Only their own steps are: what others did since stays, and where
 * somebody changed the same part after them, that part stays as it is.
 */
export class Undo {
  private done: Step[] = [];
  private undone: Step[] = [];

  /** Notes a step, at a time in milliseconds. */
  note(before: PageData, after: PageData, at: number): void {
    this.undone = [];
    const touched = touchedBy(before, after);
    const last = this.done.at(-1);
    if (last !== undefined && last.touched === touched && at < last.at + TOGETHER)
      this.done[this.done.length - 1] = { ...last, after, at };
    else this.done = [...this.done, { before, after, at, touched }].slice(-MOST);
  }

  /** The page without the last step; null where there is none. */
  back(now: PageData): PageData | null {
    const step = this.done.pop();
    if (step === undefined) return null;
    this.undone.push(step);
    return turned(now, step.after, step.before);
  }

  /** The page with the step that was taken back last; null where there is none. */
  forward(now: PageData): PageData | null {
    const step = this.undone.pop();
    if (step === undefined) return null;
    this.done.push(step);
    return turned(now, step.before, step.after);
  }

  canGoBack(): boolean {
    return this.done.length > 0;
  }

  canGoForward(): boolean {
    return this.undone.length > 0;
  }
}

function turned(now: PageData, from: PageData, to: PageData): PageData {
  return samePage(now, from) ? to : mergePages(from, to, now, "theirs").page;
}

/** Which parts a step concerns; by a step that adds, removes or moves it is unlike every other. */
function touchedBy(before: PageData, after: PageData): string {
  const [one, other] = [orderOf(before), orderOf(after)];
  if (one.join() !== other.join()) return `order ${other.join()}`;
  const parts = after.content.filter((part, index) => !sameJson(asJson(before.content[index]), asJson(part)));
  return `parts ${parts.map(({ props }) => props.id).join()}`;
}
