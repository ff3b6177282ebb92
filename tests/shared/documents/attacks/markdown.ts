import { ADDRESSES } from "./addresses";
import { HTML_ATTACKS } from "./html";

const PLACES: readonly ((address: string) => string)[] = [
  (url) => `[x](${url})`,
  (url) => `[x](<${url}> "title")`,
  (url) => `![x](${url})`,
  (url) => `![x](<${url}> 'title')`,
  (url) => `<${url}>`,
  (url) => `${url} www.${url} mailto:${url}`,
  (url) => `[x][ref] ![y][ref] [ref]\n\n[ref]: ${url}`,
  (url) => `[x][ref]\n\n[ref]: <${url}> "title"`,
  (url) => `[![x](${url})](${url})`,
  (url) => `| a |\n|---|\n| [x](${url}) <a href="${url}">y</a> |`,
  (url) => `<a href="${url}">**x**</a> and [^1]\n\n[^1]: [x](${url})`,
];

const OWN = [
  "[x](javascript&colon;alert&lpar;1&rpar;)",
  "[x](\\javascript:alert(1))",
  "[x](java\\script:alert(1))",
  '[x](https://a.example "onmouseover=alert(1)")',
  "[x](https://a.example '\"><script>alert(1)</script>')",
  '!["onerror="alert(1)](https://a.example/x.png)',
  '![x](x"onerror="alert(1))',
  '![`<img src=x onerror=alert(1)>`](x.png "<img src=x onerror=alert(1)>")',
  "```html onclick=alert(1)\n<script>alert(1)</script>\n```",
  '```"><img/src=x/onerror=alert(1)>\nx\n```',
  '```js" onclick="alert(1)\nx\n```',
  "`<script>alert(1)</script>`",
  "    <script>alert(1)</script>",
  "# <script>alert(1)</script> <img src=x onerror=alert(1)>",
  "> <script>\n> alert(1)\n> </script>",
  "- <img src=x onerror=alert(1)>\n  - <svg onload=alert(1)>",
  "- [x] <img src=x onerror=alert(1)>",
  "<div>\n\n**x** <script>alert(1)</script>\n\n</div>",
  "<!-- --> <script>alert(1)</script> <!--",
  "<b onclick=alert(1)>x</b> <u onmouseover=alert(1)>y</u>",
  "a <scri\npt>alert(1)</script>",
  "\\<script>alert(1)</script>",
  "&lt;script&gt;alert(1)&lt;/script&gt; &#60;img src=x onerror=alert(1)&#62;",
  '<https://a.example/"onclick="alert(1)>',
  "[a]: x\n[a]: javascript:alert(1)\n\n[a]",
];

/** Payloads of Markdown, by class of attack; HTML within Markdown among them. */
export const MARKDOWN_ATTACKS: Readonly<Record<string, readonly string[]>> = {
  addresses: PLACES.flatMap((place) => ADDRESSES.map(place)),
  own: OWN,
  htmlAsBlock: Object.values(HTML_ATTACKS).flat(),
  htmlInLine: [
    ...(HTML_ATTACKS.scripts ?? []),
    ...(HTML_ATTACKS.mutations ?? []),
    ...(HTML_ATTACKS.polyglots ?? []),
  ].map((html) => `some *words* ${html.replaceAll("\n", " ")} and more`),
};
