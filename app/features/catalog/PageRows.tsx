import { Button, Group, Textarea, TextInput } from "@mantine/core";
import type { ReactNode } from "react";
import { useField } from "../../ui/forms/FormScope";
import { useT } from "../../ui/i18n/useT";
import { IconPlus } from "../../ui/icons";
import { FormSection } from "../../ui/pages/FormPage";
import editor from "../admin/editor.module.css";
import classes from "./catalog.module.css";
import type { Question, Testimonial } from "./pageContent";

type RowsProps<Entry> = { rows: readonly Entry[]; onRows: (rows: Entry[]) => void };

/** Questions that people ask, with their answers. */
export function QuestionRows({ rows, onRows }: RowsProps<Question>) {
  const t = useT();
  const set = (row: number, part: Partial<Question>) =>
    onRows(rows.map((each) => (each.row === row ? { ...each, ...part } : each)));
  return (
    <RowSection
      name="page.questions"
      title={t("catalogScreens.questions")}
      addLabel={t("catalogScreens.page.addQuestion")}
      onAdd={() => onRows([...rows, { row: nextRow(rows), question: "", answer: "" }])}
    >
      {rows.map(({ row, question, answer }, place) => (
        <li key={row} className={editor.row}>
          <TextInput
            label={t("catalogScreens.page.question")}
            value={question}
            onChange={({ currentTarget: { value } }) => set(row, { question: value })}
          />
          <Textarea
            label={t("catalogScreens.page.answer")}
            autosize
            minRows={2}
            value={answer}
            onChange={({ currentTarget: { value } }) => set(row, { answer: value })}
          />
          <RemoveRow
            label={t("catalogScreens.page.removeQuestion", { place: place + 1 })}
            onRemove={() => onRows(rows.filter((each) => each.row !== row))}
          />
        </li>
      ))}
    </RowSection>
  );
}

/** What people say who took part. */
export function TestimonialRows({ rows, onRows }: RowsProps<Testimonial>) {
  const t = useT();
  const set = (row: number, part: Partial<Testimonial>) =>
    onRows(rows.map((each) => (each.row === row ? { ...each, ...part } : each)));
  return (
    <RowSection
      name="page.testimonials"
      title={t("catalogScreens.testimonials")}
      addLabel={t("catalogScreens.page.addTestimonial")}
      onAdd={() => onRows([...rows, { row: nextRow(rows), quote: "", name: "", role: "" }])}
    >
      {rows.map(({ row, quote, name, role }, place) => (
        <li key={row} className={editor.row}>
          <Textarea
            label={t("catalogScreens.page.quote")}
            autosize
            minRows={2}
            value={quote}
            onChange={({ currentTarget: { value } }) => set(row, { quote: value })}
          />
          <div className={editor.fields}>
            <TextInput
              label={t("common.name")}
              value={name}
              onChange={({ currentTarget: { value } }) => set(row, { name: value })}
            />
            <TextInput
              label={t("catalogScreens.page.role")}
              value={role}
              onChange={({ currentTarget: { value } }) => set(row, { role: value })}
            />
          </div>
          <RemoveRow
            label={t("catalogScreens.page.removeTestimonial", { place: place + 1 })}
            onRemove={() => onRows(rows.filter((each) => each.row !== row))}
          />
        </li>
      ))}
    </RowSection>
  );
}

type SectionProps = {
  name: string;
  title: string;
  addLabel: string;
  onAdd: () => void;
  children: ReactNode;
};

function RowSection({ name, title, addLabel, onAdd, children }: SectionProps) {
  const { id, error } = useField(name);
  return (
    <FormSection title={title}>
      <div id={id} tabIndex={-1} className={classes.stack}>
        {error !== undefined && <p className={classes.problem}>{error}</p>}
        <ol className={editor.rows}>{children}</ol>
        <div>
          <Button variant="default" leftSection={<IconPlus size={16} aria-hidden="true" />} onClick={onAdd}>
            {addLabel}
          </Button>
        </div>
      </div>
    </FormSection>
  );
}

function RemoveRow({ label, onRemove }: { label: string; onRemove: () => void }) {
  const t = useT();
  return (
    <Group justify="flex-end">
      <Button variant="subtle" color="danger" size="compact-sm" aria-label={label} onClick={onRemove}>
        {t("common.remove")}
      </Button>
    </Group>
  );
}

function nextRow(rows: readonly { row: number }[]): number {
  return Math.max(-1, ...rows.map(({ row }) => row)) + 1;
}
