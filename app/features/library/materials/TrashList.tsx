import { Button } from "@mantine/core";
import { api } from "../../../../convex/_generated/api";
import type { Id } from "../../../../convex/_generated/dataModel";
import { EmptyState } from "../../../ui/feedback/EmptyState";
import { LoadMore } from "../../../ui/feedback/LoadMore";
import { useFormat } from "../../../ui/i18n/useFormat";
import { useT } from "../../../ui/i18n/useT";
import { IconArrowBackUp, IconTrash } from "../../../ui/icons";
import { usePages } from "../../live/usePages";
import { FileIcon } from "./FileLine";
import type { MaterialLine, MaterialPage } from "./material";
import classes from "./materials.module.css";
import { useMaterialDeeds } from "./useMaterialDeeds";

type Props = { cohort: Id<"cohorts">; first: MaterialPage; manages: boolean };

/** What was removed in the last thirty days, to be had back. */
export function TrashList({ cohort, first, manages }: Props) {
  const t = useT();
  const { rows, status, loadMore } = usePages(api.library.materials.trash, { cohort }, first);
  if (rows.length === 0)
    return <EmptyState icon={IconTrash} title={t("materials.trash.none")} text={t("materials.trash.text")} />;
  return (
    <>
      <p className={classes.quiet}>{t("materials.trash.text")}</p>
      <ul className={classes.rows}>
        {rows.map((row) => (
          <TrashRow key={row.id} row={row} manages={manages} />
        ))}
      </ul>
      {status !== "Exhausted" && <LoadMore shown={rows.length} status={status} onLoadMore={loadMore} />}
    </>
  );
}

function TrashRow({ row, manages }: { row: MaterialLine; manages: boolean }) {
  const t = useT();
  const format = useFormat();
  const { pending, restore } = useMaterialDeeds();
  return (
    <li className={classes.row}>
      <FileIcon contentType={row.contentType} />
      <span className={classes.words}>
        <span className={classes.name}>{row.title}</span>
        <span className={classes.quiet}>
          {t("materials.trash.until", { date: format.date(row.removeAt ?? 0) })}
        </span>
      </span>
      {manages && (
        <Button
          variant="default"
          size="compact-md"
          loading={pending}
          aria-label={t("materials.restoreNamed", { name: row.title })}
          leftSection={<IconArrowBackUp size={16} aria-hidden="true" />}
          onClick={() => void restore(row)}
        >
          {t("materials.restore")}
        </Button>
      )}
    </li>
  );
}
