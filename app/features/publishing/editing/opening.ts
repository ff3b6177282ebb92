import { clientIdOf } from "../../../../convex/publishing/rules/liveSteps";
import { mergeUnsent } from "./merging";
import type { Abandoned, OfflineStore, Release, Unsent } from "./offlineStore";
import type { Opened, TextServer, Update } from "./textServer";

/** With what an editor begins: a confirmed text, and one's own steps upon it. */
export type Beginning = {
  /** JSON. */
  document: string;
  version: number;
  steps: readonly string[];
  clientId: string;
  mayWrite: boolean;
  /** Whether the steps were merged by blocks. */
  carried?: boolean;
};

export type Opening = {
  beginning: Beginning;
  /** Gives what this page has in the store free. */
  release: Release;
  /** What further closed pages had not sent: to be sent beside. */
  others: readonly Abandoned[];
};

/**
 * Opens a text. Where an earlier page of the same person had unsent changes, it goes on where that one stopped.
 * `unsent` is what this very page had, if the server could not lead it on.
 * @throws what the server says against it
 */
export async function openText(
  item: string,
  server: TextServer,
  store: OfflineStore,
  unsent: Unsent | null = null,
): Promise<Opening> {
  const opened = await server.open();
  if (unsent !== null) return { ...(await carryOver(unsent, opened, store)), others: [] };
  const found = opened.mayWrite ? await store.abandoned(item, opened.person).catch(() => []) : [];
  const [mine, ...others] = found;
  if (mine === undefined) return { ...(await beginAnew(item, opened, store)), others };
  if (!(await leadsOn(server, mine.unsent.version))) {
    const carried = await carryOver(mine.unsent, opened, store);
    mine.release();
    return { ...carried, others };
  }
  const { clientId, version, base, steps } = mine.unsent;
  const beginning = { document: base, version, steps, clientId, mayWrite: true };
  return { beginning, release: mine.release, others };
}

async function beginAnew(item: string, opened: Opened, store: OfflineStore) {
  const { document, version, person, mayWrite } = opened;
  const clientId = clientIdOf(person, crypto.randomUUID());
  const release = await store.hold(item, clientId);
  return { beginning: { document, version, steps: [], clientId, mayWrite }, release };
}

/** By another name: what the server took by the old one long ago confirms nothing now. */
async function carryOver(unsent: Unsent, opened: Opened, store: OfflineStore) {
  const { item, clientId: before } = unsent;
  const { beginning, release } = await beginAnew(item, opened, store);
  const { document, version, clientId, mayWrite } = beginning;
  const steps = mergeUnsent(unsent, document);
  await store.keep({ ...unsent, clientId, version, base: document, steps }).catch(() => undefined);
  await store.forget(item, before).catch(() => undefined);
  return { beginning: { ...beginning, steps: mayWrite ? steps : [], carried: true }, release };
}

/** Whether the server still has the steps from a version to the present one. */
async function leadsOn(server: TextServer, version: number): Promise<boolean> {
  const update = await server.updates(version).catch((): Update => ({ status: "behind" }));
  return update.status === "steps";
}
