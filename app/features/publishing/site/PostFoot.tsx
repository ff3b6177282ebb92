import { useServerT } from "../../../ui/i18n/useServerT";
import { contentPath } from "./addresses";
import type { Neighbours } from "./publication";
import { useSite } from "./SiteContext";
import classes from "./blog.module.css";

/** Ways to pass a page on that need no script and tell nobody else. */
export function ShareLinks({ title, url }: { title: string; url: string }) {
  const t = useServerT();
  const mail = `mailto:?subject=${encodeURIComponent(title)}&body=${encodeURIComponent(url)}`;
  return (
    <section className={classes.share}>
      <h2>{t("site.post.share")}</h2>
      <ul className={classes.plain}>
        <li>
          <a href={mail}>{t("site.post.byMail")}</a>
        </li>
        <li>
          <a href={url} rel="bookmark">
            {t("site.post.address")}
          </a>
        </li>
      </ul>
    </section>
  );
}

/** The posts that came out before and after this one. */
export function NeighbourLinks({ previous, next }: Neighbours) {
  const t = useServerT();
  const { organization } = useSite();
  if (previous === null && next === null) return null;
  return (
    <nav aria-label={t("site.post.neighbours")} className={classes.neighbours}>
      {previous !== null && (
        <a href={contentPath({ kind: "post", ...previous }, organization)} rel="prev">
          <span>{t("site.post.previous")}</span>
          {previous.title}
        </a>
      )}
      {next !== null && (
        <a href={contentPath({ kind: "post", ...next }, organization)} rel="next">
          <span>{t("site.post.next")}</span>
          {next.title}
        </a>
      )}
    </nav>
  );
}
