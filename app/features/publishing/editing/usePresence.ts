import { useConvex, useQuery } from "convex/react";
import type { FunctionReturnType } from "convex/server";
import { useCallback, useEffect, useMemo, useState } from "react";
import { api } from "../../../../convex/_generated/api";
import type { Id } from "../../../../convex/_generated/dataModel";
import { HEARTBEAT } from "../../../../convex/publishing/rules/presence";
import { useOrganization } from "../../live/useOrganization";

export type Present = FunctionReturnType<typeof api.publishing.presence.list>[number];
export type Showing = Pick<Present, "cursor" | "componentId">;

export type Presence = {
  /** Who has the item open, for each of their pages, the viewer too; the viewer comes first. */
  people: readonly Present[];
  /** By what this page is told from others of the viewer's. */
  page: string;
  /** Shows the others where the viewer is. */
  place: (showing: Showing) => void;
};

/** Who is at an item, and says that the viewer is, for as long as the page is seen. */
export function usePresence(item: Id<"contentItems">): Presence {
  const convex = useConvex();
  const { id: organization } = useOrganization();
  const [page] = useState(() => crypto.randomUUID());
  const [roomToken, setRoomToken] = useState<string | null>(null);
  useEffect(
    () => stayPresent(convex, { organization, item, page }, setRoomToken),
    [convex, organization, item, page],
  );
  const found = useQuery(
    api.publishing.presence.list,
    roomToken === null ? "skip" : { organization, item, roomToken },
  );
  const people = useMemo(
    () => [...(found ?? [])].sort((one, other) => Number(other.self) - Number(one.self)),
    [found],
  );
  const place = useCallback(
    (showing: Showing) => {
      // Where one's cursor was is soon of no interest: what cannot be told is not told again.
      convex
        .mutation(api.publishing.presence.place, { organization, item, page, ...showing })
        .catch(() => undefined);
    },
    [convex, organization, item, page],
  );
  return { people, page, place };
}

type Convex = ReturnType<typeof useConvex>;
type Here = { organization: Id<"organizations">; item: Id<"contentItems">; page: string };

/** Gives signs of life while the page is seen. Returns how to leave. */
function stayPresent(convex: Convex, here: Here, entered: (roomToken: string) => void): () => void {
  let arriving = true;
  let gone = false;
  const enter = () => {
    if (document.hidden || gone) return;
    convex.mutation(api.publishing.presence.heartbeat, { ...here, arriving }).then(
      ({ roomToken }) => {
        arriving = false;
        if (gone || document.hidden) leave();
        else entered(roomToken);
      },
      // The next sign of life is soon given.
      () => undefined,
    );
  };
  const leave = () => {
    if (arriving) return;
    arriving = true;
    convex.mutation(api.publishing.presence.disconnect, here).catch(() => undefined);
  };
  const see = () => (document.hidden ? leave() : enter());
  enter();
  const timer = setInterval(enter, HEARTBEAT);
  document.addEventListener("visibilitychange", see);
  window.addEventListener("pagehide", leave);
  return () => {
    gone = true;
    clearInterval(timer);
    document.removeEventListener("visibilitychange", see);
    window.removeEventListener("pagehide", leave);
    leave();
  };
}
