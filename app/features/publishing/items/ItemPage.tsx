import type { ReactNode } from "react";
import { loadedLater } from "../../../ui/feedback/loadedLater";
import { useT } from "../../../ui/i18n/useT";
import { DetailPage } from "../../../ui/pages/DetailPage";
import { useMay } from "../../admin/useMay";
import { useOrganization } from "../../live/useOrganization";
import { contentPath } from "../site/addresses";
import { CONTENT_PATHS, type Item, itemHref } from "./content";
import { ItemActions } from "./ItemActions";
import { ItemNext } from "./ItemNext";
import { ItemState } from "./ItemState";
import { useDeeds } from "./useDeeds";
import { type Lacks, listedLacks } from "./lacks";
import { useItem } from "./useItem";
import { useLacks } from "./useLacks";

const DeedDialog = loadedLater(
  async () => (await import("./DeedDialog")).DeedDialog,
  ({ onClose }) => onClose(),
);

const TABS = ["overview", "settings", "versions"] as const;
export type ItemTab = (typeof TABS)[number];

/** What every page of an item is given by its loader; the frame keeps it live. */
export type ItemProps = { first: Item; lacks: Lacks; origin: string };

type Props = Pick<ItemProps, "first" | "lacks"> & {
  tab: ItemTab;
  /** FactList, at the side. */
  facts?: ReactNode;
  children: ReactNode;
};

/** What the pages of one post or page have in common: its title and state, what comes next, and its parts as tabs. */
export function ItemPage({ first, lacks: firstLacks, tab, facts, children }: Props) {
  const t = useT();
  const may = useMay();
  const organization = useOrganization();
  const item = useItem(first);
  const lacks = useLacks(item, firstLacks);
  const { pending, asked, run, close } = useDeeds(item);
  const hrefOf = (name: ItemTab) => itemHref(item, name === "overview" ? "" : name);
  const tabs = TABS.filter((name) => name !== "settings" || may("content.write"));
  return (
    <>
      <DetailPage
        title={item.title === "" ? t("contentScreens.look.noTitle") : item.title}
        description={<bdi>{contentPath(item, organization)}</bdi>}
        back={{ href: CONTENT_PATHS[item.kind], label: t(`contentScreens.${item.kind}.title`) }}
        state={<ItemState item={item} />}
        actions={<ItemActions item={item} pending={pending} onDo={run} />}
        next={<ItemNext item={item} lacks={listedLacks(lacks).length} onDo={run} />}
        tabs={tabs.map((name) => ({ href: hrefOf(name), label: t(`contentScreens.tab.${name}`) }))}
        currentTab={hrefOf(tab)}
        {...(facts !== undefined && { facts })}
      >
        {children}
      </DetailPage>
      {asked !== null && <DeedDialog item={item} deed={asked} onClose={close} />}
    </>
  );
}
