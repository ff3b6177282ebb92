import { expect, test } from "vitest";
import { markdownToHtml } from "../../../app/server/markdown";

test.each([
  { text: "# Terms", html: "<h1>Terms</h1>" },
  { text: "a\n\n- b", html: "<p>a</p>\n<ul>\n<li>b</li>\n</ul>" },
  { text: "[mail](mailto:a@b.example)", html: '<p><a href="mailto:a@b.example">mail</a></p>' },
  { text: "[x](javascript:alert(1))", html: '<p><a href="">x</a></p>' },
  { text: "![x](data:text/html,1)", html: '<p><img src="" alt="x" /></p>' },
  { text: "<script>x</script>", html: "&lt;script&gt;x&lt;/script&gt;" },
  { text: "a <img src=x onerror=y>", html: "<p>a &lt;img src=x onerror=y&gt;</p>" },
  {
    text: '[x](https://a.example "t\\" onclick=1")',
    html: '<p><a href="https://a.example" title="t&quot; onclick=1">x</a></p>',
  },
])("$text is shown as $html", ({ text, html }) => expect(markdownToHtml(text)).toBe(html));
