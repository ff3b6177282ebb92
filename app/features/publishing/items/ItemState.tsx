import { StateBadge } from "../../../ui/data/StateBadge";
import { useT } from "../../../ui/i18n/useT";
import { CONTENT_MEANINGS, type ItemLine } from "./content";
import classes from "./items.module.css";

type Props = { item: Pick<ItemLine, "state" | "revision" | "publishedRevision"> };

/** Where an item is in its life, and whether what is public is older than what is written. */
export function ItemState({ item: { state, revision, publishedRevision } }: Props) {
  const t = useT();
  const differs = state === "published" && publishedRevision !== null && revision > publishedRevision;
  return (
    <span className={classes.states}>
      <StateBadge label={t(`contentScreens.state.${state}`)} meaning={CONTENT_MEANINGS[state]} />
      {differs && <StateBadge label={t("contentScreens.changesWait")} meaning="warning" />}
    </span>
  );
}
