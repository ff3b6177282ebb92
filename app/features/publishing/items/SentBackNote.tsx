import { RelativeTime } from "../../../ui/i18n/RelativeTime";
import { useT } from "../../../ui/i18n/useT";
import type { Item } from "./content";
import classes from "./items.module.css";

/** What is to be done before an item is submitted again: the words of who gave it back. */
export function SentBackNote({ sentBack }: { sentBack: NonNullable<Item["sentBack"]> }) {
  const t = useT();
  const { byName, at, note } = sentBack;
  return (
    <section className={classes.panel} data-meaning="warning">
      <h2>{t("contentScreens.sentBack.title", { name: byName })}</h2>
      <p className={classes.note}>{note}</p>
      <span className={classes.moment}>
        <RelativeTime at={at} />
      </span>
    </section>
  );
}
