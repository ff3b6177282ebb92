import { useLocation, useRouteError } from "@remix-run/react";
import { type ReactNode, useEffect } from "react";
import { errorData } from "../../../convex/shared/errors";
import type { MessageKey } from "../../../convex/shared/messages/translate";
import { ErrorState } from "../../ui/feedback/ErrorState";
import { useT } from "../../ui/i18n/useT";
import { afterSession, STAY } from "../live/sessionEnd";
import { failureKind } from "./failureKind";

type Props = {
  /** Puts what is to be said into the frame of the page. */
  frame: (page: ReactNode) => ReactNode;
};

/** What a frame shows in the place of a page that failed. A session that ended elsewhere leads to sign-in. */
export function FrameError({ frame }: Props) {
  const error = useRouteError();
  const t = useT();
  if (errorData(error)?.code === "signedOut") return <SessionEnded />;
  if (isUnseenOffline()) return <LoadedAnew />;
  const kind = failureKind(error);
  const [title, text]: [MessageKey, MessageKey] = [`shell.${kind}.title`, `shell.${kind}.text`];
  const retry = kind === "broken" ? { onRetry: () => window.location.reload() } : {};
  return frame(<ErrorState wholePage title={t(title)} text={t(text)} {...retry} />);
}

/**
 * Whether the page failed for want of a connection on the way from another one. One that was loaded under its own
 * address has had its turn.
 */
function isUnseenOffline(): boolean {
  if (typeof window === "undefined" || window.navigator.onLine) return false;
  const [loaded] = performance.getEntriesByType("navigation");
  return loaded !== undefined && new URL(loaded.name).pathname !== window.location.pathname;
}

/** The service worker then shows the page as it was kept, or the one that says that there is no connection. */
function LoadedAnew() {
  useEffect(() => window.location.reload(), []);
  return null;
}

/** The page is loaded anew, so that nothing of the session stays in memory. */
function SessionEnded() {
  const here = useLocation();
  useEffect(() => {
    const to = afterSession(here);
    if (to !== STAY) window.location.replace(to);
  }, [here]);
  return null;
}
