import { execFile } from "node:child_process";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

type Bytes = Uint8Array<ArrayBuffer>;

/** A video that ffmpeg makes; its name's ending says of which kind. */
export async function filmed(name: string, args: readonly string[]): Promise<Bytes> {
  return (await filmedFiles(name, args)).get(name)!;
}

/** All files that ffmpeg makes of a video, by name: a manifest, say, and what it lists. */
export async function filmedFiles(name: string, args: readonly string[]): Promise<Map<string, Bytes>> {
  const folder = await mkdtemp(join(tmpdir(), "filmed-"));
  try {
    const all = ["-v", "error", "-nostdin", ...args, name];
    await promisify(execFile)("ffmpeg", all, { cwd: folder });
    const names = await readdir(folder);
    const files = names.map(
      async (each) => [each, new Uint8Array(await readFile(join(folder, each)))] as const,
    );
    return new Map(await Promise.all(files));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
