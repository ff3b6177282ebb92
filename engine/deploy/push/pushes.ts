import { createHash, randomUUID } from "node:crypto";
import type { Json } from "../../protocol/json";
import { DeployError, withPrefix } from "../deployError";
import type { Deployment } from "../deployment";
import type { DeploymentStore } from "../deploymentStore";
import { checkDeclaredValues, checkRequiredVariables, type Environment } from "../environment";
import { evaluatePush } from "../evaluation/evaluate";
import { planDeployment, type DeploymentPlan, type EvaluatedPush } from "./plan";
import { schemaEvaluation, startPushResponse } from "./pushResponses";
import { parsePushRequest } from "./pushRequest";

export type Body = { [key: string]: Json };

export type PushSettings = {
  store: DeploymentStore;
  /** The built-in environment variables. */
  system: Environment;
  /** The project whose `node_modules` hold what Node modules leave unbundled. */
  projectRoot: string;
};

const MAX_PENDING_PUSHES = 8;
const DEFAULT_SCHEMA_TIMEOUT_MS = 10_000;

/** The pushes under way: evaluated, not yet finished. They are lost when the engine stops. */
export class Pushes {
  readonly #pending = new Map<string, DeploymentPlan>();
  /** The last push evaluated: the CLI asks what it would change, then starts it, with one body. */
  #last: { key: string; push: Promise<EvaluatedPush> } | null = null;

  constructor(private readonly settings: PushSettings) {}

  async start(body: Body): Promise<object> {
    const { plan } = await this.#plan(body);
    const pushId = randomUUID();
    this.#pending.set(pushId, plan);
    for (const oldest of [...this.#pending.keys()].slice(0, -MAX_PENDING_PUSHES))
      this.#pending.delete(oldest);
    return startPushResponse(plan, pushId);
  }

  async evaluate(body: Body): Promise<object> {
    const { plan } = await this.#plan(body);
    const { schemaChange } = startPushResponse(plan, "") as { schemaChange: object };
    return { schemaChange };
  }

  async evaluateSchema(body: Body): Promise<object> {
    const { plan, before } = await this.#plan(body);
    return schemaEvaluation(before, plan, await this.settings.store.tableSizes());
  }

  async waitForSchema(body: Body): Promise<object> {
    const { schemaChange, timeoutMs } = body;
    const ids = Object.values(
      (schemaChange as { schemaIds?: Record<string, Json> } | undefined)?.schemaIds ?? {},
    );
    const pushId = ids.find((id) => typeof id === "string");
    if (pushId === undefined) return { type: "complete" };
    const plan = this.#pending.get(String(pushId));
    if (plan === undefined) return { type: "raceDetected" };
    return this.settings.store.prepare(
      plan,
      typeof timeoutMs === "number" ? timeoutMs : DEFAULT_SCHEMA_TIMEOUT_MS,
    );
  }

  async finish(body: Body): Promise<object> {
    if (body.dryRun === true)
      return { authDiff: { added: [], removed: [] }, definitionDiffs: {}, componentDiffs: {} };
    const packages = (
      body.startPush as { componentDefinitionPackages?: Record<string, { storageKey?: Json }> } | null
    )?.componentDefinitionPackages;
    const pushId = String(packages?.[""]?.storageKey);
    const plan = this.#pending.get(pushId);
    if (plan === undefined) throw new DeployError("RaceDetected", "The push is no longer known: push again.");
    const { environment } = await this.settings.store.current();
    const declared = plan.deployment.definitions[""]?.metadata.envVars ?? {};
    checkRequiredVariables(environment, declared);
    checkDeclaredValues(environment, declared);
    await this.settings.store.apply(plan);
    this.#pending.delete(pushId);
    return plan.diff;
  }

  async #plan(body: Body): Promise<{ plan: DeploymentPlan; before: Deployment }> {
    const { deployment, environment } = await this.settings.store.current();
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
    const { system, projectRoot } = this.settings;
    const request = parsePushRequest(body, deployment);
    const push = evaluatePush(request, { environment, system, projectRoot });
    this.#last = { key, push };
    return push;
  }
}
