import { createStore, del, entries, set, type UseStore } from "idb-keyval";

/** What one open page had not yet sent: the text it was made on and the steps, both as JSON. */
export type Unsent = {
  item: string;
  clientId: string;
  version: number;
  base: string;
  steps: string[];
  /** Milliseconds since 1970. */
  keptAt: number;
};

/** Gives a page's changes free for another page to take up. */
export type Release = () => void;

export type Abandoned = { unsent: Unsent; release: Release };

/** Where unsent changes are kept beyond the life of a page. */
export type OfflineStore = {
  keep(unsent: Unsent): Promise<void>;
  forget(item: string, clientId: string): Promise<void>;
  /** Those of a person's pages that are closed, the newest first; no other page takes them until they are released. */
  abandoned(item: string, person: string): Promise<Abandoned[]>;
  /** Marks a page as open until it is released or closed. */
  hold(item: string, clientId: string): Promise<Release>;
};

const nothing = () => undefined;

/** Where nothing can be kept: the page asks before it is closed. */
export const NO_STORE: OfflineStore = {
  keep: () => Promise.resolve(),
  forget: () => Promise.resolve(),
  abandoned: () => Promise.resolve([]),
  hold: () => Promise.resolve(nothing),
};

/** Keeps unsent changes in the browser's own database. */
export function browserStore(): OfflineStore {
  if (typeof indexedDB === "undefined") return NO_STORE;
  const store = createStore("unsent-changes", "texts");
  return {
    keep: (unsent) => set(keyOf(unsent.item, unsent.clientId), unsent, store),
    forget: (item, clientId) => del(keyOf(item, clientId), store),
    abandoned: (item, person) => takeAbandoned(store, item, person),
    hold: async (item, clientId) => (await lock(keyOf(item, clientId))) ?? nothing,
  };
}

function keyOf(item: string, clientId: string): string {
  return `${item} ${clientId}`;
}

async function takeAbandoned(store: UseStore, item: string, person: string): Promise<Abandoned[]> {
  const taken: Abandoned[] = [];
  for (const [key, unsent] of await entries<string, Unsent>(store)) {
    if (!key.startsWith(keyOf(item, `${person}:`))) continue;
    const release = await lock(key);
    if (release !== null) taken.push({ unsent, release });
  }
  return taken.sort((one, other) => other.unsent.keptAt - one.unsent.keptAt);
}

/** Holds a name among all pages of the browser; null if another one has it. Without locks every page is alone. */
function lock(name: string): Promise<Release | null> {
  if (!("locks" in navigator)) return Promise.resolve(nothing);
  return new Promise((resolve) => {
    void navigator.locks.request(name, { ifAvailable: true }, (held) => {
      if (held === null) return resolve(null);
      return new Promise<void>((release) => resolve(() => release()));
    });
  });
}
