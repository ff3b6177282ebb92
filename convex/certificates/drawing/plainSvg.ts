"use node";
import { tokens } from "../../shared/openBadges/baking/markup";

/** Elements that only draw. Styles, scripts, foreign content, animations and links are none of them. */
const ELEMENTS = new Set(
  (
    "svg g defs symbol use title desc path rect circle ellipse line polyline polygon text tspan " +
    "linearGradient radialGradient stop clipPath mask pattern"
  ).split(" "),
);
const ATTRIBUTE = /^(?!on)[a-zA-Z][\w:-]*$/;
/** Its only namespaces; without them a document type could not be missed. */
const NAMESPACES = new Set(["http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink"]);

/**
 * Whether an SVG may be shown as it is: nothing in it runs, moves, or points outside it. Whatever is not known to be
 * harmless is not.
 */
export function isPlainSvg(svg: string): boolean {
  try {
    for (const { kind, start, end, name, attributes } of tokens(svg)) {
      if (kind === "other" && !isHarmlessDeclaration(svg.slice(start, end))) return false;
      if (kind !== "start" && kind !== "empty") continue;
      if (!ELEMENTS.has(name)) return false;
      for (const [key, value] of attributes) if (!isHarmless(key, value)) return false;
      if (countAttributes(svg.slice(start, end)) !== attributes.size) return false;
    }
    return true;
  } catch {
    return false;
  }
}

function isHarmlessDeclaration(text: string): boolean {
  return /^<\?xml\s/.test(text) || text.startsWith("<!--");
}

function isHarmless(key: string, value: string): boolean {
  if (!ATTRIBUTE.test(key) || value.includes("&")) return false;
  if (key === "xmlns" || key.startsWith("xmlns:")) return NAMESPACES.has(value);
  if (key === "href" || key === "xlink:href") return value.startsWith("#");
  const addresses = value.match(/url\s*\(|[a-z]+:\s*\/\/|javascript:|data:|@import/gi) ?? [];
  const inside = value.match(/url\(#[\w-]+\)/g) ?? [];
  return addresses.length === inside.length;
}

/** An attribute that was written in a way that is not understood must not go unseen. */
function countAttributes(tag: string): number {
  return tag.replace(/"[^"]*"|'[^']*'/g, '""').split("=").length - 1;
}
