import type { Translate } from "../../../convex/shared/messages/translate";

/** What an entry tells of, in words; the name itself for one of an earlier release. */
export function actionName(t: Translate, action: string): string {
  const key = `audit.action.${action}`;
  return t.knows(key) ? t(key) : action;
}
