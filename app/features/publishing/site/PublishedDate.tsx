import { useFormat } from "../../../ui/i18n/useFormat";
import { useSite } from "./SiteContext";

/** The day something came out, where the organization is. @param at milliseconds since 1970 */
export function PublishedDate({ at, className }: { at: number; className?: string | undefined }) {
  const { organization } = useSite();
  const format = useFormat();
  return (
    <time dateTime={new Date(at).toISOString()} className={className}>
      {format.longDate(at, organization.timeZone)}
    </time>
  );
}
