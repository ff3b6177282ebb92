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
  const kind = failureKind(error);
  const [title, text]: [MessageKey, MessageKey] = [`shell.${kind}.title`, `shell.${kind}.text`];
  const retry = kind === "broken" ? { onRetry: () => window.location.reload() } : {};
  return frame(<ErrorState wholePage title={t(title)} text={t(text)} {...retry} />);
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
