import type { FunctionReturnType } from "convex/server";
import { createContext, useContext } from "react";
import type { api } from "../../../../convex/_generated/api";
import { needKey, needOf, type PageNeed } from "../../../../convex/publishing/rules/pageNeeds";
import type { ComponentType, PropsOf } from "../../../../convex/publishing/rules/componentShapes";

type Found = FunctionReturnType<typeof api.publishing.publications.bySlug>;
type Publication = Extract<Found, { body: string }>;
/** Pictures of the site by the id of their file. */
export type Pictures = Publication["pictures"];

export type ListedProgram = FunctionReturnType<typeof api.catalog.catalog.list>["page"][number];
export type PostCard = FunctionReturnType<typeof api.publishing.publications.list>["page"][number];
export type Opening = FunctionReturnType<typeof api.cohorts.cohorts.openFor>[number];

/** What stands elsewhere and is shown on a page, by what a component asked for; null where it is not there. */
export type LiveData = {
  programs: readonly ListedProgram[];
  cohorts: { slug: string; title: string; openings: readonly Opening[] } | null;
  posts: readonly PostCard[];
};
export type LiveEntry = { [Kind in keyof LiveData]: { kind: Kind; data: LiveData[Kind] } }[keyof LiveData];
export type Live = Readonly<Record<string, LiveEntry>>;

/** What the components of a page know beside their own props. */
export type Shown = {
  /** Whether somebody puts the page together now: what is empty then says what belongs there. */
  editing: boolean;
  live: Live;
  pictures: Pictures;
  /** The component whose heading is the page's own; null where the page says its title itself. */
  mainHeading: string | null;
  /** The organization's own language: addresses of what is in it name none. */
  home: { locale: string };
};

const ShownContext = createContext<Shown | null>(null);
export const ShownProvider = ShownContext.Provider;

/** @throws Error outside a page */
export function useShown(): Shown {
  const shown = useContext(ShownContext);
  if (shown === null) throw new Error("This part stands on no page.");
  return shown;
}

/** What a component asked for; undefined while it is on its way. */
export function useNeed<Kind extends PageNeed["kind"]>(
  kind: Kind,
  type: ComponentType,
  props: PropsOf<ComponentType> & { id: string },
): LiveData[Kind] | undefined {
  const { live } = useShown();
  const need = needOf({ type, props });
  if (need?.kind !== kind) return undefined;
  const entry = live[needKey(need)];
  return entry?.kind === kind ? (entry.data as LiveData[Kind]) : undefined;
}
