import { api } from "../../../../convex/_generated/api";
import { EmptyState } from "../../../ui/feedback/EmptyState";
import { LoadMore } from "../../../ui/feedback/LoadMore";
import { useT } from "../../../ui/i18n/useT";
import { IconVideo } from "../../../ui/icons";
import { useMay } from "../../admin/useMay";
import type { Cohort } from "../../cohorts/cohort";
import { CohortPage } from "../../cohorts/CohortPage";
import { usePages } from "../../live/usePages";
import { UploadArea } from "../uploading/UploadArea";
import { AddManifest } from "./AddManifest";
import { RecordingRows } from "./RecordingRows";
import classes from "./staff.module.css";
import type { StaffRecordingPage } from "./staffRecording";
import { useRecordingUploads } from "./useRecordingUploads";

/** The recordings of a cohort for staff: their order and state, and bringing in more. */
export function RecordingListScreen({ cohort, first }: { cohort: Cohort; first: StaffRecordingPage }) {
  const t = useT();
  const manages = useMay()("library.manage");
  const args = { cohort: cohort.id };
  const { rows, status, loadMore } = usePages(api.library.recordings.listForCohort, args, first);
  const uploads = useRecordingUploads(cohort.id);
  return (
    <CohortPage first={cohort} tab="recordings">
      <div className={classes.stack}>
        {rows.length === 0 ? (
          <EmptyState icon={IconVideo} title={t("recordings.none.title")} text={t("recordings.none.staff")} />
        ) : (
          <RecordingRows rows={rows} complete={status === "Exhausted"} manages={manages} />
        )}
        {status !== "Exhausted" && <LoadMore shown={rows.length} status={status} onLoadMore={loadMore} />}
        {manages && (
          <>
            <UploadArea uploads={uploads}>{t("recordings.upload")}</UploadArea>
            <AddManifest cohort={cohort.id} />
          </>
        )}
      </div>
    </CohortPage>
  );
}
