import { join } from "node:path";

/** Where a data folder keeps stored files, finished exports, and uploads that wait to be imported. */
export const dataFolders = (data: string) => ({
  storage: join(data, "storage"),
  exports: join(data, "exports"),
  imports: join(data, "imports"),
});
