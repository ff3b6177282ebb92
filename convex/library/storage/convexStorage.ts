import { partTypeOf } from "../rules/uploadLife";
import type { Driver } from "./driver";

/**
 * Convex's own file storage: each part is a file. A part's address is for one file alone, and the storage itself says
 * how long the file is and what its hash is, so that what a caller claims of it can be checked.
 */
export const convexStorage: Driver = {
  callsElsewhere: false,

  begin: () => Promise.resolve(undefined),

  async partTarget({ storage }, upload) {
    const url = await storage.generateUploadUrl();
    return {
      url,
      method: "POST",
      headers: { "Content-Type": partTypeOf(upload._id) },
      receipt: "storageId",
    };
  },

  finish: () => Promise.resolve(undefined),

  async readTargets({ storage }, _upload, parts, { from, to }) {
    const found = await Promise.all(
      parts.map(async ({ offset, size, storageId }) => {
        const first = Math.max(from, offset);
        const end = Math.min(to, offset + size);
        const url = storageId === undefined ? null : await storage.getUrl(storageId);
        if (url === null || first >= end) return null;
        const range = `bytes=${first - offset}-${end - offset - 1}`;
        return { offset: first, size: end - first, url, headers: { Range: range } };
      }),
    );
    const targets = found.filter((target) => target !== null);
    return targets.length === parts.length ? targets : null;
  },

  async remove({ storage }, _upload, parts) {
    for (const { storageId } of parts) if (storageId !== undefined) await storage.delete(storageId);
  },
};
