import type { Translate } from "../../../convex/shared/messages/translate";
import type { LogEntry } from "./filters";

/** Who did what an entry tells of. */
export function actorName(t: Translate, { actor, person }: LogEntry): string {
  if (actor !== "person") return t(`audit.actor.${actor}`);
  return person?.name ?? t("office.audit.somebody");
}
