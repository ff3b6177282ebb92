import { Anchor, Button, Group } from "@mantine/core";
import { useNavigate } from "@remix-run/react";
import { useMemo, useState } from "react";
import { api } from "../../../convex/_generated/api";
import type { Translate } from "../../../convex/shared/messages/translate";
import { StateBadge } from "../../ui/data/StateBadge";
import { EmptyState } from "../../ui/feedback/EmptyState";
import { useT } from "../../ui/i18n/useT";
import { IconPalette, IconPlus } from "../../ui/icons";
import { AppLink } from "../../ui/navigation/AppLink";
import type { DataColumn } from "../../ui/table/columns";
import { DataTable } from "../../ui/table/DataTable";
import { useDo } from "../live/useLive";
import { usePages } from "../live/usePages";
import { FieldDialog } from "../people/FieldDialog";
import { ArchivedFilter } from "../views/ArchivedFilter";
import { useListView } from "../views/useListView";
import { CertificatesPage } from "./CertificatesPage";
import { designHref, type DesignLine, DESIGNS, type DesignsPage } from "./design";

/** How certificates look: the designs that are in use, or the archived ones, live. */
export function DesignsScreen({ archived, first }: { archived: boolean; first: DesignsPage }) {
  const t = useT();
  const { rows, status, loadMore, loadAll } = usePages(api.certificates.designs.list, { archived }, first);
  const columns = useMemo(() => columnsOf(t), [t]);
  const list = useListView("designs", columns);
  return (
    <CertificatesPage tab="designs" actions={<NewDesign />}>
      <DataTable
        title={t("certificateScreens.tab.designs")}
        columns={columns}
        rows={rows}
        rowId={({ id }) => id}
        rowName={({ name }) => name}
        status={status}
        onLoadMore={loadMore}
        loadAll={loadAll}
        {...list.table}
        filters={
          <ArchivedFilter
            choice={list.choiceOf("show")}
            label={t("certificateScreens.shownWhich")}
            active={t("certificateScreens.shown.active")}
            archived={t("certificateScreens.shown.archived")}
          />
        }
        empty={<NoDesign archived={archived} />}
      />
    </CertificatesPage>
  );
}

/** Makes a design of what the product suggests, and leads to it. */
function NewDesign() {
  const t = useT();
  const navigate = useNavigate();
  const create = useDo(api.certificates.designs.create);
  const [asked, setAsked] = useState(false);
  return (
    <>
      <Button leftSection={<IconPlus size={16} aria-hidden="true" />} onClick={() => setAsked(true)}>
        {t("certificateScreens.newDesign")}
      </Button>
      {asked && (
        <FieldDialog
          title={t("certificateScreens.newDesign")}
          text={t("certificateScreens.newDesignText")}
          field={{ name: "name", label: t("common.name") }}
          submitLabel={t("certificateScreens.createDesign")}
          onSend={(name) => create({ name })}
          onDone={(_name, id) => navigate(designHref(id))}
          onClose={() => setAsked(false)}
        />
      )}
    </>
  );
}

function NoDesign({ archived }: { archived: boolean }) {
  const t = useT();
  const kind = archived ? "noneArchived" : "none";
  return (
    <EmptyState
      icon={IconPalette}
      title={t(`certificateScreens.designs.${kind}.title`)}
      text={t(`certificateScreens.designs.${kind}.text`)}
      action={
        archived ? (
          <Button component={AppLink} href={DESIGNS} variant="default">
            {t("certificateScreens.showActive")}
          </Button>
        ) : (
          <NewDesign />
        )
      }
    />
  );
}

function columnsOf(t: Translate): DataColumn<DesignLine>[] {
  return [
    {
      id: "name",
      label: t("common.name"),
      fixed: true,
      value: ({ name }) => name,
      cell: ({ id, name, isDefault }) => (
        <Group gap={8}>
          <Anchor component={AppLink} href={designHref(id)}>
            {name}
          </Anchor>
          {isDefault && <StateBadge label={t("certificateScreens.isDefault")} meaning="info" />}
        </Group>
      ),
    },
    {
      id: "published",
      label: t("certificateScreens.published"),
      value: ({ published }) =>
        published === null
          ? t("certificateScreens.neverPublished")
          : t("certificateScreens.version", { number: published }),
    },
    {
      id: "draft",
      label: t("certificateScreens.draft"),
      value: ({ hasDraft }) => t(hasDraft ? "certificateScreens.hasDraft" : "certificateScreens.noDraft"),
    },
  ];
}
