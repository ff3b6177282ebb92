import type { ConvexReactClient } from "convex/react";
import type { FunctionReturnType } from "convex/server";
import { api } from "../../../../convex/_generated/api";
import type { Id } from "../../../../convex/_generated/dataModel";

export type Opened = FunctionReturnType<typeof api.publishing.editing.open>;
export type Update = FunctionReturnType<typeof api.publishing.editing.updates>;
export type Answer = FunctionReturnType<typeof api.publishing.editing.submit>;
export type Submission = { version: number; clientId: string; steps: string[] };

/** The server's side of one text. */
export type TextServer = {
  open(): Promise<Opened>;
  updates(version: number): Promise<Update>;
  submit(submission: Submission): Promise<Answer>;
  /** Hands on what was taken after a version, again and again with all of it. Returns how to stop. */
  watch(version: number, take: (update: Update) => void, failed: (error: unknown) => void): () => void;
  connected(): boolean;
  onConnection(changed: () => void): () => void;
};

/** A text over the live connection of the page. */
export function convexTextServer(
  convex: ConvexReactClient,
  organization: Id<"organizations">,
  item: Id<"contentItems">,
): TextServer {
  const here = { organization, item };
  return {
    open: () => convex.query(api.publishing.editing.open, here),
    updates: (version) => convex.query(api.publishing.editing.updates, { ...here, version }),
    submit: (submission) => convex.mutation(api.publishing.editing.submit, { ...here, ...submission }),
    watch(version, take, failed) {
      const watched = convex.watchQuery(api.publishing.editing.updates, { ...here, version });
      const look = () => {
        try {
          const update = watched.localQueryResult();
          if (update !== undefined) take(update);
        } catch (error) {
          failed(error);
        }
      };
      const stop = watched.onUpdate(look);
      look();
      return stop;
    },
    connected: () => convex.connectionState().isWebSocketConnected && browserOnline(),
    onConnection(changed) {
      const stop = convex.subscribeToConnectionState(changed);
      if (typeof window === "undefined") return stop;
      window.addEventListener("online", changed);
      window.addEventListener("offline", changed);
      return () => {
        stop();
        window.removeEventListener("online", changed);
        window.removeEventListener("offline", changed);
      };
    },
  };
}

/** The browser knows at once what the socket notices after half a minute. */
function browserOnline(): boolean {
  return typeof window === "undefined" || window.navigator.onLine;
}
