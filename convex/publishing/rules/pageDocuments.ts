import type { DocumentMark, DocumentNode } from "../../shared/documents/nodes";
import { safeMediaUrl, safeUrl } from "../../shared/documents/urls";
import { isJsonObject } from "../../shared/json";

/** Indentation to some fifteen levels, with what stands within. */
const MAX_DEPTH = 64;
const UNSAFE_KEYS: readonly string[] = ["__proto__", "constructor", "prototype"];
/** Blocks that load what their address names; every other address is a link. */
const LOADING: readonly string[] = ["image", "video", "audio"];

/** A document as it may stand in a page; null for what is none, or leads where no link may lead. */
export function soundDocument(value: unknown): DocumentNode | null {
  const node = soundNode(value, 0);
  return node?.type === "doc" ? node : null;
}

function soundNode(value: unknown, depth: number): DocumentNode | null {
  if (depth > MAX_DEPTH || !isJsonObject(value)) return null;
  const { type, attrs, content, marks, text, ...others } = value;
  if (typeof type !== "string" || Object.keys(others).length > 0) return null;
  if (text !== undefined && typeof text !== "string") return null;
  const ownAttrs = attrs === undefined ? {} : soundAttrs(attrs, type);
  const within = listOf(content, (each) => soundNode(each, depth + 1));
  const ownMarks = listOf(marks, soundMark);
  if (ownAttrs === null || within === null || ownMarks === null) return null;
  return {
    type,
    ...(attrs !== undefined && { attrs: ownAttrs }),
    ...(content !== undefined && { content: within }),
    ...(marks !== undefined && { marks: ownMarks }),
    ...(text !== undefined && { text }),
  };
}

function soundMark(value: unknown): DocumentMark | null {
  if (!isJsonObject(value)) return null;
  const { type, attrs, ...others } = value;
  if (typeof type !== "string" || Object.keys(others).length > 0) return null;
  if (attrs === undefined) return { type };
  const own = soundAttrs(attrs, type);
  return own === null ? null : { type, attrs: own };
}

function soundAttrs(value: unknown, type: string): Record<string, unknown> | null {
  if (!isJsonObject(value)) return null;
  for (const [name, each] of Object.entries(value)) {
    if (UNSAFE_KEYS.includes(name) || isJsonObject(each)) return null;
    if (name === "href" && safeUrl(each) === null) return null;
    if (name === "url" && each !== "" && addressIn(type, each) === null) return null;
  }
  return value;
}

function addressIn(type: string, address: unknown): string | null {
  return LOADING.includes(type) ? safeMediaUrl(address) : safeUrl(address);
}

function listOf<Item>(value: unknown, read: (item: unknown) => Item | null): Item[] | null {
  if (value === undefined) return [];
  if (!Array.isArray(value)) return null;
  const found = value.map(read);
  return found.every((item): item is Item => item !== null) ? found : null;
}
