import { useConvex } from "convex/react";
import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from "react";
import { api } from "../../../../convex/_generated/api";
import type { Id } from "../../../../convex/_generated/dataModel";
import type { UploadPurpose } from "../../../../convex/library/rules/statuses";
import { useOrganization } from "../../live/useOrganization";
import { type UploadItem, UploadQueue, type Verdict } from "./uploadQueue";

export type Uploads = {
  purpose: UploadPurpose;
  items: readonly UploadItem[];
  /** Whether something is still on its way: leaving the page would interrupt it. */
  busy: boolean;
  add: (files: readonly File[]) => void;
  pause: (key: number) => void;
  goOn: (key: number) => void;
  drop: (key: number) => void;
  clear: () => void;
};

type Options = {
  purpose: UploadPurpose;
  /** All of a file is there and it is what it may be: `recordings.add`, `materials.add` and so on can take it. */
  onReady: (upload: Id<"uploads">, file: File) => void;
};

/**
 * Sends files into the library, in parts, two files at a time. They go on after a lost connection by themselves, and
 * after the page was left when the same file is chosen again. `UploadArea` asks whoever leaves the page meanwhile.
 */
export function useUploads({ purpose, onReady }: Options): Uploads {
  const awaitVerdict = useVerdicts();
  const ready = useRef(onReady);
  ready.current = onReady;
  const [queue] = useState(
    () =>
      new UploadQueue({
        purpose,
        awaitVerdict,
        onReady: (upload, file) => ready.current(upload as Id<"uploads">, file),
      }),
  );
  useEffect(() => () => queue.stop(), [queue]);
  const items = useSyncExternalStore(queue.subscribe, queue.items, () => NONE);
  const busy = items.some(({ state }) => state === "sending" || state === "waiting" || state === "offline");
  const [deeds] = useState(() => ({
    add: (files: readonly File[]) => queue.add(files),
    pause: (key: number) => queue.pause(key),
    goOn: (key: number) => queue.goOn(key),
    drop: (key: number) => queue.drop(key),
    clear: () => queue.clear(),
  }));
  return { purpose, items, busy, ...deeds };
}

const NONE: readonly UploadItem[] = [];

/** What a live query says now; that of one that was refused, because the upload is gone, is that there is nothing good. */
function foundBy<Found>(result: () => Found): Found | { state: "refused"; problem: null } {
  try {
    return result();
  } catch {
    return { state: "refused", problem: null };
  }
}

/** Waits, by the live connection, until an upload was looked at. */
function useVerdicts() {
  const convex = useConvex();
  const { id: organization } = useOrganization();
  return useCallback(
    (upload: string, tell: (verdict: Verdict) => void): (() => void) => {
      const watch = convex.watchQuery(api.library.uploads.get, {
        organization,
        upload: upload as Id<"uploads">,
      });
      let stop = () => {};
      const look = () => {
        const found = foundBy(() => watch.localQueryResult());
        if (found?.state !== "ready" && found?.state !== "refused") return;
        stop();
        tell({ state: found.state, problem: found.problem });
      };
      stop = watch.onUpdate(look);
      look();
      return () => stop();
    },
    [convex, organization],
  );
}
