import type { DeploymentPlan } from "../../deploy/plan";
import type { Deployment } from "../../deploy/deployment";
import { applyEnvironmentChanges, type EnvironmentChange } from "../../deploy/environment";
import { FunctionError } from "../../protocol/errors";
import { syncCrons } from "../../scheduler/crons";
import type { OperationContext } from "./context";
import { applySchemas, checkStoredDocuments, tableSizes, type TableSize } from "./schemas";

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

  /** Refuses a plan whose schemas stored documents do not satisfy; changes nothing. */
  "deployment.check": ({ executor }: OperationContext, plan: DeploymentPlan): null => {
    checkStoredDocuments(executor.store, plan.deployment);
    return null;
  },

  /** Puts a plan in force: code, tables, indexes (filled), crons. All of it or nothing. */
  "deployment.apply": ({ executor, tx }: OperationContext, plan: DeploymentPlan): null => {
    const { state, store } = executor;
    if (plan.baseVersion !== state.deployment.version || !sameEnvironment(plan.environment, state.env)) {
      throw new FunctionError("RaceDetected", "Schema was overwritten by another push.");
    }
    checkStoredDocuments(store, plan.deployment);
    applySchemas(tx, plan.deployment);
    syncCrons(store.statements, plan.deployment, Date.now());
    state.setDeployment(plan.deployment);
    executor.subscriptions.invalidateAll();
    return null;
  },

  /** Sets and removes environment variables, all or none. */
  "environment.change": ({ executor }: OperationContext, changes: EnvironmentChange[]): null => {
    const { state } = executor;
    const declared = state.deployment.definitions[""]?.metadata.envVars ?? {};
    state.setEnv(applyEnvironmentChanges(state.env, changes, declared));
    executor.subscriptions.invalidateAll();
    return null;
  },
};

function sameEnvironment(a: Record<string, string>, b: Record<string, string>): boolean {
  const names = Object.keys(a);
  return names.length === Object.keys(b).length && names.every((name) => a[name] === b[name]);
}
