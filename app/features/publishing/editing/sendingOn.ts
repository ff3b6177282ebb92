import { collab } from "prosemirror-collab";
import { EditorState, type Transaction } from "prosemirror-state";
import { Step } from "prosemirror-transform";
import { documentSchema } from "../../../../convex/shared/documents/schema";
import { DocumentSync } from "./documentSync";
import type { Abandoned, OfflineStore } from "./offlineStore";
import type { TextServer } from "./textServer";
import { VersionMaps } from "./versionMaps";

/** Sends what a closed page had not sent, without an editor; what cannot be sent stays in the store. */
export function sendOn(
  { unsent, release }: Abandoned,
  server: TextServer,
  store: OfflineStore,
): Promise<void> {
  const { item, clientId, version, steps } = unsent;
  const base = documentSchema.nodeFromJSON(JSON.parse(unsent.base));
  let state = EditorState.create({ doc: base, plugins: [collab({ version, clientID: clientId })] });
  const dispatch = (tr: Transaction) => void (state = state.apply(tr));
  const tr = state.tr;
  for (const step of steps) tr.maybeStep(Step.fromJSON(documentSchema, JSON.parse(step)));
  dispatch(tr);
  const maps = new VersionMaps(version);
  return new Promise((resolve) => {
    const end = () => {
      unsubscribe();
      sync.detach();
      release();
      resolve();
    };
    const sync = new DocumentSync({ item, clientId, base, maps, server, store, onBehind: end });
    const unsubscribe = sync.subscribe(() => {
      if (sync.state.kind === "refused") end();
      else if (sync.state.kind === "saved") void sync.keepNow().then(end);
    });
    sync.attach({ state: () => state, dispatch });
  });
}
