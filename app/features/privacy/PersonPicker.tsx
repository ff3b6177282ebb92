import "../../ui/theme/appStyles";
import { Select } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useState } from "react";
import { api } from "../../../convex/_generated/api";
import type { Id } from "../../../convex/_generated/dataModel";
import { useT } from "../../ui/i18n/useT";
import { useLater } from "../live/useLater";

export type Person = { id: Id<"persons">; name: string };

type Props = {
  label: string;
  placeholder?: string;
  /** Whom is chosen; null for nobody. */
  person: Person | null;
  onPick: (person: Person | null) => void;
};

const SHOWN = 20;
/** While somebody types, no query is asked. */
const PAUSE_MS = 200;

/** Finds a person of the organization by words of their name, or by the beginning of their address. */
export function PersonPicker({ label, placeholder, person, onPick }: Props) {
  const t = useT();
  const [typed, setTyped] = useState(person?.name ?? "");
  const [search] = useDebouncedValue(typed === person?.name ? "" : typed, PAUSE_MS);
  const paginationOpts = { numItems: SHOWN, cursor: null };
  const found = useLater(api.people.people.list, { search, kind: null, paginationOpts });
  const people = (found?.page ?? []).map(({ person: id, name, email }) => ({ id, name, email }));
  const others = people.filter(({ id }) => id !== person?.id);
  const shown = person === null ? others : [{ ...person, email: null }, ...others];
  return (
    <Select
      label={label}
      placeholder={placeholder}
      data={shown.map(({ id, name, email }) => ({
        value: id,
        label: email === null ? name : t("office.person.option", { name, email }),
      }))}
      value={person?.id ?? null}
      onChange={(value) => {
        const picked = shown.find(({ id }) => id === value);
        onPick(picked === undefined ? null : { id: picked.id, name: picked.name });
      }}
      searchable
      clearable
      onSearchChange={setTyped}
      filter={({ options }) => options}
      nothingFoundMessage={t(found === undefined ? "common.loading" : "office.person.nobody")}
      clearButtonProps={{ "aria-label": t("ui.form.clear", { label }) }}
    />
  );
}
