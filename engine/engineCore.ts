import { type Authenticator, createAuthenticator } from "./auth/authenticator";
import type { Backend, Refresh } from "./backend";
import { builtFile } from "./builtFiles";
import { dataFolders } from "./deploy/snapshot/dataFolders";
import { sweepStorage } from "./deploy/snapshot/storageSweep";
import { deployRoutes } from "./deploy/routes";
import { createSnapshots, type Snapshots } from "./deploy/snapshot/snapshots";
import { EngineBackend } from "./engineBackend";
import { type ActionTimeLimits, EngineActions } from "./functions/actions/engineActions";
import { DeploymentClient } from "./functions/executor/deploymentClient";
import { ExecutorClient, ExecutorStopped } from "./functions/executor/executorClient";
import { toLogEntry } from "./functions/executor/logEntries";
import type { InstanceInfo } from "./functions/services";
import { engineRoutes } from "./http/engineRoutes";
import { LogBuffer } from "./http/logBuffer";
import type { Route } from "./http/router";
import { storageRoutes } from "./http/storage";
import { FileStore } from "./store/files";

export type CoreOptions = {
  folder: string;
  instance: InstanceInfo;
  adminKey: string;
  projectRoot?: string;
  userTimeLimit?: number;
  actionTimeLimits?: ActionTimeLimits;
};

/** All of an engine but its sockets. */
export class EngineCore {
  readonly logBuffer = new LogBuffer(toLogEntry);
  readonly authenticator: Authenticator;
  readonly files: FileStore;
  readonly #refreshListeners: ((refresh: Refresh) => void)[] = [];
  readonly #executor: ExecutorClient;
  #actions!: EngineActions;
  #actionsOpen!: (actions: EngineActions) => void;
  #backend!: Backend;
  #snapshots!: Snapshots;
  #routes: Route[] = [];

  private constructor(readonly options: CoreOptions) {
    this.authenticator = createAuthenticator({ adminKey: options.adminKey });
    this.files = new FileStore(dataFolders(options.folder).storage);
    const actions = new Promise<EngineActions>((open) => (this.#actionsOpen = open));
    this.#executor = new ExecutorClient(
      {
        folder: options.folder,
        instance: options.instance,
        workerFile: builtFile("executorWorker.js"),
        ...(options.userTimeLimit === undefined ? {} : { userTimeLimit: options.userTimeLimit }),
      },
      {
        refresh: (refresh) => this.#refreshListeners.forEach((listener) => listener(refresh)),
        // What is due may begin before the rest of the engine is there.
        runAction: (run) => this.#background(actions.then((ready) => ready.runDue(run))),
        removeFiles: (fileKeys) => this.#background(this.#removeFiles(fileKeys)),
        log: (entry) => this.logBuffer.push(entry),
      },
    );
  }

  static async open(options: CoreOptions): Promise<EngineCore> {
    const core = new EngineCore(options);
    await core.#start();
    return core;
  }

  get backend(): Backend {
    return this.#backend;
  }

  /** The routes beside those that every deployment has. */
  get routes(): Route[] {
    return this.#routes;
  }

  /** Goes on with what the last stop interrupted, beside normal work. */
  resume(): void {
    void this.#snapshots.resume();
  }

  /** Lets what runs end and closes the database. */
  async stop(): Promise<void> {
    await this.#snapshots.stop();
    await this.#actions.stop();
    await this.#executor.stop();
  }

  async #start(): Promise<void> {
    const { options } = this;
    await this.#executor.start();
    const deployments = await DeploymentClient.open(this.#executor, ({ deployment }) =>
      this.authenticator.setProviders(deployment.auth),
    );
    this.#actions = new EngineActions({
      executor: this.#executor,
      deployments,
      files: this.files,
      instance: options.instance,
      projectRoot: options.projectRoot ?? process.cwd(),
      ...(options.actionTimeLimits === undefined ? {} : { timeLimits: options.actionTimeLimits }),
      log: (entry) => this.logBuffer.push(entry),
    });
    this.#backend = new EngineBackend({
      executor: this.#executor,
      deployments,
      actions: this.#actions,
      refreshListeners: this.#refreshListeners,
    });
    this.#snapshots = createSnapshots({
      backend: this.#backend,
      data: options.folder,
      files: this.files,
      instanceName: options.instance.name,
      exportWorker: () => builtFile("exportWorker.js"),
      onError: (error) => reportUnlessStopping("An export or import failed", error),
    });
    this.#routes = [
      ...deployRoutes({
        store: deployments,
        cloudUrl: options.instance.cloudUrl,
        siteUrl: options.instance.siteUrl,
        runTestQuery: (query) => deployments.runTestQuery(query),
        projectRoot: options.projectRoot ?? process.cwd(),
      }),
      ...this.#snapshots.routes,
      ...storageRoutes({ backend: this.#backend, files: this.files, secret: options.instance.secret }),
      ...engineRoutes(this.#backend),
    ];
    this.#actionsOpen(this.#actions);
    this.#background(sweepStorage(this.files, (operation, args) => this.#executor.admin(operation, args)));
  }

  async #removeFiles(fileKeys: string[]): Promise<void> {
    for (const fileKey of fileKeys) await this.files.remove(fileKey);
  }

  /** Work that nobody waits for: that the engine stops meanwhile is no error, and no error of it ends the engine. */
  #background(work: Promise<unknown>): void {
    work.catch((error: unknown) => reportUnlessStopping("Work in the background failed", error));
  }
}

function reportUnlessStopping(what: string, error: unknown): void {
  if (!(error instanceof ExecutorStopped)) console.error(`${what}:`, error);
}
