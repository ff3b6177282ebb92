const NAMED: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };
/** Whole pictures within a picture: painted ones alone, an SVG within could hold what this one may not. */
const PAINTED_DATA = /^data:image\/(?:png|jpeg|gif|webp);base64,[A-Za-z0-9+/=\s]*$/;

/**
 * What characters a text stands for: XML's five names and numbers. Any other name is left as it stands: names that a
 * document declares itself are not looked up.
 */
export function decoded(text: string): string {
  return text.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w+));/gi, (whole, hex, decimal, name) => {
    if (name !== undefined) return NAMED[String(name)] ?? whole;
    const code = hex === undefined ? Number(decimal) : Number.parseInt(String(hex), 16);
    const valid = code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff);
    return valid ? String.fromCodePoint(code) : "";
  });
}

/** A text as it is written into XML, in an element or an attribute. */
export function escaped(text: string): string {
  return text
    .replace(/[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g, "")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("'", "&#39;");
}

/** Whether a reference stays within the picture. */
export function isOwnReference(value: string, element: string): boolean {
  const target = value.trim();
  return /^#[^\s"'()<>\\]+$/.test(target) || (element === "image" && PAINTED_DATA.test(target));
}

/**
 * Whether what may be read as CSS leaves the picture alone: it loads nothing, and names nothing but what is in it.
 * Escapes are not looked through but refused: no drawing program writes them.
 */
export function isHarmlessStyle(value: string): boolean {
  const style = value.replace(/\/\*[\s\S]*?\*\//g, " ");
  if (/[\\<]|\/\*/.test(style)) return false;
  if (/@(?!media\b)/i.test(style)) return false;
  if (
    /expression\s*\(|javascript\s*:|vbscript\s*:|behaviou?r\s*:|-moz-binding|image-set\s*\(|(?:^|[^\w-])(?:src|image|cross-fade)\s*\(/i.test(
      style,
    )
  )
    return false;
  const named = style.match(/url\s*\(/gi) ?? [];
  const own = style.match(/url\(\s*(?:#[\w.:-]+|"#[\w.:-]+"|'#[\w.:-]+')\s*\)/gi) ?? [];
  return named.length === own.length;
}
