import { useSearchParams } from "@remix-run/react";
import { useEffect } from "react";
import { PLACE } from "./content";

/** Leads to the block or component that the address names, once the editor is shown; the address forgets it then. */
export function useAddressedPlace(lead: (place: string) => void): void {
  const [search, setSearch] = useSearchParams();
  const place = search.get(PLACE);
  useEffect(() => {
    if (place === null) return;
    const shown = requestAnimationFrame(() => {
      lead(place);
      setSearch(
        (before) => {
          before.delete(PLACE);
          return before;
        },
        { replace: true, preventScrollReset: true },
      );
    });
    return () => cancelAnimationFrame(shown);
  }, [place]);
}
