import { BakingFailure } from "./failure";
import { tokens, unescape, type Token } from "./markup";

/** The namespace of what Open Badges 3.0 puts into an SVG (section 5.3.2.1). */
const NAMESPACE = "https://purl.imsglobal.org/ob/v3p0";

/**
 * The SVG with a credential as first child of its root: JSON in the element, a compact JWT in its `verify` attribute. One
 * that it had before is replaced. Throws a BakingFailure `malformed` on what is no SVG.
 */
export function bakeSvg(svg: string, credential: string): string {
  const bare = withoutCredentials(svg);
  const root = rootOf(bare);
  const known = root.attributes.get("xmlns:openbadges");
  const declared = known === undefined ? ` xmlns:openbadges="${NAMESPACE}"` : "";
  const own = known === undefined || known === NAMESPACE ? "" : ` xmlns:openbadges="${NAMESPACE}"`;
  const tag = bare.slice(root.start, root.end).replace(/\s*\/?>$/, "");
  const rest = root.kind === "empty" ? `</${root.name}>${bare.slice(root.end)}` : bare.slice(root.end);
  return `${bare.slice(0, root.start)}${tag}${declared}>${element(credential, own)}${rest}`;
}

/** The credential inside an SVG: JSON text, or a compact JWT. Throws a BakingFailure. */
export function readSvg(svg: string): string {
  rootOf(svg);
  for (const { tag, content } of credentialsIn(svg)) {
    const text = unescape(tag.attributes.get("verify") ?? "").trim() || content.trim();
    if (text !== "") return text;
  }
  throw new BakingFailure("nothingInside");
}

/** Whether a text's root element is an SVG. */
export function isSvg(text: string): boolean {
  try {
    rootOf(text);
    return true;
  } catch {
    return false;
  }
}

function element(credential: string, declaration: string): string {
  const name = `openbadges:credential${declaration}`;
  if (/^[\w-]+\.[\w-]+\.[\w-]*$/.test(credential)) return `<${name} verify="${credential}"/>`;
  return `<${name}><![CDATA[${credential.replaceAll("]]>", "]]]]><![CDATA[>")}]]></openbadges:credential>`;
}

function rootOf(svg: string): Token {
  for (const token of tokens(svg)) {
    if (token.kind === "start" || token.kind === "empty") {
      if (/^([\w.-]+:)?svg$/.test(token.name)) return token;
      break;
    }
    if (token.kind === "text" && svg.slice(token.start, token.end).replace(/[\s\uFEFF]/g, "") !== "") break;
  }
  throw new BakingFailure("malformed");
}

type Found = { tag: Token; content: string; end: number };

/** Every element `credential` in Open Badges' namespace, whatever its prefix, with its text. */
function* credentialsIn(svg: string): Generator<Found> {
  const prefixes = new Set(["openbadges"]);
  let open: Found | null = null;
  for (const token of tokens(svg)) {
    for (const [name, value] of token.attributes) {
      if (value === NAMESPACE && name.startsWith("xmlns:")) prefixes.add(name.slice("xmlns:".length));
    }
    const [prefix = "", local] = token.name.split(":");
    const isOurs = local === "credential" && prefixes.has(prefix);
    if (open === null) {
      if (isOurs && token.kind === "empty") yield { tag: token, content: "", end: token.end };
      if (isOurs && token.kind === "start") open = { tag: token, content: "", end: token.end };
    } else if (isOurs && token.kind === "end") {
      yield { ...open, end: token.end };
      open = null;
    } else {
      open.content += contentOf(svg, token);
    }
  }
}

function contentOf(svg: string, { kind, start, end }: Token): string {
  if (kind === "cdata") return svg.slice(start + "<![CDATA[".length, end - "]]>".length);
  return kind === "text" ? unescape(svg.slice(start, end)) : "";
}

function withoutCredentials(svg: string): string {
  let kept = "";
  let from = 0;
  for (const { tag, end } of credentialsIn(svg)) {
    kept += svg.slice(from, tag.start);
    from = end;
  }
  return kept + svg.slice(from);
}
