import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ConvexHttpClient } from "convex/browser";
import { type FunctionReference, makeFunctionReference } from "convex/server";
import type { Value } from "convex/values";
import { type Engine, type EngineOptions, startEngine } from "../../../engine/index";
import { deploy, fixtureCopy } from "../../support/convexCli";

type Kind = "query" | "mutation" | "action";
type Args = Record<string, Value>;

/** An engine that runs fixtures/limits, in a data folder of its own. */
export class LimitsEngine {
  private constructor(
    private engine: Engine,
    readonly data: string,
  ) {}

  static async start(options: Partial<EngineOptions> = {}): Promise<LimitsEngine> {
    const data = await mkdtemp(join(tmpdir(), "limits-"));
    const engine = await startEngine({ data, ...options });
    const project = await fixtureCopy("limits");
    try {
      await deploy(project.folder, engine);
    } finally {
      await project.dispose();
    }
    return new LimitsEngine(engine, data);
  }

  get url(): string {
    return this.engine.url;
  }

  get siteUrl(): string {
    return this.engine.siteUrl;
  }

  get adminKey(): string {
    return this.engine.adminKey;
  }

  /** Goes on with other options: same folder, same code. */
  async restart(options: Partial<EngineOptions>): Promise<void> {
    await this.engine.stop();
    this.engine = await startEngine({ data: this.data, ...options });
  }

  query(name: string, args: Args = {}): Promise<Value> {
    return this.#http.query(reference("query", name), args);
  }

  mutation(name: string, args: Args = {}): Promise<Value> {
    return this.#http.mutation(reference("mutation", name), args);
  }

  action(name: string, args: Args = {}): Promise<Value> {
    return this.#http.action(reference("action", name), args);
  }

  call(kind: Kind, name: string, args: Args = {}): Promise<Value> {
    return this[kind](name, args);
  }

  /** Posts JSON as admin: the status and the parsed answer. */
  async post(path: string, body: unknown): Promise<{ status: number; answer: unknown }> {
    const response = await fetch(`${this.url}${path}`, {
      method: "POST",
      headers: { authorization: `Convex ${this.adminKey}`, "content-type": "application/json" },
      body: JSON.stringify(body),
    });
    return { status: response.status, answer: await response.json() };
  }

  /** A function's log lines, as the clients get them. */
  async logLines(kind: Kind, path: string, args: Args): Promise<string[]> {
    const { answer } = await this.post(`/api/${kind}`, { path, args, format: "json" });
    return (answer as { logLines: string[] }).logLines;
  }

  async stop(): Promise<void> {
    await this.engine.stop();
    await rm(this.data, { recursive: true, force: true });
  }

  get #http(): ConvexHttpClient {
    return new ConvexHttpClient(this.url, { logger: false });
  }
}

/**
 * Why a call failed: the engine's sentence, without the request's id before it and the stack after it.
 * A call that does not fail gives what it returned.
 */
export async function failure(call: Promise<Value>): Promise<string> {
  try {
    return `ended well with ${JSON.stringify(await call)}`;
  } catch (error) {
    const { message } = error as Error;
    return message
      .replace(/^\[Request ID: \w+\] Server Error\n/, "")
      .replace(/\n {4}at [^]*$/, "")
      .trimEnd();
  }
}

function reference<K extends Kind>(kind: K, name: string): FunctionReference<K> {
  return makeFunctionReference<K>(name) as unknown as FunctionReference<K>;
}
