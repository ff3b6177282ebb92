import { Anchor } from "@mantine/core";
import type { Translate } from "../../../../convex/shared/messages/translate";
import type { Formats } from "../../../ui/i18n/formats";
import { RelativeTime } from "../../../ui/i18n/RelativeTime";
import { AppLink } from "../../../ui/navigation/AppLink";
import type { DataColumn } from "../../../ui/table/columns";
import { languageName } from "../../catalog/languageName";
import { ItemAddress } from "./ItemAddress";
import { type ItemLine, itemHref } from "./content";
import { ItemDates } from "./ItemDates";
import { ItemRowMenu } from "./ItemRowMenu";
import classes from "./items.module.css";
import { ItemState } from "./ItemState";

type Words = { t: Translate; format: Formats; locale: string };

/** The columns of the lists of posts and pages. */
export function itemColumns({ t, format, locale }: Words): DataColumn<ItemLine>[] {
  return [
    {
      id: "title",
      label: t("contentScreens.field.title"),
      fixed: true,
      value: ({ title }) => title,
      cell: (item) => <TitleCell item={item} untitled={t("contentScreens.look.noTitle")} />,
    },
    {
      id: "state",
      label: t("contentScreens.stateLabel"),
      value: ({ state }) => t(`contentScreens.state.${state}`),
      cell: (item) => (
        <span className={classes.stateCell}>
          <ItemState item={item} />
          <ItemDates item={item} />
        </span>
      ),
    },
    {
      id: "locale",
      label: t("contentScreens.field.locale"),
      whole: true,
      value: (item) => languageName(item.locale, locale),
    },
    {
      id: "tags",
      label: t("contentScreens.field.tags"),
      hidden: true,
      value: ({ tags }) => (tags.length === 0 ? "" : format.list(tags)),
    },
    {
      id: "editedBy",
      label: t("contentScreens.facts.editedBy"),
      value: ({ editedByName }) => editedByName,
      cell: ({ editedByName }) => <bdi>{editedByName}</bdi>,
    },
    {
      id: "editedAt",
      label: t("contentScreens.facts.edited"),
      whole: true,
      value: ({ editedAt }) => editedAt,
      cell: ({ editedAt }) => <RelativeTime at={editedAt} />,
    },
    {
      id: "menu",
      label: t("contentScreens.more"),
      menu: true,
      value: () => null,
      cell: (item) => <ItemRowMenu item={item} />,
    },
  ];
}

function TitleCell({ item, untitled }: { item: ItemLine; untitled: string }) {
  return (
    <span className={classes.titleCell}>
      <Anchor component={AppLink} href={itemHref(item)} lang={item.locale}>
        {item.title === "" ? untitled : item.title}
      </Anchor>
      <ItemAddress item={item} />
    </span>
  );
}
