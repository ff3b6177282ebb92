import type { FunctionReturnType } from "convex/server";
import type { api } from "../../../../convex/_generated/api";
import type { Meaning } from "../../../ui/theme/tokens";

export type ImportsPage = FunctionReturnType<typeof api.publishing.importing.recent>;
export type Import = ImportsPage["page"][number];
export type EntriesPage = FunctionReturnType<typeof api.publishing.importing.entries>;
export type Entry = EntriesPage["page"][number];

/** What can be chosen: endings of names, since systems disagree on the types. */
export const ACCEPTED = ".md,.markdown,.html,.htm,.xml,.zip";

export const IMPORT_MEANINGS: Readonly<Record<Import["state"], Meaning>> = {
  reading: "info",
  ready: "info",
  running: "info",
  done: "success",
  failed: "danger",
  discarded: "neutral",
};

export const ENTRY_MEANINGS: Readonly<Record<Entry["state"], Meaning>> = {
  waiting: "info",
  already: "neutral",
  refused: "danger",
  made: "success",
};

export const IMPORT_PATH = "/admin/posts/import";
