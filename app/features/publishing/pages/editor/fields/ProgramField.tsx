import { NativeSelect } from "@mantine/core";
import { api } from "../../../../../../convex/_generated/api";
import { useT } from "../../../../../ui/i18n/useT";
import { useLater } from "../../../../live/useLater";
import type { OwnField } from "./ownField";

const MOST = { numItems: 100, cursor: null };
const ALL = { search: "", category: null, delivery: null, language: null };

/** One of the programs that are offered to everybody, by its slug. */
export function ProgramField({ label, value, onChange, readOnly }: OwnField<string>) {
  const t = useT();
  const found = useLater(api.catalog.catalog.list, { ...ALL, paginationOpts: MOST });
  const programs = (found?.page ?? []).map(({ slug, title }) => ({ value: slug, label: title }));
  const isKnown = value === "" || programs.some((program) => program.value === value);
  return (
    <NativeSelect
      label={label}
      disabled={readOnly}
      value={value}
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
      data={[
        { value: "", label: t("pageEditor.program.none") },
        ...(isKnown ? [] : [{ value, label: value }]),
        ...programs,
      ]}
    />
  );
}
