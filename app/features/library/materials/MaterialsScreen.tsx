import { Button } from "@mantine/core";
import { lazy, Suspense, useState } from "react";
import { api } from "../../../../convex/_generated/api";
import { EmptyState } from "../../../ui/feedback/EmptyState";
import { LoadMore } from "../../../ui/feedback/LoadMore";
import { useT } from "../../../ui/i18n/useT";
import { IconFile, IconFolderPlus } from "../../../ui/icons";
import { AppLink } from "../../../ui/navigation/AppLink";
import { useMay } from "../../admin/useMay";
import type { Cohort } from "../../cohorts/cohort";
import { CohortPage } from "../../cohorts/CohortPage";
import { useLive } from "../../live/useLive";
import { usePages } from "../../live/usePages";
import { UploadArea } from "../uploading/UploadArea";
import type { FolderDeed } from "./FolderDialog";
import { FolderMenu } from "./FolderMenu";
import {
  type Folder,
  type FolderId,
  type MaterialLine,
  type MaterialPage,
  shelfHref,
  trashHref,
} from "./material";
import { MaterialRows } from "./MaterialRows";
import classes from "./materials.module.css";
import { FolderPath, FolderRows } from "./Shelf";
import { TrashList } from "./TrashList";
import { useMaterialDeeds } from "./useMaterialDeeds";
import { useMaterialUploads } from "./useMaterialUploads";

const FolderDialog = lazy(async () => ({ default: (await import("./FolderDialog")).FolderDialog }));

type Props = {
  cohort: Cohort;
  folders: Folder[];
  /** The folder that is shown; null for the top. */
  folder: FolderId | null;
  /** Of the folder, or of the trash. */
  first: MaterialPage;
  show: "folder" | "trash";
};

/** The materials of a cohort for staff, folder by folder, and what was removed. */
export function MaterialsScreen({ cohort, show, ...place }: Props) {
  const t = useT();
  const manages = useMay()("library.manage");
  // Here, so that files stay on their way while somebody looks into another folder.
  const uploads = useMaterialUploads(cohort.id, place.folder);
  return (
    <CohortPage first={cohort} tab="materials">
      <div className={classes.stack}>
        {show === "trash" ? (
          <>
            <AppLink href={shelfHref({ cohort: cohort.id, side: "admin" })}>
              {t("materials.trash.back")}
            </AppLink>
            <TrashList cohort={cohort.id} first={place.first} manages={manages} />
          </>
        ) : (
          <>
            <FolderView key={place.folder} cohort={cohort} manages={manages} {...place} />
            {manages && <UploadArea uploads={uploads}>{t("materials.upload")}</UploadArea>}
          </>
        )}
      </div>
    </CohortPage>
  );
}

type ViewProps = Omit<Props, "show"> & { manages: boolean };

function FolderView({ cohort: { id: cohort }, folders: loaded, folder, first, manages }: ViewProps) {
  const t = useT();
  const folders = useLive(api.library.materialFolders.listForCohort, { cohort }, loaded);
  const args = { cohort, folder };
  const { rows, status, loadMore } = usePages(api.library.materials.listForCohort, args, first);
  const [deed, setDeed] = useState<FolderDeed | null>(null);
  const shown = { shelf: { cohort, side: "admin" as const }, folders, folder };
  const empty = rows.length === 0 && !folders.some(({ parent }) => parent === folder);
  return (
    <>
      <div className={classes.bar}>
        <FolderPath {...shown} />
        <div className={classes.buttons}>
          <AppLink href={trashHref(cohort)}>{t("materials.trash")}</AppLink>
          {manages && <PublishDrafts rows={rows} />}
          {manages && (
            <Button
              variant="default"
              leftSection={<IconFolderPlus size={16} aria-hidden="true" />}
              onClick={() => setDeed({ kind: "create", parent: folder })}
            >
              {t("materials.folder.new")}
            </Button>
          )}
        </div>
      </div>
      {empty ? (
        <EmptyState icon={IconFile} title={t("materials.none.title")} text={t("materials.none.staff")} />
      ) : (
        <ul className={classes.rows}>
          <FolderRows
            {...shown}
            {...(manages && { menu: (each: Folder) => <FolderMenu folder={each} onDeed={setDeed} /> })}
          />
          <MaterialRows
            rows={rows}
            folder={folder}
            folders={folders}
            complete={status === "Exhausted"}
            manages={manages}
          />
        </ul>
      )}
      {status !== "Exhausted" && <LoadMore shown={rows.length} status={status} onLoadMore={loadMore} />}
      {deed !== null && (
        <Suspense>
          <FolderDialog cohort={cohort} deed={deed} folders={folders} onClose={() => setDeed(null)} />
        </Suspense>
      )}
    </>
  );
}

/** Opens all drafts that are shown to the cohort at once, where there are several. */
function PublishDrafts({ rows }: { rows: readonly MaterialLine[] }) {
  const t = useT();
  const { pending, publishAll } = useMaterialDeeds();
  const drafts = rows.filter(({ state }) => state === "draft");
  if (drafts.length < 2) return null;
  return (
    <Button variant="default" loading={pending} onClick={() => void publishAll(drafts)}>
      {t("materials.publishAll", { count: drafts.length })}
    </Button>
  );
}
