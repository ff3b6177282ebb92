/** Which kind of function a log entry is of, as Convex's CLI names them. */
export type LoggedFunctionType = "Query" | "Mutation" | "Action" | "HttpAction";

/** One `console` call; `timestamp` in ms. */
export type LogLine =
  | string
  | {
      messages: string[];
      level: "DEBUG" | "ERROR" | "WARN" | "INFO" | "LOG";
      timestamp: number;
      isTruncated: boolean;
    };

type LoggedFunction = {
  udfType: LoggedFunctionType;
  componentPath?: string | null;
  /** `module:export`, or method and path of an HTTP action. */
  identifier: string;
  /** When it ended (or, for progress, began), in seconds. */
  timestamp: number;
  logLines: LogLine[];
  requestId: string;
  executionId: string;
};

/** What `convex logs` prints: that a function has ended, or lines of one that still runs. */
export type LogEntry =
  | (LoggedFunction & { kind: "Progress" })
  | (LoggedFunction & {
      kind: "Completion";
      cachedResult: boolean;
      caller: string;
      parentExecutionId?: string | null;
      /** In seconds. */
      executionTime: number;
      userExecutionTime?: number | null;
      /** Status of an HTTP action's answer. */
      success?: { status: string } | null;
      error?: string | null;
      usageStats: Record<string, number>;
      returnBytes?: number | null;
      occInfo?: null;
      willRetry: boolean;
      executionTimestamp: number;
      identityType: string;
      environment: string;
    });

export type LogPage = { entries: LogEntry[]; newCursor: number };

/** What readers of the logs need. */
export type LogReader = Pick<LogBuffer<never>, "poll">;

/** The newest log entries, for readers that poll with a cursor. `show` makes them of what is kept when somebody reads. */
export class LogBuffer<Kept extends { logLines: LogLine[] }> {
  private entries: { cursor: number; bytes: number; kept: Kept }[] = [];
  private bytes = 0;
  private readonly waiters = new Set<() => void>();
  private lastCursor: number;

  constructor(
    private readonly show: (kept: Kept) => LogEntry,
    private readonly capacity: { entries: number; bytes: number } = { entries: 1_000, bytes: 16 << 20 },
    private readonly now: () => number = Date.now,
  ) {
    this.lastCursor = now();
  }

  push(kept: Kept): void {
    // Cursors are times in ms that never repeat.
    this.lastCursor = Math.max(this.now(), this.lastCursor + 0.001);
    const bytes = sizeOf(kept.logLines);
    this.entries.push({ cursor: this.lastCursor, bytes, kept });
    this.bytes += bytes;
    // Dropped a quarter at a time, so that an entry costs the same on average however many are kept.
    if (this.entries.length > this.capacity.entries || this.bytes > this.capacity.bytes) {
      const dropped = this.entries.splice(0, Math.ceil(this.entries.length / 4));
      for (const old of dropped) this.bytes -= old.bytes;
    }
    for (const wake of [...this.waiters]) wake();
  }

  /** The entries kept after a cursor; 0 is before all. */
  after(cursor: number): LogPage {
    const start = this.entries.findLastIndex((item) => item.cursor <= cursor) + 1;
    return {
      entries: this.entries.slice(start).map(({ kept }) => this.show(kept)),
      newCursor: this.lastCursor,
    };
  }

  /**
   * Like `after`, but waits up to `timeoutMs` for an entry. A reader's first question (0) is answered
   * at once even if there is none: what it is told first it takes for history.
   */
  async poll(cursor: number, timeoutMs: number, signal: AbortSignal): Promise<LogPage> {
    const page = this.after(cursor);
    if (page.entries.length > 0 || cursor === 0 || signal.aborted) return page;
    await this.nextPush(timeoutMs, signal);
    return this.after(cursor);
  }

  private nextPush(timeoutMs: number, signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const done = () => {
        clearTimeout(timer);
        this.waiters.delete(done);
        signal.removeEventListener("abort", done);
        resolve();
      };
      const timer = setTimeout(done, timeoutMs).unref();
      signal.addEventListener("abort", done);
      this.waiters.add(done);
    });
  }
}

/** About how many bytes an entry with these lines takes. */
function sizeOf(logLines: LogLine[]): number {
  let size = 1_000;
  for (const line of logLines) {
    size += typeof line === "string" ? line.length : 100;
    if (typeof line !== "string") for (const message of line.messages) size += message.length;
  }
  return size;
}
