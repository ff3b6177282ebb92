import { Anchor } from "@mantine/core";
import { ATTENDANCE_STATES } from "../../../convex/attendance/rules/statuses";
import type { Translate } from "../../../convex/shared/messages/translate";
import { StateBadge } from "../../ui/data/StateBadge";
import type { Formats } from "../../ui/i18n/formats";
import { AppLink } from "../../ui/navigation/AppLink";
import type { DataColumn } from "../../ui/table/columns";
import classes from "./attendance.module.css";
import { ATTENDANCE_MEANINGS, type Line } from "./line";

/** The columns of a session's sheet; lines of those who are `fresh` are tinted. */
export function sheetColumns(t: Translate, format: Formats, fresh: ReadonlySet<string>): DataColumn<Line>[] {
  return [
    {
      id: "name",
      label: t("common.name"),
      fixed: true,
      value: ({ name }) => name,
      cell: ({ person, name }) => (
        <span className={fresh.has(person) ? classes.fresh : classes.calm}>
          <Anchor component={AppLink} href={`/admin/people/${person}`}>
            {name}
          </Anchor>
        </span>
      ),
    },
    {
      id: "state",
      label: t("attendance.column.state"),
      whole: true,
      choices: ATTENDANCE_STATES.map((state) => {
        const label = t(`attendance.state.${state}`);
        return { value: label, label };
      }),
      value: ({ state }) => t(`attendance.state.${state}`),
      cell: ({ state }) => (
        <StateBadge label={t(`attendance.state.${state}`)} meaning={ATTENDANCE_MEANINGS[state]} />
      ),
    },
    {
      id: "inside",
      label: t("attendance.column.inside"),
      whole: true,
      value: ({ isInside }) => t(isInside ? "common.yes" : "common.no"),
      cell: ({ isInside }) => isInside && <StateBadge label={t("attendance.inside")} meaning="success" />,
    },
    {
      id: "firstAt",
      label: t("attendance.column.firstAt"),
      whole: true,
      value: ({ firstAt }) => (firstAt === null ? null : new Date(firstAt).toISOString()),
      cell: ({ firstAt }) => firstAt !== null && format.time(firstAt),
    },
    {
      id: "minutes",
      label: t("attendance.column.minutes"),
      align: "end",
      value: ({ minutes }) => minutes,
    },
    {
      id: "reason",
      label: t("attendance.column.reason"),
      value: ({ override }) => override?.reason ?? null,
      cell: (line) => <Word line={line} t={t} />,
    },
  ];
}

/** What staff says against what was counted. */
function Word({ line: { override, counted }, t }: { line: Line; t: Translate }) {
  if (override === null) return null;
  const words = { by: override.by, counted: t(`attendance.state.${counted}`) };
  return (
    <>
      <p className={classes.word}>{override.reason}</p>
      <p className={classes.by}>{t("attendance.overruledBy", words)}</p>
    </>
  );
}
