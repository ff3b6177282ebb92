import type { Backend } from "../../backend";
import type { Route } from "../../http/router";
import type { FileStore } from "../../store/files";
import { exportRoutes } from "./export";
import { exportInWorker } from "./exportRunner";
import { Exports } from "./exports";
import { importRoutes } from "./import";
import { Imports } from "./imports";
import type { RunSnapshotOperation } from "./snapshotOperations";

export type SnapshotsOptions = {
  backend: Pick<Backend, "admin">;
  /** The data folder. */
  data: string;
  /** The deployment's stored files. */
  files: FileStore;
  instanceName: string;
  /** Finds the bundled exportWorker.js. */
  exportWorker: () => URL;
  /** Told of failures that are nobody's request. */
  onError: (error: unknown) => void;
};

/** Exports and imports of a running engine. */
export type Snapshots = {
  routes: Route[];
  /** Once a process, beside normal work: clears away what a crash left, goes on with what a stop interrupted. */
  resume(): Promise<void>;
  /** Breaks off what runs; the next process goes on with it. To be called while operations still run. */
  stop(): Promise<void>;
};

export function createSnapshots(options: SnapshotsOptions): Snapshots {
  const { backend, data, files, instanceName, onError } = options;
  const run: RunSnapshotOperation = (name, args) => backend.admin(name, args);
  const shared = { run, data, files, onError };
  const exports = new Exports({ ...shared, export: exportInWorker(options.exportWorker) });
  const imports = new Imports(shared);
  return {
    routes: [...exportRoutes({ exports, instanceName }), ...importRoutes(imports)],
    async resume() {
      try {
        await imports.resume();
        await exports.resume();
      } catch (error) {
        onError(error);
      }
    },
    async stop() {
      await Promise.all([exports.stop(), imports.stop()]);
    },
  };
}
