import { Button } from "@mantine/core";
import { useFormat } from "../../ui/i18n/useFormat";
import { useT } from "../../ui/i18n/useT";
import { AppLink } from "../../ui/navigation/AppLink";
import { cohortPath, type Enrollment } from "./enrollments";
import classes from "./portal.module.css";

/** What waits for the person's answer, with the time until which it does. */
export function TodoList({ todos }: { todos: readonly Enrollment[] }) {
  const t = useT();
  const format = useFormat();
  if (todos.length === 0) return null;
  return (
    <section className={classes.todos} aria-labelledby="todos">
      <h2 id="todos">{t("portal.home.todos")}</h2>
      <ul>
        {todos.map(({ enrollment, state, until, cohort }) => (
          <li key={enrollment}>
            <p>
              {until === null
                ? t("portal.place.invitedOpen")
                : t(`portal.home.todo.${state === "offered" ? "offered" : "invited"}`, {
                    cohort: cohort.name,
                    until: format.eventTime(until, cohort.timeZone),
                  })}
            </p>
            <Button
              component={AppLink}
              href={cohortPath(cohort.id)}
              aria-label={t("portal.home.answerFor", { cohort: cohort.name })}
            >
              {t("portal.home.answer")}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
