import type { FunctionReturnType } from "convex/server";
import type { api } from "../../../../convex/_generated/api";
import type { Translate } from "../../../../convex/shared/messages/translate";

export type VersionsPage = FunctionReturnType<typeof api.publishing.versions.list>;
/** How an item was at a time. */
export type Version = VersionsPage["page"][number];

/** What a version is called: its own name, if somebody gave it one, and its number. */
export function versionName(t: Translate, { name, number }: Pick<Version, "name" | "number">): string {
  return name === null
    ? t("contentScreens.versions.number", { number })
    : t("contentScreens.versions.named", { name, number });
}
