/** The files that jobs store, by form. */
const MEDIA_TYPES = {
  pdf: "application/pdf",
  svg: "image/svg+xml",
  png: "image/png",
  woff2: "font/woff2",
} as const;
export type FileForm = keyof typeof MEDIA_TYPES;

/**
 * Whose a file is: a credential's or an achievement's by its id, a font's by its path. All are in lower case, as a
 * Blob makes its type.
 */
export type FileOwner = { kind: "credential" | "achievement" | "font"; id: string };

/**
 * The type under which a file is stored: it names the owner, so that a file that a job stored before it died is
 * known to be nobody's.
 */
export function storedType(form: FileForm, { kind, id }: FileOwner): string {
  return `${MEDIA_TYPES[form]}; ${kind}=${id}`;
}

/** Whose a stored file is by its type; null for every other file of the deployment. */
export function fileOwnerOf(contentType: string | undefined): FileOwner | null {
  const [, kind, id] = /; (credential|achievement|font)=([\w./-]+)$/.exec(contentType ?? "") ?? [];
  return kind === undefined || id === undefined ? null : { kind: kind as FileOwner["kind"], id };
}
