import type { ReactNode } from "react";
import { describe, expect, test } from "vitest";
import { BlogScreen, FilteredBlogScreen } from "../../../../app/features/publishing/site/BlogScreen";
import { NewestPosts } from "../../../../app/features/publishing/site/NewestPosts";
import { PostScreen, type PostScreenProps } from "../../../../app/features/publishing/site/PostScreen";
import type {
  Picture,
  PostsPage,
  Publication,
  PublicationCard,
} from "../../../../app/features/publishing/site/publication";
import { SearchScreen } from "../../../../app/features/publishing/site/SearchScreen";
import { SiteProvider } from "../../../../app/features/publishing/site/SiteContext";
import type { Id } from "../../../../convex/_generated/dataModel";
import { blockOf, documentOf } from "../../../../convex/shared/documents/nodes";
import { rendered } from "../../../ui/render";

const photo: Picture = {
  src: "/media/m1/2",
  srcSet: { avif: "/media/m1/2/800.avif 800w", webp: "/media/m1/2/800.webp 800w" },
  width: 1_600,
  height: 900,
  alt: "A table",
  focalPoint: { x: 0.25, y: 0.5 },
};
const card: PublicationCard = {
  kind: "post",
  title: "Tables <b>&",
  slug: "tables",
  locale: "en",
  excerpt: "Of tables.",
  tags: ["Data"],
  authors: [{ id: "ada" as Id<"persons">, name: "Ada" }],
  cover: photo,
  firstPublishedAt: Date.UTC(2026, 10, 1, 23, 30),
  publishedAt: Date.UTC(2026, 10, 2),
};
const listOf = (page: PublicationCard[], isDone = true) =>
  ({ page, isDone, continueCursor: "next page" }) as PostsPage;

function onSite(part: ReactNode, locale = "en") {
  const organization = { name: "Academy", locale: "en", timeZone: "Europe/Zurich" };
  return rendered(<SiteProvider value={{ organization, locale }}>{part}</SiteProvider>, {
    locale: locale === "de" ? "de" : "en",
  });
}

describe("the list of posts", () => {
  const blog = (page: PublicationCard[], more: { isContinued?: boolean; isDone?: boolean } = {}) =>
    onSite(
      <BlogScreen
        found={listOf(page, more.isDone ?? true)}
        tags={[{ label: "tag:r-d", name: "R & D", count: 3 }]}
        locales={["en", "de"]}
        isContinued={more.isContinued ?? false}
      />,
    );

  test("has each post with its day where the organization is, and its cropped picture", async () => {
    const html = await blog([card]);
    expect(html).toContain('<a href="/blog/tables">Tables &lt;b&gt;&amp;</a>');
    expect(html).toContain('<time dateTime="2026-11-01T23:30:00.000Z"');
    expect(html).toContain(">2 November 2026</time>");
    expect(html).toMatch(
      /<img src="\/media\/m1\/2" alt="" width="1600" height="900"[^>]*object-position:25% 50%/,
    );
    expect(html).toContain('<source type="image/avif" srcSet="/media/m1/2/800.avif 800w"');
    expect(html).toContain('href="/blog/tags/r-d"');
    expect(html).toContain('href="/blog?lang=de"');
  });

  test("leads on to older posts, and back to the newest", async () => {
    expect(await blog([card], { isDone: false })).toContain('href="/blog?after=next+page" rel="next"');
    expect(await blog([card])).not.toContain("Older posts");
    const last = await blog([card], { isContinued: true });
    expect(last).toContain('<a href="/blog">To the newest posts</a>');
    expect(last).toContain("Posts, continued");
  });

  test("says what will be there when nothing is", async () => {
    const html = await blog([]);
    expect(html).toContain("Nothing is published yet");
    expect(html).not.toContain("RSS");
  });

  test("of a topic keeps to its address and language", async () => {
    const list = (
      <FilteredBlogScreen
        kicker="Thema"
        title="Daten"
        path="/blog/tags/daten"
        found={listOf([card], false)}
        isContinued={false}
      />
    );
    expect(await onSite(list, "de")).toContain('href="/blog/tags/daten?after=next+page&amp;lang=de"');
  });
});

describe("a post", () => {
  const post: Publication = {
    ...card,
    seo: { image: null },
    body: "",
    pictures: {},
    alternates: [{ locale: "de", slug: "tabellen" }],
  };
  const props: PostScreenProps = {
    post,
    document: documentOf([blockOf("a", { type: "paragraph", content: [{ type: "text", text: "Words." }] })]),
    headings: [
      { block: "1", level: 2, text: "One", anchor: "section-one" },
      { block: "2", level: 3, text: "Two", anchor: "section-two" },
    ],
    minutes: 4,
    neighbours: { previous: { title: "Older", slug: "older", locale: "en" }, next: null },
    languages: [
      { locale: "en", path: "/blog/tables" },
      { locale: "de", path: "/blog/tabellen?lang=de" },
    ],
    url: "https://a.example/blog/tables",
    structured: { "@graph": ["</script>"] },
  };

  test("has who wrote it, its parts, its languages, and what came before", async () => {
    const html = await onSite(<PostScreen {...props} />);
    expect(html).toContain('<a href="/blog/authors/ada" rel="author">Ada</a>');
    expect(html).toContain("4 minutes to read");
    expect(html).toContain('<li data-indented="true"><a href="#section-two">Two</a></li>');
    expect(html).toContain('<a href="/blog/tabellen?lang=de" hrefLang="de">Deutsch</a>');
    expect(html).toMatch(/<a href="\/blog\/older" rel="prev"><span>Before this<\/span>Older<\/a>/);
    expect(html).toContain(
      "mailto:?subject=Tables%20%3Cb%3E%26&amp;body=https%3A%2F%2Fa.example%2Fblog%2Ftables",
    );
    expect(html).toContain('alt="A table"');
    expect(html).toContain("Words.");
    expect(html).not.toContain('"</script>"');
  });

  test("that is a draft has nothing for machines", async () => {
    expect(await onSite(<PostScreen {...props} />)).toContain("application/ld+json");
    expect(await onSite(<PostScreen {...props} structured={null} />)).not.toContain("application/ld+json");
  });

  test("that is short, unsigned and in one language shows nothing of all that", async () => {
    const bare = { ...post, authors: [], tags: [], cover: null, excerpt: "" };
    const alone = { languages: props.languages.slice(0, 1), neighbours: { previous: null, next: null } };
    const html = await onSite(<PostScreen {...props} {...alone} post={bare} headings={[]} />);
    for (const absent of ["On this page", "Deutsch", "Before this", "<img", 'rel="author"', "Topics of"])
      expect(html).not.toContain(absent);
  });
});

describe("the search", () => {
  test.each([
    ["nothing asked", "", null, "What are you looking for?"],
    ["nothing found", "x", [], "Nothing found for “x”"],
    ["one found", "x", [card], "1 result for “x”"],
    ["as many as are shown", "x", Array<PublicationCard>(20).fill(card), "The best 20 results for “x”"],
  ])("%s", async (_what, text, found, words) => {
    expect(await onSite(<SearchScreen text={text} found={found} />)).toContain(words);
  });

  test("in another language than the organization's stays in it", async () => {
    const html = await onSite(<SearchScreen text="<i>" found={null} />, "de");
    expect(html).toContain('<input type="hidden" name="lang" value="de"/>');
    expect(html).toContain('value="&lt;i&gt;"');
  });
});

test("the first page names the newest posts, and says nothing where there is none", async () => {
  expect(await onSite(<NewestPosts posts={[card]} />)).toContain("From the blog");
  expect(await onSite(<NewestPosts posts={[]} />)).toBe("");
});
