import type { Outcome } from "../functions/calls";
import type { Exchange } from "../http/exchange";
import { badRequest, HttpError } from "../http/httpError";
import type { Route } from "../http/router";
import type { Json } from "../protocol/json";
import { MAX_CODE_BYTES } from "../protocol/limits";
import { DeployError } from "./deployError";
import type { DeploymentStore } from "./deploymentStore";
import { applyEnvironmentChanges, type Environment, type EnvironmentChange } from "./environment";
import { reevaluateAuth } from "./evaluation/evaluate";
import { isForPeople } from "./snapshot/importError";
import { Pushes, type Body } from "./push/pushes";
import { compileTestQuery, type TestQuery } from "./testQuery";

export type { DeploymentStore, SchemaStatus } from "./deploymentStore";

export type DeployRoutesDeps = {
  store: DeploymentStore;
  cloudUrl: string;
  siteUrl: string;
  /** The project whose `node_modules` hold what Node modules leave unbundled. */
  projectRoot: string;
  /** Runs `TEST_QUERY` as admin in `withTestQuery(deployment, query)`; inline queries are refused without it. */
  runTestQuery?: (query: TestQuery) => Promise<Outcome>;
};

/** Code as JSON, with what stands around it: room enough to say how much too large the code is. */
const MAX_PUSH_BYTES = 3 * MAX_CODE_BYTES;

/** Everything the CLI calls to push code and to change environment variables. All need the admin key. */
export function deployRoutes(deps: DeployRoutesDeps): Route[] {
  const system = { CONVEX_CLOUD_URL: deps.cloudUrl, CONVEX_SITE_URL: deps.siteUrl };
  const pushes = new Pushes({ ...deps, system });
  const post = (path: string, answer: (body: Body) => Promise<unknown>): Route => ({
    method: "POST",
    path,
    handle: (exchange) => respond(exchange, answer),
  });
  return [
    {
      method: "GET",
      path: "/api/v1/get_canonical_urls",
      handle: (exchange) => canonicalUrls(exchange, deps),
    },
    {
      method: "GET",
      path: "/api/v1/list_environment_variables",
      handle: (e) => listEnvironment(e, deps.store),
    },
    post("/api/get_config_hashes", () => configHashes(deps.store)),
    post("/api/deploy2/evaluate_schema", (body) => pushes.evaluateSchema(body)),
    post("/api/deploy2/evaluate_push", (body) => pushes.evaluate(body)),
    post("/api/deploy2/start_push", (body) => pushes.start(body)),
    post("/api/deploy2/wait_for_schema", (body) => pushes.waitForSchema(body)),
    post("/api/deploy2/finish_push", (body) => pushes.finish(body)),
    post("/api/deploy2/report_push_completed", () => Promise.resolve(null)),
    post("/api/run_test_function", (body) => runTestFunction(body, deps)),
    post("/api/update_environment_variables", (body) => changeEnvironment(body, deps.store, system)),
    post("/api/v1/update_environment_variables", (body) => changeEnvironment(body, deps.store, system)),
  ];
}

async function respond(exchange: Exchange, answer: (body: Body) => Promise<unknown>): Promise<void> {
  await exchange.requireAdmin();
  const body = await exchange.bodyObject(MAX_PUSH_BYTES);
  try {
    exchange.sendJson(await answer(body));
  } catch (error) {
    if (error instanceof DeployError) throw new HttpError(error.status, error.code, error.message);
    if (isForPeople(error)) throw badRequest(error.code, error.message);
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

async function runTestFunction(body: Body, { runTestQuery }: DeployRoutesDeps): Promise<object> {
  if (runTestQuery === undefined) {
    throw new DeployError("TestQueriesUnavailable", "This deployment does not run inline queries.");
  }
  const { bundle, componentId = "" } = body;
  const source = typeof bundle === "object" && !Array.isArray(bundle) ? bundle?.source : undefined;
  if (typeof source !== "string") throw new DeployError("BadJsonBody", "`bundle.source` must be text.");
  const query = await compileTestQuery(typeof componentId === "string" ? componentId : "", source);
  const outcome = await runTestQuery(query);
  const { logLines } = outcome;
  if (outcome.ok) return { status: "success", value: JSON.parse(outcome.value) as Json, logLines };
  const data = outcome.data === undefined ? {} : { errorData: JSON.parse(outcome.data) as Json };
  return { status: "error", errorMessage: outcome.message, ...data, logLines };
}

async function changeEnvironment(body: Body, store: DeploymentStore, system: Environment): Promise<object> {
  const { changes } = body;
  if (!Array.isArray(changes)) throw new DeployError("BadJsonBody", "`changes` must be a list.");
  const parsed = changes.map((change): EnvironmentChange => {
    const { name, value = null } = typeof change === "object" && !Array.isArray(change) ? { ...change } : {};
    if (typeof name !== "string" || (value !== null && typeof value !== "string")) {
      throw new DeployError("BadJsonBody", "Each change must have a `name` and a `value` of text or null.");
    }
    return { name, value };
  });
  const { deployment, environment } = await store.current();
  const declared = deployment.definitions[""]?.metadata.envVars ?? {};
  const next = applyEnvironmentChanges(environment, parsed, declared);
  const auth = await reevaluateAuth(deployment, { ...next, ...system });
  await store.changeEnvironment(parsed, auth);
  return {};
}
