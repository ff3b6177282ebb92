import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach } from "vitest";
import { createAuthenticator } from "../../engine/auth/authenticator";
import { dataFolders } from "../../engine/deploy/snapshot/dataFolders";
import { exportRoutes } from "../../engine/deploy/snapshot/export";
import { Exports } from "../../engine/deploy/snapshot/exports";
import { importRoutes } from "../../engine/deploy/snapshot/import";
import { Imports } from "../../engine/deploy/snapshot/imports";
import type { RunSnapshotOperation } from "../../engine/deploy/snapshot/snapshotOperations";
import { writeExport } from "../../engine/deploy/snapshot/writeExport";
import { Exchange } from "../../engine/http/exchange";
import { createRouter } from "../../engine/http/router";
import { createHttpServer } from "../../engine/http/server";
import { storageRoutes } from "../../engine/http/storage";
import { FileStore } from "../../engine/store/files";
import type { Transaction } from "../../engine/store/transaction";
import { OperationRunner } from "./operationRunner";

export const ADMIN_KEY = "test-instance|0123456789abcdef";
export const SECRET = "instance secret";

const INSTANCE = {
  name: "test-instance",
  cloudUrl: "http://127.0.0.1",
  siteUrl: "http://127.0.0.1",
  secret: SECRET,
};

type Admin = <T>(operation: string, args: unknown) => Promise<T>;

/** The executor's operations in this thread with their data folder, and the storage, export and import routes over it. */
export type SnapshotServer = {
  url: string;
  folder: string;
  admin: Admin;
  run: RunSnapshotOperation;
  executor: OperationRunner;
  files: FileStore;
  exports: Exports;
  imports: Imports;
  /** Errors nobody was told of. */
  errors: unknown[];
  /** Writes to the database as one commit. */
  write<T>(work: (tx: Transaction) => T): T;
  stop(options?: { keep: boolean }): Promise<void>;
};

export type SnapshotServerOptions = { folder?: string; maxBytes?: number; now?: () => number };

export async function startSnapshotServer(options: SnapshotServerOptions = {}): Promise<SnapshotServer> {
  const folder = options.folder ?? mkdtempSync(join(tmpdir(), "snapshot-"));
  const { maxBytes, now } = options;
  const files = new FileStore(dataFolders(folder).storage, maxBytes === undefined ? {} : { maxBytes });
  const executor = new OperationRunner(folder, INSTANCE, (fileKeys) => {
    for (const fileKey of fileKeys) void files.remove(fileKey);
  });
  const admin: Admin = (operation, args) => executor.admin(operation, args);
  const run: RunSnapshotOperation = (name, args) => admin(name, args);
  const errors: unknown[] = [];
  const deps = { run, data: folder, files, onError: (error: unknown) => errors.push(error) };
  const exports = new Exports({ ...deps, export: writeExport });
  const imports = new Imports(deps);
  const authenticator = createAuthenticator({ adminKey: ADMIN_KEY });
  const match = createRouter([
    ...storageRoutes({ backend: { admin }, files, secret: SECRET, ...(now === undefined ? {} : { now }) }),
    ...exportRoutes({ exports, instanceName: "test-instance" }),
    ...importRoutes(imports),
  ]);
  const server = createHttpServer({
    handle: async (request, response) => {
      const exchange = new Exchange(request, response, authenticator, "test-instance");
      const matched = match(request.method ?? "GET", exchange.url.pathname);
      if (!matched.found) throw new Error(`no route ${exchange.url.pathname}`);
      exchange.params = matched.params;
      await matched.route.handle(exchange);
    },
  });
  const port = await server.listen(0, "127.0.0.1");
  const write = <T>(work: (tx: Transaction) => T) => executor.write(work);
  const stop = async ({ keep } = { keep: false }) => {
    await server.drain(100);
    await exports.idle();
    executor.store.close();
    if (!keep) rmSync(folder, { recursive: true, force: true });
  };
  const url = `http://127.0.0.1:${port}`;
  return { url, folder, admin, run, executor, files, exports, imports, errors, write, stop };
}

/** Servers that end with the test that started them. */
export function testServers(): (options?: SnapshotServerOptions) => Promise<SnapshotServer> {
  const running: SnapshotServer[] = [];
  afterEach(async () => {
    for (const server of running.splice(0)) await server.stop();
  });
  return async (options) => {
    const server = await startSnapshotServer(options);
    running.push(server);
    return server;
  };
}
