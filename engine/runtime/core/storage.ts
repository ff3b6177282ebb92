import type { Ops } from "../ops";
import { Blob } from "../web/blob";
import type { JsSyscalls } from "./convexGlobal";

const { parse, stringify } = JSON;

type StoreArgs = { blob: unknown; options?: { sha256?: string } };

/**
 * `ctx.storage.store` and `get` of actions. Host operations: "storage.store" takes the bytes and
 * {contentType, sha256?} and answers the storage id as JSON; "storage.get" takes {storageId} and
 * answers {contentType} with the bytes, or null.
 */
export function storageSyscalls(ops: Ops): JsSyscalls {
  return {
    "storage/storeBlob": async ({ blob, options }: StoreArgs): Promise<string> => {
      if (!(blob instanceof Blob)) {
        throw new Error(
          "store() expects a Blob. If you are trying to store a Request, `await request.blob()` will give you the correct input.",
        );
      }
      const bytes = new Uint8Array(await blob.arrayBuffer());
      const meta = stringify({ contentType: blob.type || null, sha256: options?.sha256 });
      return parse((await ops.callAsync("storage.store", meta, bytes)).json) as string;
    },
    "storage/getBlob": async ({ storageId }: { storageId: unknown }): Promise<Blob | null> => {
      if (typeof storageId !== "string") {
        throw new Error(`storage.get requires a string storageId but received ${String(storageId)}`);
      }
      const reply = await ops.callAsync("storage.get", stringify({ storageId }));
      const found = parse(reply.json) as { contentType: string | null } | null;
      if (found === null) return null;
      return new Blob([reply.buffer ?? new Uint8Array(0)], { type: found.contentType ?? "" });
    },
  };
}
