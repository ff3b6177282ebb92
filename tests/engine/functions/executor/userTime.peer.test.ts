import { resolve } from "node:path";
import { Worker } from "node:worker_threads";
import { buildSync } from "esbuild";
import { expect, onTestFinished, test } from "vitest";
import { UserTime } from "../../../../engine/functions/executor/userTime";

/** A thread that runs something for `main` to see, ends it when told to, and says "went on" if it can. */
function runner(main: UserTime): Worker {
  const { outputFiles } = buildSync({
    stdin: {
      contents: `
        import { parentPort, workerData } from "node:worker_threads";
        import { UserTime } from "./engine/functions/executor/userTime";
        const time = new UserTime(workerData);
        time.begin(7);
        parentPort.postMessage("running");
        parentPort.once("message", () => {
          time.end();
          parentPort.postMessage("went on");
        });`,
      resolveDir: resolve(import.meta.dirname, "../../../.."),
    },
    ...{ bundle: true, format: "cjs", platform: "node", write: false },
  });
  const worker = new Worker(outputFiles[0]?.text ?? "", { eval: true, workerData: main.shared });
  onTestFinished(() => void worker.terminate());
  return worker;
}

test.each([
  { name: "goes on after its end", condemned: false, heard: ["running", "went on"] },
  { name: "does not go on once it is condemned, and can be terminated", condemned: true, heard: ["running"] },
])("a run $name", async ({ condemned, heard }) => {
  const main = new UserTime();
  const worker = runner(main);
  const messages: unknown[] = [];
  worker.on("message", (message) => messages.push(message));
  await expect.poll(() => messages, { timeout: 10_000 }).toEqual(["running"]);
  const running = main.read();
  expect(running).toMatchObject({ request: 7 });
  if (condemned) expect(main.condemn(running?.run ?? 0)).toBe(true);
  worker.postMessage("end");
  await new Promise((done) => setTimeout(done, 200));
  await worker.terminate();
  expect(messages).toEqual(heard);
});
