import { readdir, readFile } from "node:fs/promises";

/** The processes that a process started, and those that they started, by their ids. */
export async function descendantsOf(pid: number): Promise<number[]> {
  const parents = await parentsByProcess();
  const found = [pid];
  for (const parent of found)
    for (const [child, its] of parents) if (its === parent && !found.includes(child)) found.push(child);
  return found.slice(1);
}

/** Those of the processes that still run. */
export async function alive(pids: number[]): Promise<number[]> {
  const running = await parentsByProcess();
  return pids.filter((pid) => running.has(pid));
}

/** The parent of every process that is not a mere entry of an ended one, as Linux tells it in /proc. */
async function parentsByProcess(): Promise<Map<number, number>> {
  const found = new Map<number, number>();
  for (const name of await readdir("/proc")) {
    if (!/^\d+$/.test(name)) continue;
    const text = await readFile(`/proc/${name}/stat`, "utf8").catch(() => "");
    const [state, parent] = text.slice(text.lastIndexOf(")") + 2).split(" ");
    if (text !== "" && state !== "Z") found.set(Number(name), Number(parent));
  }
  return found;
}
