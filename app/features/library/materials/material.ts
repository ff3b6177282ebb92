import type { FunctionReturnType } from "convex/server";
import type { api } from "../../../../convex/_generated/api";
import type { Id } from "../../../../convex/_generated/dataModel";
import type { MaterialState } from "../../../../convex/library/rules/statuses";
import type { Meaning } from "../../../ui/theme/tokens";

type Materials = typeof api.library.materials;

export type MaterialPage = FunctionReturnType<Materials["listForCohort"]>;
export type MaterialLine = MaterialPage["page"][number];
export type MaterialDetail = FunctionReturnType<Materials["get"]>;
export type VersionPage = FunctionReturnType<Materials["versions"]>;
export type OpeningPage = FunctionReturnType<Materials["openedBy"]>;
export type AbsencePage = FunctionReturnType<Materials["notOpenedBy"]>;
export type HandoutPage = FunctionReturnType<Materials["list"]>;
export type Handout = HandoutPage["page"][number];
export type HandoutDetail = FunctionReturnType<Materials["one"]>;
export type Folder = FunctionReturnType<typeof api.library.materialFolders.list>[number];
export type FolderId = Folder["id"];

export const MATERIAL_TABS = ["file", "versions", "readers"] as const;
export type MaterialTab = (typeof MATERIAL_TABS)[number];

export const MATERIAL_MEANINGS: Record<MaterialState, Meaning> = {
  draft: "neutral",
  published: "success",
  removed: "danger",
};

/** Where the materials of a cohort are, for staff or for who takes part; or a folder of them. */
export type Shelf = { cohort: Id<"cohorts">; side: "admin" | "portal" };

/** The address of a shelf, or of a folder on it. */
export function shelfHref({ cohort, side }: Shelf, folder: FolderId | null = null): string {
  const shelf = `/${side}/cohorts/${cohort}/materials`;
  return folder === null ? shelf : `${shelf}?folder=${folder}`;
}

/** The address of what lies in a cohort's trash. */
export function trashHref(cohort: Id<"cohorts">): string {
  return `/admin/cohorts/${cohort}/materials?show=trash`;
}

/** The address of a material's page for staff, or of a part of it. */
export function materialHref(material: Id<"materials">, tab: MaterialTab = "file"): string {
  return tab === "file" ? `/admin/materials/${material}` : `/admin/materials/${material}?show=${tab}`;
}

/** The address of a material's page for who takes part. */
export function handoutHref(cohort: Id<"cohorts">, material: Id<"materials">): string {
  return `/portal/cohorts/${cohort}/materials/${material}`;
}

/** The folder that an address names, if it is one of those that are shown. */
export function folderAsked<Shown extends Folder>(
  request: Request,
  folders: readonly Shown[],
): FolderId | null {
  const asked = new URL(request.url).searchParams.get("folder");
  return folders.find(({ id }) => id === asked)?.id ?? null;
}
