import type { DeploymentPlan } from "../../../deploy/push/plan";
import type { Deployment } from "../../../deploy/deployment";
import { applyEnvironmentChanges, type EnvironmentChange } from "../../../deploy/environment";
import { TEST_QUERY, type TestQuery, withTestQuery } from "../../../deploy/testQuery";
import type { AuthProvider } from "../../../auth/providers";
import { FunctionError } from "../../../protocol/errors";
import { syncCrons } from "../../../scheduler/crons";
import type { FunctionCall, Outcome, RequestMetadata } from "../../calls";
import { FunctionRunner } from "../../runner";
import type { OperationContext } from "./context";
import { applySchemas, findUnfitDocument, type SchemaFailure, tableSizes, type TableSize } from "./schemas";

type EnvironmentChanges = { changes: EnvironmentChange[]; auth: AuthProvider[] | null };
type TestQueryRun = { query: TestQuery; request: RequestMetadata };
type Configuration = { deployment: Deployment; environment: Record<string, string> };

/** Operations that read and change what is deployed. */
export const deploymentOperations = {
  /** The current deployment and environment. */
  "deployment.read": ({ executor }: OperationContext): Configuration => ({
    deployment: executor.state.deployment,
    environment: executor.state.env,
  }),

  /** Documents and bytes of every table, by component and name. */
  "deployment.tableSizes": ({ executor }: OperationContext): Record<string, Record<string, TableSize>> =>
    tableSizes(executor.store),

  /** The stored document that a plan's schemas refuse, or null; changes nothing. */
  "deployment.check": ({ executor }: OperationContext, plan: DeploymentPlan): SchemaFailure | null =>
    findUnfitDocument(executor.store, executor.state.deployment, plan.deployment),

  /** Puts a plan in force: code, tables, indexes (filled), crons. All of it or nothing. */
  "deployment.apply": ({ executor, tx }: OperationContext, plan: DeploymentPlan): null => {
    const { state, store } = executor;
    if (plan.baseVersion !== state.deployment.version || !sameEnvironment(plan.environment, state.env)) {
      throw new FunctionError("RaceDetected", "Schema was overwritten by another push.");
    }
    const unfit = findUnfitDocument(store, state.deployment, plan.deployment);
    if (unfit !== null) throw new FunctionError("SchemaValidationError", unfit.error);
    applySchemas(tx, plan.deployment);
    syncCrons(store.statements, plan.deployment, Date.now());
    state.setDeployment(plan.deployment);
    executor.subscriptions.invalidateAll();
    return null;
  },

  /** Sets and removes environment variables, all or none, and replaces the auth providers made of them. */
  "environment.change": ({ executor }: OperationContext, { changes, auth }: EnvironmentChanges): null => {
    const { state } = executor;
    const declared = state.deployment.definitions[""]?.metadata.envVars ?? {};
    state.setEnv(applyEnvironmentChanges(state.env, changes, declared));
    if (auth !== null) state.setDeployment({ ...state.deployment, auth });
    executor.subscriptions.invalidateAll();
    return null;
  },

  /** Runs a query that is not deployed, as admin. */
  "testQuery.run": ({ executor, id }: OperationContext, { query, request }: TestQueryRun): Outcome => {
    const { state, store } = executor;
    const runner = new FunctionRunner({
      store,
      deployment: withTestQuery(state.deployment, query),
      env: state.env,
      instance: state.instance,
      userTime: state.userTime,
    });
    const { component } = query;
    const call: FunctionCall = {
      component,
      path: TEST_QUERY,
      args: "{}",
      identity: { kind: "admin" },
      access: "all",
      request,
    };
    return executor.measured(id, "query", call, () => runner.query(call, null)).outcome;
  },
};

function sameEnvironment(a: Record<string, string>, b: Record<string, string>): boolean {
  const names = Object.keys(a);
  return names.length === Object.keys(b).length && names.every((name) => a[name] === b[name]);
}
