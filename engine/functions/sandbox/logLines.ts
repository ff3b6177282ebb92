import { MAX_LOG_LINE_BYTES as maxLogLineBytes, MAX_LOG_LINES as maxLogLines } from "../../protocol/limits";

const OVERFLOW = `[ERROR] Log overflow (maximum ${maxLogLines}). Remaining log lines omitted.`;

/** Adds a line to those of a function and of all it calls, unless there are too many by now. */
export function addLogLine(lines: string[], line: string): void {
  if (lines.length < maxLogLines) lines.push(lines.length < maxLogLines - 1 ? line : OVERFLOW);
}

/** Cuts and counts the log lines of one invocation. */
export class LogLimit {
  #written = 0;

  /** The line to write for a message, or null once there have been too many. */
  accept(level: string, text: string): string | null {
    this.#written += 1;
    if (this.#written < maxLogLines) return `[${level}] ${truncate(text)}`;
    if (this.#written > maxLogLines) return null;
    return OVERFLOW;
  }

  reset(): void {
    this.#written = 0;
  }
}

function truncate(text: string): string {
  if (text.length * 3 <= maxLogLineBytes || Buffer.byteLength(text) <= maxLogLineBytes) return text;
  const cut = Buffer.from(text.slice(0, maxLogLineBytes)).subarray(0, maxLogLineBytes);
  return `${new TextDecoder().decode(cut, { stream: true })} (truncated due to length)`;
}
