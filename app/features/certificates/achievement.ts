import type { FunctionReturnType } from "convex/server";
import type { api } from "../../../convex/_generated/api";
import { CERTIFICATES } from "./credential";

export type AchievementsPage = FunctionReturnType<typeof api.certificates.achievements.list>;
/** What a certificate is given for. */
export type Achievement = AchievementsPage["page"][number];

/** As many as one chooses among. */
export const ACHIEVEMENT_CHOICES = { archived: false, paginationOpts: { numItems: 200, cursor: null } };

export const ACHIEVEMENTS = `${CERTIFICATES}/achievements`;

/** The address of an achievement's page. */
export function achievementHref(id: Achievement["id"]): string {
  return `${ACHIEVEMENTS}/${id}`;
}
