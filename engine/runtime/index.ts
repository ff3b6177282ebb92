import type { Boot, Bridge, ContextControls } from "./bridge";
import { Clock, installDate, installPerformance } from "./core/clock";
import { installConsole } from "./core/console";
import { installConvex } from "./core/convexGlobal";
import { installStackTraces } from "./core/failures";
import { guardBridge } from "./core/gate";
import { installGlobals } from "./core/globals";
import { HttpExchange } from "./core/http";
import { createOps, PendingCalls } from "./core/hostOps";
import { describeFunction } from "./core/inspection";
import { failureText, Invocation } from "./core/invocation";
import { ModuleRegistry } from "./core/modules";
import { SeededRandom } from "./core/random";
import { storageSyscalls } from "./core/storage";
import type { SandboxKind } from "./ops";
import { installWeb } from "./web/index";

/**
 * Makes the fresh global of this context into Convex's and hands the host its controls. Runs before
 * any user code; `bridge` never leaves the closures made here.
 */
export const boot: Boot = (bridge: Bridge, kindText: string, envText: string): ContextControls => {
  const kind: SandboxKind = kindText === "action" ? "action" : "transaction";
  const global = globalThis;
  const gate = guardBridge(bridge);
  const clock = new Clock();
  const random = new SeededRandom();
  const pending = new PendingCalls();
  const modules = new ModuleRegistry(gate);
  const ops = createOps(gate, pending);
  const exchange = new HttpExchange(ops);
  const invocation = new Invocation({ gate, modules, clock, random, kind, exchange });

  installStackTraces(global, gate);
  installGlobals(global, JSON.parse(envText) as Record<string, string>);
  installDate(global, clock);
  installPerformance(global, gate, clock, kind, () => invocation.isQuery());
  Object.defineProperty(Math, "random", {
    value: () => random.next(),
    writable: true,
    configurable: true,
  });
  installConsole(global, gate);
  const seededBytes = (bytes: Uint8Array): void => random.fill(bytes);
  const fill = kind === "transaction" ? seededBytes : undefined;
  installWeb(global as unknown as Record<string, unknown>, ops, kind, fill);
  installConvex(global, gate, pending, kind, { ...storageSyscalls(ops), ...exchange.syscalls() });

  const BytesOfRealm = Uint8Array;
  return {
    enter: (module, exportName, method, args, now, seed, route = "") =>
      invocation.start({ module, exportName, method, args, route }, now, seed),
    finish: () => invocation.outcome(),
    inspect: (_step, module, name) => describeFunction(modules, module, name),
    settle: (id, tagged, buffer) => pending.settle(id, tagged, buffer),
    allocate: (length) => new BytesOfRealm(length),
    describe: (thrown) => failureText(thrown),
    promisePrototype: Promise.prototype,
  };
};
