import { NativeSelect } from "@mantine/core";
import type { ListChoice } from "./useListView";

type Props = { choice: ListChoice; label: string; active: string; archived: string };

/** Chooses between what is in use and what was archived; the address says `?show=archived`. */
export function ArchivedFilter({ choice, label, active, archived }: Props) {
  return (
    <NativeSelect
      aria-label={label}
      value={choice.value === "archived" ? "archived" : "active"}
      data={[
        { value: "active", label: active },
        { value: "archived", label: archived },
      ]}
      onChange={({ currentTarget: { value } }) => choice.onChoose(value === "archived" ? value : "")}
    />
  );
}
