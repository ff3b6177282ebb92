import { useFormat } from "../../../ui/i18n/useFormat";
import { useT } from "../../../ui/i18n/useT";
import { shareOf } from "./progress";
import type { UploadItem } from "./uploadQueue";

/** Puts into words how far a file is. */
export function useUploadWords(): (item: UploadItem) => string {
  const t = useT();
  const format = useFormat();
  const duration = (seconds: number) => {
    if (seconds < 60) return t("uploads.seconds", { count: seconds });
    if (seconds < 3600) return t("uploads.minutes", { count: Math.round(seconds / 60) });
    return t("uploads.hours", { count: Math.round(seconds / 3600) });
  };
  return ({ state, file, sent, speed, left, refusal, problem }) => {
    const share = shareOf(sent, file.size);
    if (state === "failed") {
      const key = `uploads.problem.${problem ?? ""}`;
      return t.knows(key) ? t(key) : refusal || t("uploads.lost");
    }
    if (state === "sending" && speed !== null && left !== null)
      return t("uploads.sending", { share, speed: format.fileSize(speed), left: duration(left) });
    if (state === "sending") return t("uploads.starting", { share });
    return t(`uploads.${state}`, { share });
  };
}
