import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { createAuthenticator } from "../../../engine/auth/authenticator";
import { DeployError } from "../../../engine/deploy/deployError";
import { emptyDeployment, type Deployment } from "../../../engine/deploy/deployment";
import { applyEnvironmentChanges, type Environment } from "../../../engine/deploy/environment";
import type { DeploymentPlan } from "../../../engine/deploy/push/plan";
import type { TableSizes } from "../../../engine/deploy/push/pushResponses";
import { deployRoutes, type DeploymentStore, type SchemaStatus } from "../../../engine/deploy/routes";
import { Exchange } from "../../../engine/http/exchange";
import { HttpError, internalError } from "../../../engine/http/httpError";
import { createRouter } from "../../../engine/http/router";

/** A deployment without a database: what is pushed is remembered, and nothing runs. */
export class MemoryDeployment implements DeploymentStore {
  deployment: Deployment = emptyDeployment();
  environment: Environment = {};
  sizes: Record<string, TableSizes> = {};
  status: SchemaStatus = { type: "complete" };
  readonly requests: string[] = [];

  reset(): void {
    this.deployment = emptyDeployment();
    this.environment = {};
    this.status = { type: "complete" };
  }

  current() {
    return Promise.resolve({ deployment: this.deployment, environment: this.environment });
  }

  tableSizes() {
    return Promise.resolve(this.sizes);
  }

  prepare() {
    return Promise.resolve(this.status);
  }

  apply(plan: DeploymentPlan) {
    if (plan.baseVersion !== this.deployment.version) {
      return Promise.reject(new DeployError("RaceDetected", "Another push was faster"));
    }
    this.deployment = plan.deployment;
    return Promise.resolve();
  }

  changeEnvironment(...[changes, auth]: Parameters<DeploymentStore["changeEnvironment"]>) {
    const declared = this.deployment.definitions[""]?.metadata.envVars ?? {};
    this.environment = applyEnvironmentChanges(this.environment, changes, declared);
    if (auth !== null) this.deployment = { ...this.deployment, auth };
    return Promise.resolve();
  }
}

export const ADMIN_KEY = "fixture|admin";

/** Serves the deploy routes of a memory deployment on loopback. */
export async function serveDeployment(
  store: MemoryDeployment,
): Promise<{ url: string; adminKey: string; stop: () => Promise<void> }> {
  const authenticator = createAuthenticator({ adminKey: ADMIN_KEY });
  const routes = deployRoutes({
    store,
    cloudUrl: "http://127.0.0.1:3210",
    siteUrl: "http://127.0.0.1:3211",
    projectRoot: process.cwd(),
  });
  const find = createRouter(routes);
  const server = createServer((request, response) => {
    const exchange = new Exchange(request, response, authenticator, "fixture");
    store.requests.push(`${request.method} ${exchange.url.pathname}`);
    const match = find(request.method ?? "GET", exchange.url.pathname);
    const answered = match.found
      ? Promise.resolve(match.route.handle(exchange))
      : Promise.reject(new HttpError(400, "NoSuchRoute", `No such route: ${exchange.url.pathname}`));
    answered.catch((error: unknown) => {
      const { status, code, message } = error instanceof HttpError ? error : internalError();
      if (!(error instanceof HttpError)) console.error(error);
      exchange.sendJson({ code, message }, status);
    });
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    adminKey: ADMIN_KEY,
    stop: () =>
      new Promise((done) => {
        server.closeAllConnections();
        server.close(() => done());
      }),
  };
}
