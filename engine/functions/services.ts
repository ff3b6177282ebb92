import type { Deployment } from "../deploy/deployment";
import type { Json } from "../protocol/json";
import type { Store } from "../store/store";
import type { NestedLimits } from "../store/transactionBudget";
import type { FunctionFrame, TransactionUdf } from "./execution";

/** What the deployment tells about itself to `ctx.meta.getDeploymentMetadata()` and to URLs. */
export type InstanceInfo = {
  name: string;
  /** Without a slash at the end. */
  cloudUrl: string;
  siteUrl: string;
  /** Signs upload tokens and handles. */
  secret: string;
};

/** What syscalls reach besides their frame. */
export interface FunctionServices {
  readonly store: Store;
  readonly deployment: Deployment;
  readonly instance: InstanceInfo;
  /** The deployment's environment variables, without the built-in ones. */
  readonly env: Record<string, string>;
  /** Runs a function inside the caller's transaction; a mutation that fails undoes its own writes. */
  runNested(caller: FunctionFrame, target: NestedTarget): string;
}

export type NestedTarget = {
  component: string;
  /** `module.js:export`. */
  path: string;
  udf: TransactionUdf;
  args: Json;
  /** Read only what was committed before the calling mutation began. */
  staleSnapshot: boolean;
  /** What it may use of what its caller has left. */
  limits: NestedLimits;
};

/** The built-in environment variables. */
export function systemEnvironment({ cloudUrl, siteUrl }: InstanceInfo): Record<string, string> {
  return { CONVEX_CLOUD_URL: cloudUrl, CONVEX_SITE_URL: siteUrl };
}
