import { createHash, randomUUID } from "node:crypto";
import type { Exchange } from "../http/exchange";
import { HttpError } from "../http/httpError";
import type { Route } from "../http/router";
import type { Json } from "../protocol/json";
import { DeployError, withPrefix } from "./deployError";
import type { Deployment } from "./deployment";
import { checkDeclaredValues, checkRequiredVariables, type Environment, type EnvironmentChange } from "./environment";
import { evaluatePush } from "./evaluate";
import { planDeployment, type DeploymentPlan, type EvaluatedPush } from "./plan";
import { schemaEvaluation, startPushResponse, type TableSizes } from "./pushResponses";
import { parsePushRequest } from "./pushRequest";

/** How far the data of a planned deployment is checked and its indexes are filled, as `wait_for_schema` tells it. */
export type SchemaStatus =
  | { type: "complete" }
  | { type: "raceDetected" }
  | { type: "failed"; error: string; componentPath: string; tableName: string | null }
  | {
      type: "inProgress";
      components: Record<
        string,
        { schemaValidationComplete: boolean; indexesComplete: number; indexesTotal: number }
      >;
    };

/** The deployment's lasting state, as the executor keeps it. */
export interface DeploymentStore {
  current(): Promise<{ deployment: Deployment; environment: Environment }>;
  /** Documents and bytes of each component's tables. */
  tableSizes(): Promise<Record<string, TableSizes>>;
  /** Begins, or goes on, to check data and fill indexes; answers within about `timeoutMs`. */
  prepare(plan: DeploymentPlan, timeoutMs: number): Promise<SchemaStatus>;
  /** Makes the plan the deployment, if version and environment still are what it was made for. @throws DeployError */
  apply(plan: DeploymentPlan): Promise<void>;
  /** Applies `applyEnvironmentChanges` in one transaction. @throws DeployError */
  changeEnvironment(changes: EnvironmentChange[]): Promise<void>;
}

export type DeployRoutesDeps = {
  store: DeploymentStore;
  cloudUrl: string;
  siteUrl: string;
  /** The project whose `node_modules` hold what Node modules leave unbundled. */
  projectRoot: string;
};

const MAX_PUSH_BYTES = 256 * 1024 * 1024;
const MAX_PENDING_PUSHES = 8;
const DEFAULT_SCHEMA_TIMEOUT_MS = 10_000;

/** Everything the CLI calls to push code and to change environment variables. All need the admin key. */
export function deployRoutes(deps: DeployRoutesDeps): Route[] {
  const pushes = new Pushes(deps);
  const post = (path: string, answer: (body: Body) => Promise<unknown>): Route => ({
    method: "POST",
    path,
    handle: (exchange) => respond(exchange, answer),
  });
  return [
    { method: "GET", path: "/api/v1/get_canonical_urls", handle: (exchange) => canonicalUrls(exchange, deps) },
    { method: "GET", path: "/api/v1/list_environment_variables", handle: (e) => listEnvironment(e, deps.store) },
    post("/api/get_config_hashes", () => configHashes(deps.store)),
    post("/api/deploy2/evaluate_schema", (body) => pushes.evaluateSchema(body)),
    post("/api/deploy2/evaluate_push", (body) => pushes.evaluate(body)),
    post("/api/deploy2/start_push", (body) => pushes.start(body)),
    post("/api/deploy2/wait_for_schema", (body) => pushes.waitForSchema(body)),
    post("/api/deploy2/finish_push", (body) => pushes.finish(body)),
    post("/api/deploy2/report_push_completed", () => Promise.resolve(null)),
    post("/api/update_environment_variables", (body) => changeEnvironment(body, deps.store)),
    post("/api/v1/update_environment_variables", (body) => changeEnvironment(body, deps.store)),
  ];
}

type Body = { [key: string]: Json };

async function respond(exchange: Exchange, answer: (body: Body) => Promise<unknown>): Promise<void> {
  await exchange.requireAdmin();
  const body = await exchange.bodyObject(MAX_PUSH_BYTES);
  try {
    exchange.sendJson(await answer(body));
  } catch (error) {
    if (error instanceof DeployError) throw new HttpError(error.status, error.code, error.message);
    throw error;
  }
}

async function canonicalUrls(exchange: Exchange, deps: DeployRoutesDeps): Promise<void> {
  await exchange.requireAdmin();
  exchange.sendJson({ convexCloudUrl: deps.cloudUrl, convexSiteUrl: deps.siteUrl });
}

async function listEnvironment(exchange: Exchange, store: DeploymentStore): Promise<void> {
  await exchange.requireAdmin();
  exchange.sendJson({ environmentVariables: (await store.current()).environment });
}

async function configHashes(store: DeploymentStore): Promise<object> {
  const { deployment } = await store.current();
  const app = deployment.definitions[""];
  return {
    config: { functions: "convex/" },
    moduleHashes: Object.entries(app?.modules ?? {}).map(([path, { sha256, environment }]) => ({
      path,
      hash: sha256,
      environment,
    })),
    udfServerVersion: app?.udfServerVersion ?? null,
    // Left out rather than null: the CLI compares it with what `convex.json` leaves out.
    ...(deployment.nodeVersion === null ? {} : { nodeVersion: deployment.nodeVersion }),
  };
}

async function changeEnvironment(body: Body, store: DeploymentStore): Promise<object> {
  const { changes } = body;
  if (!Array.isArray(changes)) throw new DeployError("BadJsonBody", "`changes` must be a list.");
  const parsed = changes.map((change): EnvironmentChange => {
    const { name, value = null } = typeof change === "object" && !Array.isArray(change) ? { ...change } : {};
    if (typeof name !== "string" || (value !== null && typeof value !== "string")) {
      throw new DeployError("BadJsonBody", "Each change must have a `name` and a `value` of text or null.");
    }
    return { name, value };
  });
  await store.changeEnvironment(parsed);
  return {};
}

/** The pushes under way: evaluated, not yet finished. They are lost when the engine stops. */
class Pushes {
  readonly #pending = new Map<string, DeploymentPlan>();
  /** The last push evaluated: the CLI asks what it would change, then starts it, with one body. */
  #last: { key: string; push: Promise<EvaluatedPush> } | null = null;

  constructor(private readonly deps: DeployRoutesDeps) {}

  async start(body: Body): Promise<object> {
    const { plan } = await this.#plan(body);
    const pushId = randomUUID();
    this.#pending.set(pushId, plan);
    for (const oldest of [...this.#pending.keys()].slice(0, -MAX_PENDING_PUSHES)) this.#pending.delete(oldest);
    return startPushResponse(plan, pushId);
  }

  async evaluate(body: Body): Promise<object> {
    const { plan } = await this.#plan(body);
    const { schemaChange } = startPushResponse(plan, "") as { schemaChange: object };
    return { schemaChange };
  }

  async evaluateSchema(body: Body): Promise<object> {
    const { plan, before } = await this.#plan(body);
    return schemaEvaluation(before, plan, await this.deps.store.tableSizes());
  }

  async waitForSchema(body: Body): Promise<object> {
    const { schemaChange, timeoutMs } = body;
    const ids = Object.values((schemaChange as { schemaIds?: Record<string, Json> } | undefined)?.schemaIds ?? {});
    const pushId = ids.find((id) => typeof id === "string");
    if (pushId === undefined) return { type: "complete" };
    const plan = this.#pending.get(String(pushId));
    if (plan === undefined) return { type: "raceDetected" };
    return this.deps.store.prepare(plan, typeof timeoutMs === "number" ? timeoutMs : DEFAULT_SCHEMA_TIMEOUT_MS);
  }

  async finish(body: Body): Promise<object> {
    if (body.dryRun === true) return { authDiff: { added: [], removed: [] }, definitionDiffs: {}, componentDiffs: {} };
    const packages = (body.startPush as { componentDefinitionPackages?: Record<string, { storageKey?: Json }> } | null)
      ?.componentDefinitionPackages;
    const pushId = String(packages?.[""]?.storageKey);
    const plan = this.#pending.get(pushId);
    if (plan === undefined) throw new DeployError("RaceDetected", "The push is no longer known: push again.");
    const { environment } = await this.deps.store.current();
    const declared = plan.deployment.definitions[""]?.metadata.envVars ?? {};
    checkRequiredVariables(environment, declared);
    checkDeclaredValues(environment, declared);
    await this.deps.store.apply(plan);
    this.#pending.delete(pushId);
    return plan.diff;
  }

  async #plan(body: Body): Promise<{ plan: DeploymentPlan; before: Deployment }> {
    const { deployment, environment } = await this.deps.store.current();
    try {
      const push = await this.#evaluated(body, deployment, environment);
      return { plan: planDeployment(deployment, push), before: deployment };
    } catch (error) {
      throw error instanceof DeployError ? withPrefix(error, "Hit an error while pushing:\n") : error;
    }
  }

  #evaluated(body: Body, deployment: Deployment, environment: Environment): Promise<EvaluatedPush> {
    const key = createHash("sha256")
      .update(JSON.stringify([deployment.version, environment, body]))
      .digest("hex");
    if (this.#last?.key === key) return this.#last.push;
    const { cloudUrl, siteUrl, projectRoot } = this.deps;
    const system = { CONVEX_CLOUD_URL: cloudUrl, CONVEX_SITE_URL: siteUrl };
    const request = parsePushRequest(body, deployment);
    const push = evaluatePush(request, { environment, system, projectRoot });
    this.#last = { key, push };
    return push;
  }
}
