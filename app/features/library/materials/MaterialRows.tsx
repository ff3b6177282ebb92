import { lazy, Suspense, useState } from "react";
import { api } from "../../../../convex/_generated/api";
import { StateBadge } from "../../../ui/data/StateBadge";
import { useT } from "../../../ui/i18n/useT";
import { AppLink } from "../../../ui/navigation/AppLink";
import { useAttempt } from "../../live/useAttempt";
import { useDo } from "../../live/useLive";
import { FileIcon, FileLine } from "./FileLine";
import { type Folder, type FolderId, MATERIAL_MEANINGS, type MaterialLine, materialHref } from "./material";
import { MaterialMenu } from "./MaterialMenu";
import classes from "./materials.module.css";

const MoveDialog = lazy(async () => ({ default: (await import("./MoveDialog")).MoveDialog }));

type Props = {
  rows: readonly MaterialLine[];
  folder: FolderId | null;
  folders: readonly Folder[];
  /** Whether all of the folder is there, so that the last row is the last. */
  complete: boolean;
  manages: boolean;
};

/** The materials of a folder for staff, in the order in which they are shown to the cohort. */
export function MaterialRows({ rows, folder, folders, complete, manages }: Props) {
  const move = useDo(api.library.materials.move);
  const { attempt } = useAttempt();
  const [moving, setMoving] = useState<MaterialLine | null>(null);
  const below = (at: number) =>
    at + 2 < rows.length ? rows[at + 2]!.id : at + 2 === rows.length && complete ? null : undefined;
  return (
    <>
      {rows.map((row, at) => (
        <li key={row.id} className={classes.row}>
          <FileIcon contentType={row.contentType} />
          <MaterialWords row={row} />
          {manages && (
            <MaterialMenu
              material={row}
              up={rows[at - 1]?.id}
              down={below(at)}
              onPlace={(before) => void attempt(() => move({ material: row.id, folder, before }))}
              onMove={() => setMoving(row)}
            />
          )}
        </li>
      ))}
      {moving !== null && (
        <Suspense>
          <MoveDialog material={moving} folder={folder} folders={folders} onClose={() => setMoving(null)} />
        </Suspense>
      )}
    </>
  );
}

function MaterialWords({ row }: { row: MaterialLine }) {
  const t = useT();
  return (
    <>
      <span className={classes.words}>
        <AppLink className={classes.name} href={materialHref(row.id)}>
          {row.title}
        </AppLink>
        <span className={classes.quiet}>
          <FileLine {...row} />
          {row.state === "published" && ` · ${t("materials.openedBy", { count: row.people })}`}
        </span>
      </span>
      <span className={classes.end}>
        <StateBadge label={t(`materials.state.${row.state}`)} meaning={MATERIAL_MEANINGS[row.state]} />
      </span>
    </>
  );
}
