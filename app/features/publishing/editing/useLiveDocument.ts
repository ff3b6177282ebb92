import { useConvex } from "convex/react";
import { useCallback, useEffect, useState, useSyncExternalStore } from "react";
import type { Id } from "../../../../convex/_generated/dataModel";
import { useOrganization } from "../../live/useOrganization";
import classes from "./cursors.module.css";
import { LiveDocument } from "./liveDocument";
import { browserStore, NO_STORE, type OfflineStore, type Unsent } from "./offlineStore";
import { openText } from "./opening";
import { sendOn } from "./sendingOn";
import type { SyncState } from "./syncState";
import { convexTextServer } from "./textServer";

export type LiveDocumentState =
  | { phase: "loading" }
  /** `retry` opens it again. */
  | { phase: "failed"; error: unknown; retry: () => void }
  /** To be shown by an editor of its own: another `live` needs another editor. */
  | { phase: "ready"; live: LiveDocument };

type Attempt = { unsent: Unsent | null };

/**
 * The text of a post for an editor, live. `makeLiveEditor` makes the editor for `live`; what is written there goes to the
 * server and to everybody who has it open, what others write comes in. Without a connection changes are kept in the
 * browser, over a reload too, and merged on return.
 */
export function useLiveDocument(item: Id<"contentItems">): LiveDocumentState {
  const convex = useConvex();
  const { id: organization } = useOrganization();
  const [state, setState] = useState<LiveDocumentState>({ phase: "loading" });
  const [attempt, setAttempt] = useState<Attempt>({ unsent: null });
  const again = useCallback((unsent: Unsent | null) => setAttempt({ unsent }), []);

  useEffect(() => {
    const server = convexTextServer(convex, organization, item);
    const store = browserStore();
    let close: (() => void) | null = null;
    let gone = false;
    let superseded = false;
    const onBehind = (unsent: Unsent | null) => {
      superseded = true;
      again(unsent);
    };
    setState({ phase: "loading" });
    openText(item, server, store, attempt.unsent).then(
      ({ beginning, release, others }) => {
        if (gone) {
          release();
          for (const other of others) other.release();
          return;
        }
        const live = new LiveDocument(beginning, {
          item,
          server,
          store,
          classes: cursorClasses,
          onBehind,
        });
        close = keepUntilClosed(live, store, () => {
          const unsent = live.leftOver;
          // What was carried over is not sent from here as well.
          if (unsent === null || superseded) release();
          else void sendOn({ unsent, release }, server, store);
        });
        for (const other of others) void sendOn(other, server, store);
        setState({ phase: "ready", live });
      },
      (error: unknown) => gone || setState({ phase: "failed", error, retry: () => again(null) }),
    );
    return () => {
      gone = true;
      close?.();
    };
  }, [convex, organization, item, attempt, again]);
  return state;
}

/** Where the viewer's own changes are. */
export function useSyncState(live: LiveDocument): SyncState {
  const state = useCallback(() => live.state, [live]);
  return useSyncExternalStore(live.subscribe, state, state);
}

const cursorClasses = {
  caret: classes["caret"] ?? "",
  name: classes["name"] ?? "",
  selection: classes["selection"] ?? "",
};

/** Puts what is unsent into the store when the page is closed or hidden. Returns how to end it, after which `closed` is called. */
function keepUntilClosed(live: LiveDocument, store: OfflineStore, closed: () => void): () => void {
  const keep = () => void live.keepNow();
  const ask = (event: BeforeUnloadEvent) => {
    keep();
    if (store === NO_STORE && live.leftOver !== null) event.preventDefault();
  };
  window.addEventListener("pagehide", keep);
  window.addEventListener("beforeunload", ask);
  document.addEventListener("visibilitychange", keep);
  return () => {
    window.removeEventListener("pagehide", keep);
    window.removeEventListener("beforeunload", ask);
    document.removeEventListener("visibilitychange", keep);
    // The editor is taken away in the same breath, before or after.
    queueMicrotask(closed);
  };
}
