import { api } from "../../../../convex/_generated/api";
import { useLater } from "../../live/useLater";
import type { Item } from "./content";

/**
 * An item as it is now: what the loader gave first, then live. When it is deleted it stays as it was last, so that
 * whoever deletes it can leave its page first; what others press on it then says that it is not here.
 */
export function useItem(first: Item): Item {
  return useLater(api.publishing.items.get, { item: first.id }) ?? first;
}
