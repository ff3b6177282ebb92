import { useId } from "react";
import { useT } from "../../ui/i18n/useT";
import { acceptedOf, type AssetDetail } from "./asset";
import { DropArea } from "./DropArea";
import classes from "./media.module.css";
import { UploadButton } from "./UploadButton";
import { UploadList } from "./UploadList";
import { useUploads } from "./useUploads";

/** Puts another file in the place of one, everywhere it is shown. */
export function ReplaceFile({ asset: { id, kind, state } }: { asset: AssetDetail }) {
  const t = useT();
  const heading = useId();
  const uploads = useUploads();
  const accept = acceptedOf(state === "failed" ? undefined : kind);
  const replace = (files: File[]) => uploads.add(files.slice(0, 1), { folder: null, replaces: id });
  return (
    <section aria-labelledby={heading}>
      <DropArea label={t("media.drop")} onFiles={replace}>
        <div className={classes.part}>
          <h2 id={heading}>{t("media.asset.replace")}</h2>
          <p className={classes.quiet}>{t("media.asset.replaceText")}</p>
          <UploadButton
            variant="default"
            label={t("media.asset.replace")}
            accept={accept}
            multiple={false}
            onFiles={replace}
          />
          <UploadList uploads={uploads} />
        </div>
      </DropArea>
    </section>
  );
}
