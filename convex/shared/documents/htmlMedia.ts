import { draft } from "./assembly";
import type { Draft } from "./blocks";
import { firstWithin, line, text } from "./htmlElements";
import { styled, tidied } from "./inline";
import { safeMediaUrl } from "./urls";
import type { HtmlElement } from "./trees";

/** Attributes in which themes keep the address of a picture that is loaded late. */
const ADDRESSES = ["src", "dataSrc", "dataLazySrc", "dataOriginal"] as const;

/** A picture from a safe address; nothing else. */
export function picture(image: HtmlElement): Draft[] {
  const url = firstSafe(ADDRESSES.map((name) => text(image, name)));
  if (url === null) return [];
  const width = Number(text(image, "width"));
  const previewWidth = Number.isInteger(width) && width >= 64 && width <= 4000 ? { previewWidth: width } : {};
  return [draft("image", { url, name: line(image, "alt"), caption: line(image, "title"), ...previewWidth })];
}

/** A film or a sound from the first safe address. */
export function mediaBlock(element: HtmlElement): Draft[] {
  const source = firstWithin(element, "source");
  const url = firstSafe([text(element, "src"), source === null ? "" : text(source, "src")]);
  return url === null ? [] : [draft(element.tagName, { url, caption: line(element, "title") })];
}

/** What a frame showed, as a link to it. */
export function frame(element: HtmlElement): Draft[] {
  const url = firstSafe([text(element, "src"), text(element, "dataSrc")]);
  if (url === null) return [];
  return [draft("paragraph", {}, tidied([styled(line(element, "title") || url, { link: url })]))];
}

function firstSafe(addresses: readonly string[]): string | null {
  return addresses.map((address) => safeMediaUrl(address)).find((address) => address !== null) ?? null;
}
