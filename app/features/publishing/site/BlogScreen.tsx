import { Title } from "@mantine/core";
import type { ReactNode } from "react";
import { EmptyState } from "../../../ui/feedback/EmptyState";
import { useServerT } from "../../../ui/i18n/useServerT";
import { inLanguage } from "./addresses";
import { LanguageSwitch } from "./LanguageSwitch";
import { PostList } from "./PostList";
import type { PostsPage, Tag } from "./publication";
import { SearchForm } from "./SearchForm";
import { useSite } from "./SiteContext";
import { TagLinks } from "./TagLinks";
import classes from "./blog.module.css";

type Props = {
  found: PostsPage;
  tags: readonly Tag[];
  /** Languages in which there are posts. */
  locales: readonly string[];
  /** Whether this is not the page of the newest ones. */
  isContinued: boolean;
};

/** The posts of a language, the newest first. */
export function BlogScreen({ found, tags, locales, isContinued }: Props) {
  const t = useServerT();
  const { organization, locale } = useSite();
  const links = locales.map((each) => ({ locale: each, path: inLanguage("/blog", each, organization) }));
  return (
    <div className={classes.page}>
      <header className={classes.head}>
        <Title order={1}>{t(isContinued ? "site.blog.older" : "site.blog.title")}</Title>
        <p className={classes.lead}>{t("site.blog.text")}</p>
        <LanguageSwitch label={t("site.languages.blog")} here={locale} links={links} />
      </header>
      {found.page.length === 0 ? (
        <EmptyState title={t("site.blog.empty.title")} text={t("site.blog.empty.text")} />
      ) : (
        <div className={classes.columns}>
          <div className={classes.main}>
            <PostList posts={found.page} featured={!isContinued} />
            <Pages path="/blog" found={found} isContinued={isContinued} />
          </div>
          <aside className={classes.side}>
            <SearchForm entered="" />
            <TagLinks tags={tags} />
            <Feeds />
          </aside>
        </div>
      )}
    </div>
  );
}

type FilteredProps = Pick<Props, "found" | "isContinued"> & {
  kicker: string;
  title: string;
  path: string;
};

/** The posts with one tag, or by one author. */
export function FilteredBlogScreen({ kicker, title, path, found, isContinued }: FilteredProps) {
  const t = useServerT();
  const { organization, locale } = useSite();
  return (
    <div className={classes.page}>
      <header className={classes.head}>
        <p className={classes.kicker}>{kicker}</p>
        <Title order={1}>{title}</Title>
        <p>
          <a href={inLanguage("/blog", locale, organization)}>{t("site.blog.all")}</a>
        </p>
      </header>
      <div className={classes.main}>
        <PostList posts={found.page} />
        <Pages path={path} found={found} isContinued={isContinued} />
      </div>
    </div>
  );
}

type PagesProps = Pick<Props, "found" | "isContinued"> & { path: string };

function Pages({ path, found, isContinued }: PagesProps): ReactNode {
  const t = useServerT();
  const { organization, locale } = useSite();
  if (found.isDone && !isContinued) return null;
  return (
    <nav aria-label={t("site.blog.pages")} className={classes.pages}>
      {isContinued && <a href={inLanguage(path, locale, organization)}>{t("site.blog.newest")}</a>}
      {!found.isDone && (
        <a href={inLanguage(path, locale, organization, { after: found.continueCursor })} rel="next">
          {t("site.blog.more")}
        </a>
      )}
    </nav>
  );
}

function Feeds() {
  const t = useServerT();
  const { organization, locale } = useSite();
  return (
    <section>
      <h2>{t("site.blog.follow")}</h2>
      <ul className={classes.plain}>
        <li>
          <a href={inLanguage("/blog/feed.xml", locale, organization)}>{t("site.blog.rss")}</a>
        </li>
        <li>
          <a href={inLanguage("/blog/feed.json", locale, organization)}>{t("site.blog.json")}</a>
        </li>
      </ul>
    </section>
  );
}
