import type { PropsOf } from "../../../../../convex/publishing/rules/componentShapes";
import { useFormat } from "../../../../ui/i18n/useFormat";
import { useT } from "../../../../ui/i18n/useT";
import { contentPath } from "../../site/addresses";
import { type PostCard, useNeed, useShown } from "../shown";
import classes from "./cards.module.css";
import { Missing, Section } from "./Section";
import { PageLink } from "./PageLink";

/** The latest posts, of a tag where one is named. */
export function PostList(props: PropsOf<"PostList"> & { id: string }) {
  const t = useT();
  const posts = useNeed("posts", "PostList", props);
  return (
    <Section id={props.id} heading={props.heading} lead={props.lead}>
      {posts !== undefined && posts.length > 0 ? (
        <ul className={classes.cards}>
          {posts.map((post) => (
            <PostItem key={post.slug} post={post} headed={props.heading !== ""} />
          ))}
        </ul>
      ) : (
        <Missing>{t(posts === undefined ? "pageParts.loading" : "pageParts.noPosts")}</Missing>
      )}
      <p className={classes.more}>
        <PageLink href="/blog">{t("pageParts.allPosts")}</PageLink>
      </p>
    </Section>
  );
}

function PostItem({ post, headed }: { post: PostCard; headed: boolean }) {
  const format = useFormat();
  const { home } = useShown();
  const Heading = headed ? "h3" : "h2";
  return (
    <li className={classes.card}>
      {post.cover !== null && (
        <img
          src={post.cover.src}
          srcSet={post.cover.srcSet.webp || undefined}
          sizes="(min-width: 700px) 360px, 100vw"
          alt=""
          width={post.cover.width}
          height={post.cover.height}
          loading="lazy"
          className={classes.thumbnail}
        />
      )}
      <p className={classes.facts}>{format.date(post.firstPublishedAt)}</p>
      <Heading className={classes.name}>
        <PageLink href={contentPath(post, home)}>{post.title}</PageLink>
      </Heading>
      {post.excerpt !== "" && <p>{post.excerpt}</p>}
    </li>
  );
}
