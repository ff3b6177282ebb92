"use node";

import { v } from "convex/values";
import { internal } from "../_generated/api";
import type { Id } from "../_generated/dataModel";
import { type ActionCtx, internalAction } from "../_generated/server";
import { DEFAULT_LOCALE, isLocale } from "../shared/locales";
import { isMessageKey, translator } from "../shared/messages/catalogue";
import type { TranslateAll } from "../shared/messages/translate";
import { ArchiveFile } from "./model/archiveFile";
import { ARCHIVE_TYPE } from "./model/exports";
import { archiveIndex, type IndexedSection } from "./rules/archiveIndex";
import type { Begun } from "./steps";

const PAGE = { numItems: 50, maximumBytesRead: 4_000_000 };
const ROWS_IN_INDEX = 50;

type Attempt = { id: Id<"privacyJobs">; attempt: number };
type Page = { rows: string[]; cursor: string | null };

/** Writes the archive of an export. What stops it midway, the job's watch finds out. */
export const write = internalAction({
  args: { id: v.id("privacyJobs") },
  returns: v.null(),
  handler: async (ctx, { id }) => {
    const begun: Begun | null = await ctx.runMutation(internal.privacy.steps.beginExport, { id });
    if (begun === null) return null;
    const attempt = { id, attempt: begun.attempt };
    const parts = await writeAll(ctx, attempt, begun);
    if (parts === null) return null;
    const file = await ctx.storage.store(new Blob(parts, { type: ARCHIVE_TYPE }));
    const args = { ...attempt, file };
    if (!(await ctx.runMutation(internal.privacy.steps.finishExport, args))) await ctx.storage.delete(file);
    return null;
  },
});

/** The archive's bytes; null as soon as the attempt does not count any more. */
async function writeAll(ctx: ActionCtx, attempt: Attempt, begun: Begun) {
  const t = translator(isLocale(begun.locale) ? begun.locale : DEFAULT_LOCALE);
  const archive = new ArchiveFile();
  const sections: IndexedSection[] = [];
  for (const [section, name] of begun.sections.entries()) {
    const written = await writeSection(ctx, attempt, archive, section, `data/${name}.json`);
    if (written === null) return null;
    const key = `privacy.section.${name}`;
    const amount = t("privacy.archive.amount", { count: written.count });
    sections.push({ ...written, title: isMessageKey(key) ? t(key) : name, amount });
    const reported = { ...attempt, done: section + 1 };
    if (!(await ctx.runMutation(internal.privacy.steps.report, reported))) return null;
  }
  const index = archive.open("index.html");
  index.write(archiveIndex({ ...introduction(t, begun), locale: begun.locale, sections }));
  index.end();
  return archive.close();
}

function introduction(t: TranslateAll, { organization }: Begun) {
  return { title: t("privacy.archive.title", { organization }), intro: t("privacy.archive.intro") };
}

type Written = { path: string; count: number; rows: Record<string, unknown>[] };

/** Writes a section as a JSON array, page by page. */
async function writeSection(
  ctx: ActionCtx,
  attempt: Attempt,
  archive: ArchiveFile,
  section: number,
  path: string,
): Promise<Written | null> {
  const file = archive.open(path);
  const written: Written = { path, count: 0, rows: [] };
  file.write("[");
  let cursor: string | null = null;
  do {
    const paginationOpts: { numItems: number; cursor: string | null } = { ...PAGE, cursor };
    const args = { ...attempt, section, paginationOpts };
    const page: Page | null = await ctx.runQuery(internal.privacy.steps.page, args);
    if (page === null || !(await stillCounts(ctx, attempt, section, cursor))) return null;
    file.write(page.rows.map((row, i) => `${written.count + i > 0 ? "," : ""}\n${row}`).join(""));
    const shown = page.rows.slice(0, Math.max(0, ROWS_IN_INDEX - written.rows.length));
    written.rows.push(...shown.map((row) => JSON.parse(row) as Record<string, unknown>));
    written.count += page.rows.length;
    cursor = page.cursor;
  } while (cursor !== null);
  file.write("\n]\n");
  file.end();
  return written;
}

/** Long sections tell after each page that they go on. */
async function stillCounts(ctx: ActionCtx, attempt: Attempt, section: number, cursor: string | null) {
  if (cursor === null) return true;
  const counts: boolean = await ctx.runMutation(internal.privacy.steps.report, {
    ...attempt,
    done: section,
  });
  return counts;
}
