import { api } from "../../../../convex/_generated/api";
import { useLater } from "../../live/useLater";
import type { Item } from "./content";
import type { Lacks } from "./lacks";

/** What stands against publishing an item now: what the loader gave first, if it did, then live. */
export function useLacks(item: Pick<Item, "id">, first: Lacks): Lacks;
export function useLacks(item: Pick<Item, "id">): Lacks | undefined;
export function useLacks({ id }: Pick<Item, "id">, first?: Lacks): Lacks | undefined {
  return useLater(api.publishing.readiness.lacks, { item: id }) ?? first;
}
