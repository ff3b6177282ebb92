import { ActionIcon, Button } from "@mantine/core";
import { useState } from "react";
import { api } from "../../../../convex/_generated/api";
import { ConfirmDialog } from "../../../ui/feedback/ConfirmDialog";
import { useToast } from "../../../ui/feedback/useToast";
import { useLocale } from "../../../ui/i18n/LocaleProvider";
import { useT } from "../../../ui/i18n/useT";
import { IconDownload, IconTrash } from "../../../ui/icons";
import { AppLink } from "../../../ui/navigation/AppLink";
import { useAttempt } from "../../live/useAttempt";
import { useDo } from "../../live/useLive";
import { trackName } from "../recordings/trackName";
import { captionsHref, type StaffRecording, type Track } from "../staff/staffRecording";
import classes from "./captions.module.css";

type Props = { recording: StaffRecording; manages: boolean };

/** The captions of a recording, one line a language. */
export function CaptionList({ recording: { id, captions }, manages }: Props) {
  const t = useT();
  const toast = useToast();
  const remove = useDo(api.library.captions.remove);
  const { attempt } = useAttempt();
  const { locale } = useLocale();
  const [removing, setRemoving] = useState<Track | null>(null);
  if (captions.length === 0) return <p className={classes.quiet}>{t("recordings.captions.none")}</p>;
  return (
    <>
      <ul className={classes.list} aria-label={t("recordings.captions")}>
        {captions.map((track) => (
          <Line key={track.id} recording={id} track={track} manages={manages} onRemove={setRemoving} />
        ))}
      </ul>
      <ConfirmDialog
        opened={removing !== null}
        title={t("recordings.captions.remove.title", {
          name: removing === null ? "" : trackName(removing, locale),
        })}
        consequence={t("recordings.captions.remove.text")}
        confirmLabel={t("recordings.captions.remove.do")}
        onConfirm={async () => {
          if (removing !== null && (await attempt(() => remove({ captions: removing.id }))))
            toast({ message: t("recordings.captions.removed") });
        }}
        onClose={() => setRemoving(null)}
      />
    </>
  );
}

type LineProps = {
  recording: StaffRecording["id"];
  track: Track;
  manages: boolean;
  onRemove: (track: Track) => void;
};

function Line({ recording, track, manages, onRemove }: LineProps) {
  const t = useT();
  const { locale } = useLocale();
  const name = trackName(track, locale);
  return (
    <li className={classes.line}>
      <span className={classes.name}>
        {manages && track.cues > 0 && !track.isWriting ? (
          <AppLink href={captionsHref(recording, track.id)}>{name}</AppLink>
        ) : (
          name
        )}{" "}
        <span className={classes.quiet}>
          {track.locale} ·{" "}
          {track.isWriting
            ? t("recordings.captions.writing")
            : t("recordings.captions.count", { count: track.cues })}
        </span>
      </span>
      <Button
        component="a"
        href={`${track.path}?download`}
        download
        variant="default"
        size="compact-sm"
        leftSection={<IconDownload size={16} aria-hidden="true" />}
      >
        {t("recordings.captions.download", { name })}
      </Button>
      {manages && (
        <ActionIcon
          variant="subtle"
          color="gray"
          size={36}
          aria-label={t("recordings.captions.remove", { name })}
          onClick={() => onRemove(track)}
        >
          <IconTrash size={18} aria-hidden="true" />
        </ActionIcon>
      )}
    </li>
  );
}
