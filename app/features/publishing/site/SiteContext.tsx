import { createContext, type ReactNode, useContext } from "react";

/** What parts of the site need to make addresses and dates. */
export type SiteValue = {
  organization: { name: string; locale: string; timeZone: string };
  /** The language of the addresses on this page; a text may be in one that the product does not speak. */
  locale: string;
};

const Context = createContext<SiteValue | null>(null);

/** The site round the parts of one of its pages. */
export function SiteProvider({ value, children }: { value: SiteValue; children: ReactNode }) {
  return <Context.Provider value={value}>{children}</Context.Provider>;
}

/** @throws Error outside a SiteProvider */
export function useSite(): SiteValue {
  const value = useContext(Context);
  if (value === null) throw new Error("This part needs a SiteProvider round it.");
  return value;
}
