import { useRef } from "react";
import { api } from "../../../../convex/_generated/api";
import type { Id } from "../../../../convex/_generated/dataModel";
import { useToast } from "../../../ui/feedback/useToast";
import { useT } from "../../../ui/i18n/useT";
import { useAttempt } from "../../live/useAttempt";
import { useDo } from "../../live/useLive";
import { type Uploads, useUploads } from "../uploading/useUploads";
import type { FolderId } from "./material";

/**
 * Files that become materials of a cohort, each in the folder that was shown when it was chosen: somebody may look
 * into another one meanwhile.
 */
export function useMaterialUploads(cohort: Id<"cohorts">, folder: FolderId | null): Uploads {
  const t = useT();
  const toast = useToast();
  const add = useDo(api.library.materials.add);
  const { attempt } = useAttempt();
  const places = useRef(new WeakMap<File, FolderId | null>());
  const onReady = (upload: Id<"uploads">, file: File) =>
    void attempt(async () => {
      await add({ cohort, folder: places.current.get(file) ?? null, upload });
      toast({ message: t("materials.upload.added", { name: file.name }) });
    });
  const uploads = useUploads({ purpose: "material", onReady });
  const place = (files: readonly File[]) => {
    for (const file of files) places.current.set(file, folder);
    uploads.add(files);
  };
  return { ...uploads, add: place };
}
