import type { AuthProvider } from "../../auth/providers";
import { formatBytes } from "../../protocol/formatBytes";
import { MAX_CODE_BYTES } from "../../protocol/limits";
import { DeployError } from "../deployError";
import type { DeployedModule, Deployment, FunctionInfo } from "../deployment";
import type { Environment } from "../environment";
import { analyzeNodeModules, evaluateAuthOnWorker, evaluateOnWorker } from "./evaluationWorkers";
import { invalidModules } from "./inspector";
import { AUTH_CONFIG, isEntryPoint, readFunctions } from "./moduleAnalysis";
import type { EvaluatedPush } from "../push/plan";
import type { PushRequest } from "../push/pushRequest";

export type EvaluationSettings = {
  environment: Environment;
  /** The built-in variables. */
  system: Environment;
  /** The project whose `node_modules` hold what Node modules leave unbundled. */
  projectRoot: string;
};

/**
 * Loads the pushed code, away from this thread, and finds out what it defines.
 * @throws DeployError for whatever is wrong with the code
 */
export async function evaluatePush(
  request: PushRequest,
  settings: EvaluationSettings,
): Promise<EvaluatedPush> {
  checkSize(request);
  const env = { ...settings.system, ...settings.environment };
  const { definitions, auth } = await evaluateOnWorker({ request, env });
  const app = definitions[""];
  if (app === undefined) throw new Error("the push has no app");
  const nodeFunctions = await analyzeNode(app.modules, settings.projectRoot, env);
  Object.assign(app.functions, nodeFunctions);
  return {
    definitions,
    auth,
    externalPackages: request.nodeDependencies,
    nodeVersion: request.nodeVersion,
    environment: settings.environment,
    forCodegen: request.forCodegen,
  };
}

/**
 * The app's auth providers under other variables; null when its `auth.config.ts` reads none, so that they
 * stay what they are.
 * @throws DeployError when it reads a variable that is not set
 */
export async function reevaluateAuth(
  deployment: Deployment,
  env: Environment,
): Promise<AuthProvider[] | null> {
  const authConfig = deployment.definitions[""]?.modules[AUTH_CONFIG];
  if (authConfig === undefined || !authConfig.code.includes("process.env")) return null;
  return evaluateAuthOnWorker({ authConfig, env });
}

function checkSize(request: PushRequest): void {
  let bytes = 0;
  for (const { modules, config, schema } of request.definitions) {
    for (const pushed of [config, schema, ...modules]) {
      bytes += Buffer.byteLength(pushed?.source ?? "") + Buffer.byteLength(pushed?.sourceMap ?? "");
    }
  }
  if (bytes > MAX_CODE_BYTES) {
    throw new DeployError(
      "ModulesTooLarge",
      `Total module size exceeded the unzipped maximum (${formatBytes(bytes)} > maximum size ${formatBytes(MAX_CODE_BYTES)})`,
    );
  }
}

async function analyzeNode(
  modules: Record<string, DeployedModule>,
  projectRoot: string,
  env: Environment,
): Promise<Record<string, FunctionInfo>> {
  const node = Object.entries(modules).filter(([, { environment }]) => environment === "node");
  const entryPoints = node.map(([path]) => path).filter(isEntryPoint);
  if (entryPoints.length === 0) return {};
  const found = await analyzeNodeModules({
    modules: Object.fromEntries(node.map(([path, { code }]) => [path, code])),
    entryPoints,
    projectRoot,
    env,
  }).catch((error: unknown) => {
    throw error instanceof DeployError && error.code === "InvalidModules"
      ? invalidModules(error.message)
      : error;
  });
  const functions: Record<string, FunctionInfo> = {};
  for (const path of entryPoints) {
    for (const info of readFunctions(found[path], path, "node")) {
      if (info.udfType !== "action") throw invalidModules(onlyActions(info));
      functions[`${path}:${info.name}`] = info;
    }
  }
  return functions;
}

function onlyActions({ name, module, udfType }: FunctionInfo): string {
  const kind = udfType === "query" ? "Query" : "Mutation";
  return `\`${name}\` defined in \`${module}\` is a ${kind} function. Only actions can be defined in Node.js. See https://docs.convex.dev/functions/actions for more details.`;
}
