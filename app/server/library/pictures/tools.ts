import { spawn } from "node:child_process";

/** Kibibytes of address space: a decoder of the largest frames taken needs a quarter of it. */
const MEMORY = 4 * 1024 ** 2;
/** A video says much of itself before its first picture, but it does not take this long. */
const PATIENCE_MS = 30_000;
/** What the shell ends with when there is no such program. */
const NO_PROGRAM = 127;

/** Thrown where this machine has no ffmpeg. */
export class NoTools extends Error {}

/**
 * Runs ffmpeg or ffprobe behind everything else the machine does, with an end to its time, its memory and what it may
 * say, and nothing of the server's environment.
 * @returns what it wrote; null where it failed, took too long or wrote more than `mostBytes`
 * @throws NoTools
 */
export async function runTool(
  name: "ffmpeg" | "ffprobe",
  args: readonly string[],
  { mostBytes, patienceMs = PATIENCE_MS }: { mostBytes: number; patienceMs?: number },
): Promise<Buffer | null> {
  const inBounds = `ulimit -v ${MEMORY} 2>/dev/null; exec nice -n 10 "$0" "$@"`;
  const child = spawn("/bin/sh", ["-c", inBounds, name, ...args], {
    env: { PATH: process.env["PATH"], NODE_ENV: "production" },
    stdio: ["ignore", "pipe", "ignore"],
  });
  // The shell and what it has become are one process.
  const timer = setTimeout(() => child.kill("SIGKILL"), patienceMs);
  const said: Buffer[] = [];
  let size = 0;
  child.stdout.on("data", (chunk: Buffer) => {
    size += chunk.length;
    if (size > mostBytes) child.kill("SIGKILL");
    else said.push(chunk);
  });
  const code = await new Promise<number | null>((resolve) => {
    child.once("error", () => resolve(NO_PROGRAM));
    child.once("close", resolve);
  });
  clearTimeout(timer);
  if (code === NO_PROGRAM) throw new NoTools("This machine has no ffmpeg.");
  return code === 0 ? Buffer.concat(said) : null;
}
