import "../../ui/theme/appStyles";
import { Button, Group, Modal, Stack, Text } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { api } from "../../../convex/_generated/api";
import type { Id } from "../../../convex/_generated/dataModel";
import { takesPeople } from "../../../convex/cohorts/rules/cohortLifecycle";
import { useToast } from "../../ui/feedback/useToast";
import { ErrorSummary } from "../../ui/forms/ErrorSummary";
import { FormScope } from "../../ui/forms/FormScope";
import { SearchSelectField } from "../../ui/forms/SearchSelectField";
import { SubmitButton } from "../../ui/forms/SubmitButton";
import { useFormat } from "../../ui/i18n/useFormat";
import { useT } from "../../ui/i18n/useT";
import { useLater } from "../live/useLater";
import { useDo } from "../live/useLive";
import { useSubmission } from "../live/useSubmission";
import { type Cohort, civilDay } from "./cohort";
import type { Enrollment } from "./enrollment";

/** Cohorts that start last come first: those one moves to are among them. */
const SHOWN = 200;

type Props = {
  cohort: Cohort;
  deed: "transfer" | "defer";
  enrollment: Enrollment;
  onClose: () => void;
};

/** Moves somebody to another cohort, or to a later one of the same program. */
export function MoveDialog({ cohort, deed, enrollment: { id, name }, onClose }: Props) {
  const t = useT();
  const toast = useToast();
  const move = {
    transfer: useDo(api.cohorts.enrollments.transfer),
    defer: useDo(api.cohorts.enrollments.defer),
  };
  const { pending, error, send } = useSubmission();
  const [to, setTo] = useState<string | null>(null);
  const choices = useChoices(cohort, deed);
  const label = t("adminCohorts.move.to");
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (to === null) return;
    if (!(await send(() => move[deed]({ enrollment: id, to: to as Id<"cohorts"> })))) return;
    const target = choices.find(({ value }) => value === to)?.label ?? "";
    toast({ message: t("adminCohorts.move.done", { name, cohort: target }) });
    onClose();
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t(`adminCohorts.deed.${deed}Title`, { name })}
      closeButtonProps={{ "aria-label": t("common.close") }}
    >
      <form noValidate onSubmit={(event) => void submit(event)}>
        <FormScope error={error}>
          <Stack gap={16}>
            <ErrorSummary labels={{ to: label }} />
            <Text>{t(`adminCohorts.deed.${deed}Text`)}</Text>
            <SearchSelectField
              name="to"
              label={label}
              choices={choices}
              value={to}
              onChange={setTo}
              {...(choices.length === 0 && { description: t("adminCohorts.move.nowhere") })}
            />
            <Group justify="flex-end" gap={8}>
              <Button variant="default" onClick={onClose}>
                {t("common.cancel")}
              </Button>
              <SubmitButton pending={pending} disabled={to === null}>
                {t(`adminCohorts.deed.${deed}`)}
              </SubmitButton>
            </Group>
          </Stack>
        </FormScope>
      </form>
    </Modal>
  );
}

function useChoices({ id, program, startDate }: Cohort, deed: Props["deed"]) {
  const t = useT();
  const format = useFormat();
  const found = useLater(api.cohorts.cohorts.list, {
    state: null,
    program: deed === "defer" ? program.id : null,
    search: "",
    paginationOpts: { numItems: SHOWN, cursor: null },
  });
  const fitting = (found?.page ?? []).filter(
    (other) =>
      other.id !== id && takesPeople(other.state) && (deed === "transfer" || other.startDate > startDate),
  );
  return fitting.map((other) => ({
    value: other.id as string,
    label: t("adminCohorts.move.option", {
      name: other.name,
      date: civilDay(format, other.startDate),
    }),
  }));
}
