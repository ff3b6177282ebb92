import { parentPort, workerData } from "node:worker_threads";
import type { FromWorker, RunMessage, ToWorker } from "./messages";
import { installNodeGlobals } from "./nodeGlobals";
import { currentInvocation, NodeInvocation } from "./nodeInvocation";
import { NodeModules } from "./nodeModules";

if (parentPort === null) throw new Error("Actions run in a worker thread.");
const port = parentPort;
const { projectRoot } = workerData as { projectRoot: string };

const code = new Map<string, NodeModules>();
const running = new Map<number, NodeInvocation>();

async function start(run: RunMessage): Promise<void> {
  port.postMessage({ kind: "begun", run: run.id } satisfies FromWorker);
  const modules = code.get(run.codeKey);
  if (modules === undefined) throw new Error(`The modules of ${run.codeKey} were not sent`);
  const invocation = new NodeInvocation(run, modules, (message, transfer) =>
    port.postMessage(message, transfer),
  );
  running.set(run.id, invocation);
  await invocation.execute();
  running.delete(run.id);
}

function receive(message: ToWorker): void {
  switch (message.kind) {
    case "code":
      code.set(message.key, new NodeModules(message.modules, projectRoot));
      return;
    case "forget":
      code.delete(message.key);
      return;
    case "run":
      void start(message.run);
      return;
    case "answer":
      return running.get(message.run)?.answered(message.call, message.tagged, message.bytes);
    case "end":
      running.get(message.run)?.abandon();
      running.delete(message.run);
      return;
    case "ping":
      return port.postMessage({ kind: "pong" } satisfies FromWorker);
    default:
      message satisfies never;
  }
}

/** What nobody handles fails the action it came from; without one it is nobody's. */
function failCurrent(error: unknown): void {
  currentInvocation()?.fail(error);
}

process.on("unhandledRejection", failCurrent);
process.on("uncaughtException", failCurrent);
installNodeGlobals(projectRoot);
port.on("message", receive);
