import { Button, Group } from "@mantine/core";
import { TextField } from "../../ui/forms/TextField";
import { useField } from "../../ui/forms/FormScope";
import { useT } from "../../ui/i18n/useT";
import { IconPlus } from "../../ui/icons";
import { FormSection } from "../../ui/pages/FormPage";
import editor from "../admin/editor.module.css";
import classes from "./certificates.module.css";
import type { AlignmentRow } from "./useAchievementForm";

type Props = { rows: readonly AlignmentRow[]; onRows: (rows: AlignmentRow[]) => void };

const PARTS = [
  { part: "targetName", optional: false },
  { part: "targetUrl", optional: false },
  { part: "targetFramework", optional: true },
  { part: "targetCode", optional: true },
] as const;

/** The skills that an achievement stands for, in frameworks that others know. */
export function AlignmentRows({ rows, onRows }: Props) {
  const t = useT();
  const { id, error } = useField("alignments");
  const add = () => onRows([...rows, { row: nextRow(rows), ...NOTHING }]);
  return (
    <FormSection title={t("certificateScreens.skills")} description={t("certificateScreens.skillsText")}>
      <div id={id} tabIndex={-1} className={classes.part}>
        {error !== undefined && <p className={classes.problem}>{error}</p>}
        {rows.length > 0 && (
          <ol className={editor.rows}>
            {rows.map((row, place) => (
              <SkillRow
                key={row.row}
                row={row}
                place={place}
                onRow={(part) =>
                  onRows(rows.map((each) => (each.row === row.row ? { ...each, ...part } : each)))
                }
                onRemove={() => onRows(rows.filter((each) => each.row !== row.row))}
              />
            ))}
          </ol>
        )}
        <div>
          <Button variant="default" leftSection={<IconPlus size={16} aria-hidden="true" />} onClick={add}>
            {t("certificateScreens.addSkill")}
          </Button>
        </div>
      </div>
    </FormSection>
  );
}

type RowProps = {
  row: AlignmentRow;
  place: number;
  onRow: (part: Partial<AlignmentRow>) => void;
  onRemove: () => void;
};

function SkillRow({ row, place, onRow, onRemove }: RowProps) {
  const t = useT();
  return (
    <li className={editor.row}>
      <div className={editor.fields}>
        {PARTS.map(({ part, optional }) => (
          <TextField
            key={part}
            name={`alignments.${place}.${part}`}
            label={t(`certificateScreens.skill.${part}`)}
            optional={optional}
            value={row[part]}
            onChange={({ currentTarget: { value } }) => onRow({ [part]: value })}
          />
        ))}
      </div>
      <Group justify="flex-end">
        <Button
          variant="subtle"
          color="danger"
          size="compact-sm"
          aria-label={t("certificateScreens.removeSkill", { place: place + 1 })}
          onClick={onRemove}
        >
          {t("common.remove")}
        </Button>
      </Group>
    </li>
  );
}

const NOTHING = { targetName: "", targetUrl: "", targetFramework: "", targetCode: "" };

function nextRow(rows: readonly AlignmentRow[]): number {
  return Math.max(-1, ...rows.map(({ row }) => row)) + 1;
}
