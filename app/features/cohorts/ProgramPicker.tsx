import "../../ui/theme/appStyles";
import { Select } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useState } from "react";
import { api } from "../../../convex/_generated/api";
import type { Id } from "../../../convex/_generated/dataModel";
import { useT } from "../../ui/i18n/useT";
import { useLater } from "../live/useLater";
import classes from "./cohorts.module.css";

export type ChosenProgram = { id: Id<"programs">; title: string };

type Props = {
  label: string;
  /** Said by a reader only, where the place says it already. */
  hiddenLabel?: boolean;
  placeholder?: string;
  /** Which is chosen; null for none. */
  program: ChosenProgram | null;
  onPick: (program: ChosenProgram | null) => void;
};

const SHOWN = 20;
/** While somebody types, no query is asked. */
const PAUSE_MS = 200;

/** Finds a program of the organization by words of its title. */
export function ProgramPicker({ label, hiddenLabel = false, placeholder, program, onPick }: Props) {
  const t = useT();
  const [typed, setTyped] = useState(program?.title ?? "");
  const [search] = useDebouncedValue(typed === program?.title ? "" : typed, PAUSE_MS);
  const found = useLater(api.catalog.programs.list, {
    ...{ state: null, search, category: null, delivery: null, language: null },
    paginationOpts: { numItems: SHOWN, cursor: null },
  });
  const others = (found?.page ?? []).filter(({ id }) => id !== program?.id);
  const shown: ChosenProgram[] = program === null ? others : [program, ...others];
  return (
    <Select
      {...(hiddenLabel ? { "aria-label": label, className: classes.filter ?? "" } : { label })}
      placeholder={placeholder}
      data={shown.map(({ id, title }) => ({ value: id, label: title }))}
      value={program?.id ?? null}
      onChange={(value) => {
        const picked = shown.find(({ id }) => id === value);
        onPick(picked === undefined ? null : { id: picked.id, title: picked.title });
      }}
      searchable
      clearable
      onSearchChange={setTyped}
      filter={({ options }) => options}
      nothingFoundMessage={t(found === undefined ? "common.loading" : "adminCohorts.noProgram")}
      clearButtonProps={{ "aria-label": t("ui.form.clear", { label }) }}
    />
  );
}
