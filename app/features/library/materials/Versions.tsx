import { api } from "../../../../convex/_generated/api";
import { StateBadge } from "../../../ui/data/StateBadge";
import { LoadMore } from "../../../ui/feedback/LoadMore";
import { RelativeTime } from "../../../ui/i18n/RelativeTime";
import { useT } from "../../../ui/i18n/useT";
import { usePages } from "../../live/usePages";
import { DownloadButton } from "./DownloadButton";
import { FileIcon, FileLine } from "./FileLine";
import type { MaterialDetail, VersionPage } from "./material";
import classes from "./materials.module.css";
import { NewVersion } from "./NewVersion";

type Props = { material: MaterialDetail; first: VersionPage; manages: boolean };

/** The files that a material has and had, the newest first, and giving it another. */
export function Versions({ material, first, manages }: Props) {
  const t = useT();
  const args = { material: material.id };
  const { rows, status, loadMore } = usePages(api.library.materials.versions, args, first);
  return (
    <>
      {manages && <NewVersion material={material} />}
      <ul className={classes.rows}>
        {rows.map((row) => (
          <li key={row.number} className={classes.row}>
            <FileIcon contentType={row.contentType} />
            <span className={classes.words}>
              <span className={classes.name}>
                {t("materials.version.name", { number: row.number, file: row.fileName })}
              </span>
              <span className={classes.quiet}>
                <FileLine {...row} /> · {row.by} · <RelativeTime at={row.addedAt} />
              </span>
              {row.note !== "" && <span>{row.note}</span>}
            </span>
            <span className={classes.end}>
              {row.number === material.version && (
                <StateBadge label={t("materials.version.newest")} meaning="success" />
              )}
              {material.state !== "removed" && (
                <DownloadButton
                  material={material.id}
                  version={row.number}
                  name={t("materials.version.name", { number: row.number, file: row.fileName })}
                  variant="default"
                  size="compact-md"
                />
              )}
            </span>
          </li>
        ))}
      </ul>
      {status !== "Exhausted" && <LoadMore shown={rows.length} status={status} onLoadMore={loadMore} />}
    </>
  );
}
