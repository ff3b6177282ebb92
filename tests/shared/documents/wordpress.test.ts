import { describe, expect, it } from "vitest";
import { toMarkdown } from "../../../convex/shared/documents/markdownWriting";
import { checkDocument } from "../../../convex/shared/documents/schema";
import { fromWordPress, readItem, sliceItems } from "../../../convex/shared/documents/wordpress";
import { paragraphed } from "../../../convex/shared/documents/wordpressParagraphs";
import { cdata, wxr, wxrItem } from "./attacks/wxr";

const LABELS = `<category domain="category" nicename="news"><![CDATA[News &amp; views]]></category>
<category domain="post_tag" nicename="a"><![CDATA[A]]></category><category domain="post_tag" nicename="b">B &amp; C</category>
<category domain="nav_menu" nicename="m"><![CDATA[Menu]]></category>`;

const GUTENBERG = `<!-- wp:heading {"level":2} --><h2 class="wp-block-heading">Hello</h2><!-- /wp:heading -->
<!-- wp:paragraph --><p>A <strong>first</strong> one.</p><!-- /wp:paragraph -->
<!-- wp:image {"id":7} --><figure class="wp-block-image"><img src="https://old.example/a.jpg" alt="What it shows"/><figcaption class="wp-element-caption">A caption</figcaption></figure><!-- /wp:image -->
<!-- wp:shortcode -->[gallery ids="1,2"]<!-- /wp:shortcode -->`;

describe("an export", () => {
  const items = fromWordPress(
    wxr([
      wxrItem({
        id: 1,
        title: "Hello &#8211; &amp; welcome",
        slug: "hello",
        content: cdata(GUTENBERG),
        excerpt: cdata("<p>In short.</p>"),
        labels: LABELS,
      }),
      wxrItem({
        id: 2,
        status: "draft",
        date: "0000-00-00 00:00:00",
        slug: "%e6%97%a5%e6%9c%ac",
        title: cdata("日本"),
      }),
      wxrItem({ id: 3, type: "page", title: "About" }),
      wxrItem({ id: 4, type: "attachment" }),
      wxrItem({ id: 5, status: "trash" }),
      wxrItem({
        id: 6,
        title: "On feeds",
        content: cdata("Feeds have <code>&lt;item></code>: <item></item> ]]> and so on"),
      }),
    ]),
  );

  it("holds posts and pages; other things and what was thrown away are left out", () => {
    expect(items.map(({ key, kind, title, status }) => [key, kind, title, status])).toEqual([
      ["https://old.example/?p=1", "post", "Hello – & welcome", "publish"],
      ["https://old.example/?p=2", "post", "日本", "draft"],
      ["https://old.example/?p=3", "page", "About", "publish"],
      ["https://old.example/?p=6", "post", "On feeds", "publish"],
    ]);
  });

  it("says of each what it says of it", () => {
    const { document, losses, ...first } = items[0]!;
    checkDocument(document);
    expect(first).toEqual({
      ...{ key: "https://old.example/?p=1", kind: "post", title: "Hello – & welcome", slug: "hello" },
      ...{
        status: "publish",
        date: Date.UTC(2024, 2, 1, 8),
        tags: ["A", "B & C"],
        categories: ["News & views"],
      },
      excerpt: "In short.",
    });
    expect(losses).toEqual({ shortcodes: 1 });
    expect(toMarkdown(document)).toBe(
      '## Hello\n\nA **first** one.\n\n![What it shows](https://old.example/a.jpg "A caption")\n\n\\[gallery ids="1,2"]\n',
    );
    expect([items[1]?.slug, items[1]?.date]).toEqual(["日本", Date.UTC(2024, 2, 1, 8)]);
  });

  it("may speak of items within a text", () => {
    expect(toMarkdown(items[3]!.document)).toBe("Feeds have `<item>`: ]]> and so on\n");
  });
});

describe("read part by part", () => {
  const xml = wxr([1, 2, 3].map((id) => wxrItem({ id, content: cdata("x".repeat(1_000)) })));
  it("goes on where it stopped, and ends", () => {
    const first = sliceItems(xml, 0, 1_500);
    expect([first.items.length, first.next === null]).toEqual([2, false]);
    const second = sliceItems(xml, first.next ?? 0, 1_500);
    expect([second.items.length, second.next]).toEqual([1, null]);
    expect(readItem(second.items[0] ?? "")?.key).toBe("https://old.example/?p=3");
  });
  it.each(["", "<rss>", "<rss><item>", "<item><![CDATA[</item>", "</item>"])(
    "of what is broken nothing is read: %s",
    (broken) => {
      expect(sliceItems(broken, 0, 10)).toEqual({ items: [], next: null });
    },
  );
});

describe("entities are not expanded", () => {
  const bomb = `<!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY x SYSTEM "file:///etc/passwd">]>`;
  it("neither those that grow nor those from files", () => {
    const [item] = fromWordPress(bomb + wxr([wxrItem({ title: "&b;&x;", content: "&b;&x;" })]));
    expect(item?.title).toBe("&b;&x;");
    expect(toMarkdown(item!.document)).not.toContain("aaaa");
  });
  it("and a name that could change how programs work is refused", () => {
    const item = wxrItem({ labels: '<__proto__ polluted="1">x</__proto__>' });
    expect(() => fromWordPress(wxr([item]))).toThrow("Invalid name");
    expect(({} as { polluted?: string }).polluted).toBe(undefined);
  });
});

describe("texts of the old editor", () => {
  it.each([
    ["a\nb\n\nc", "<p>a<br>\nb</p>\n<p>c</p>"],
    ["<h2>a</h2>\n\nb", "<h2>a</h2>\n<p>b</p>"],
    ["<ul>\n<li>a</li>\n</ul>", "<ul>\n<li>a</li>\n</ul>"],
    ["a\n\n<pre>b\n\nc</pre>\n\nd", "<p>a</p>\n<pre>b\n\nc</pre>\n<p>d</p>"],
    ["<!-- wp:paragraph --><p>a\n\nb</p>", "<!-- wp:paragraph --><p>a\n\nb</p>"],
    ["<pre>a", "<pre>a"],
  ])("%j", (html, expected) => {
    expect(paragraphed(html)).toBe(expected);
  });
});
