import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createAuthenticator } from "../../engine/auth/authenticator";
import { dataFolders } from "../../engine/deploy/dataFolders";
import { exportRoutes } from "../../engine/deploy/export";
import { Exports } from "../../engine/deploy/exports";
import { importRoutes } from "../../engine/deploy/import";
import { Imports } from "../../engine/deploy/imports";
import type { RunSnapshotOperation } from "../../engine/deploy/snapshotOperations";
import { writeExport } from "../../engine/deploy/writeExport";
import { Executor } from "../../engine/functions/executor";
import type { FromExecutor } from "../../engine/functions/executorMessages";
import { UserTime } from "../../engine/functions/userTime";
import { Exchange } from "../../engine/http/exchange";
import { createRouter } from "../../engine/http/router";
import { createHttpServer } from "../../engine/http/server";
import { storageRoutes } from "../../engine/http/storage";
import { FunctionError } from "../../engine/protocol/errors";
import { FileStore } from "../../engine/store/files";
import { Transaction } from "../../engine/store/transaction";

export const ADMIN_KEY = "test-instance|0123456789abcdef";
export const SECRET = "instance secret";

type Admin = <T>(operation: string, args: unknown) => Promise<T>;

/** A real executor in this thread with its data folder, and the storage, export and import routes over it. */
export type SnapshotServer = {
  url: string;
  folder: string;
  admin: Admin;
  run: RunSnapshotOperation;
  executor: Executor;
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
  const { executor, admin } = startExecutor(folder, files);
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
  const write = <T>(work: (tx: Transaction) => T) => writeTo(executor, work);
  const stop = async ({ keep } = { keep: false }) => {
    await server.drain(100);
    await exports.idle();
    executor.store.close();
    if (!keep) rmSync(folder, { recursive: true, force: true });
  };
  const url = `http://127.0.0.1:${port}`;
  return { url, folder, admin, run, executor, files, exports, imports, errors, write, stop };
}

function startExecutor(folder: string, files: FileStore): { executor: Executor; admin: Admin } {
  const waiting = new Map<number, { resolve: (value: never) => void; reject: (error: Error) => void }>();
  let nextId = 1;
  const receive = (message: FromExecutor) => {
    if (message.kind === "adminResult")
      waiting.get(message.id)?.resolve(structuredClone(message.result) as never);
    if (message.kind === "adminError") {
      waiting.get(message.id)?.reject(new FunctionError(message.code, message.message));
    }
    if (message.kind === "removeFiles") {
      for (const fileKey of message.fileKeys) void files.remove(fileKey);
    }
  };
  const instance = {
    name: "test-instance",
    cloudUrl: "http://127.0.0.1",
    siteUrl: "http://127.0.0.1",
    secret: SECRET,
  };
  const userTime = new UserTime().shared;
  const executor = new Executor({ folder, instance, userTime, firstStart: true }, (messages) =>
    messages.forEach(receive),
  );
  const admin: Admin = (operation, args) =>
    new Promise((resolve, reject) => {
      const id = nextId++;
      waiting.set(id, { resolve, reject });
      executor.receive([{ kind: "admin", id, operation, args: structuredClone(args) }]);
    });
  return { executor, admin };
}

function writeTo<T>({ store }: Executor, work: (tx: Transaction) => T): T {
  const tx = new Transaction({
    store,
    now: Date.now(),
    ts: store.nextTimestamp(),
    writable: true,
    schemaCheck: () => undefined,
  });
  store.db.exec("BEGIN IMMEDIATE");
  const result = work(tx);
  tx.finish();
  store.head = tx.ts;
  store.saveHead();
  store.db.exec("COMMIT");
  return result;
}
