import { type ReactNode, useEffect } from "react";
import { ErrorState } from "../../../ui/feedback/ErrorState";
import { useT } from "../../../ui/i18n/useT";
import type { PresentPerson } from "../../../ui/people/PresenceAvatars";
import type { LiveDocument } from "../editing/liveDocument";
import { useCursors } from "../editing/useCursors";
import { useLiveDocument, useSyncState } from "../editing/useLiveDocument";
import { usePresence } from "../editing/usePresence";
import type { Item } from "../items/content";
import { Desk } from "./Desk";
import type { TextStatus } from "./textStatus";
import type { ThreadsPage } from "./threads";

type Props = {
  item: Item;
  threads: ThreadsPage;
  /** Shown until the text is there. */
  waiting: ReactNode;
  onStatus: (status: TextStatus) => void;
};

/** Opens the text of a post and keeps it live. */
export default function Workspace({ waiting, ...props }: Props) {
  const t = useT();
  const state = useLiveDocument(props.item.id);
  switch (state.phase) {
    case "loading":
      return waiting;
    case "failed":
      return (
        <ErrorState
          title={t("editorScreens.openFailed.title")}
          text={t("editorScreens.openFailed.text")}
          onRetry={state.retry}
        />
      );
    case "ready": {
      const { clientId, version } = state.live.beginning;
      return <LiveDesk key={`${clientId} ${version}`} {...props} live={state.live} />;
    }
    default:
      return state satisfies never;
  }
}

type LiveProps = Omit<Props, "waiting"> & { live: LiveDocument };

function LiveDesk({ live, onStatus, ...props }: LiveProps) {
  const saving = useSyncState(live).kind;
  const presence = usePresence(props.item.id);
  useCursors(live, presence);
  const { people } = presence;
  useEffect(() => {
    const here = people.map(({ person, name }): PresentPerson => ({ id: person, name }));
    onStatus({ saving, people: here });
  }, [saving, people, onStatus]);
  return <Desk {...props} live={live} />;
}
