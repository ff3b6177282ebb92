import { Button } from "@mantine/core";
import { useState } from "react";
import { api } from "../../../../convex/_generated/api";
import { EmptyState } from "../../../ui/feedback/EmptyState";
import { LoadMore } from "../../../ui/feedback/LoadMore";
import { useToast } from "../../../ui/feedback/useToast";
import { useT } from "../../../ui/i18n/useT";
import { IconBookmark, IconHistory } from "../../../ui/icons";
import { useDo } from "../../live/useLive";
import { usePages } from "../../live/usePages";
import { FieldDialog } from "../../people/FieldDialog";
import { type Compared, CompareView } from "./CompareView";
import type { Item } from "./content";
import { ItemPage, type ItemProps } from "./ItemPage";
import classes from "./items.module.css";
import { useItem } from "./useItem";
import type { VersionsPage } from "./version";
import { VersionRow } from "./VersionRow";

type Props = Pick<ItemProps, "first" | "lacks"> & {
  versions: VersionsPage;
  /** Which two are compared; null for the list alone. */
  compared: Compared | null;
};

/** How a post or page was at times: kept, compared, and brought back. */
export function VersionsScreen({ first, lacks, versions, compared }: Props) {
  const t = useT();
  const item = useItem(first);
  const { rows, status, loadMore } = usePages(api.publishing.versions.list, { item: first.id }, versions);
  return (
    <ItemPage first={first} lacks={lacks} tab="versions">
      {compared !== null ? (
        <CompareView
          key={`${compared.from} ${compared.to ?? ""}`}
          item={item}
          versions={rows}
          {...compared}
        />
      ) : (
        <div className={classes.stack}>
          <div className={classes.between}>
            <p>{t("contentScreens.versions.text")}</p>
            {item.mayDo.includes("edit") && <SaveVersion item={item} />}
          </div>
          {rows.length === 0 && status === "Exhausted" ? (
            <EmptyState
              icon={IconHistory}
              title={t("contentScreens.versions.none.title")}
              text={t("contentScreens.versions.none.text")}
            />
          ) : (
            <ol className={classes.rows}>
              {rows.map((version) => (
                <VersionRow key={version.id} item={item} version={version} />
              ))}
            </ol>
          )}
          {status !== "Exhausted" && <LoadMore shown={rows.length} status={status} onLoadMore={loadMore} />}
        </div>
      )}
    </ItemPage>
  );
}

function SaveVersion({ item }: { item: Item }) {
  const t = useT();
  const toast = useToast();
  const save = useDo(api.publishing.versions.save);
  const [asked, setAsked] = useState(false);
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconBookmark size={16} aria-hidden="true" />}
        onClick={() => setAsked(true)}
      >
        {t("contentScreens.versions.save")}
      </Button>
      {asked && (
        <FieldDialog
          title={t("contentScreens.versions.save")}
          text={t("contentScreens.versions.saveText")}
          field={{ name: "name", label: t("contentScreens.versions.saveName") }}
          submitLabel={t("contentScreens.versions.save")}
          onSend={(name) => save({ item: item.id, name })}
          onDone={(name) => toast({ message: t("contentScreens.versions.saved", { name }) })}
          onClose={() => setAsked(false)}
        />
      )}
    </>
  );
}
