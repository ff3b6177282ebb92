import { api } from "../../../../convex/_generated/api";
import type { ContentKind, ContentState } from "../../../../convex/publishing/rules/statuses";
import { useLater } from "../../live/useLater";
import { usePages } from "../../live/usePages";
import type { ItemLine, ItemsPage } from "./content";

/** What of a kind is looked for: words of the title, a state; null for every state but the trash. */
export type ItemChoice = { search: string; state: ContentState | null };

/** What a loader found: a page of the list, and the best matches where words are looked for. */
export type FoundItems = { first: ItemsPage; matches: ItemLine[] | null };

const NOTHING_MORE = { status: "Exhausted", loadMore: () => undefined } as const;

/** Whether the server looks for words; what is in the trash is searched where it is shown. */
export function isSearched({ search, state }: ItemChoice): boolean {
  return search !== "" && state !== "trashed";
}

/** The items of a list, page by page; where words are looked for, the best matches of that state. */
export function useFoundItems(kind: ContentKind, choice: ItemChoice, { first, matches }: FoundItems) {
  const { search, state } = choice;
  const pages = usePages(api.publishing.items.list, { kind, ...(state !== null && { state }) }, first);
  const live = useLater(api.publishing.items.search, isSearched(choice) ? { kind, text: search } : "skip");
  if (!isSearched(choice)) return pages;
  const rows = (live ?? matches ?? []).filter((item) => state === null || item.state === state);
  return { rows, ...NOTHING_MORE, loadAll: () => Promise.resolve(rows) };
}
