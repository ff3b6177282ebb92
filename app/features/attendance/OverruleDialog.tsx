import { Radio, Stack } from "@mantine/core";
import { useState } from "react";
import { api } from "../../../convex/_generated/api";
import type { Id } from "../../../convex/_generated/dataModel";
import { ATTENDANCE_STATES, type AttendanceState } from "../../../convex/attendance/rules/statuses";
import { useToast } from "../../ui/feedback/useToast";
import { useT } from "../../ui/i18n/useT";
import { ReasonDialog } from "../cohorts/ReasonDialog";
import { useDo } from "../live/useLive";
import { inParts, type Line } from "./line";

type Props = { event: Id<"events">; lines: readonly Line[]; onDone: () => void; onClose: () => void };

/** Staff says of some people whether they were there, and why; it can be taken back. */
export function OverruleDialog({ event, lines, onDone, onClose }: Props) {
  const t = useT();
  const toast = useToast();
  const overrule = useDo(api.attendance.sheet.overrule);
  const restore = useDo(api.attendance.sheet.restore);
  const [state, setState] = useState<AttendanceState>("present");
  const count = lines.length;
  const people = lines.map(({ person }) => person);
  // Where there was a word before, another cannot simply be taken back.
  const wasPlain = lines.every(({ override }) => override === null);
  const undo = async () => {
    for (const part of inParts(people)) await restore({ event, people: part });
  };
  return (
    <ReasonDialog
      title={t("attendance.overrule.title", { count })}
      text={t("attendance.overrule.text")}
      submitLabel={t("attendance.overrule.submit", { count })}
      onSend={async (reason) => {
        for (const part of inParts(people)) await overrule({ event, people: part, state, reason });
      }}
      onDone={() => {
        toast({ message: t("attendance.overruled", { count }), ...(wasPlain && { onUndo: undo }) });
        onDone();
      }}
      onClose={onClose}
    >
      {() => (
        <Radio.Group
          label={t("attendance.column.state")}
          value={state}
          onChange={(value) => setState(value as AttendanceState)}
        >
          <Stack gap={10} mt={6}>
            {ATTENDANCE_STATES.map((value) => (
              <Radio key={value} value={value} label={t(`attendance.state.${value}`)} />
            ))}
          </Stack>
        </Radio.Group>
      )}
    </ReasonDialog>
  );
}
