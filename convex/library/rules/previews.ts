/** How a page can show a file itself; what is not here is for downloading. */
export const PREVIEW_KINDS = ["pdf", "image", "audio", "video", "markdown", "text"] as const;
export type PreviewKind = (typeof PREVIEW_KINDS)[number];

/** A text that is longer is not laid out in a page, in bytes. */
export const MAX_PREVIEWED_TEXT = 1_000_000;

/** Pictures that every browser draws and that cannot run anything. */
const IMAGES = ["image/png", "image/jpeg", "image/webp", "image/gif", "image/avif"];

/** How a page shows a file of a type and size, or null where it is for downloading alone. */
export function previewOf(contentType: string, bytes: number): PreviewKind | null {
  const type = contentType.split(";")[0]?.trim().toLowerCase() ?? "";
  if (type === "application/pdf") return "pdf";
  if (IMAGES.includes(type)) return "image";
  if (type.startsWith("audio/")) return "audio";
  if (type === "video/mp4" || type === "video/webm") return "video";
  if (bytes > MAX_PREVIEWED_TEXT) return null;
  if (type === "text/markdown") return "markdown";
  return type === "text/plain" || type === "text/csv" || type === "text/vtt" ? "text" : null;
}
