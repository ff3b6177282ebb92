import { Alert, Button } from "@mantine/core";
import { useEffect, useMemo, useState } from "react";
import type { OpenedRecording } from "../recordings/recording";
import { trackName } from "../recordings/trackName";
import { useLocale } from "../../../ui/i18n/LocaleProvider";
import { useT } from "../../../ui/i18n/useT";
import { chaptersFile } from "./chaptersFile";
import { loadChrome } from "./chrome";
import { Controls } from "./Controls";
import classes from "./player.module.css";
import { type FileAddress, useAddress } from "./useAddress";
import { useManifest } from "./useManifest";
import { useStart } from "./useStart";
import { useWatching } from "./useWatching";

type Props = {
  recording: OpenedRecording;
  /** Of its file; null for a manifest. */
  address: FileAddress | null;
  /** Where it begins, in seconds. */
  start: number;
  /** Called with the video once it may be played, and with null when it is gone. */
  onVideo: (video: HTMLVideoElement | null) => void;
};

/** A recording's video. Without scripts, and until they are there, the browser's own controls stand in. */
export function Player({ recording, address, start, onVideo }: Props) {
  const t = useT();
  const [video, setVideo] = useState<HTMLVideoElement | null>(null);
  const isReady = useChrome();
  useStart(video, start);
  useWatching(video, recording.id);
  useManifest(video, recording.manifestUrl);
  const { isLost } = useAddress(video, `recordings:${recording.id}`, address);
  const [isAgreed, setAgreed] = useState(recording.consentNotice === null || recording.position > 0);
  useEffect(() => {
    if (!isAgreed) return;
    onVideo(video);
    return () => onVideo(null);
  }, [isAgreed, video, onVideo]);
  if (isLost) return <Alert color="red">{t("recordings.lost")}</Alert>;
  return (
    <div className={classes.frame}>
      <media-controller class={classes.player} {...(!isAgreed && { "data-hidden": "" })}>
        <Video recording={recording} address={address} isReady={isReady} onVideo={setVideo} />
        {isReady && <Controls hasCaptions={recording.captions.length > 0} />}
      </media-controller>
      {!isAgreed && (
        <Notice
          text={recording.consentNotice ?? ""}
          onAgree={() => {
            setAgreed(true);
            void video?.play();
          }}
        />
      )}
    </div>
  );
}

type VideoProps = Pick<Props, "recording" | "address" | "onVideo"> & { isReady: boolean };

function Video({ recording, address, isReady, onVideo }: VideoProps) {
  const t = useT();
  const { locale } = useLocale();
  const { title, chapters, captions, thumbnail } = recording;
  const chaptersUrl = useChapters(chapters);
  return (
    <video
      ref={onVideo}
      slot="media"
      aria-label={title}
      controls={!isReady}
      playsInline
      preload="metadata"
      {...(address !== null && { src: address.path })}
      {...(thumbnail !== null && { poster: thumbnail })}
    >
      {captions.map(({ id, locale: language, label, path }) => (
        <track
          key={id}
          kind="subtitles"
          src={path}
          srcLang={language}
          label={trackName({ label, locale: language }, locale)}
        />
      ))}
      {chaptersUrl !== null && (
        <track kind="chapters" src={chaptersUrl} srcLang={locale} label={t("recordings.chapters")} default />
      )}
    </video>
  );
}

/** Shown before it is watched for the first time. */
function Notice({ text, onAgree }: { text: string; onAgree: () => void }) {
  const t = useT();
  return (
    <section className={classes.notice} aria-labelledby="consent-notice">
      <h2 id="consent-notice">{t("recordings.notice")}</h2>
      <p>{text}</p>
      <Button onClick={onAgree}>{t("recordings.notice.agree")}</Button>
    </section>
  );
}

function useChrome(): boolean {
  const { locale } = useLocale();
  const [isReady, setReady] = useState(false);
  useEffect(() => {
    let isGone = false;
    void loadChrome(locale).then(() => !isGone && setReady(true));
    return () => {
      isGone = true;
    };
  }, [locale]);
  return isReady;
}

/** Where the browser reads the chapters; null on the server, and where there are none. */
function useChapters(chapters: OpenedRecording["chapters"]): string | null {
  const text = useMemo(() => (chapters.length === 0 ? null : chaptersFile(chapters)), [chapters]);
  const [url, setUrl] = useState<string | null>(null);
  useEffect(() => {
    if (text === null) return;
    const made = URL.createObjectURL(new Blob([text], { type: "text/vtt" }));
    setUrl(made);
    return () => {
      setUrl(null);
      URL.revokeObjectURL(made);
    };
  }, [text]);
  return url;
}
