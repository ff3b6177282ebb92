import { useFormat } from "./useFormat";

/** When an event is, in its own zone with the viewer's time beside it. */
export function EventTime({ at, zone }: { at: number; zone: string }) {
  return (
    <time dateTime={new Date(at).toISOString()} className="tabular">
      {useFormat().eventTime(at, zone)}
    </time>
  );
}
