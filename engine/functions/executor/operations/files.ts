import { randomUUID } from "node:crypto";
import type { StorageCommit, StorageLookup } from "../../../http/storage";
import * as files from "../../../store/fileDocuments";
import type { OperationContext } from "./context";

/** Operations behind `/api/storage/*`. */
export const fileOperations = {
  /** Makes the document of an uploaded file; its storage id. */
  "storage.commit": ({ tx }: OperationContext, { component, ...file }: StorageCommit): string =>
    files.commit(tx, component, { ...file, uuid: randomUUID() }),

  /** The file behind a URL's uuid, or null. */
  "storage.lookup": ({ tx }: OperationContext, args: { component: string; uuid: string }): StorageLookup => {
    const file = files.findByUuid(tx, args.component, args.uuid);
    return file === null ? null : { ...file, createdAt: file.creationTime };
  },

  /** The file with a storage id, or null. */
  "storage.find": ({ tx }: OperationContext, args: { component: string; storageId: string }) =>
    files.find(tx, args.component, args.storageId),

  /** Every stored file's name on disk. */
  "storage.fileKeys": ({ executor }: OperationContext): string[] => files.allFileKeys(executor.store),
};
