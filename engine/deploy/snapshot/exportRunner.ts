import { Worker } from "node:worker_threads";
import type { ExportOptions, WrittenExport } from "./writeExport";

export type ExportWorkerMessage = { progress: string } | { written: WrittenExport } | { failure: string };

/** Runs one export to its end; see `writeExport`. Rejects once it is aborted. */
export type ExportRunner = (
  options: ExportOptions,
  onProgress: (message: string) => void,
  signal: AbortSignal,
) => Promise<WrittenExport>;

/** Runs exports in a worker thread each, so that reading the data never holds up sockets. */
export function exportInWorker(workerUrl: () => URL): ExportRunner {
  return (options, onProgress, signal) =>
    new Promise((resolve, reject) => {
      signal.throwIfAborted();
      const worker = new Worker(workerUrl(), { workerData: options });
      const end = () => void worker.terminate();
      signal.addEventListener("abort", end);
      worker.on("message", (message: ExportWorkerMessage) => {
        if ("progress" in message) onProgress(message.progress);
        else if ("written" in message) resolve(message.written);
        else reject(new Error(message.failure));
      });
      worker.on("error", reject);
      worker.on("exit", (code) => {
        signal.removeEventListener("abort", end);
        reject(new Error(`The export worker ended with code ${code}`));
      });
    });
}
