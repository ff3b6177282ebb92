import { createUsePuck, type Data } from "@measured/puck";
import { useEffect, useRef, useState } from "react";
import type { PageData } from "../../../../../convex/publishing/rules/pageData";
import type { Presence } from "../../editing/usePresence";
import type { Held } from "./HeldPart";
import { partWith } from "./parts";
import type { ShowPage } from "./usePageSync";

export const useBench = createUsePuck();
type Selector = { index: number; zone: string } | null;
/** Where Puck keeps what stands at the top of a page. */
const TOP = "root:default-zone";

/** The part at the top of the page that is chosen, or that holds what is chosen; null for the page itself. */
export function useChosen(): { id: string; part: string; type: string } | null {
  const selected = useBench((bench) => bench.selectedItem);
  const zone = useBench((bench) => bench.appState.ui.itemSelector?.zone);
  if (selected === null || selected === undefined) return null;
  const { type, props } = selected;
  const id = String(props["id"]);
  const part = zone === undefined || zone === TOP ? id : (zone.split(":")[0] ?? id);
  return { id, part, type };
}

/** How the editor begins: with the part chosen that something stands in, if something is named. */
export function beginningWith(page: PageData, id: string | null): { itemSelector: Selector } {
  const part = id === null ? null : partWith(page, id);
  const index = page.content.findIndex(({ props }) => props.id === part);
  return { itemSelector: index < 0 ? null : { index, zone: TOP } };
}

/** Lets others put a page into the editor; what was chosen stays chosen, wherever it then stands. */
export function useShowPage(show: ShowPage): void {
  const dispatch = useBench((bench) => bench.dispatch);
  const chosen = useBench((bench) => bench.selectedItem?.props["id"] as string | undefined);
  const zone = useBench((bench) => bench.appState.ui.itemSelector?.zone);
  useEffect(() => {
    show.current = (page: PageData) => {
      dispatch({ type: "setData", data: () => page as unknown as Data, recordHistory: false });
      if (chosen === undefined || (zone !== undefined && zone !== TOP)) return;
      const index = page.content.findIndex(({ props }) => props.id === chosen);
      const itemSelector = index < 0 ? null : { index, zone: TOP };
      dispatch({ type: "setUi", ui: { itemSelector }, recordHistory: false });
    };
  }, [show, dispatch, chosen, zone]);
}

/**
 * Who works on which part. Whoever chose a part first has it: nobody else is told to be at it, so it stays theirs
 * until they choose something else.
 */
export function useHolders({ people }: Presence, mine: string | null): Held {
  const [held, setHeld] = useState<Held>(new Map());
  useEffect(() => {
    const others = people.filter(({ self, componentId }) => !self && componentId !== null);
    const next = new Map(others.map(({ componentId, name }) => [componentId ?? "", name]));
    if (mine !== null) next.delete(mine);
    setHeld((before) => (sameHolders(before, next) ? before : next));
  }, [people, mine]);
  return held;
}

/** The part that the viewer has: the chosen one, unless somebody had it before. */
export function useOwnPart({ people, place }: Presence, chosen: string | null): string | null {
  const [own, setOwn] = useState<string | null>(null);
  const told = useRef<string | null>(null);
  const isTaken = people.some(({ self, componentId }) => !self && componentId === chosen);
  useEffect(() => {
    setOwn((before) => (chosen === null ? null : before === chosen ? before : isTaken ? null : chosen));
  }, [chosen, isTaken]);
  useEffect(() => {
    if (told.current === own) return;
    told.current = own;
    place({ cursor: null, componentId: own });
  }, [own, place]);
  return own;
}

function sameHolders(one: Held, other: Held): boolean {
  return one.size === other.size && [...one].every(([id, name]) => other.get(id) === name);
}
