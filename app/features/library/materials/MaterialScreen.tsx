import { Button } from "@mantine/core";
import { useRevalidator } from "@remix-run/react";
import { api } from "../../../../convex/_generated/api";
import { FactList } from "../../../ui/data/FactList";
import { StateBadge } from "../../../ui/data/StateBadge";
import { RelativeTime } from "../../../ui/i18n/RelativeTime";
import { useFormat } from "../../../ui/i18n/useFormat";
import { useT } from "../../../ui/i18n/useT";
import { IconArrowBackUp, IconEye, IconEyeOff, IconTrash } from "../../../ui/icons";
import { DetailPage } from "../../../ui/pages/DetailPage";
import { useMay } from "../../admin/useMay";
import type { Cohort } from "../../cohorts/cohort";
import { useLater } from "../../live/useLater";
import type { FileAddress } from "../player/useAddress";
import { DownloadButton } from "./DownloadButton";
import { FileLine } from "./FileLine";
import {
  type AbsencePage,
  MATERIAL_MEANINGS,
  MATERIAL_TABS,
  type MaterialDetail,
  materialHref,
  type MaterialTab,
  type OpeningPage,
  shelfHref,
  trashHref,
  type VersionPage,
} from "./material";
import { MaterialForm } from "./MaterialForm";
import classes from "./materials.module.css";
import { Preview } from "./Preview";
import { Readers } from "./Readers";
import { useMaterialDeeds } from "./useMaterialDeeds";
import { Versions } from "./Versions";

type Props = {
  first: MaterialDetail;
  cohort: Cohort;
  /** The part that is shown, and what the loader asked for it. */
  part:
    | { tab: "file"; address: FileAddress | null }
    | { tab: "versions"; versions: VersionPage }
    | { tab: "readers"; openings: OpeningPage; absences: AbsencePage };
};

/** A material for staff: its file and what is said of it, its versions, and who opened it. */
export function MaterialScreen({ first, cohort, part }: Props) {
  const t = useT();
  const manages = useMay()("library.manage");
  // Swept meanwhile, what was seen stays until the page is left.
  const material = useLater(api.library.materials.get, { material: first.id }) ?? first;
  const removed = material.state === "removed";
  const labelOf = (tab: MaterialTab) => t(`materials.tab.${tab}`);
  return (
    <DetailPage
      title={material.title}
      description={cohort.name}
      back={
        removed
          ? { href: trashHref(cohort.id), label: t("materials.trash") }
          : {
              href: shelfHref({ cohort: cohort.id, side: "admin" }, material.folder),
              label: t("materials.title"),
            }
      }
      state={
        <StateBadge
          label={t(`materials.state.${material.state}`)}
          meaning={MATERIAL_MEANINGS[material.state]}
        />
      }
      actions={<Actions material={material} manages={manages} />}
      tabs={MATERIAL_TABS.map((tab) => ({ href: materialHref(material.id, tab), label: labelOf(tab) }))}
      currentTab={materialHref(material.id, part.tab)}
      facts={<MaterialFacts material={material} />}
    >
      <div className={classes.stack}>
        {part.tab === "file" && (
          <>
            {!removed && <Preview {...material} address={part.address} />}
            {manages && !removed && <MaterialForm material={material} />}
          </>
        )}
        {part.tab === "versions" && (
          <Versions material={material} first={part.versions} manages={manages && !removed} />
        )}
        {part.tab === "readers" && (
          <Readers material={material} cohort={cohort} manages={manages} {...part} />
        )}
      </div>
    </DetailPage>
  );
}

function Actions({ material, manages }: { material: MaterialDetail; manages: boolean }) {
  const t = useT();
  const { pending, ...deeds } = useMaterialDeeds();
  const { revalidate } = useRevalidator();
  // While it was in the trash the page was given no file to show.
  const restore = async () => {
    if (await deeds.restore(material)) revalidate();
  };
  if (material.state === "removed")
    return (
      manages && (
        <Button
          loading={pending}
          leftSection={<IconArrowBackUp size={16} aria-hidden="true" />}
          onClick={() => void restore()}
        >
          {t("materials.restore")}
        </Button>
      )
    );
  const open = material.state === "published";
  const StateIcon = open ? IconEyeOff : IconEye;
  return (
    <div className={classes.buttons}>
      <DownloadButton material={material.id} variant="default" />
      {manages && (
        <>
          <Button
            variant="default"
            leftSection={<IconTrash size={16} aria-hidden="true" />}
            onClick={() => void deeds.remove(material)}
          >
            {t("materials.remove")}
          </Button>
          <Button
            {...(open && { variant: "default" })}
            loading={pending}
            leftSection={<StateIcon size={16} aria-hidden="true" />}
            onClick={() => void (open ? deeds.unpublish(material) : deeds.publish(material))}
          >
            {t(open ? "materials.unpublish" : "materials.publish")}
          </Button>
        </>
      )}
    </div>
  );
}

function MaterialFacts({ material }: { material: MaterialDetail }) {
  const t = useT();
  const format = useFormat();
  const { fileName, version, publishedAt, removeAt, opened, downloaded } = material;
  const facts = [
    { label: t("materials.fact.file"), value: fileName },
    { label: t("materials.fact.kind"), value: <FileLine {...material} /> },
    { label: t("materials.fact.version"), value: format.number(version) },
    publishedAt !== null && {
      label: t("materials.fact.published"),
      value: <RelativeTime at={publishedAt} />,
    },
    removeAt !== null && { label: t("materials.fact.goes"), value: format.date(removeAt) },
    { label: t("materials.fact.opened"), value: format.number(opened) },
    { label: t("materials.fact.downloaded"), value: format.number(downloaded) },
  ];
  return <FactList facts={facts.filter((fact) => fact !== false)} />;
}
