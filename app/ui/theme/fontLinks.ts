import sans from "@fontsource-variable/inter/files/inter-latin-wght-normal.woff2?url";
import serif from "@fontsource-variable/source-serif-4/files/source-serif-4-latin-wght-normal.woff2?url";

const preload = (href: string) => ({
  rel: "preload" as const,
  as: "font" as const,
  type: "font/woff2",
  crossOrigin: "anonymous" as const,
  href,
});

/** For the `links` of every page: the interface's font is asked for before the style sheet is read. */
export const sansLinks = [preload(sans)];

/** For the `links` of public pages and readers, beside `sansLinks`. */
export const serifLinks = [preload(serif)];
