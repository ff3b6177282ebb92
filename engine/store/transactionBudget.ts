import { FunctionError } from "../protocol/errors";
import { formatBytes } from "../protocol/formatBytes";
import { TRANSACTION_LIMITS as LIMITS } from "../protocol/limits";

const OVER_LIMIT_HELP =
  "Consider using smaller limits in your queries, paginating your queries, or using indexed queries with a " +
  "selective index range expressions.";

type Metric = { used: number; limit: number };

/** The limits a caller may set for what it calls, by Convex's names, and the metrics they are of. */
const NAMED = {
  bytesRead: "bytesRead",
  bytesWritten: "bytesWritten",
  databaseQueries: "ranges",
  documentsRead: "documentsRead",
  documentsWritten: "documentsWritten",
  functionsScheduled: "scheduled",
  scheduledFunctionArgsBytes: "scheduledBytes",
} as const;

export type NestedLimits = Partial<Record<keyof typeof NAMED, number>>;

export const NESTED_LIMITS = Object.keys(NAMED) as (keyof typeof NAMED)[];

/**
 * Counts what one transaction reads, writes and schedules, against Convex's limits. What goes beyond a
 * limit is counted too, so that a function that catches the error gets it again.
 */
export class TransactionBudget {
  readonly documentsRead: Metric = { used: 0, limit: LIMITS.documentsRead };
  readonly bytesRead: Metric = { used: 0, limit: LIMITS.bytesRead };
  readonly ranges: Metric = { used: 0, limit: LIMITS.indexRanges };
  readonly documentsWritten: Metric = { used: 0, limit: LIMITS.documentsWritten };
  readonly bytesWritten: Metric = { used: 0, limit: LIMITS.bytesWritten };
  readonly scheduled: Metric = { used: 0, limit: LIMITS.scheduledFunctions };
  readonly scheduledBytes: Metric = { used: 0, limit: LIMITS.scheduledArgumentsBytes };

  /** Runs `work`, which may use so much from here on, and no more than is left. */
  within<T>(limits: NestedLimits, work: () => T): T {
    const undo = NESTED_LIMITS.flatMap((name) => {
      const [metric, limit] = [this[NAMED[name]], limits[name]];
      if (limit === undefined) return [];
      const before = metric.limit;
      metric.limit = Math.min(before, metric.used + limit);
      return [() => (metric.limit = before)];
    });
    try {
      return work();
    } finally {
      for (const restore of undo) restore();
    }
  }

  /** What has been written so far; the function it gives back forgets what was written since. */
  markWrites(): () => void {
    const { documentsWritten, bytesWritten } = this;
    const [documents, bytes] = [documentsWritten.used, bytesWritten.used];
    return () => {
      documentsWritten.used = documents;
      bytesWritten.used = bytes;
    };
  }

  readDocument(size: number): void {
    this.documentsRead.used += 1;
    this.bytesRead.used += size;
    check(
      this.documentsRead,
      "TooManyDocumentsRead",
      (limit) =>
        `Too many documents read in a single function execution (limit: ${limit}). ${OVER_LIMIT_HELP}`,
    );
    check(
      this.bytesRead,
      "TooManyBytesRead",
      (limit) =>
        `Too many bytes read in a single function execution (limit: ${limit} bytes). ${OVER_LIMIT_HELP}`,
    );
  }

  /** `count` is how many ranges have been read by now. */
  readRanges(count: number): void {
    this.ranges.used = count;
    check(
      this.ranges,
      "TooManyReads",
      (limit) => `Too many reads in a single function execution (limit: ${limit}). ${OVER_LIMIT_HELP}`,
    );
  }

  /** To be called before the write: one write too many must not take place. */
  writeDocument(size: number): void {
    this.documentsWritten.used += 1;
    this.bytesWritten.used += size;
    check(
      this.documentsWritten,
      "TooManyWrites",
      (limit) => `Too many writes in a single function execution (limit: ${limit})`,
    );
    check(
      this.bytesWritten,
      "TooManyBytesWritten",
      (limit) => `Too many bytes written in a single function execution (limit: ${formatBytes(limit)})`,
    );
  }

  /** What is refused here is not counted, as on Convex. */
  scheduleFunction(argumentsSize: number): void {
    const { scheduled, scheduledBytes } = this;
    if (scheduled.used >= scheduled.limit) {
      throw new FunctionError(
        "TooManyFunctionsScheduled",
        `Too many functions scheduled by this mutation (limit: ${scheduled.limit})`,
      );
    }
    if (scheduledBytes.used + argumentsSize > scheduledBytes.limit) {
      throw new FunctionError(
        "ScheduledFunctionsArgumentsTooLarge",
        "Too large total size of the arguments of scheduled functions from this mutation " +
          `(limit: ${scheduledBytes.limit} bytes)`,
      );
    }
    scheduled.used += 1;
    scheduledBytes.used += argumentsSize;
  }
}

function check({ used, limit }: Metric, code: string, message: (limit: number) => string): void {
  if (used > limit) throw new FunctionError(code, message(limit));
}
