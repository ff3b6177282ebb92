import {
  IconBriefcase,
  IconColumns3,
  IconFile,
  IconFileText,
  IconMusic,
  IconNews,
  IconNotes,
  IconPhoto,
  IconVideo,
} from "../../../ui/icons";

/** What a file is to people; each has a word, `materials.kind.<kind>`. */
export type FileKind =
  "pdf" | "image" | "audio" | "video" | "document" | "slides" | "sheet" | "archive" | "text" | "other";

export const FILE_ICONS = {
  pdf: IconFileText,
  image: IconPhoto,
  audio: IconMusic,
  video: IconVideo,
  document: IconNews,
  slides: IconNotes,
  sheet: IconColumns3,
  archive: IconBriefcase,
  text: IconNotes,
  other: IconFile,
} as const satisfies Record<FileKind, unknown>;

/** By a part of the content type; the first that fits. */
const KINDS: readonly [RegExp, FileKind][] = [
  [/^application\/pdf/, "pdf"],
  [/^image\//, "image"],
  [/^audio\//, "audio"],
  [/^video\//, "video"],
  [/wordprocessingml|opendocument\.text|msword|rtf/, "document"],
  [/presentationml|opendocument\.presentation|powerpoint/, "slides"],
  [/spreadsheetml|opendocument\.spreadsheet|excel|^text\/csv/, "sheet"],
  [/zip|tar|gzip|7z/, "archive"],
  [/^text\//, "text"],
];

/** What a file of a content type is to people. */
export function fileKind(contentType: string): FileKind {
  return KINDS.find(([type]) => type.test(contentType))?.[1] ?? "other";
}
