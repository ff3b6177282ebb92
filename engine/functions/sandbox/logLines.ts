/** Log lines a function may write; the last is kept for the notice that there were more. */
export const maxLogLines = 256;
/** Bytes of one log line before it is cut. */
export const maxLogLineBytes = 4096;

/** Cuts and counts the log lines of one invocation. */
export class LogLimit {
  #written = 0;

  /** The line to write for a message, or null once there have been too many. */
  accept(level: string, text: string): string | null {
    this.#written += 1;
    if (this.#written < maxLogLines) return `[${level}] ${truncate(text)}`;
    if (this.#written > maxLogLines) return null;
    return `[ERROR] Log overflow (maximum ${maxLogLines}). Remaining log lines omitted.`;
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
