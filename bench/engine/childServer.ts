import { spawn } from "node:child_process";

export type ChildServer = { url: string; pid: number; stop(): Promise<void> };

/** Runs a Node script that prints `ready URL`, and resolves once it has. */
export async function childServer(args: string[]): Promise<ChildServer> {
  const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"] });
  const url = await new Promise<string>((resolve, reject) => {
    child.once("exit", (code) => reject(new Error(`${args[0] ?? ""} ended with ${code}`)));
    child.stdout.on("data", (chunk: Buffer) => {
      const ready = /^ready (\S+)$/m.exec(chunk.toString());
      if (ready?.[1] !== undefined) resolve(ready[1]);
    });
  });
  return {
    url,
    pid: child.pid ?? 0,
    stop: () =>
      new Promise((resolve) => {
        child.removeAllListeners("exit");
        child.once("exit", () => resolve());
        child.kill("SIGTERM");
      }),
  };
}
