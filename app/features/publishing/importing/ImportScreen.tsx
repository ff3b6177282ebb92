import { Button } from "@mantine/core";
import { useId } from "react";
import { api } from "../../../../convex/_generated/api";
import { StateBadge } from "../../../ui/data/StateBadge";
import { LoadMore } from "../../../ui/feedback/LoadMore";
import { RelativeTime } from "../../../ui/i18n/RelativeTime";
import { useT } from "../../../ui/i18n/useT";
import { IconDownload } from "../../../ui/icons";
import { AppLink } from "../../../ui/navigation/AppLink";
import { DetailPage } from "../../../ui/pages/DetailPage";
import { usePages } from "../../live/usePages";
import classes from "./importing.module.css";
import { IMPORT_MEANINGS, IMPORT_PATH, type ImportsPage } from "./imports";
import { UploadForm } from "./UploadForm";

/** Takes posts in from elsewhere, and gives all of them out. */
export function ImportScreen({ imports }: { imports: ImportsPage }) {
  const t = useT();
  return (
    <DetailPage
      title={t("importScreens.title")}
      description={t("importScreens.text")}
      back={{ href: "/admin/posts", label: t("contentScreens.post.title") }}
    >
      <div className={classes.stack}>
        <UploadForm />
        <RecentImports first={imports} />
        <Export />
      </div>
    </DetailPage>
  );
}

function RecentImports({ first }: { first: ImportsPage }) {
  const t = useT();
  const heading = useId();
  const { rows, status, loadMore } = usePages(api.publishing.importing.recent, {}, first);
  if (rows.length === 0) return null;
  return (
    <section aria-labelledby={heading}>
      <h2 id={heading}>{t("importScreens.recent")}</h2>
      <ul className={classes.rows}>
        {rows.map(({ id, fileName, state, startedAt }) => (
          <li key={id}>
            <AppLink className={classes.name} href={`${IMPORT_PATH}/${id}`}>
              {fileName}
            </AppLink>
            <StateBadge label={t(`importScreens.state.${state}`)} meaning={IMPORT_MEANINGS[state]} />
            <span className={classes.meta}>
              <RelativeTime at={startedAt} />
            </span>
          </li>
        ))}
      </ul>
      {status !== "Exhausted" && <LoadMore shown={rows.length} status={status} onLoadMore={loadMore} />}
    </section>
  );
}

/** A plain link: what it leads to is a file. */
function Export() {
  const t = useT();
  const heading = useId();
  return (
    <section aria-labelledby={heading} className={classes.form}>
      <div>
        <h2 id={heading}>{t("importScreens.export.title")}</h2>
        <p className={classes.text}>{t("importScreens.export.text")}</p>
      </div>
      <div className={classes.buttons}>
        <Button
          component="a"
          href="/admin/posts/export.zip"
          download
          variant="default"
          leftSection={<IconDownload size={16} aria-hidden="true" />}
        >
          {t("importScreens.export.action")}
        </Button>
      </div>
    </section>
  );
}
