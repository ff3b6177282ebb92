import { Checkbox, NativeSelect } from "@mantine/core";
import { useState } from "react";
import { api } from "../../../convex/_generated/api";
import { useT } from "../../ui/i18n/useT";
import { useAttempt } from "../live/useAttempt";
import { useDo } from "../live/useLive";
import type { Requirement, SheetRow } from "./sheet";

/** More of one thing are asked for of nobody whom staff count by hand on this sheet. */
const LISTED = 50;

type Props = { row: SheetRow; requirement: Requirement; value: number };

/** What staff say of one requirement of one person: a tick, or how many. */
export function ConfirmCell({ row, requirement, value }: Props) {
  const t = useT();
  const confirm = useDo(api.progress.standings.confirm);
  const { attempt } = useAttempt();
  // What was just said shows at once, and goes back where it is refused.
  const [said, setSaid] = useState<number | null>(null);
  const shown = said ?? value;
  const label = t("adminCohorts.sheet.of", { label: requirement.label, name: row.name });
  const send = async (next: number) => {
    setSaid(next);
    await attempt(() => confirm({ enrollment: row.enrollment, requirement: requirement.id, value: next }));
    setSaid(null);
  };
  if (requirement.target === 1)
    return (
      <Checkbox
        aria-label={label}
        checked={shown >= 1}
        onChange={({ currentTarget }) => void send(currentTarget.checked ? 1 : 0)}
      />
    );
  const most = Math.max(shown, Math.min(requirement.target, LISTED));
  return (
    <NativeSelect
      aria-label={label}
      value={String(shown)}
      data={Array.from({ length: most + 1 }, (_, count) => ({
        value: String(count),
        label: t("adminCohorts.takenOf", { used: count, seats: requirement.target }),
      }))}
      onChange={({ currentTarget }) => void send(Number(currentTarget.value))}
    />
  );
}
