import { blocksOf, textAttribute } from "./blocks";
import type { DocumentNode } from "./nodes";

/** A picture whose block says nothing of what it shows; the file may (`assetId`, null for one from elsewhere). */
export type PictureWithoutAlt = { block: string; url: string; assetId: string | null };

/** The pictures whose blocks have no text for those who do not see them. */
export function imagesWithoutAlt(document: DocumentNode): PictureWithoutAlt[] {
  return blocksOf(document)
    .filter(({ block }) => block.type === "image" && textAttribute(block, "name").trim() === "")
    .map(({ id, block }) => ({ block: id, url: textAttribute(block, "url"), assetId: assetIdOf(block) }));
}

/** The addresses of a document's pictures, each once. */
export function pictureUrls(document: DocumentNode): string[] {
  const urls = blocksOf(document)
    .filter(({ block }) => block.type === "image")
    .map(({ block }) => textAttribute(block, "url"));
  return [...new Set(urls.filter((url) => url !== ""))];
}

/** The ids of the site's own files that a document shows or links to, each once. */
export function assetIdsIn(document: DocumentNode): string[] {
  const found = new Set<string>();
  gather(document, found);
  return [...found];
}

/** The id of the site's own file at an address; null for every other address. */
export function assetIdAt(url: string): string | null {
  return /^\/media\/([A-Za-z0-9_-]+)(?:[/?#]|$)/.exec(url.trim())?.[1] ?? null;
}

function gather(node: DocumentNode, found: Set<string>): void {
  const addresses = [node.attrs?.url, ...(node.marks ?? []).map((mark) => mark.attrs?.href)];
  for (const address of addresses) {
    const id = typeof address === "string" ? assetIdAt(address) : null;
    if (id !== null) found.add(id);
  }
  for (const child of node.content ?? []) gather(child, found);
}

function assetIdOf(block: DocumentNode): string | null {
  return assetIdAt(textAttribute(block, "url"));
}
