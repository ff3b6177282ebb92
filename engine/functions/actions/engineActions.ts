import type { HttpActionResponse } from "../../backend";
import type { Definition } from "../../deploy/deployment";
import { componentEnvironment } from "../../deploy/environment";
import { routeHttp } from "../../deploy/httpRouting";
import { activeComponent, findFunction } from "../../deploy/reference";
import type { SiteRequest } from "../../http/site";
import type { ActionCode, ActionEnvironment } from "./actionPool";
import { ActionPool } from "./actionPool";
import { type ActionHostParts, createActionHost } from "./actionHosting";
import type { FunctionCall, Outcome } from "../calls";
import type { DeploymentClient } from "../executor/deploymentClient";
import type { ActionRun } from "../../scheduler/due";
import type { ExecutionLog } from "../executor/executorMessages";
import { ExecutorStopped } from "../executor/executorClient";
import { INTERNAL_ERROR, reportFault } from "../executor/faults";
import { type InstanceInfo, systemEnvironment } from "../services";

export type EngineActionsOptions = Omit<ActionHostParts, "runAction"> & {
  deployments: DeploymentClient;
  instance: InstanceInfo;
  projectRoot: string;
  /** Milliseconds that actions may take, "use node" ones by themselves; Convex's limits when left out. */
  timeLimits?: ActionTimeLimits;
  log(entry: ExecutionLog): void;
};

export type ActionTimeLimits = { isolate?: number; node?: number };

type Prepared =
  | { ok: true; environment: ActionEnvironment; code: ActionCode; module: string; name: string }
  | { ok: false; outcome: Outcome };

const NO_MATCHING_ROUTES = "No matching routes found";

/** Runs actions and HTTP actions in worker threads, beside the executor that runs everything else. */
export class EngineActions {
  readonly #options: EngineActionsOptions;
  readonly #pool: ActionPool;
  readonly #code = new Map<string, ActionCode>();
  #codeVersion = -1;

  constructor(options: EngineActionsOptions) {
    this.#options = options;
    const host = createActionHost({ ...options, runAction: (call) => this.run(call, true) });
    const { projectRoot, timeLimits: { isolate, node } = {} } = options;
    this.#pool = new ActionPool(host, {
      projectRoot,
      ...(isolate === undefined ? {} : { isolateTimeoutMs: isolate }),
      ...(node === undefined ? {} : { nodeTimeoutMs: node }),
    });
  }

  stop(): Promise<void> {
    return this.#pool.stop();
  }

  /** Runs an action to its end. `nested`: another action waits for it. */
  async run(call: FunctionCall, nested = false): Promise<Outcome> {
    const prepared = await this.#prepare(call);
    if (!prepared.ok) return prepared.outcome;
    const { environment, code, module, name } = prepared;
    const logLines: string[] = [];
    const startedAt = Date.now();
    const ending = await this.#pool.run({
      environment,
      code,
      component: call.component,
      env: this.#environmentOf(call.component),
      module,
      export: name,
      args: call.args,
      identity: call.identity,
      request: call.request,
      nested,
      log: (line) => logLines.push(line),
    });
    const outcome: Outcome = ending.ok
      ? await this.#checked(call, ending.value, logLines)
      : { ...ending, logLines };
    this.#log("action", environment, call, outcome, startedAt);
    return outcome;
  }

  /** Runs an action that was due and tells the executor how it ended. */
  async runDue({ call, job, cron }: ActionRun): Promise<void> {
    const { executor } = this.#options;
    try {
      const outcome = await this.run(call).catch(outcomeOfFault);
      if (job !== null) await executor.admin("action.jobEnded", { job, outcome });
    } finally {
      if (cron !== null) await executor.admin("action.cronEnded", cron);
    }
  }

  /** Answers a request by the deployment's routes. */
  async http(request: SiteRequest): Promise<HttpActionResponse> {
    const { deployment } = this.#options.deployments.configuration;
    const target = routeHttp(deployment, request.method, new URL(request.url).pathname);
    const code = target === null ? null : this.#codeOf(target.component, "isolate");
    if (target === null || code === null) return textResponse(404, NO_MATCHING_ROUTES);
    const startedAt = Date.now();
    const logLines: string[] = [];
    const result = await this.#pool.http({
      code,
      component: target.component,
      env: this.#environmentOf(target.component),
      identity: request.identity,
      request: request.request,
      route: target.path,
      http: request,
      log: (line) => logLines.push(line),
    });
    const call: FunctionCall = {
      component: target.component,
      path: `${request.method} ${target.path}`,
      args: "",
      identity: request.identity,
      access: "public",
      request: request.request,
    };
    const ended = result.ok ? await Promise.race([result.ended, Promise.resolve(null)]) : result;
    const outcome: Outcome =
      ended === null || ended.ok ? { ok: true, value: "null", logLines } : { ...ended, logLines };
    this.#log("httpAction", "isolate", call, outcome, startedAt);
    return result.ok ? result.response : serverError(request.request.requestId, result.message);
  }

  async #prepare(call: FunctionCall): Promise<Prepared> {
    const { deployment } = this.#options.deployments.configuration;
    const found = findFunction(deployment, call.component, call.path);
    const shown = call.path.replace(/\.js(?=:|$)/, "");
    const where = call.component === "" ? "" : ` in component '${call.component}'`;
    if (found === null || (found.info.visibility === "internal" && call.access === "public")) {
      return refused(`Could not find public function for '${shown}'${where}.`);
    }
    const { info } = found;
    if (info.udfType !== "action") {
      const kind = info.udfType === "query" ? "Query" : "Mutation";
      return refused(`Trying to execute ${found.function}${where} as Action, but it is defined as ${kind}.`);
    }
    const problem = await this.#problemOf(call, "arguments", call.args);
    if (problem !== null) return refused(problem);
    const code = this.#codeOf(call.component, info.environment);
    if (code === null) return refused(`Could not find public function for '${shown}'${where}.`);
    return { ok: true, environment: info.environment, code, module: info.module, name: info.name };
  }

  async #checked(call: FunctionCall, value: string, logLines: string[]): Promise<Outcome> {
    const problem = await this.#problemOf(call, "result", value);
    return problem === null ? { ok: true, value, logLines } : { ok: false, message: problem, logLines };
  }

  /** Why arguments or a result (JSON text) are refused; ids are checked against the executor's tables. */
  #problemOf(
    { component, path }: FunctionCall,
    what: "arguments" | "result",
    value: string,
  ): Promise<string | null> {
    return this.#options.executor.admin("action.validate", { component, path, what, value });
  }

  #environmentOf(component: string): Record<string, string> {
    const { deployment, environment } = this.#options.deployments.configuration;
    return componentEnvironment(
      deployment,
      component,
      environment,
      systemEnvironment(this.#options.instance),
    );
  }

  /** The modules of a component's definition that run in an environment, under a key that names this version of them. */
  #codeOf(component: string, environment: ActionEnvironment): ActionCode | null {
    const { deployment } = this.#options.deployments.configuration;
    if (deployment.version !== this.#codeVersion) {
      this.#code.clear();
      this.#codeVersion = deployment.version;
    }
    const path = activeComponent(deployment, component)?.definitionPath;
    const definition = path === undefined ? undefined : deployment.definitions[path];
    if (definition === undefined) return null;
    const key = `${deployment.version}:${environment}:${path ?? ""}`;
    let code = this.#code.get(key);
    if (code === undefined)
      this.#code.set(key, (code = { key, modules: modulesOf(definition, environment) }));
    return code;
  }

  #log(
    udf: "action" | "httpAction",
    environment: ActionEnvironment,
    call: FunctionCall,
    outcome: Outcome,
    startedAt: number,
  ): void {
    this.#options.log({
      udf,
      environment,
      caller: call.request.scheduledFunctionId === undefined ? "HttpApi" : "Scheduler",
      path: call.path,
      component: call.component,
      requestId: call.request.requestId,
      logLines: outcome.logLines,
      error: outcome.ok ? null : outcome.message,
      startedAt,
      took: Date.now() - startedAt,
    });
  }
}

function modulesOf(definition: Definition, environment: ActionEnvironment): ActionCode["modules"] {
  const modules: ActionCode["modules"] = {};
  for (const [path, module] of Object.entries(definition.modules)) {
    if (module.environment !== environment) continue;
    const { code, codeMap } = module;
    modules[path] = codeMap === null ? { code } : { code, map: codeMap };
  }
  return modules;
}

/** The engine itself failed; if it is stopping, the next start will say that the action was interrupted. */
function outcomeOfFault(error: unknown): Outcome {
  if (error instanceof ExecutorStopped) throw error;
  reportFault("An action could not be run", error);
  return { ok: false, ...INTERNAL_ERROR, logLines: [] };
}

function refused(message: string): Prepared {
  return { ok: false, outcome: { ok: false, message, logLines: [] } };
}

function textResponse(status: number, text: string): HttpActionResponse {
  return {
    status,
    headers: [["content-type", "text/plain; charset=utf-8"]],
    body: chunks(Buffer.from(text)),
  };
}

function serverError(requestId: string, message: string): HttpActionResponse {
  const trace = `[Request ID: ${requestId}] Server Error\n${message}`;
  const body = Buffer.from(JSON.stringify({ code: "Server Error", trace }));
  return { status: 500, headers: [["content-type", "application/json"]], body: chunks(body) };
}

async function* chunks(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield await Promise.resolve(bytes);
}
