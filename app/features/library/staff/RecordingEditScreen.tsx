import { Button } from "@mantine/core";
import { useNavigate } from "@remix-run/react";
import { useState } from "react";
import { clockText } from "../../../../convex/library/rules/chapters";
import { api } from "../../../../convex/_generated/api";
import { FactList } from "../../../ui/data/FactList";
import { StateBadge } from "../../../ui/data/StateBadge";
import { RelativeTime } from "../../../ui/i18n/RelativeTime";
import { useFormat } from "../../../ui/i18n/useFormat";
import { useT } from "../../../ui/i18n/useT";
import { IconEye, IconEyeOff, IconTrash } from "../../../ui/icons";
import { DetailPage } from "../../../ui/pages/DetailPage";
import { useMay } from "../../admin/useMay";
import type { Cohort } from "../../cohorts/cohort";
import { useLater } from "../../live/useLater";
import { CaptionsTab } from "./CaptionsTab";
import type { Session } from "./DetailsForm";
import { RemoveRecording } from "./RemoveRecording";
import classes from "./staff.module.css";
import {
  RECORDING_MEANINGS,
  RECORDING_TABS,
  type RecordingTab,
  type StaffRecording,
  staffRecordingHref,
  staffRecordingsHref,
  type ViewerPage,
} from "./staffRecording";
import { useRecordingDeeds } from "./useRecordingDeeds";
import { VideoTab } from "./VideoTab";
import { Viewers } from "./Viewers";
import type { Watchable } from "./WatchedVideo";

type Props = {
  first: StaffRecording;
  cohort: Cohort;
  /** The part that is shown, and what the loader asked for it. */
  part:
    | { tab: "video"; watchable: Watchable | null; sessions: Session[] }
    | { tab: "captions"; watchable: Watchable | null; editing: string | null }
    | { tab: "viewers"; viewers: ViewerPage };
};

/** A recording for staff: its video and what is said of it, its captions, and who watched it. */
export function RecordingEditScreen({ first, cohort, part }: Props) {
  const t = useT();
  const may = useMay()("library.manage");
  const [isLeaving, setLeaving] = useState(false);
  // Removed meanwhile, what was seen stays until the page is left.
  const recording = useLater(api.library.recordings.get, { recording: first.id }) ?? first;
  const manages = may && recording.state !== "removed";
  const labelOf = (tab: RecordingTab) => t(`recordings.tab.${tab}`);
  return (
    <DetailPage
      title={recording.title}
      description={cohort.name}
      back={{ href: staffRecordingsHref(cohort.id), label: t("recordings.title") }}
      state={
        <StateBadge
          label={t(`recordings.state.${recording.state}`)}
          meaning={RECORDING_MEANINGS[recording.state]}
        />
      }
      {...(may && { actions: <Actions recording={recording} onLeaving={setLeaving} /> })}
      tabs={RECORDING_TABS.map((tab) => ({
        href: staffRecordingHref(recording.id, tab),
        label: labelOf(tab),
      }))}
      currentTab={staffRecordingHref(recording.id, part.tab)}
      {...(part.tab === "video" && { facts: <RecordingFacts recording={recording} /> })}
    >
      <div className={classes.stack}>
        {part.tab === "video" && <VideoTab recording={recording} manages={manages} {...part} />}
        {part.tab === "captions" && <CaptionsTab recording={recording} manages={manages} {...part} />}
        {part.tab === "viewers" && !isLeaving && <Viewers recording={recording} first={part.viewers} />}
      </div>
    </DetailPage>
  );
}

type ActionsProps = { recording: StaffRecording; onLeaving: (isLeaving: boolean) => void };

function Actions({ recording, onLeaving }: ActionsProps) {
  const t = useT();
  const navigate = useNavigate();
  const { pending, ...deeds } = useRecordingDeeds();
  const [isRemoving, setRemoving] = useState(false);
  const open = recording.state === "published";
  const StateIcon = open ? IconEyeOff : IconEye;
  return (
    <div className={classes.buttons}>
      <Button
        variant="default"
        leftSection={<IconTrash size={16} aria-hidden="true" />}
        onClick={() => setRemoving(true)}
      >
        {t("recordings.remove")}
      </Button>
      {(open || recording.state === "draft") && (
        <Button
          {...(open && { variant: "default" })}
          loading={pending}
          leftSection={<StateIcon size={16} aria-hidden="true" />}
          onClick={() => void (open ? deeds.unpublish(recording) : deeds.publish(recording))}
        >
          {t(open ? "recordings.unpublish" : "recordings.publish")}
        </Button>
      )}
      <RemoveRecording
        recording={isRemoving ? recording : null}
        onRemoving={onLeaving}
        onRemoved={() => navigate(staffRecordingsHref(recording.cohort))}
        onClose={() => setRemoving(false)}
      />
    </div>
  );
}

function RecordingFacts({ recording }: { recording: StaffRecording }) {
  const t = useT();
  const format = useFormat();
  const { file, durationSeconds, width, height, publishedAt, hideAt, removeAt } = recording;
  const facts = [
    file !== null && { label: t("recordings.fact.file"), value: file.fileName },
    file !== null && { label: t("recordings.fact.size"), value: format.fileSize(file.size) },
    durationSeconds !== null && { label: t("recordings.fact.length"), value: clockText(durationSeconds) },
    width !== null &&
      height !== null && { label: t("recordings.fact.picture"), value: `${width} × ${height}` },
    publishedAt !== null && {
      label: t("recordings.fact.published"),
      value: <RelativeTime at={publishedAt} />,
    },
    hideAt !== null && { label: t("recordings.fact.hidden"), value: format.dateTime(hideAt) },
    removeAt !== null && { label: t("recordings.fact.removed"), value: format.dateTime(removeAt) },
  ].filter((fact) => fact !== false);
  return <FactList facts={facts} />;
}
