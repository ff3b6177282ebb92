import { parentPort } from "node:worker_threads";
import { ActionRealm } from "./actionRealm";
import type { FromWorker, ModuleSet, RunMessage, ToWorker } from "./messages";

/** Realms that wait for their next run, at most. */
const maxIdle = 16;

if (parentPort === null) throw new Error("Actions run in a worker thread.");
const port = parentPort;

const code = new Map<string, ModuleSet>();
const running = new Map<number, ActionRealm>();
/** Idle realms by what they were made for, the longest idle first. */
const idle: { purpose: string; realm: ActionRealm }[] = [];

function start(run: RunMessage): void {
  port.postMessage({ kind: "begun", run: run.id } satisfies FromWorker);
  const modules = code.get(run.codeKey);
  if (modules === undefined) throw new Error(`The modules of ${run.codeKey} were not sent`);
  const purpose = JSON.stringify([run.codeKey, run.component, run.env]);
  const at = idle.findIndex((entry) => entry.purpose === purpose);
  const realm = at >= 0 ? idle.splice(at, 1)[0]?.realm : undefined;
  const chosen = realm ?? makeRealm(modules, run.env, purpose);
  running.set(run.id, chosen);
  chosen.start(run);
}

function makeRealm(modules: ModuleSet, env: Record<string, string>, purpose: string): ActionRealm {
  return new ActionRealm(modules, env, {
    post: (message, transfer) => port.postMessage(message, transfer),
    finished(realm, reusable) {
      for (const [id, other] of running) if (other === realm) running.delete(id);
      if (reusable) keepIdle(purpose, realm);
    },
  });
}

function keepIdle(purpose: string, realm: ActionRealm): void {
  idle.push({ purpose, realm });
  if (idle.length > maxIdle) idle.shift()?.realm.dispose();
}

function forget(key: string): void {
  code.delete(key);
  for (let i = idle.length - 1; i >= 0; i--) {
    if (!idle[i]?.purpose.startsWith(JSON.stringify([key]).slice(0, -1))) continue;
    idle.splice(i, 1)[0]?.realm.dispose();
  }
}

function receive(message: ToWorker): void {
  switch (message.kind) {
    case "code":
      code.set(message.key, message.modules);
      return;
    case "forget":
      return forget(message.key);
    case "run":
      return start(message.run);
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

port.on("message", receive);
