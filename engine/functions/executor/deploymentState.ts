import { type Deployment, emptyDeployment } from "../../deploy/deployment";
import { readMeta, writeMeta } from "../../store/database";
import type { Store } from "../../store/store";
import { FunctionRunner } from "../runner";
import type { InstanceInfo } from "../services";
import type { UserTime } from "./userTime";

/** The deployed code and environment, as stored, and the runner made of them. */
export class DeploymentState {
  #deployment: Deployment;
  #env: Record<string, string>;
  #runner: FunctionRunner;
  #storedVersion: string;

  constructor(
    readonly store: Store,
    readonly instance: InstanceInfo,
    readonly userTime: UserTime,
  ) {
    this.#deployment = this.#readDeployment();
    this.#env = this.#readEnv();
    this.#storedVersion = this.#readVersion();
    this.#runner = this.#makeRunner();
  }

  get deployment(): Deployment {
    return this.#deployment;
  }

  get env(): Record<string, string> {
    return this.#env;
  }

  get runner(): FunctionRunner {
    return this.#runner;
  }

  /** Stores a deployment as part of the open transaction and runs by it from now on. */
  setDeployment(deployment: Deployment): void {
    writeMeta(this.store.db, "deployment", JSON.stringify(deployment));
    this.#deployment = deployment;
    this.#changed();
  }

  setEnv(env: Record<string, string>): void {
    writeMeta(this.store.db, "environment", JSON.stringify(env));
    this.#env = env;
    this.#changed();
  }

  /** After an operation failed: back to what is stored, if it had changed anything. */
  reloadIfChanged(): void {
    if (this.#readVersion() === this.#storedVersion) return;
    this.#deployment = this.#readDeployment();
    this.#env = this.#readEnv();
    this.#storedVersion = this.#readVersion();
    this.#runner = this.#makeRunner();
  }

  #changed(): void {
    this.#storedVersion = String(Number(this.#readVersion()) + 1);
    writeMeta(this.store.db, "configuration", this.#storedVersion);
    this.#runner = this.#makeRunner();
  }

  #readVersion(): string {
    return readMeta(this.store.db, "configuration") ?? "0";
  }

  #readDeployment(): Deployment {
    const stored = readMeta(this.store.db, "deployment");
    return stored === null ? emptyDeployment() : (JSON.parse(stored) as Deployment);
  }

  #readEnv(): Record<string, string> {
    return JSON.parse(readMeta(this.store.db, "environment") ?? "{}") as Record<string, string>;
  }

  #makeRunner(): FunctionRunner {
    const { store, instance, userTime } = this;
    return new FunctionRunner({ store, instance, userTime, deployment: this.#deployment, env: this.#env });
  }
}
