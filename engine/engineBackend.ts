import type { Backend, HttpActionResponse, Refresh } from "./backend";
import { findFunction } from "./deploy/reference";
import type { EngineActions } from "./functions/actions/engineActions";
import type { SiteRequest } from "./http/site";
import type { FunctionCall, Outcome, RequestKey, TimedOutcome } from "./functions/calls";
import type { DeploymentClient } from "./functions/executor/deploymentClient";
import type { ExecutorClient } from "./functions/executor/executorClient";

/** The engine as sockets and routes see it: queries and mutations of the executor, actions of the pool. */
export class EngineBackend implements Backend {
  readonly #executor: ExecutorClient;
  readonly #deployments: DeploymentClient;
  readonly #actions: EngineActions;
  readonly #refreshListeners: ((refresh: Refresh) => void)[];

  constructor(parts: {
    executor: ExecutorClient;
    deployments: DeploymentClient;
    actions: EngineActions;
    refreshListeners: ((refresh: Refresh) => void)[];
  }) {
    this.#executor = parts.executor;
    this.#deployments = parts.deployments;
    this.#actions = parts.actions;
    this.#refreshListeners = parts.refreshListeners;
  }

  get head(): bigint {
    return this.#executor.head;
  }

  query(call: FunctionCall): Promise<TimedOutcome> {
    return this.#executor.query(call);
  }

  mutation(call: FunctionCall, key?: RequestKey): Promise<TimedOutcome> {
    return this.#executor.mutation(call, key);
  }

  action(call: FunctionCall): Promise<Outcome> {
    return this.#actions.run(call);
  }

  anyFunction(call: FunctionCall): Promise<Outcome> {
    const { deployment } = this.#deployments.configuration;
    const found = findFunction(deployment, call.component, call.path);
    if (found === null && !call.path.startsWith("_system/")) return Promise.resolve(unknownFunction(call));
    if (found?.info.udfType === "mutation") return this.mutation(call);
    return found?.info.udfType === "action" ? this.action(call) : this.query(call);
  }

  httpAction(request: SiteRequest): Promise<HttpActionResponse> {
    return this.#actions.http(request);
  }

  subscribe(call: FunctionCall, journal: string | null): number {
    return this.#executor.subscribe(call, journal);
  }

  unsubscribe(subscription: number): void {
    this.#executor.unsubscribe(subscription);
  }

  onRefresh(listener: (refresh: Refresh) => void): void {
    this.#refreshListeners.push(listener);
  }

  keepSnapshot(): Promise<bigint> {
    return this.#executor.keepSnapshot();
  }

  admin<T>(operation: string, args: unknown): Promise<T> {
    return this.#executor.admin<T>(operation, args);
  }
}

function unknownFunction({ path, component }: FunctionCall): Outcome {
  const where = component === "" ? "" : ` in component '${component}'`;
  return {
    ok: false,
    message: `Could not find function for '${path}'${where}. Did you forget to run \`npx convex dev\`?`,
    logLines: [],
  };
}
