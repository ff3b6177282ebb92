import type { QueryOutcome } from "../functions/calls";
import { withRequestId } from "../protocol/errorMessage";

/** What a client has been brought to: its query set, its identity and a point in time. */
export type Version = { readonly querySet: number; readonly identity: number; readonly ts: bigint };

/**
 * A query's result, shared by every connection that shows it. Its JSON is written once, however
 * many clients it goes to.
 */
export class QueryResult {
  private text: string | null = null;
  private lastFrame: { queryId: number; start: Version; end: Version; frame: Buffer } | null = null;

  constructor(
    private readonly source: QueryOutcome,
    private readonly requestId: string,
  ) {}

  get journal(): string | null {
    return this.source.journal;
  }

  get readsIdentity(): boolean {
    return this.source.readsIdentity;
  }

  /** Whether a client that shows `other` would see a difference. Journals are not shown. */
  sameAs(other: QueryResult): boolean {
    if (this === other) return true;
    const [left, right] = [this.source.outcome, other.source.outcome];
    if (!sameLines(left.logLines, right.logLines)) return false;
    if (left.ok) return right.ok && left.value === right.value;
    return !right.ok && left.message === right.message && left.data === right.data;
  }

  /** The JSON of the modification that brings this result to a client under its `queryId`. */
  modification(queryId: number): string {
    this.text ??= this.writeRest();
    const type = this.source.outcome.ok ? "QueryUpdated" : "QueryFailed";
    return `{"type":"${type}","queryId":${queryId}${this.text}`;
  }

  /**
   * The bytes `encode` makes of a Transition that shows only this result, kept until another one is
   * asked for: a broadcast sends equal frames to clients in equal states.
   */
  frame(queryId: number, start: Version, end: Version, encode: () => string): Buffer {
    const known = this.lastFrame;
    if (known?.queryId === queryId && sameVersion(known.start, start) && sameVersion(known.end, end)) {
      return known.frame;
    }
    const frame = Buffer.from(encode(), "utf8");
    this.lastFrame = { queryId, start, end, frame };
    return frame;
  }

  /** Lets go of the bytes `frame` keeps, once a broadcast is over. */
  releaseFrame(): void {
    this.lastFrame = null;
  }

  private writeRest(): string {
    const { outcome, journal } = this.source;
    const end = `,"logLines":${JSON.stringify(outcome.logLines)},"journal":${JSON.stringify(journal)}}`;
    if (outcome.ok) return `,"value":${outcome.value}${end}`;
    const message = JSON.stringify(withRequestId(outcome.message, this.requestId));
    const data = outcome.data === undefined ? "" : `,"errorData":${outcome.data}`;
    return `,"errorMessage":${message}${data}${end}`;
  }
}

function sameLines(left: string[], right: string[]): boolean {
  return left.length === right.length && left.every((line, index) => line === right[index]);
}

function sameVersion(left: Version, right: Version): boolean {
  return left.ts === right.ts && left.querySet === right.querySet && left.identity === right.identity;
}
