import type { FunctionReturnType } from "convex/server";
import type { api } from "../../../convex/_generated/api";
import { StateBadge } from "../../ui/data/StateBadge";
import { useT } from "../../ui/i18n/useT";
import classes from "./catalog.module.css";
import { settingTitle } from "./catalogWords";
import type { Setting } from "./schemaFields";

type Problems = FunctionReturnType<typeof api.catalog.templateVersions.problems>;

/** What still stands against publishing what was saved; live. */
export function DraftProblems({ problems, rows }: { problems: Problems; rows: readonly Setting[] }) {
  const t = useT();
  if (problems.length === 0)
    return (
      <p role="status">
        <StateBadge meaning="success" label={t("catalogScreens.format.ready")} />
      </p>
    );
  const names = {
    summary: t("catalogScreens.summary"),
    configSchema: t("catalogScreens.settings.title"),
    defaults: t("catalogScreens.settings.default"),
    capacity: t("catalogScreens.capacity.title"),
    outcomeMetrics: t("catalogScreens.metrics"),
    groupTags: t("catalogScreens.groups"),
    costHints: t("catalogScreens.costs"),
  };
  return (
    <section className={classes.problems} role="status">
      <h2>{t("catalogScreens.format.problems", { count: problems.length })}</h2>
      <ul>
        {problems.map(({ field, path, problem }) => {
          const key = `errors.${problem}`;
          const label = field in names ? names[field as keyof typeof names] : field;
          const where =
            field === "defaults" ? settingTitle(rows, path) : path.slice(1).replaceAll("/", " › ");
          return (
            <li key={`${field}${path}${problem}`}>
              {t("ui.form.problemOf", {
                label: where === "" ? label : `${label}, ${where}`,
                problem: t.knows(key) ? t(key) : problem,
              })}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
