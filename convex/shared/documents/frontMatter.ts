/** What stands above the text of a Markdown file. Lists are lists of words. */
export type FrontMatter = Record<string, string | string[]>;

const FENCE = "---";

/** A Markdown file's front matter and what follows it. Only words and lists of words are read; the rest is left out. */
export function splitFrontMatter(file: string): { fields: FrontMatter; text: string } {
  const lines = file.replace(/^\ufeff/, "").split(/\r\n|\r|\n/);
  const end =
    lines[0]?.trimEnd() === FENCE ? lines.findIndex((line, at) => at > 0 && line.trimEnd() === FENCE) : -1;
  if (end < 0) return { fields: {}, text: file.replace(/^\ufeff/, "") };
  return {
    fields: fieldsOf(lines.slice(1, end)),
    text: lines
      .slice(end + 1)
      .join("\n")
      .replace(/^\n+/, ""),
  };
}

/** A Markdown file of fields and a text; empty fields are left out. */
export function withFrontMatter(fields: FrontMatter, text: string): string {
  const lines = Object.entries(fields).flatMap(([name, value]) => {
    if (value.length === 0) return [];
    return [`${name}: ${typeof value === "string" ? quoted(value) : `[${value.map(quoted).join(", ")}]`}`];
  });
  return [FENCE, ...lines, FENCE, "", text].join("\n");
}

/** JSON's strings are YAML's, too, but for the line breaks of Unicode that only YAML counts as such. */
function quoted(value: string): string {
  return JSON.stringify(value).replace(
    /[\u0085\u2028\u2029]/g,
    (mark) => `\\u${mark.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

function fieldsOf(lines: readonly string[]): FrontMatter {
  const fields = new Map<string, string | string[]>();
  let open: string[] | null = null;
  for (const line of lines) {
    const item = /^\s*-\s+(.*)$/.exec(line)?.[1];
    if (item !== undefined && open !== null) {
      open.push(unquoted(item));
      continue;
    }
    const [, name, value = ""] = /^([A-Za-z][\w-]{0,60}):\s*(.*)$/.exec(line) ?? [];
    if (name === undefined) continue;
    open = value === "" ? [] : null;
    fields.set(name.toLowerCase(), open ?? valueOf(value));
  }
  return Object.fromEntries(fields);
}

function valueOf(text: string): string | string[] {
  const list = /^\[(.*)\]\s*$/.exec(text)?.[1];
  if (list === undefined) return unquoted(text);
  const items = list.match(/\s*(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[^,]+)/g) ?? [];
  return items.map(unquoted).filter((item) => item !== "");
}

function unquoted(text: string): string {
  const value = text.trim();
  if (/^"(?:[^"\\]|\\.)*"$/.test(value)) {
    try {
      return String(JSON.parse(value));
    } catch {
      return value.slice(1, -1);
    }
  }
  return /^'.*'$/.test(value) ? value.slice(1, -1).replaceAll("''", "'") : value;
}
