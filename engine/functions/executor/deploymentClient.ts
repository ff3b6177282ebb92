import { randomUUID } from "node:crypto";
import type { AuthProvider } from "../../auth/providers";
import type { Deployment } from "../../deploy/deployment";
import { DeployError } from "../../deploy/deployError";
import type { Environment, EnvironmentChange } from "../../deploy/environment";
import type { DeploymentPlan } from "../../deploy/push/plan";
import type { TableSizes } from "../../deploy/push/pushResponses";
import type { DeploymentStore, SchemaStatus } from "../../deploy/routes";
import { FunctionError } from "../../protocol/errors";
import type { Outcome, RequestMetadata } from "../calls";
import type { SchemaFailure } from "./operations/schemas";
import type { TestQuery } from "../../deploy/testQuery";
import type { ExecutorClient } from "./executorClient";

export type Configuration = { deployment: Deployment; environment: Environment };

/**
 * The main thread's view of what is deployed: a copy of the executor's, replaced after every change,
 * and the way to change it.
 */
export class DeploymentClient implements DeploymentStore {
  readonly #executor: ExecutorClient;
  readonly #changed: (configuration: Configuration) => void;
  #configuration: Configuration;

  private constructor(
    executor: ExecutorClient,
    configuration: Configuration,
    changed: (configuration: Configuration) => void,
  ) {
    this.#executor = executor;
    this.#configuration = configuration;
    this.#changed = changed;
  }

  /** `changed` is called with every new configuration, the first one included. */
  static async open(
    executor: ExecutorClient,
    changed: (configuration: Configuration) => void,
  ): Promise<DeploymentClient> {
    const configuration = await executor.admin<Configuration>("deployment.read", {});
    changed(configuration);
    return new DeploymentClient(executor, configuration, changed);
  }

  get configuration(): Configuration {
    return this.#configuration;
  }

  current(): Promise<Configuration> {
    return Promise.resolve(this.#configuration);
  }

  tableSizes(): Promise<Record<string, TableSizes>> {
    return this.#executor.admin("deployment.tableSizes", {});
  }

  async prepare(plan: DeploymentPlan): Promise<SchemaStatus> {
    const unfit = await this.#executor.admin<SchemaFailure | null>("deployment.check", plan);
    return unfit === null ? { type: "complete" } : { type: "failed", ...unfit };
  }

  /** Runs a query that is not deployed, as admin. */
  runTestQuery(query: TestQuery): Promise<Outcome> {
    const request: RequestMetadata = { requestId: randomUUID().slice(0, 16), ip: null, userAgent: null };
    return this.#executor.admin("testQuery.run", { query, request });
  }

  async apply(plan: DeploymentPlan): Promise<void> {
    await this.#change("deployment.apply", plan);
  }

  async changeEnvironment(changes: EnvironmentChange[], auth: AuthProvider[] | null): Promise<void> {
    await this.#change("environment.change", { changes, auth });
  }

  async #change(operation: string, args: unknown): Promise<void> {
    try {
      await this.#executor.admin(operation, args);
    } catch (error) {
      throw error instanceof FunctionError ? new DeployError(error.code, error.message) : error;
    }
    this.#configuration = await this.#executor.admin<Configuration>("deployment.read", {});
    this.#changed(this.#configuration);
  }
}
