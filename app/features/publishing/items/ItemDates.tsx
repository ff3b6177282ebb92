import { EventTime } from "../../../ui/i18n/EventTime";
import { useT } from "../../../ui/i18n/useT";
import { useOrganization } from "../../live/useOrganization";
import type { ItemLine } from "./content";
import classes from "./items.module.css";

type Props = { item: Pick<ItemLine, "publishAt" | "unpublishAt"> };

/** When an item goes public and when it ceases, as far as that is planned, in the organization's time. */
export function ItemDates({ item }: Props) {
  const t = useT();
  const { timeZone } = useOrganization();
  const dates = (["publishAt", "unpublishAt"] as const).flatMap((name) => {
    const at = item[name];
    return at === null ? [] : [{ name, at }];
  });
  return dates.map(({ name, at }) => (
    <span key={name} className={classes.quiet}>
      {t(`contentScreens.facts.${name}`)}: <EventTime at={at} zone={timeZone} />
    </span>
  ));
}
