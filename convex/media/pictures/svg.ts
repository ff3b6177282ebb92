import { XMLParser, XMLValidator } from "fast-xml-parser";
import type { Size } from "../rules/sizes";
import { decoded, escaped, isHarmlessStyle, isOwnReference } from "./svgValues";
import { ATTRIBUTES, ELEMENTS, REFERRING, WITH_TEXT } from "./svgVocabulary";

/** More than any drawing for a page has; what is larger is a bomb. */
const MAX_ELEMENTS = 20_000;
const MAX_DEPTH = 64;
/** Elements after all that `use` repeats. */
const MAX_DRAWN = 200_000;

type Drawing = { name: string; attributes: [string, string][]; content: (Drawing | string)[] };
type Parsed = { [name: string]: unknown; ":@"?: Record<string, string> };

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: "",
  processEntities: false,
  htmlEntities: false,
  ignoreDeclaration: true,
  ignorePiTags: true,
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
  maxNestedTags: MAX_DEPTH,
});

/**
 * An SVG built anew of what in it draws; nothing that could run, load or lead away is written. Null for what is no
 * SVG, declares its own entities, or would unfold to more than any drawing has.
 */
export function cleanSvg(text: string): ({ svg: string } & Partial<Size>) | null {
  const source = text.replace(/^\ufeff/, "");
  // A document type that only names SVG's own is let go; one that declares anything is an attack or can be exported plainly.
  if (/<!(?:ENTITY|ELEMENT|ATTLIST|NOTATION)|<!DOCTYPE[^>]*\[/i.test(source)) return null;
  const root = rootOf(source.replace(/<!DOCTYPE[^>]*>/i, ""));
  if (root === null || !isBounded(root)) return null;
  return { svg: written(root, true), ...sizeOf(root) };
}

function rootOf(source: string): Drawing | null {
  try {
    if (XMLValidator.validate(source) !== true) return null;
    const [root, ...others] = (parser.parse(source) as Parsed[])
      .map(drawingOf)
      .filter((part) => part !== null);
    if (root === undefined || typeof root === "string" || root.name !== "svg") return null;
    return others.some((part) => typeof part !== "string") ? null : root;
  } catch {
    return null;
  }
}

/** What may be drawn of a parsed node; null for what is left out, with all that is in it. */
function drawingOf(node: Parsed): Drawing | string | null {
  const name = Object.keys(node).find((key) => key !== ":@") ?? "";
  if (name === "#text") return decoded(String(node[name]));
  if (!ELEMENTS.has(name)) return null;
  const within = (node[name] as Parsed[]).map(drawingOf);
  const content = within.filter(
    (part) => part !== null && (typeof part !== "string" || WITH_TEXT.has(name)),
  ) as Drawing["content"];
  if (name === "style" && !content.every((part) => typeof part === "string" && isHarmlessStyle(part)))
    return null;
  return { name, attributes: attributesOf(name, node[":@"] ?? {}), content };
}

function attributesOf(element: string, given: Record<string, string>): [string, string][] {
  const kept = new Map<string, string>();
  for (const [written, raw] of Object.entries(given)) {
    const value = decoded(String(raw));
    const refers = written === "href" || written === "xlink:href";
    const allowed = refers
      ? REFERRING.has(element) && isOwnReference(value, element)
      : ATTRIBUTES.has(written) && isHarmlessStyle(value);
    if (allowed) kept.set(refers ? "href" : written, value);
  }
  return [...kept];
}

function written({ name, attributes, content }: Drawing, isRoot = false): string {
  const namespace = isRoot ? ' xmlns="http://www.w3.org/2000/svg"' : "";
  const said = attributes.map(([key, value]) => ` ${key}="${escaped(value)}"`).join("");
  const within = content.map((part) => (typeof part === "string" ? escaped(part) : written(part))).join("");
  return within === "" ? `<${name}${namespace}${said}/>` : `<${name}${namespace}${said}>${within}</${name}>`;
}

/** `use` within what `use` repeats doubles with each turn: what would be drawn is counted before it is. */
function isBounded(root: Drawing): boolean {
  const elements = [...elementsOf(root)];
  if (elements.length > MAX_ELEMENTS) return false;
  const named = new Map(elements.map((element) => [`#${attributeOf(element, "id") ?? ""}`, element]));
  const counted = new Map<Drawing, number>();
  const drawn = (element: Drawing): number => {
    const known = counted.get(element);
    if (known !== undefined) return known;
    // Whoever meets itself on the way draws without end.
    counted.set(element, Infinity);
    const target = element.name === "use" ? named.get(attributeOf(element, "href") ?? "") : undefined;
    const parts = element.content.filter((part) => typeof part !== "string");
    const sum = [...parts, ...(target === undefined ? [] : [target])].reduce(
      (all, part) => all + drawn(part),
      1,
    );
    counted.set(element, sum);
    return sum;
  };
  return drawn(root) <= MAX_DRAWN;
}

function* elementsOf(element: Drawing): Generator<Drawing> {
  yield element;
  for (const part of element.content) if (typeof part !== "string") yield* elementsOf(part);
}

function attributeOf({ attributes }: Drawing, name: string): string | undefined {
  return attributes.find(([key]) => key === name)?.[1];
}

/** In CSS pixels, by its width and height or else by what it shows of its plane. */
function sizeOf(root: Drawing): Partial<Size> {
  const pixels = (name: string) => /^\s*(\d+(?:\.\d+)?)(?:px)?\s*$/.exec(attributeOf(root, name) ?? "")?.[1];
  const [, , wide, high] = (attributeOf(root, "viewBox") ?? "").trim().split(/[\s,]+/);
  const [width, height] = [Number(pixels("width") ?? wide), Number(pixels("height") ?? high)];
  return width > 0 && height > 0 ? { width: Math.ceil(width), height: Math.ceil(height) } : {};
}
