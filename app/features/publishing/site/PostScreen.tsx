import { Title } from "@mantine/core";
import type { DocumentNode } from "../../../../convex/shared/documents/nodes";
import type { OutlineEntry } from "../../../../convex/shared/documents/outline";
import type { JsonObject } from "../../../../convex/shared/json";
import { useServerT } from "../../../ui/i18n/useServerT";
import { DocumentView } from "../../documents/DocumentView";
import { inLanguage, tagPath } from "./addresses";
import { CoverPicture } from "./CoverPicture";
import { LanguageSwitch } from "./LanguageSwitch";
import { PostByline } from "./PostByline";
import { NeighbourLinks, ShareLinks } from "./PostFoot";
import { PostOutline } from "./PostOutline";
import type { Neighbours, Publication } from "./publication";
import { useSite } from "./SiteContext";
import { StructuredData } from "./StructuredData";
import classes from "./blog.module.css";

export type PostScreenProps = {
  post: Publication;
  document: DocumentNode;
  headings: readonly OutlineEntry[];
  minutes: number;
  neighbours: Neighbours;
  /** This post in all its languages, as paths. */
  languages: readonly { locale: string; path: string }[];
  url: string;
  /** What machines read of it; null for a draft, which none is to keep. */
  structured: JsonObject | null;
};

/** A post as everybody reads it. */
export function PostScreen(props: PostScreenProps) {
  const { post, document, headings, minutes, neighbours, languages, url, structured } = props;
  const t = useServerT();
  return (
    <div className={classes.reading}>
      {structured !== null && <StructuredData data={structured} />}
      <article lang={post.locale} className={classes.article}>
        <header className={classes.articleHead}>
          <Trail />
          <Title order={1}>{post.title}</Title>
          {post.excerpt !== "" && <p className={classes.lead}>{post.excerpt}</p>}
          <PostByline post={post} minutes={minutes} />
          <LanguageSwitch label={t("site.languages")} here={post.locale} links={languages} />
        </header>
        {post.cover !== null && (
          <CoverPicture
            picture={post.cover}
            sizes="(min-width: 62em) 960px, 100vw"
            first
            className={classes.cover}
          />
        )}
        <div className={classes.text} data-outlined={headings.length > 0 || undefined}>
          <PostOutline headings={headings} />
          <div className={classes.body}>
            <DocumentView document={document} pictures={post.pictures} />
            <footer className={classes.foot}>
              <PostTags tags={post.tags} />
              <ShareLinks title={post.title} url={url} />
            </footer>
          </div>
        </div>
      </article>
      <NeighbourLinks {...neighbours} />
    </div>
  );
}

function Trail() {
  const t = useServerT();
  const { organization, locale } = useSite();
  return (
    <nav aria-label={t("site.post.breadcrumb")} className={classes.trail}>
      <a href={inLanguage("/blog", locale, organization)}>{t("site.blog.title")}</a>
    </nav>
  );
}

function PostTags({ tags }: { tags: readonly string[] }) {
  const t = useServerT();
  const { organization, locale } = useSite();
  if (tags.length === 0) return null;
  return (
    <ul className={classes.tags} aria-label={t("site.post.tags")}>
      {tags.map((tag) => {
        const path = tagPath(tag, locale, organization);
        return <li key={tag}>{path === null ? tag : <a href={path}>{tag}</a>}</li>;
      })}
    </ul>
  );
}
