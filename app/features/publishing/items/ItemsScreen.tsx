import { Button } from "@mantine/core";
import { useMemo, useState } from "react";
import { CONTENT_STATES, type ContentKind } from "../../../../convex/publishing/rules/statuses";
import { EmptyState } from "../../../ui/feedback/EmptyState";
import { useLocale } from "../../../ui/i18n/LocaleProvider";
import { useFormat } from "../../../ui/i18n/useFormat";
import { loadedLater } from "../../../ui/feedback/loadedLater";
import { useT } from "../../../ui/i18n/useT";
import { IconFileText, IconPlus } from "../../../ui/icons";
import { AppLink } from "../../../ui/navigation/AppLink";
import { DetailPage } from "../../../ui/pages/DetailPage";
import { DataTable } from "../../../ui/table/DataTable";
import { useMay } from "../../admin/useMay";
import { useListView } from "../../views/useListView";
import { IMPORT_PATH } from "../importing/imports";
import { CONTENT_PATHS, type ItemsPage } from "./content";
import { itemColumns } from "./itemColumns";
import { type FoundItems, type ItemChoice, useFoundItems } from "./useFoundItems";
import { WaitingItems } from "./WaitingItems";

const NewItemDialog = loadedLater(
  async () => (await import("./NewItemDialog")).NewItemDialog,
  ({ onClose }) => onClose(),
);

export type ItemsProps = {
  kind: ContentKind;
  choice: ItemChoice;
  found: FoundItems;
  /** What waits for review; null for who does not publish. */
  waiting: ItemsPage | null;
};

/** All posts or all pages, those edited last first, by state. */
export function ItemsScreen({ kind, choice, found, waiting }: ItemsProps) {
  const t = useT();
  const format = useFormat();
  const { locale } = useLocale();
  const { rows, status, loadMore, loadAll } = useFoundItems(kind, choice, found);
  const columns = useMemo(() => itemColumns({ t, format, locale }), [t, format, locale]);
  const list = useListView(kind === "post" ? "posts" : "pages", columns);
  const title = t(`contentScreens.${kind}.title`);
  const addressOf = (state: string | null) => CONTENT_PATHS[kind] + (state === null ? "" : `?state=${state}`);
  return (
    <DetailPage
      title={title}
      description={t(`contentScreens.${kind}.text`)}
      actions={
        <>
          {kind === "post" && <ImportLink />}
          <NewItem kind={kind} />
        </>
      }
      next={waiting !== null && <WaitingItems kind={kind} state={choice.state} first={waiting} />}
      tabs={[
        { href: addressOf(null), label: t("contentScreens.every") },
        ...CONTENT_STATES.map((state) => ({
          href: addressOf(state),
          label: t(`contentScreens.tabs.${state}`),
        })),
      ]}
      currentTab={addressOf(choice.state)}
    >
      <DataTable
        title={title}
        columns={columns}
        rows={rows}
        rowId={({ id }) => id}
        rowName={(item) => item.title}
        status={status}
        onLoadMore={loadMore}
        loadAll={loadAll}
        searchedElsewhere={choice.state !== "trashed"}
        {...list.table}
        csvName={kind === "post" ? "posts" : "pages"}
        empty={<NoItem kind={kind} state={choice.state} />}
      />
    </DetailPage>
  );
}

function ImportLink() {
  const t = useT();
  const may = useMay();
  if (!may("content.write")) return null;
  return (
    <Button component={AppLink} href={IMPORT_PATH} variant="default">
      {t("contentScreens.import")}
    </Button>
  );
}

function NewItem({ kind }: { kind: ContentKind }) {
  const t = useT();
  const may = useMay();
  const [asked, setAsked] = useState(false);
  if (!may("content.write")) return null;
  return (
    <>
      <Button leftSection={<IconPlus size={16} aria-hidden="true" />} onClick={() => setAsked(true)}>
        {t(`contentScreens.${kind}.new`)}
      </Button>
      {asked && <NewItemDialog kind={kind} onClose={() => setAsked(false)} />}
    </>
  );
}

function NoItem({ kind, state }: { kind: ContentKind; state: ItemChoice["state"] }) {
  const t = useT();
  if (state === null)
    return (
      <EmptyState
        icon={IconFileText}
        title={t(`contentScreens.${kind}.none.title`)}
        text={t(`contentScreens.${kind}.none.text`)}
        action={<NewItem kind={kind} />}
      />
    );
  return (
    <EmptyState
      icon={IconFileText}
      title={t("contentScreens.noneSuch.title")}
      text={t(state === "trashed" ? "contentScreens.noneTrashed.text" : "contentScreens.noneSuch.text")}
      action={
        <Button component={AppLink} href={CONTENT_PATHS[kind]} variant="default">
          {t("contentScreens.showAll")}
        </Button>
      }
    />
  );
}
