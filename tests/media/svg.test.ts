import { expect, test } from "vitest";
import { cleanSvg } from "../../convex/media/pictures/svg";

const NS = "http://www.w3.org/2000/svg";
const around = (content: string, attributes = "") =>
  `<svg xmlns="${NS}" xmlns:xlink="http://www.w3.org/1999/xlink"${attributes}>${content}</svg>`;
const EMPTY = `<svg xmlns="${NS}"/>`;
const RECT = '<rect width="1"/>';
const kept = (content: string) => `<svg xmlns="${NS}">${content}</svg>`;

/** What is drawn stays, as it was meant. */
const DRAWINGS: Record<string, [string, string]> = {
  "shapes and groups": [
    '<g id="a" transform="rotate(5)"><path d="M0 0L9 9" stroke="#f00"/><circle r="3"/></g>',
    '<g id="a" transform="rotate(5)"><path d="M0 0L9 9" stroke="#f00"/><circle r="3"/></g>',
  ],
  "text, with what it escapes": [
    "<text>a &lt; b &amp; &quot;c&quot; &#x263A; &#9786;</text>",
    "<text>a &lt; b &amp; &quot;c&quot; ☺ ☺</text>",
  ],
  "a gradient used by its name": [
    '<defs><linearGradient id="g"><stop offset="0" stop-color="red"/></linearGradient></defs><rect fill="url(#g)"/>',
    '<defs><linearGradient id="g"><stop offset="0" stop-color="red"/></linearGradient></defs><rect fill="url(#g)"/>',
  ],
  "styles that stay within": [
    "<style>.a>b{fill:url('#g')} @media (min-width:9px){.a{opacity:.5}}</style>",
    "<style>.a&gt;b{fill:url(&#39;#g&#39;)} @media (min-width:9px){.a{opacity:.5}}</style>",
  ],
  "styles in a section of their own": [
    "<style><![CDATA[.a>b{fill:red}]]></style>",
    "<style>.a&gt;b{fill:red}</style>",
  ],
  "a part drawn twice": ['<g id="a"/><use xlink:href="#a" x="5"/>', '<g id="a"/><use href="#a" x="5"/>'],
  "a painted picture within": [
    '<image href="data:image/png;base64,iVBORw0KGgo=" width="1"/>',
    '<image href="data:image/png;base64,iVBORw0KGgo=" width="1"/>',
  ],
  "a filter": [
    '<filter id="f"><feGaussianBlur stdDeviation="2"/></filter>',
    '<filter id="f"><feGaussianBlur stdDeviation="2"/></filter>',
  ],
};

test.each(Object.entries(DRAWINGS))("what draws is kept: %s", (_, [content, expected]) => {
  expect(cleanSvg(around(content))?.svg).toBe(kept(expected));
});

/** Each is drawn without what would run, load or lead away; the harmless rectangle beside it stays. */
const ATTACKS: Record<string, string> = {
  "a script": "<script>alert(1)</script>",
  "a script from elsewhere": '<script href="https://evil.test/x.js"/>',
  "a script in a section": "<script><![CDATA[alert(1)]]></script>",
  "a script of another namespace": '<x:script xmlns:x="http://www.w3.org/1999/xhtml">alert(1)</x:script>',
  "a script in capitals": "<SCRIPT>alert(1)</SCRIPT>",
  "HTML within":
    '<foreignObject><body xmlns="http://www.w3.org/1999/xhtml"><img src="x" onerror="alert(1)"/></body></foreignObject>',
  "a frame": '<iframe src="javascript:alert(1)"/>',
  "an object": '<object data="data:text/html,x"/>',
  "an embed": '<embed src="data:text/html,x"/>',
  "a link": '<a href="javascript:alert(1)"><text>x</text></a>',
  "a link set by an animation": '<animate attributeName="href" values="javascript:alert(1)"/>',
  "an event set by an animation": '<set attributeName="onmouseover" to="alert(1)"/>',
  "a motion that begins with an event": '<animateMotion begin="click" onbegin="alert(1)"/>',
  "a handler element":
    '<handler xmlns:ev="http://www.w3.org/2001/xml-events" ev:event="load">alert(1)</handler>',
  "a listener": '<listener event="load" handler="#x"/>',
  "a video": '<video><source src="x" onerror="alert(1)"/></video>',
  "a style that loads": "<style>@import url(https://evil.test/x.css);</style>",
  "a style that loads a font": "<style>@font-face{font-family:x;src:url(https://evil.test/x.woff)}</style>",
  "a style that loads a picture": "<style>rect{background:url(https://evil.test/x.png)}</style>",
  "a style with an escaped name": "<style>@\\69mport 'https://evil.test/x.css';</style>",
  "a style with a comment in a name": "<style>@im/**/port 'https://evil.test/x.css';</style>",
  "a style that ends its element": "<style>&lt;/style>&lt;script>alert(1)&lt;/script></style>",
  "a style with an expression": "<style>rect{width:expression(alert(1))}</style>",
  "a style with a binding": "<style>rect{-moz-binding:url(#x)}</style>",
  "a style with a set of pictures": "<style>rect{background:image-set('https://evil.test/x.png' 1x)}</style>",
  "a style within a style": "<style><style>x</style></style>",
  "an iframe in a title": '<title><iframe src="javascript:alert(1)"/></title>',
  "a processing instruction": '<?xml-stylesheet href="https://evil.test/x.css"?>',
  "a comment": "<!-- --><!-- <script>alert(1)</script> -->",
  metadata: "<metadata><rdf>x</rdf></metadata>",
};

test.each(Object.entries(ATTACKS))("nothing is left of %s", (_, attack) => {
  expect(cleanSvg(around(attack + RECT))?.svg.replace(/<(title|style)\/>/, "")).toBe(kept(RECT));
});

/** Attributes that are let go, on an element that stays. */
const ATTRIBUTES: Record<string, [string, string]> = {
  "an event": ["rect", 'onload="alert(1)"'],
  "an event in capitals": ["rect", 'ONLOAD="alert(1)"'],
  "an event with a namespace": ["rect", 'xmlns:e="http://www.w3.org/2001/xml-events" e:event="load"'],
  "a fill from elsewhere": ["rect", 'fill="url(https://evil.test/x.svg#a)"'],
  "a fill from elsewhere, after one of its own": ["rect", 'fill="url(#a) url(//evil.test/x)"'],
  "a fill with an escaped name": ["rect", 'fill="u\\72l(https://evil.test/x)"'],
  "a fill with spaces": ["rect", 'fill="url(  https://evil.test/x  )"'],
  "a filter from elsewhere": ["rect", "filter=\"url('https://evil.test/x.svg#f')\""],
  "a mask of data": ["rect", 'mask="url(data:image/svg+xml;base64,PHN2Zy8+)"'],
  "a cursor": ["rect", 'cursor="url(https://evil.test/x.cur)"'],
  "a style that loads": ["rect", 'style="background:url(https://evil.test/x)"'],
  "a style with a comment in a name": ["rect", 'style="background:url(/**/https://evil.test/x)"'],
  "a style that runs": ["rect", 'style="width:expression(alert(1))"'],
  "a reference to elsewhere": ["use", 'href="https://evil.test/x.svg#a"'],
  "a reference to data": ["use", 'xlink:href="data:image/svg+xml;base64,PHN2Zy8+#a"'],
  "a reference that runs": ["use", 'href="javascript:alert(1)"'],
  "a reference that runs, encoded": ["use", 'href="&#106;avascript&#58;alert(1)"'],
  "a reference that runs, with a break": ["use", 'href="java&#10;script:alert(1)"'],
  "a reference under another prefix": [
    "use",
    'xmlns:q="http://www.w3.org/1999/xlink" q:href="javascript:alert(1)"',
  ],
  "a picture from elsewhere": ["image", 'href="https://evil.test/x.png"'],
  "a picture from the same host": ["image", 'href="/media/a/1"'],
  "a picture that is an SVG": ["image", 'href="data:image/svg+xml;base64,PHN2Zy8+"'],
  "a picture that is HTML": ["image", 'href="data:text/html;base64,PHNjcmlwdD4="'],
  "a picture that pretends": ["image", 'href="data:image/png;base64,x,&lt;svg onload=alert(1)&gt;"'],
  "a base": ["g", 'xml:base="https://evil.test/"'],
  "a namespace": ["g", 'xmlns="http://www.w3.org/1999/xhtml"'],
  "a source document": ["g", 'srcdoc="&lt;script&gt;alert(1)&lt;/script&gt;"'],
  "an action": ["g", 'formaction="javascript:alert(1)"'],
};

test.each(Object.entries(ATTRIBUTES))("%s is not kept", (_, [element, attribute]) => {
  expect(cleanSvg(around(`<${element} ${attribute}/>`))?.svg).toBe(kept(`<${element}/>`));
});

/** Pictures that cannot be made safe, or are none. */
const REFUSED: Record<string, string> = {
  "entities that unfold": `<!DOCTYPE svg [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>${around("<text>&b;</text>")}`,
  "an entity from elsewhere": `<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>${around("<text>&x;</text>")}`,
  "an attribute list": `<!DOCTYPE svg [<!ATTLIST svg onload CDATA "alert(1)">]>${around("")}`,
  "entities in small letters": `<!doctype svg [<!entity a "x">]>${around("")}`,
  "parts that repeat each other without end": around(
    '<g id="a"><use href="#b"/></g><g id="b"><use href="#a"/></g>',
  ),
  "parts that double with each turn": around(
    Array.from(
      { length: 30 },
      (_, turn) => `<g id="u${turn + 1}"><use href="#u${turn}"/><use href="#u${turn}"/></g>`,
    ).join("") + '<g id="u0"><rect/></g><use href="#u30"/>',
  ),
  "more elements than any drawing": around("<g/>".repeat(20_001)),
  "nesting without end": around("<g>".repeat(200) + "</g>".repeat(200)),
  "XML that is broken": `<svg xmlns="${NS}"><g></svg>`,
  "an attribute twice": `<svg xmlns="${NS}" id="a" id="b"/>`,
  "a page": "<html><body/></html>",
  "two roots": around("") + around(""),
  "a root with a prefix": `<s:svg xmlns:s="${NS}"/>`,
  nothing: "",
  text: "svg",
};

test.each(Object.entries(REFUSED))("refused: %s", (_, text) => {
  expect(cleanSvg(text)).toBeNull();
});

test("what an editor writes around a drawing is let go", () => {
  const exported = `\ufeff<?xml version="1.0" encoding="UTF-8"?>
<!-- Generator: some program -->
<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">
<svg xmlns="${NS}" xmlns:sodipodi="http://sodipodi.test" sodipodi:docname="C:\\\\me.svg" onload="alert(1)"/>`;
  expect(cleanSvg(exported)?.svg).toBe(EMPTY);
});

test("entities that no document declares stay as they are written", () => {
  expect(cleanSvg(around("<text>&nbsp;&xxe;</text>"))?.svg).toBe(kept("<text>&amp;nbsp;&amp;xxe;</text>"));
});

test.each([
  [' width="120" height="80"', { width: 120, height: 80 }],
  [' width="120.4px" height="80px"', { width: 121, height: 80 }],
  [' viewBox="0 0 24 48"', { width: 24, height: 48 }],
  [' viewBox="0,0,24,48" width="100%" height="100%"', { width: 24, height: 48 }],
  [' width="0" height="80"', {}],
  ["", {}],
])("the size of a drawing is read off its root: %s", (attributes, size) => {
  const { svg: _, ...read } = cleanSvg(around("", attributes))!;
  expect(read).toEqual(size);
});

test("what was cleaned is clean: once more changes nothing", () => {
  for (const [content] of Object.values(DRAWINGS)) {
    const once = cleanSvg(around(content))!.svg;
    expect(cleanSvg(once)!.svg).toBe(once);
  }
});
