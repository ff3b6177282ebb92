import { Anchor } from "@mantine/core";
import { isMeasured, isShare } from "../../../convex/progress/rules/standing";
import type { Translate } from "../../../convex/shared/messages/translate";
import { StateBadge } from "../../ui/data/StateBadge";
import type { Formats } from "../../ui/i18n/formats";
import { IconCheck, IconCircleCheck } from "../../ui/icons";
import { AppLink } from "../../ui/navigation/AppLink";
import type { DataColumn } from "../../ui/table/columns";
import { actionColumn } from "../people/actionColumn";
import classes from "./cohorts.module.css";
import { ConfirmCell } from "./ConfirmCell";
import type { Requirement, SheetRow } from "./sheet";

/** The columns of the sheet: one for each requirement. `onComplete` null for who may only look. */
export function progressColumns(
  t: Translate,
  format: Formats,
  requirements: readonly Requirement[],
  onComplete: ((row: SheetRow) => void) | null,
): DataColumn<SheetRow>[] {
  const columns: DataColumn<SheetRow>[] = [
    {
      id: "name",
      label: t("common.name"),
      fixed: true,
      value: ({ name }) => name,
      cell: ({ person, name }) => (
        <Anchor component={AppLink} href={`/admin/people/${person}`}>
          {name}
        </Anchor>
      ),
    },
    {
      id: "standing",
      label: t("adminCohorts.sheet.standing"),
      whole: true,
      value: ({ met }) => met,
      cell: ({ met, of, isReady }) =>
        isReady ? (
          <StateBadge label={t("adminCohorts.sheet.ready")} meaning="success" />
        ) : of === 0 ? (
          ""
        ) : (
          t("adminCohorts.takenOf", { used: met, seats: of })
        ),
    },
    ...requirements.map((requirement) => requirementColumn(t, format, requirement, onComplete !== null)),
  ];
  if (onComplete === null) return columns;
  const actions = actionColumn<SheetRow>(
    t,
    ({ name }) => name,
    (row) => [
      { label: t("adminCohorts.deed.complete"), icon: IconCircleCheck, onAct: () => onComplete(row) },
    ],
  );
  return [...columns, actions];
}

function requirementColumn(
  t: Translate,
  format: Formats,
  requirement: Requirement,
  manages: boolean,
): DataColumn<SheetRow> {
  const { id, kind, label, isRequired } = requirement;
  const confirms = manages && !isMeasured(kind);
  const measureOf = ({ measures }: SheetRow) =>
    measures.find((measure) => measure.requirement === id) ?? { value: 0, isMet: false };
  const shown = (value: number) => (isShare(kind) ? format.percent(Math.round(value * 100) / 100) : value);
  return {
    id,
    label: isRequired ? label : t("adminCohorts.sheet.optional", { label }),
    // Where staff tick or choose, the controls stand at the start of their cells.
    ...(!confirms && { align: "end" as const }),
    value: (row) => measureOf(row).value,
    cell: (row) => {
      const measure = measureOf(row);
      if (confirms) return <ConfirmCell row={row} requirement={requirement} value={measure.value} />;
      return (
        <span className={measure.isMet ? `${classes.measure} ${classes.met}` : classes.measure}>
          {measure.isMet && <IconCheck size={14} aria-label={t("adminCohorts.sheet.met")} />}
          {shown(measure.value)}
        </span>
      );
    },
  };
}
