import { useRevalidator } from "@remix-run/react";
import type { FunctionReturnType } from "convex/server";
import { useEffect } from "react";
import { api } from "../../../../convex/_generated/api";
import { LoadMore } from "../../../ui/feedback/LoadMore";
import { useFormat } from "../../../ui/i18n/useFormat";
import { useT } from "../../../ui/i18n/useT";
import type { Enrollment } from "../../portal/enrollments";
import { useGrowing } from "../../portal/useGrowing";
import classes from "./cohort.module.css";

type Page = FunctionReturnType<typeof api.cohorts.announcements.received>;
/** The first announcements, and their Markdown as HTML, which the server writes. */
export type Announcements = { page: Page; html: Readonly<Record<string, string>> };

type Props = { cohort: Enrollment["cohort"]["id"]; first: Announcements };

/** What the staff told the cohort, the newest first. What comes while the page is open is written by the server too. */
export function AnnouncementList({ cohort, first: { page, html } }: Props) {
  const t = useT();
  const { revalidate } = useRevalidator();
  const { rows, status, loadMore } = useGrowing(api.cohorts.announcements.received, { cohort }, page);
  const newest = rows[0]?.id;
  const isNew = newest !== undefined && html[newest] === undefined;
  useEffect(() => {
    if (isNew) revalidate();
  }, [isNew, newest, revalidate]);
  return (
    <section className={classes.section} aria-labelledby="news">
      <h2 id="news">{t("portal.cohort.news")}</h2>
      {rows.length === 0 && <p className={classes.quiet}>{t("portal.cohort.news.none")}</p>}
      {rows.map((row) => (
        <Announcement key={row.id} announcement={row} html={html[row.id]} />
      ))}
      {status !== "Exhausted" && <LoadMore shown={rows.length} status={status} onLoadMore={loadMore} />}
    </section>
  );
}

type ItemProps = { announcement: Page["page"][number]; html: string | undefined };

function Announcement({ announcement: { id, subject, author, sentAt, body }, html }: ItemProps) {
  const t = useT();
  const date = useFormat().dateTime(sentAt);
  return (
    <article className={classes.announcement} aria-labelledby={id}>
      <h3 id={id}>{subject}</h3>
      <p className={classes.quiet}>{author === "" ? date : t("portal.cohort.news.by", { author, date })}</p>
      {html === undefined ? (
        <p className={classes.plain}>{body}</p>
      ) : (
        <div className={classes.written} dangerouslySetInnerHTML={{ __html: html }} />
      )}
    </article>
  );
}
