import { useCallback } from "react";
import { api } from "../../../../convex/_generated/api";
import type { Id } from "../../../../convex/_generated/dataModel";
import { useAct } from "../../live/useAct";
import { useDo } from "../../live/useLive";
import { framesOf } from "./frames";
import { picturesByServer } from "./picturesByServer";

/** Gives recordings their pictures. */
export function usePictures() {
  const start = useDo(api.library.recordings.startThumbnail);
  const add = useAct(api.library.recordings.addThumbnail);
  const describe = useDo(api.library.recordings.describe);
  /** Takes a PNG, JPEG or WebP as one to choose from. @throws as `recordings.addThumbnail` does */
  const addPicture = useCallback(
    async (recording: Id<"recordings">, picture: Blob) => {
      const headers = { "Content-Type": picture.type };
      const answer = await fetch(await start({ recording }), { method: "POST", headers, body: picture });
      const { storageId } = (await answer.json()) as { storageId: Id<"_storage"> };
      await add({ recording, file: storageId });
    },
    [start, add],
  );
  /**
   * Takes pictures out of a recording's video, and notes its length and size: here, or on the server where this browser
   * cannot show it.
   * @param video a file that was chosen, or an address of the page's own origin
   * @returns whether there are some
   */
  const takeFrom = useCallback(
    async (recording: Id<"recordings">, video: File | string): Promise<boolean> => {
      const address = typeof video === "string" ? video : URL.createObjectURL(video);
      try {
        const frames = await framesOf(address);
        if (frames === null) return (await picturesByServer(recording)) > 0;
        const { pictures, ...facts } = frames;
        await describe({ recording, ...facts });
        for (const picture of pictures) await addPicture(recording, picture);
        return true;
      } finally {
        if (address !== video) URL.revokeObjectURL(address);
      }
    },
    [describe, addPicture],
  );
  return { addPicture, takeFrom };
}
