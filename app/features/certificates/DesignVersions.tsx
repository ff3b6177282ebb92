import { Button } from "@mantine/core";
import { api } from "../../../convex/_generated/api";
import { StateBadge } from "../../ui/data/StateBadge";
import { LoadMore } from "../../ui/feedback/LoadMore";
import { useToast } from "../../ui/feedback/useToast";
import { useFormat } from "../../ui/i18n/useFormat";
import { useT } from "../../ui/i18n/useT";
import { FormSection } from "../../ui/pages/FormPage";
import { usePages } from "../live/usePages";
import classes from "./certificates.module.css";
import type { Design, DesignContent, DesignVersion, VersionsPage } from "./design";

type Props = { design: Design; first: VersionsPage; onTake: (content: DesignContent) => void };

/** A design's versions, the newest first; what one of them was can be taken over into the form. */
export function DesignVersions({ design, first, onTake }: Props) {
  const t = useT();
  const toast = useToast();
  const { rows, status, loadMore } = usePages(
    api.certificates.designs.versions,
    { design: design.id },
    first,
  );
  const take = ({ number, content }: DesignVersion) => {
    onTake(content);
    toast({ message: t("certificateScreens.versionTaken", { number }), meaning: "info" });
  };
  return (
    <FormSection title={t("certificateScreens.versions")} description={t("certificateScreens.versionsText")}>
      <ol className={classes.rows}>
        {rows.map((row) => (
          <VersionRow key={row.id} version={row} inUse={row.id === design.current?.id} onTake={take} />
        ))}
      </ol>
      {status !== "Exhausted" && <LoadMore shown={rows.length} status={status} onLoadMore={loadMore} />}
    </FormSection>
  );
}

type RowProps = { version: DesignVersion; inUse: boolean; onTake: (version: DesignVersion) => void };

function VersionRow({ version, inUse, onTake }: RowProps) {
  const t = useT();
  const format = useFormat();
  const { number, state, publishedAt } = version;
  return (
    <li>
      <span className={classes.rowMain}>
        <span className={classes.rowName}>{t("certificateScreens.version", { number })}</span>
        {state === "draft" ? (
          <StateBadge label={t("certificateScreens.draft")} meaning="warning" />
        ) : (
          inUse && <StateBadge label={t("certificateScreens.inUse")} meaning="success" />
        )}
      </span>
      <span className={classes.rowMeta}>
        {publishedAt === null
          ? t("certificateScreens.notPublished")
          : t("certificateScreens.publishedAt", { date: format.dateTime(publishedAt) })}
      </span>
      {state === "published" && (
        <Button
          size="compact-sm"
          variant="subtle"
          aria-label={t("certificateScreens.takeVersionOf", { number })}
          onClick={() => onTake(version)}
        >
          {t("certificateScreens.takeVersion")}
        </Button>
      )}
    </li>
  );
}
