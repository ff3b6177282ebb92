export type IndexedSection = {
  title: string;
  /** Path in the archive. */
  path: string;
  /** "3 entries", in the reader's language. */
  amount: string;
  /** The first rows, to be read at once. */
  rows: readonly Record<string, unknown>[];
};

export type ArchiveIndex = {
  locale: string;
  title: string;
  intro: string;
  sections: readonly IndexedSection[];
};

/** The archive's page for people: self-contained, without script or anything from elsewhere. */
export function archiveIndex({ locale, title, intro, sections }: ArchiveIndex): string {
  return [
    `<!doctype html>`,
    `<html lang="${escape(locale)}"><head><meta charset="utf-8"><title>${escape(title)}</title>`,
    `<meta name="viewport" content="width=device-width"><style>${STYLE}</style></head><body>`,
    `<h1>${escape(title)}</h1><p>${escape(intro)}</p>`,
    ...sections.map(sectionHtml),
    `</body></html>`,
  ].join("\n");
}

const STYLE =
  "body{font:16px/1.5 sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#1b1f2a}" +
  "table{border-collapse:collapse;display:block;overflow-x:auto}" +
  "th,td{border:1px solid #bbb;padding:.25rem .5rem;text-align:start;vertical-align:top}";

function sectionHtml({ title, path, amount, rows }: IndexedSection): string {
  const heading = `<h2>${escape(title)}</h2><p>${escape(amount)}: <a href="${escape(path)}">${escape(path)}</a></p>`;
  if (rows.length === 0) return heading;
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const head = columns.map((column) => `<th scope="col">${escape(column)}</th>`).join("");
  const body = rows.map((row) => `<tr>${columns.map((column) => cell(row[column])).join("")}</tr>`);
  return `${heading}<table><thead><tr>${head}</tr></thead><tbody>${body.join("")}</tbody></table>`;
}

function cell(value: unknown): string {
  const text = Array.isArray(value) ? value.join(", ") : value === undefined ? "" : String(value);
  return `<td>${escape(text)}</td>`;
}

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
