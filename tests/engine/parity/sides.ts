/// <reference types="vite/client" />
import { ConvexHttpClient } from "convex/browser";
import { type FunctionReference, makeFunctionReference } from "convex/server";
import type { Value } from "convex/values";
import { convexTest } from "convex-test";
import { type Engine, startEngine } from "../../../engine/index";
import { deploy, fixtureCopy } from "../../support/convexCli";
import schema from "../fixtures/parity/convex/schema";

export type Args = Record<string, Value>;

/** One of the two backends compared, empty. */
export type Side = {
  query(path: string, args: Args): Promise<unknown>;
  mutation(path: string, args: Args): Promise<unknown>;
  action(path: string, args: Args): Promise<unknown>;
};

const modules = {
  ...import.meta.glob("../fixtures/parity/convex/**/*.ts"),
  "../fixtures/parity/convex/_generated/api.js": () => Promise.resolve({}),
};

/** convex-test with a database of its own. */
export function convexTestSide(): Side {
  const t = convexTest(schema, modules);
  return {
    query: (path, args) => t.query(reference<"query">(path), args),
    mutation: (path, args) => t.mutation(reference<"mutation">(path), args),
    action: (path, args) => t.action(reference<"action">(path), args),
  };
}

export type EngineSide = Side & { stop(): Promise<void> };

/** An engine in a folder of its own, with the parity fixture deployed by the real CLI and called by the real client. */
export async function startEngineSide(): Promise<EngineSide> {
  const project = await fixtureCopy("parity");
  const engine = await startEngine({ data: `${project.folder}/data` });
  await deploy(project.folder, engine);
  const client = adminClient(engine);
  return {
    query: (path, args) => client.query(reference<"query">(path), args),
    mutation: (path, args) => client.mutation(reference<"mutation">(path), args),
    action: (path, args) => client.action(reference<"action">(path), args),
    stop: async () => {
      await engine.stop();
      await project.dispose();
    },
  };
}

function adminClient({ url, adminKey }: Engine): ConvexHttpClient {
  const client = new ConvexHttpClient(url, { logger: false });
  (client as unknown as { setAdminAuth(key: string): void }).setAdminAuth(adminKey);
  return client;
}

function reference<Type extends "query" | "mutation" | "action">(path: string): FunctionReference<Type> {
  return makeFunctionReference<Type>(path) as FunctionReference<Type>;
}
