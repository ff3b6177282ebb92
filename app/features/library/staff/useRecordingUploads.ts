import { api } from "../../../../convex/_generated/api";
import type { Id } from "../../../../convex/_generated/dataModel";
import { useToast } from "../../../ui/feedback/useToast";
import { useT } from "../../../ui/i18n/useT";
import { useAttempt } from "../../live/useAttempt";
import { useDo } from "../../live/useLive";
import { usePictures } from "../thumbnails/usePictures";
import { type Uploads, useUploads } from "../uploading/useUploads";
import { titleOfFile } from "./staffRecording";

/** Files that become recordings of a cohort, drafts with the name of the file and pictures out of it. */
export function useRecordingUploads(cohort: Id<"cohorts">): Uploads {
  const t = useT();
  const toast = useToast();
  const add = useDo(api.library.recordings.add);
  const { takeFrom } = usePictures();
  const { attempt } = useAttempt();
  const onReady = (upload: Id<"uploads">, file: File) =>
    void attempt(async () => {
      const title = titleOfFile(file.name);
      const recording = await add({ cohort, event: null, upload, manifestUrl: null, title });
      toast({ message: t("recordings.upload.added", { name: file.name }) });
      await takeFrom(recording, file);
    });
  return useUploads({ purpose: "recording", onReady });
}
