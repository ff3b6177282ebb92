import { safeMediaUrl, safeUrl } from "./urls";

/** What an attribute may hold: the value where nothing was chosen, and the nearest lawful one of any other. */
export type Attribute = { default: unknown; allows(value: unknown): boolean; mend(value: unknown): unknown };

export type Attributes = Readonly<Record<string, Attribute>>;

const MAX_NAME = 2000;
const COLOUR =
  /^(?:[a-z]{1,32}|#[0-9a-f]{3,8}|(?:rgba?|hsla?|hwb|lab|lch|oklab|oklch|color)\([a-z\d\s.,%/+-]{1,60}\)|var\(--[\w-]{1,60}\))$/i;

function attribute(initial: unknown, allows: (value: unknown) => boolean): Attribute {
  return { default: initial, allows, mend: (value) => (allows(value) ? value : initial) };
}

function text(initial: string, pattern: RegExp): Attribute {
  return attribute(initial, (value) => typeof value === "string" && pattern.test(value));
}

function words(): Attribute {
  const allows = (value: unknown) => typeof value === "string" && value.length <= MAX_NAME;
  return {
    default: "",
    allows,
    mend: (value) => (typeof value === "string" ? value.slice(0, MAX_NAME) : ""),
  };
}

function address(initial: "" | null, safe: (url: unknown) => string | null): Attribute {
  const allows = (value: unknown) =>
    value === initial || (typeof value === "string" && safe(value) === value);
  return { default: initial, allows, mend: (value) => (allows(value) ? value : (safe(value) ?? initial)) };
}

function oneOf<Value>(initial: Value, ...others: Value[]): Attribute {
  return attribute(initial, (value) => [initial, ...others].includes(value as Value));
}

function whole(value: unknown, least: number, most: number): boolean {
  return typeof value === "number" && Number.isInteger(value) && value >= least && value <= most;
}

function wholeNumber(initial: number, least: number, most: number): Attribute {
  return attribute(initial, (value) => whole(value, least, most));
}

/** A width in pixels. */
function width(value: unknown): boolean {
  return typeof value === "number" && value >= 0 && value <= 10_000;
}

const absent = (value: unknown) => value === undefined || value === null;
const yes = oneOf(true, false);
const no = oneOf(false, true);
const colour = text("default", COLOUR);
const textAlignment = oneOf("left", "center", "right", "justify");
const previewWidth = attribute(undefined, (value) => absent(value) || width(value));
const name = words();
const caption = words();
const url = address("", safeMediaUrl);

const plain = { backgroundColor: colour, textColor: colour };
const aligned = { ...plain, textAlignment };
const picture = {
  ...{ textAlignment, backgroundColor: colour, name, url, caption },
  ...{ showPreview: yes, previewWidth },
};
const cell = {
  ...{ textColor: colour, backgroundColor: colour, textAlignment },
  ...{ colspan: wholeNumber(1, 1, 1000), rowspan: wholeNumber(1, 1, 1000) },
  colwidth: attribute(
    null,
    (value) =>
      value === null ||
      (Array.isArray(value) && value.length <= 1000 && value.every((one) => one === null || width(one))),
  ),
};
const scalar = attribute(
  null,
  (value) =>
    value === null ||
    typeof value === "boolean" ||
    (typeof value === "number" && Number.isFinite(value)) ||
    (typeof value === "string" && value.length <= MAX_NAME),
);
const changeId = attribute(null, (value) => whole(value, 0, Number.MAX_SAFE_INTEGER));

/** The attributes of each kind of node. */
export const NODE_ATTRIBUTES = {
  paragraph: aligned,
  heading: { ...aligned, level: wholeNumber(1, 1, 6), isToggleable: no },
  audio: { backgroundColor: colour, name, url, caption, showPreview: yes },
  checkListItem: { ...aligned, checked: no },
  image: picture,
  toggleListItem: aligned,
  video: picture,
  bulletListItem: aligned,
  codeBlock: { language: text("text", /^[\w+#. -]{0,64}$/) },
  file: { backgroundColor: colour, name, url, caption },
  numberedListItem: {
    ...aligned,
    start: attribute(undefined, (value) => absent(value) || whole(value, -1e9, 1e9)),
  },
  quote: plain,
  table: { textColor: colour },
  tableHeader: cell,
  tableCell: cell,
  blockContainer: {
    id: attribute(null, (value) => typeof value === "string" && /^[\w:.-]{1,128}$/.test(value)),
  },
} as const satisfies Record<string, Attributes>;

/** The attributes of each kind of mark. */
export const MARK_ATTRIBUTES = {
  textColor: { stringValue: attribute(undefined, colour.allows) },
  backgroundColor: { stringValue: attribute(undefined, colour.allows) },
  insertion: { id: changeId },
  deletion: { id: changeId },
  modification: {
    id: changeId,
    type: attribute(null, (value) => typeof value === "string" && value.length <= 64),
    attrName: attribute(null, (value) => value === null || (typeof value === "string" && value.length <= 64)),
    previousValue: scalar,
    newValue: scalar,
  },
  link: { href: address(null, safeUrl) },
  comment: { orphan: no, threadId: text("", /^[\w-]{0,64}$/) },
} as const satisfies Record<string, Attributes>;
