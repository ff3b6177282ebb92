/** A media type's essence in lower case, and its parameters. Null if the text is none. */
export function parseMimeType(text: string): { essence: string; parameters: Map<string, string> } | null {
  const [essence = "", ...rest] = splitOutsideQuotes(text);
  const name = essence.trim().toLowerCase();
  if (!/^[!#$%&'*+\-.^_`|~\w]+\/[!#$%&'*+\-.^_`|~\w]+$/.test(name)) return null;
  const parameters = new Map<string, string>();
  for (const part of rest) {
    const equals = part.indexOf("=");
    if (equals < 0) continue;
    const key = part.slice(0, equals).trim().toLowerCase();
    const value = part.slice(equals + 1).trim();
    const quoted = /^"((?:[^"\\]|\\.)*)"/.exec(value);
    if (!parameters.has(key)) {
      parameters.set(key, quoted === null ? value : (quoted[1] ?? "").replace(/\\(.)/g, "$1"));
    }
  }
  return { essence: name, parameters };
}

/** Splits at the semicolons that are in no quoted string. */
export function splitOutsideQuotes(text: string): string[] {
  return text.match(/(?:[^;"]|"(?:[^"\\]|\\.)*"?)+/g) ?? [];
}
