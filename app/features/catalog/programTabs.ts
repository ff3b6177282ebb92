/** The parts of a program's page for staff, as they stand in its address. */
export const PROGRAM_TABS = ["overview", "page", "configuration", "cohorts", "history"] as const;
export type ProgramTab = (typeof PROGRAM_TABS)[number];

export function tabHref(program: string, tab: ProgramTab): string {
  return tab === "overview" ? `/admin/programs/${program}` : `/admin/programs/${program}?show=${tab}`;
}
