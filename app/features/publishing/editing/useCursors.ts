import { useEffect, useMemo, useRef } from "react";
import type { LiveDocument } from "./liveDocument";
import type { Presence } from "./usePresence";

/** Milliseconds between two tellings of where the own cursor is. */
const TELL_EVERY = 150;

/** Shows the cursors of other pages in a text, and them one's own while any other page is there. */
export function useCursors(live: LiveDocument, { people, page, place }: Presence): void {
  const others = useMemo(() => people.filter((each) => each.page !== page), [people, page]);
  const accompanied = useRef(false);
  useEffect(() => {
    accompanied.current = others.length > 0;
    live.showPeers(others);
  }, [live, others]);
  const alone = others.length === 0;
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const tell = () => {
      timer = undefined;
      if (accompanied.current) place({ cursor: live.cursor(), componentId: null });
    };
    const moved = () => void (timer ??= setTimeout(tell, TELL_EVERY));
    live.onCursor(moved);
    // Whoever came just now learns it too.
    if (!alone) moved();
    return () => {
      clearTimeout(timer);
      live.onCursor(() => undefined);
    };
  }, [live, place, alone]);
}
