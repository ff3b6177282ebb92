import { useEffect, useRef, useState } from "react";
import type { Line } from "./line";

/** How long a change is shown. */
const SHOWN_MS = 2_500;

/** Those who came or went while the page is open, by person, for a moment. */
export function useFresh(lines: readonly Line[]): ReadonlySet<string> {
  const known = useRef<Map<string, boolean> | null>(null);
  const [fresh, setFresh] = useState<ReadonlySet<string>>(NOBODY);
  useEffect(() => {
    const before = known.current;
    known.current = new Map(lines.map(({ person, isInside }) => [person, isInside]));
    if (before === null) return;
    const changed = lines.filter(({ person, isInside }) => (before.get(person) ?? isInside) !== isInside);
    if (changed.length > 0) setFresh(new Set(changed.map(({ person }) => person)));
  }, [lines]);
  useEffect(() => {
    if (fresh.size === 0) return;
    const timer = setTimeout(() => setFresh(NOBODY), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [fresh]);
  return fresh;
}

const NOBODY: ReadonlySet<string> = new Set();
