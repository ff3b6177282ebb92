/** Card sizes in CSS pixels: as wide as asked for, within what can be read. */
const WIDTH = { usual: 480, least: 240 };
const HEIGHT = 220;

export type EmbeddedBadge = { name: string; issuer: string; issuerUrl: string; embedUrl: string };
export type EmbedRequest = { publicId: string; maxWidth: number | null; maxHeight: number | null };

/** What an oEmbed request asks for (https://oembed.com); null for an address that is no verification page. */
export function embedRequestOf(query: URLSearchParams): (EmbedRequest & { host: string }) | null {
  const asked = query.get("url") ?? "";
  if (!URL.canParse(asked)) return null;
  const { pathname, host } = new URL(asked);
  const [, publicId] = /^\/(?:verify|embed)\/([\w-]{22})$/.exec(pathname) ?? [];
  if (publicId === undefined) return null;
  const pixels = (name: string) => {
    const text = query.get(name) ?? "";
    return /^\d{1,5}$/.test(text) ? Number(text) : null;
  };
  return { publicId, host, maxWidth: pixels("maxwidth"), maxHeight: pixels("maxheight") };
}

/** A badge as a page of somebody else's embeds it. */
export function embedAnswer(
  { name, issuer, issuerUrl, embedUrl }: EmbeddedBadge,
  { maxWidth, maxHeight }: Pick<EmbedRequest, "maxWidth" | "maxHeight">,
) {
  const width = Math.max(WIDTH.least, Math.min(WIDTH.usual, maxWidth ?? WIDTH.usual));
  const height = Math.min(HEIGHT, maxHeight ?? HEIGHT);
  const frame = `<iframe src="${escaped(embedUrl)}" width="${width}" height="${height}" title="${escaped(name)}" loading="lazy" style="border:0"></iframe>`;
  return {
    ...{ type: "rich", version: "1.0", title: name },
    ...{ provider_name: issuer, provider_url: issuerUrl, cache_age: 3_600 },
    ...{ html: frame, width, height },
  };
}

function escaped(text: string): string {
  const entities: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
  return text.replace(/[&<>"]/g, (letter) => entities[letter] ?? letter);
}
