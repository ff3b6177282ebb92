import { HostCall } from "../bridge";
import type { SandboxKind } from "../ops";
import type { Clock } from "./clock";
import { describeFailure } from "./failures";
import type { Gate } from "./gate";
import type { HttpExchange } from "./http";
import type { ModuleRegistry } from "./modules";
import type { SeededRandom } from "./random";

const { stringify } = JSON;
const InRealmError = Error;

/** How `enter` asks for an HTTP action: the router of http.js finds it. */
const routerMethod = "runRequest";

type Invoker = (...args: string[]) => unknown;
type Call = { module: string; exportName: string; method: string; args: string; route: string };
type Registered = { [property: string]: unknown };

/** A failure whose message is shown as it is: the function never began. */
class NotRunnable {
  readonly message: string;

  constructor(message: string) {
    this.message = message;
  }
}

type Parts = {
  gate: Gate;
  modules: ModuleRegistry;
  clock: Clock;
  random: SeededRandom;
  kind: SandboxKind;
  exchange: HttpExchange;
};

/** Runs one function of the context at a time and keeps how it went. */
export class Invocation {
  readonly #parts: Parts;
  #method = "";
  #outcome = "";

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  isQuery(): boolean {
    return this.#method === "invokeQuery";
  }

  start(call: Call, now: number, seed: string): void {
    this.#method = call.method;
    this.#outcome = "";
    this.#parts.clock.start(now, this.#parts.kind === "action");
    this.#parts.random.reseed(seed);
    void this.#run(call);
  }

  /** See ContextControls.finish. */
  outcome(): string {
    return this.#outcome;
  }

  async #run(call: Call): Promise<void> {
    let outcome: string;
    try {
      const result = await this.#invoke(call);
      if (typeof result !== "string") throw new InRealmError("The function returned no JSON text");
      outcome = `v${result}`;
    } catch (thrown) {
      outcome = failureText(thrown);
    }
    this.#outcome = outcome;
    if (this.#parts.kind === "transaction") return;
    this.#parts.gate(HostCall.settled, "result", outcome);
    if (call.method === routerMethod && outcome[0] === "v") await this.#sendBody();
  }

  async #sendBody(): Promise<void> {
    let outcome = "v";
    try {
      await this.#parts.exchange.sendBody();
    } catch (thrown) {
      outcome = failureText(thrown);
    }
    this.#parts.gate(HostCall.settled, "body", outcome);
  }

  #invoke({ module, exportName, method, args, route }: Call): unknown {
    const namespace = this.#parts.modules.load(module) as Registered;
    if (method === routerMethod) return runRequest(namespace[exportName], args, route);
    if (!(exportName in namespace)) {
      throw new NotRunnable(`Couldn't find "${exportName}" in module "${module}".`);
    }
    const registered = namespace[exportName];
    const invoke = findMethod(registered, method);
    if (invoke === null) throw new NotRunnable(refusal(registered, method, module, exportName));
    return method === "invokeAction" ? invoke("", args) : invoke(args);
  }
}

function runRequest(router: unknown, request: string, route: string): unknown {
  const run = findMethod(router, routerMethod);
  if (run === null || (router as Registered).isRouter !== true) {
    throw new NotRunnable("The default export of `convex/http.js` is not a Router.");
  }
  return run(request, route);
}

/** "e" + JSON of how `thrown` is shown. */
export function failureText(thrown: unknown): string {
  if (thrown instanceof NotRunnable) {
    return `e${stringify({ message: thrown.message, frames: null })}`;
  }
  const text: unknown = stringify(describeFailure(thrown));
  return typeof text === "string" ? `e${text}` : `e{"message":"Uncaught Error","frames":null}`;
}

function findMethod(registered: unknown, method: string): Invoker | null {
  if (typeof registered !== "function" && typeof registered !== "object") return null;
  if (registered === null) return null;
  const found = (registered as Registered)[method];
  if (typeof found !== "function") return null;
  return (...args) => (found as Invoker)(...args);
}

const kinds = [
  { mark: "isQuery", name: "query", method: "invokeQuery" },
  { mark: "isMutation", name: "mutation", method: "invokeMutation" },
  { mark: "isAction", name: "action", method: "invokeAction" },
];

function refusal(registered: unknown, method: string, module: string, exportName: string): string {
  const path = `"${module}:${exportName}"`;
  const asked = kinds.find((kind) => kind.method === method)?.name ?? "function";
  if (registered !== null && registered !== undefined) {
    for (const { mark, name } of kinds) {
      if ((registered as Registered)[mark] === true) {
        return `Function ${path} is registered as ${article(name)} but is being run as ${article(asked)}.`;
      }
    }
  }
  return asked === "action"
    ? `Function ${path} is not an action. Did you forget to wrap it with \`action\`?`
    : `Function ${path} is neither a query or mutation. Did you forget to wrap it with \`query\` or \`mutation\`?`;
}

function article(name: string): string {
  return name === "action" ? `an ${name}` : `a ${name}`;
}
