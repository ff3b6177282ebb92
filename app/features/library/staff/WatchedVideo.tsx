import { useLater } from "../../live/useLater";
import { api } from "../../../../convex/_generated/api";
import { Player } from "../player/Player";
import type { FileAddress } from "../player/useAddress";
import type { OpenedRecording } from "../recordings/recording";

/** What a player needs, from the loader. */
export type Watchable = {
  opened: OpenedRecording;
  /** Of its file; null for a manifest. */
  address: FileAddress | null;
};

type Props = Watchable & { onVideo: (video: HTMLVideoElement | null) => void };

/** A recording's video for its staff, as the cohort sees it; but the notice before it, which they wrote, is not in their way. */
export function WatchedVideo({ opened, address, onVideo }: Props) {
  const recording = useLater(api.library.recordings.open, { recording: opened.id }) ?? opened;
  return (
    <Player
      // Another file is another video.
      key={address?.path ?? opened.manifestUrl}
      recording={{ ...recording, consentNotice: null }}
      address={address}
      start={0}
      onVideo={onVideo}
    />
  );
}
