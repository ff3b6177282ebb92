import { useFormat } from "./useFormat";
import { useNow } from "./useNow";

/** "12 minutes ago", kept up to date; the exact time is in its title. */
export function RelativeTime({ at }: { at: number }) {
  const format = useFormat();
  const now = useNow();
  // Server and browser render it some moments apart, which may change the word and is no mistake.
  return (
    <time dateTime={new Date(at).toISOString()} title={format.dateTime(at)} suppressHydrationWarning>
      {format.relative(at, now)}
    </time>
  );
}
