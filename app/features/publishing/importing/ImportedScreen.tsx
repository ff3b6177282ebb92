import { Button } from "@mantine/core";
import { useId } from "react";
import { api } from "../../../../convex/_generated/api";
import { LOSSES } from "../../../../convex/shared/documents/lossNames";
import { StateBadge } from "../../../ui/data/StateBadge";
import { LoadMore } from "../../../ui/feedback/LoadMore";
import { TaskProgress } from "../../../ui/feedback/TaskProgress";
import { useFormat } from "../../../ui/i18n/useFormat";
import { useT } from "../../../ui/i18n/useT";
import { AppLink } from "../../../ui/navigation/AppLink";
import { DetailPage } from "../../../ui/pages/DetailPage";
import { CONTENT_PATHS } from "../items/content";
import { useLive } from "../../live/useLive";
import { usePages } from "../../live/usePages";
import { ImportAnswer } from "./ImportAnswer";
import classes from "./importing.module.css";
import {
  type EntriesPage,
  type Entry,
  ENTRY_MEANINGS,
  type Import,
  IMPORT_MEANINGS,
  IMPORT_PATH,
} from "./imports";

type Props = { first: Import; entries: EntriesPage };

/** What was found in a file: nothing is made of it before somebody says so here. */
export function ImportedScreen({ first, entries }: Props) {
  const t = useT();
  const found = useLive(api.publishing.importing.get, { import: first.id }, first);
  const { state, fileName } = found;
  return (
    <DetailPage
      title={fileName}
      back={{ href: IMPORT_PATH, label: t("importScreens.title") }}
      state={<StateBadge label={t(`importScreens.state.${state}`)} meaning={IMPORT_MEANINGS[state]} />}
    >
      <div className={classes.stack}>
        <Standing found={found} />
        {state === "ready" && <ImportAnswer found={found} />}
        {state === "done" && (
          <div className={classes.buttons}>
            <Button component={AppLink} href="/admin/posts?state=draft">
              {t("importScreens.seeDrafts")}
            </Button>
          </div>
        )}
        {state !== "discarded" && state !== "failed" && <Entries id={found.id} first={entries} />}
      </div>
    </DetailPage>
  );
}

/** Where it stands, in words. */
function Standing({ found: { state, counts, problem } }: { found: Import }) {
  const t = useT();
  const { waiting, already, refused, made } = counts;
  switch (state) {
    case "reading":
      return <TaskProgress label={t("importScreens.reading", { count: waiting })} done={0} total={null} />;
    case "running":
      return <TaskProgress label={t("importScreens.running")} done={made} total={made + waiting} />;
    case "failed":
      return (
        <p role="alert" className={classes.text}>
          {t(`importScreens.problem.${problem ?? "unreadable"}`)}
        </p>
      );
    case "discarded":
      return <p className={classes.text}>{t("importScreens.discarded")}</p>;
    case "ready":
    case "done":
      return (
        <div role="status">
          <ul className={classes.counts}>
            {waiting > 0 && <li>{t("importScreens.count.waiting", { count: waiting })}</li>}
            {made > 0 && <li>{t("importScreens.count.made", { count: made })}</li>}
            {already > 0 && <li>{t("importScreens.count.already", { count: already })}</li>}
            {refused > 0 && <li>{t("importScreens.count.refused", { count: refused })}</li>}
          </ul>
        </div>
      );
    default:
      return state satisfies never;
  }
}

function Entries({ id, first }: { id: Import["id"]; first: EntriesPage }) {
  const t = useT();
  const heading = useId();
  const { rows, status, loadMore } = usePages(api.publishing.importing.entries, { import: id }, first);
  if (rows.length === 0) return null;
  return (
    <section aria-labelledby={heading}>
      <h2 id={heading}>{t("importScreens.entries")}</h2>
      <ul className={classes.rows}>
        {rows.map((entry) => (
          <EntryRow key={entry.id} entry={entry} />
        ))}
      </ul>
      {status !== "Exhausted" && <LoadMore shown={rows.length} status={status} onLoadMore={loadMore} />}
    </section>
  );
}

function EntryRow({ entry }: { entry: Entry }) {
  const t = useT();
  const format = useFormat();
  const { title, kind, state, publishedAt, item, losses } = entry;
  const met = LOSSES.filter((loss) => (losses[loss] ?? 0) > 0);
  return (
    <li>
      {item === null ? (
        <span className={classes.name}>{title}</span>
      ) : (
        <AppLink className={classes.name} href={`${CONTENT_PATHS[kind]}/${item}`}>
          {title}
        </AppLink>
      )}
      <span className={classes.meta}>
        {t(`importScreens.kind.${kind}`)}
        {publishedAt !== null && ` · ${format.date(publishedAt)}`}
      </span>
      <StateBadge label={t(`importScreens.entry.${state}`)} meaning={ENTRY_MEANINGS[state]} />
      {met.length > 0 && (
        <p className={classes.losses}>
          {met.map((loss) => t(`importScreens.loss.${loss}`, { count: losses[loss] ?? 0 })).join(" ")}
        </p>
      )}
    </li>
  );
}
