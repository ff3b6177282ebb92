import { parentPort, workerData } from "node:worker_threads";
import { type ExportOptions, writeExport } from "./writeExport";
import type { ExportWorkerMessage } from "./exportRunner";

const port = parentPort;
if (port === null) throw new Error("The export worker runs in a worker thread only");
const post = (message: ExportWorkerMessage) => port.postMessage(message);

try {
  const written = await writeExport(workerData as ExportOptions, (progress) => post({ progress }));
  post({ written });
} catch (error) {
  post({ failure: error instanceof Error ? (error.stack ?? error.message) : String(error) });
}
