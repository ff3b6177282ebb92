import type { ConvexReactClient } from "convex/react";
import { api } from "../../../convex/_generated/api";
import type { Id } from "../../../convex/_generated/dataModel";
import type { MediaProblem } from "../../../convex/media/rules/statuses";
import type { AssetDetail } from "./asset";

/** What was uploaded is nothing that the library takes. */
export class NotTaken extends Error {
  constructor(readonly problem: MediaProblem) {
    super(`The file was not taken: ${problem}.`);
  }
}

/** A file that is served, and where. */
export type ReadyAsset = AssetDetail & { url: string };

/**
 * Waits until a file that was uploaded is made into what is served.
 * @throws NotTaken; what the server says against it
 */
export function untilReady(
  convex: ConvexReactClient,
  organization: Id<"organizations">,
  asset: Id<"mediaAssets">,
): Promise<ReadyAsset> {
  const watched = convex.watchQuery(api.media.assets.get, { organization, asset });
  return new Promise<ReadyAsset>((resolve, reject) => {
    const look = () => {
      try {
        const found = watched.localQueryResult();
        if (found?.state === "failed") return end(() => reject(new NotTaken(found.problem ?? "processing")));
        const url = found?.url ?? null;
        if (found?.state === "ready" && url !== null) end(() => resolve({ ...found, url }));
      } catch (error) {
        end(() => reject(error as Error));
      }
    };
    const stop = watched.onUpdate(look);
    const end = (settle: () => void) => {
      // Not within the subscription's own call.
      queueMicrotask(stop);
      settle();
    };
    look();
  });
}
