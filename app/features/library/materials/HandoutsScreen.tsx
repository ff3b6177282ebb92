import { api } from "../../../../convex/_generated/api";
import { EmptyState } from "../../../ui/feedback/EmptyState";
import { LoadMore } from "../../../ui/feedback/LoadMore";
import { StateBadge } from "../../../ui/data/StateBadge";
import { useT } from "../../../ui/i18n/useT";
import { IconFile } from "../../../ui/icons";
import { AppLink } from "../../../ui/navigation/AppLink";
import { InsideFrame } from "../../cohorts/portal/InsideFrame";
import { useOrganization } from "../../live/useOrganization";
import { useSignedInQuery } from "../../live/useSignedInQuery";
import type { Enrollment } from "../../portal/enrollments";
import { useGrowing } from "../../portal/useGrowing";
import { FileIcon, FileLine } from "./FileLine";
import { type Folder, type FolderId, type Handout, type HandoutPage, handoutHref } from "./material";
import classes from "./materials.module.css";
import { FolderPath, FolderRows } from "./Shelf";

type Props = { own: Enrollment; folders: Folder[]; folder: FolderId | null; first: HandoutPage };

/** What a cohort's staff laid out for it, folder by folder. */
export function HandoutsScreen({ own, folders: loaded, folder, first }: Props) {
  const t = useT();
  const { id: organization } = useOrganization();
  const cohort = own.cohort.id;
  const folders =
    useSignedInQuery(api.library.materialFolders.list, { organization, cohort }, loaded).data ?? loaded;
  const { rows, status, loadMore } = useGrowing(api.library.materials.list, { cohort, folder }, first);
  const shown = { shelf: { cohort, side: "portal" as const }, folders, folder };
  const empty = rows.length === 0 && !folders.some(({ parent }) => parent === folder);
  return (
    <InsideFrame own={own} tab="materials">
      <div className={classes.stack}>
        {folders.length > 0 && <FolderPath {...shown} />}
        {empty ? (
          <EmptyState icon={IconFile} title={t("materials.none.title")} text={t("materials.none.readers")} />
        ) : (
          <ul className={classes.rows}>
            <FolderRows {...shown} />
            {rows.map((row) => (
              <HandoutRow key={row.id} row={row} href={handoutHref(cohort, row.id)} />
            ))}
          </ul>
        )}
        {status !== "Exhausted" && <LoadMore shown={rows.length} status={status} onLoadMore={loadMore} />}
      </div>
    </InsideFrame>
  );
}

function HandoutRow({ row, href }: { row: Handout; href: string }) {
  const t = useT();
  return (
    <li className={classes.row}>
      <FileIcon contentType={row.contentType} />
      <span className={classes.words}>
        <AppLink className={classes.name} href={href}>
          {row.title}
        </AppLink>
        <span className={classes.quiet}>
          <FileLine {...row} />
        </span>
      </span>
      <span className={classes.end}>
        <StateBadge
          label={t(row.isOpened ? "materials.opened" : "materials.new")}
          meaning={row.isOpened ? "success" : "info"}
        />
      </span>
    </li>
  );
}
