import { FunctionError } from "../protocol/errors";
import { formatBytes } from "../protocol/formatBytes";
import { TRANSACTION_LIMITS as LIMITS } from "../protocol/limits";

const OVER_LIMIT_HELP =
  "Consider using smaller limits in your queries, paginating your queries, or using indexed queries with a " +
  "selective index range expressions.";

type Metric = { used: number; limit: number };

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
