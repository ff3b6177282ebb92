import { Anchor } from "@mantine/core";
import { useT } from "../../../ui/i18n/useT";
import { IconAlertTriangle } from "../../../ui/icons";
import { AppLink } from "../../../ui/navigation/AppLink";
import { type Item, itemHref, placeHref } from "./content";
import classes from "./items.module.css";
import { type Lacks, listedLacks } from "./lacks";

type Props = {
  item: Pick<Item, "id" | "kind">;
  /** Parts with the sentence, or the key of one, that says what is wrong with them. */
  lacks: Lacks;
  onLeave?: () => void;
};

/** What is missing before something can be published, each with the place where it is mended. */
export function LackList({ item, lacks, onLeave }: Props) {
  const t = useT();
  return (
    <ul className={classes.rows}>
      {listedLacks(lacks).map(({ kind, part, count, place, problem }) => {
        const key = `errors.${problem}`;
        const name = t(`contentScreens.lacks.of.${kind}`, {
          count,
          problem: t.knows(key) ? t(key) : problem,
        });
        return (
          <li key={`${kind} ${problem}`}>
            <span className={classes.rowMain}>
              <IconAlertTriangle size={16} aria-hidden="true" />
              {name}
            </span>
            <Anchor
              component={AppLink}
              href={place === null ? itemHref(item, part) : placeHref(item, place)}
              aria-label={t("contentScreens.lacks.mendField", { field: name })}
              onClick={onLeave}
            >
              {t("contentScreens.lacks.mend")}
            </Anchor>
          </li>
        );
      })}
    </ul>
  );
}
