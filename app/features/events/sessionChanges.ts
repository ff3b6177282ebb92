import type { EditScope } from "../../../convex/events/rules/statuses";
import type { Session } from "./session";
import { changeOf, type SessionForm } from "./sessionForm";
import { readWeeklyRule, ruleText } from "./weeklyRule";

/** A session as the server compares changes with it. */
export function presentOf(session: Session) {
  const { kind, title, description, wallStart, timeZone, durationMinutes, place, remindBefore } = session;
  const instructors = session.instructors.map(({ person }) => person);
  const own = { kind, title, description, wallStart, timeZone, durationMinutes, place, remindBefore };
  return { ...own, instructors, ...(session.series && { rule: session.series.rule }) };
}

/**
 * What a form asks to be changed. The rule of a series belongs to it only where it was changed by hand: a new
 * day alone moves it along.
 */
export function changesOf(session: Session, form: SessionForm, scope: EditScope) {
  const change = changeOf(form);
  const before = session.series === null ? null : readWeeklyRule(session.series.rule);
  if (scope === "one" || before === null) return change;
  const isTouched = JSON.stringify(before) !== JSON.stringify(form.rule);
  return isTouched ? { ...change, rule: ruleText(form.rule, form.date) } : change;
}
