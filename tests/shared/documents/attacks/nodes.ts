import { blockOf, type DocumentNode, documentOf } from "../../../../convex/shared/documents/nodes";
import { ADDRESSES } from "./addresses";

const STRINGS = [
  ...ADDRESSES,
  '"><script>alert(1)</script>',
  "' onerror='alert(1)",
  '" onclick="alert(1)" x="',
  "red;background:url(javascript:alert(1))",
  "red}</style><script>alert(1)</script>",
  "__proto__",
  "constructor",
  "expression(alert(1))",
  "url(//evil.example/x)",
  "location",
];

/** One value in every attribute that a document has, and in some that it has not. */
function attributesOf(value: unknown): Record<string, unknown> {
  return {
    ...{ url: value, name: value, caption: value, language: value, textColor: value, backgroundColor: value },
    ...{
      textAlignment: value,
      level: value,
      start: value,
      checked: value,
      previewWidth: value,
      showPreview: true,
    },
    ...{ colspan: value, rowspan: value, colwidth: value, isToggleable: value, style: value, onclick: value },
    ...{ dangerouslySetInnerHTML: { __html: value }, ref: value, key: value, srcDoc: value, children: value },
  };
}

/** Words in styles whose values are one of attack. */
function wordsWith(value: unknown, attrs: Record<string, unknown>): DocumentNode {
  return {
    type: "text",
    text: String(value),
    marks: [
      { type: "bold", attrs },
      { type: "textColor", attrs: { stringValue: value } },
      { type: "backgroundColor", attrs: { stringValue: value } },
      { type: "link", attrs: { href: value, target: value, onclick: value, class: value } },
      { type: String(value), attrs },
    ],
  };
}

function tableWith(value: unknown, attrs: Record<string, unknown>, text: DocumentNode): DocumentNode {
  const cells = ["tableHeader", "tableCell", String(value)].map((type) => ({
    ...{ type, attrs, content: [{ type: "tableParagraph", attrs, content: [text] }] },
  }));
  return { type: "table", attrs, content: [{ type: "tableRow", attrs, content: cells }] };
}

/** Every kind of block, and some that are none. */
function documentWith(value: unknown): DocumentNode {
  const attrs = attributesOf(value);
  const text = wordsWith(value, attrs);
  const table = tableWith(value, attrs, text);
  const types = [
    ...[
      "paragraph",
      "heading",
      "bulletListItem",
      "numberedListItem",
      "checkListItem",
      "toggleListItem",
      "quote",
    ],
    ...["codeBlock", "divider", "image", "video", "audio", "file", "script", "iframe", String(value)],
  ];
  const blocks = [
    ...types.map((type) => ({ type, attrs, content: [text, { type: "hardBreak", attrs }] })),
    table,
  ];
  const own = [blockOf(String(value), blocks[0] ?? table), { type: String(value), attrs, content: [text] }];
  const contained = blocks.map((block, index) => blockOf(`b${index}`, block, [blockOf(`c${index}`, text)]));
  return documentOf([...contained, ...own]);
}

/** Documents that no editor writes: strings of attack and values of wrong kinds everywhere. */
export const NODE_ATTACKS: readonly DocumentNode[] = [
  ...STRINGS,
  ...[0, -1, 1e9, Number.NaN, null, true, {}, [], ["javascript:alert(1)"]],
].map(documentWith);
