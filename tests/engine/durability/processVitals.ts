import { readdirSync, readFileSync, readlinkSync } from "node:fs";

/** What a process holds: resident memory in MB, threads, and open files of a database. */
export type Vitals = { residentMb: number; threads: number; databaseFiles: number };

export function vitalsOf(pid: number): Vitals {
  const status = readFileSync(`/proc/${pid}/status`, "utf8");
  const field = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+)`, "m").exec(status)?.[1]);
  return {
    residentMb: Math.round(field("VmRSS") / 1024),
    threads: field("Threads"),
    databaseFiles: openFiles(pid).filter((file) => file.includes("data.db")).length,
  };
}

function openFiles(pid: number): string[] {
  const folder = `/proc/${pid}/fd`;
  return readdirSync(folder).flatMap((descriptor) => {
    try {
      return [readlinkSync(`${folder}/${descriptor}`)];
    } catch {
      // Closed meanwhile.
      return [];
    }
  });
}
