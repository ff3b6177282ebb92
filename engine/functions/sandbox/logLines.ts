import { MAX_LOG_LINE_BYTES, MAX_LOG_LINES } from "../../protocol/limits";

const OVERFLOW = `[ERROR] Log overflow (maximum ${MAX_LOG_LINES}). Remaining log lines omitted.`;

/** Adds a line to those of a function and of all it calls, unless there are too many by now. */
export function addLogLine(lines: string[], line: string): void {
  if (lines.length < MAX_LOG_LINES) lines.push(lines.length < MAX_LOG_LINES - 1 ? line : OVERFLOW);
}

/** Cuts and counts the log lines of one invocation. */
export class LogLimit {
  #written = 0;

  /** The line to write for a message, or null once there have been too many. */
  accept(level: string, text: string): string | null {
    this.#written += 1;
    if (this.#written < MAX_LOG_LINES) return `[${level}] ${truncate(text)}`;
    if (this.#written > MAX_LOG_LINES) return null;
    return OVERFLOW;
  }

  reset(): void {
    this.#written = 0;
  }
}

function truncate(text: string): string {
  if (text.length * 3 <= MAX_LOG_LINE_BYTES || Buffer.byteLength(text) <= MAX_LOG_LINE_BYTES) return text;
  const cut = Buffer.from(text.slice(0, MAX_LOG_LINE_BYTES)).subarray(0, MAX_LOG_LINE_BYTES);
  return `${new TextDecoder().decode(cut, { stream: true })} (truncated due to length)`;
}
