import { parentPort, workerData } from "node:worker_threads";
import { Executor } from "./executor";
import type { ExecutorSettings, ToExecutor } from "./executorMessages";

const port = parentPort;
if (port === null) throw new Error("The executor runs in a worker thread.");
const executor = new Executor(workerData as ExecutorSettings, (messages) => port.postMessage(messages));
port.on("message", (messages: ToExecutor[]) => executor.receive(messages));
