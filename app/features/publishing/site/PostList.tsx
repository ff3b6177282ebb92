import { useFormat } from "../../../ui/i18n/useFormat";
import { useServerT } from "../../../ui/i18n/useServerT";
import { contentPath } from "./addresses";
import { CoverPicture } from "./CoverPicture";
import type { PublicationCard } from "./publication";
import { PublishedDate } from "./PublishedDate";
import { useSite } from "./SiteContext";
import classes from "./blog.module.css";

type Props = {
  posts: readonly PublicationCard[];
  /** Whether the first one stands out. */
  featured?: boolean;
  /** Level of the posts' headings. */
  level?: 2 | 3;
};

/** Posts below each other, as in a printed programme: the day, the title, what it is about. */
export function PostList({ posts, featured = false, level = 2 }: Props) {
  return (
    <ol className={classes.posts}>
      {posts.map((post, index) => (
        <PostLine
          key={`${post.locale} ${post.slug}`}
          {...{ post, level }}
          featured={featured && index === 0}
        />
      ))}
    </ol>
  );
}

type LineProps = { post: PublicationCard; featured: boolean; level: 2 | 3 };

function PostLine({ post, featured, level }: LineProps) {
  const { organization } = useSite();
  const t = useServerT();
  const format = useFormat();
  const Heading = `h${level}` as const;
  const names = post.authors.map(({ name }) => name);
  return (
    <li className={classes.post} data-featured={featured || undefined} lang={post.locale}>
      <PublishedDate at={post.firstPublishedAt} className={classes.day} />
      <div className={classes.words}>
        <Heading className={classes.postTitle} dir="auto">
          <a href={contentPath(post, organization)}>{post.title}</a>
        </Heading>
        {post.excerpt !== "" && (
          <p className={classes.excerpt} dir="auto">
            {post.excerpt}
          </p>
        )}
        {names.length > 0 && (
          <p className={classes.quiet}>{t("site.post.by", { names: format.list(names) })}</p>
        )}
      </div>
      {post.cover !== null && (
        <CoverPicture
          picture={post.cover}
          sizes={featured ? "(min-width: 62em) 560px, 100vw" : "(min-width: 48em) 200px, 100vw"}
          first={featured}
          decorative
          className={classes.thumbnail}
        />
      )}
    </li>
  );
}
