import { FunctionError } from "../protocol/errors";
import { TRANSACTION_LIMITS as LIMITS } from "../protocol/limits";

const OVER_LIMIT_HELP =
  "Consider using smaller limits in your queries, paginating your queries, or using indexed queries with a " +
  "selective index range expressions.";

type Metric = { used: number; limit: number };

/** Counts what one transaction reads, writes and schedules, against Convex's limits. */
export class TransactionBudget {
  readonly documentsRead: Metric = { used: 0, limit: LIMITS.documentsRead };
  readonly bytesRead: Metric = { used: 0, limit: LIMITS.bytesRead };
  readonly ranges: Metric = { used: 0, limit: LIMITS.indexRanges };
  readonly documentsWritten: Metric = { used: 0, limit: LIMITS.documentsWritten };
  readonly bytesWritten: Metric = { used: 0, limit: LIMITS.bytesWritten };
  readonly scheduled: Metric = { used: 0, limit: LIMITS.scheduledFunctions };
  readonly scheduledBytes: Metric = { used: 0, limit: LIMITS.scheduledArgumentsBytes };

  readDocument(size: number): void {
    spend(this.documentsRead, 1, (limit) => [
      "TooManyDocumentsRead",
      `Too many documents read in a single function execution (limit: ${limit}). ${OVER_LIMIT_HELP}`,
    ]);
    spend(this.bytesRead, size, (limit) => [
      "TooManyBytesRead",
      `Too many bytes read in a single function execution (limit: ${limit} bytes). ${OVER_LIMIT_HELP}`,
    ]);
  }

  readRange(): void {
    spend(this.ranges, 1, (limit) => [
      "TooManyReads",
      `Too many reads in a single function execution (limit: ${limit}). ${OVER_LIMIT_HELP}`,
    ]);
  }

  wroteDocument(size: number): void {
    spend(this.documentsWritten, 1, (limit) => [
      "TooManyWrites",
      `Too many writes in a single function execution (limit: ${limit})`,
    ]);
    spend(this.bytesWritten, size, (limit) => [
      "TooManyBytesWritten",
      `Too many bytes written in a single function execution (limit: ${limit} bytes)`,
    ]);
  }

  scheduledFunction(argumentsSize: number): void {
    spend(this.scheduled, 1, (limit) => [
      "TooManyFunctionsScheduled",
      `Too many functions scheduled by this mutation (limit: ${limit})`,
    ]);
    spend(this.scheduledBytes, argumentsSize, (limit) => [
      "ScheduledFunctionsArgumentsTooLarge",
      `Too large total size of the arguments of scheduled functions from this mutation (limit: ${limit} bytes)`,
    ]);
  }
}

function spend(metric: Metric, amount: number, error: (limit: number) => [string, string]): void {
  metric.used += amount;
  if (metric.used > metric.limit) {
    const [code, message] = error(metric.limit);
    throw new FunctionError(code, message);
  }
}
