import { Title } from "@mantine/core";
import { EmptyState } from "../../../ui/feedback/EmptyState";
import { useServerT } from "../../../ui/i18n/useServerT";
import { contentPath } from "./addresses";
import type { PublicationCard } from "./publication";
import { PublishedDate } from "./PublishedDate";
import { SearchForm } from "./SearchForm";
import { useSite } from "./SiteContext";
import classes from "./blog.module.css";

/** As many as one search answers with. */
const MOST = 20;

/** Posts and pages that have the words. Null: nothing was asked yet. */
export function SearchScreen({ text, found }: { text: string; found: readonly PublicationCard[] | null }) {
  const t = useServerT();
  return (
    <div className={classes.page}>
      <header className={classes.head}>
        <Title order={1}>{t("site.search.title")}</Title>
      </header>
      <div className={classes.narrow}>
        <SearchForm entered={text} />
      </div>
      {found !== null && <Results text={text} found={found} />}
    </div>
  );
}

function Results({ text, found }: { text: string; found: readonly PublicationCard[] }) {
  const t = useServerT();
  if (found.length === 0)
    return <EmptyState title={t("site.search.none.title", { text })} text={t("site.search.none.text")} />;
  const words = found.length < MOST ? "site.search.results" : "site.search.most";
  return (
    <section className={classes.main}>
      <h2 className={classes.count}>{t(words, { count: found.length, text })}</h2>
      <ol className={classes.posts}>
        {found.map((each) => (
          <Result key={`${each.kind} ${each.slug}`} found={each} />
        ))}
      </ol>
    </section>
  );
}

function Result({ found }: { found: PublicationCard }) {
  const t = useServerT();
  const { organization } = useSite();
  return (
    <li className={classes.post} lang={found.locale}>
      <p className={classes.day}>{t(found.kind === "post" ? "site.search.post" : "site.search.page")}</p>
      <div className={classes.words}>
        <h3 className={classes.postTitle}>
          <a href={contentPath(found, organization)}>{found.title}</a>
        </h3>
        {found.excerpt !== "" && <p className={classes.excerpt}>{found.excerpt}</p>}
        {found.kind === "post" && <PublishedDate at={found.firstPublishedAt} className={classes.quiet} />}
      </div>
    </li>
  );
}
