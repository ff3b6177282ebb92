import { useServerT } from "../../../ui/i18n/useServerT";
import { inLanguage } from "./addresses";
import { PostList } from "./PostList";
import type { PublicationCard } from "./publication";
import { useSite } from "./SiteContext";
import classes from "./blog.module.css";

/** The newest posts, on the organization's first page. Nothing where there is none. */
export function NewestPosts({ posts }: { posts: readonly PublicationCard[] }) {
  const t = useServerT();
  const { organization, locale } = useSite();
  if (posts.length === 0) return null;
  return (
    <section className={classes.newest}>
      <h2>{t("site.home.posts")}</h2>
      <PostList posts={posts} level={3} />
      <p>
        <a href={inLanguage("/blog", locale, organization)}>{t("site.blog.all")}</a>
      </p>
    </section>
  );
}
