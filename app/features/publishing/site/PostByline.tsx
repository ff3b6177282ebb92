import { useServerT } from "../../../ui/i18n/useServerT";
import { authorPath } from "./addresses";
import type { Publication } from "./publication";
import { PublishedDate } from "./PublishedDate";
import { useSite } from "./SiteContext";
import classes from "./blog.module.css";

type Props = {
  post: Pick<Publication, "authors" | "firstPublishedAt">;
  minutes: number;
};

/** Who wrote it, when it came out, and how long it takes to read. */
export function PostByline({ post, minutes }: Props) {
  const t = useServerT();
  const { organization, locale } = useSite();
  return (
    <div className={classes.byline}>
      {post.authors.length > 0 && (
        <ul className={classes.authors} aria-label={t("site.author.kicker")}>
          {post.authors.map(({ id, name }) => (
            <li key={id}>
              <a href={authorPath(id, locale, organization)} rel="author">
                {name}
              </a>
            </li>
          ))}
        </ul>
      )}
      <PublishedDate at={post.firstPublishedAt} />
      <span>{t("site.post.reading", { minutes })}</span>
    </div>
  );
}
