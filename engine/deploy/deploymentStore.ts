import type { AuthProvider } from "../auth/providers";
import type { Deployment } from "./deployment";
import type { Environment, EnvironmentChange } from "./environment";
import type { DeploymentPlan } from "./push/plan";
import type { TableSizes } from "./push/pushResponses";

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
  /**
   * Applies `applyEnvironmentChanges` in one transaction, and makes `auth`, unless it is null, the
   * deployment's providers. @throws DeployError
   */
  changeEnvironment(changes: EnvironmentChange[], auth: AuthProvider[] | null): Promise<void>;
}
