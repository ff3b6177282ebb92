import "../../ui/theme/appStyles";
import { Button, Group, Modal, Stack, Text } from "@mantine/core";
import { useNavigate } from "@remix-run/react";
import { type FormEvent, useState } from "react";
import { api } from "../../../convex/_generated/api";
import { useToast } from "../../ui/feedback/useToast";
import { ErrorSummary } from "../../ui/forms/ErrorSummary";
import { FormScope } from "../../ui/forms/FormScope";
import { SubmitButton } from "../../ui/forms/SubmitButton";
import { TextField } from "../../ui/forms/TextField";
import { useFormat } from "../../ui/i18n/useFormat";
import { useT } from "../../ui/i18n/useT";
import { useDo } from "../live/useLive";
import { useSubmission } from "../live/useSubmission";
import { type Cohort, civilDay, cohortHref } from "./cohort";
import { movedEnd } from "./movedDates";

/** Makes a draft like a cohort on other dates, and leads to it. */
export function CloneDialog({ cohort, onClose }: { cohort: Cohort; onClose: () => void }) {
  const t = useT();
  const format = useFormat();
  const { pending, error, copy } = useCopy(cohort, onClose);
  const [name, setName] = useState(t("adminCohorts.clone.named", { name: cohort.name }));
  const [startDate, setStartDate] = useState("");
  const moved = movedEnd(cohort, startDate);
  const labels = { name: t("common.name"), startDate: t("adminCohorts.field.startDate") };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void copy({ name, startDate });
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t("adminCohorts.clone.title", { name: cohort.name })}
      closeButtonProps={{ "aria-label": t("common.close") }}
    >
      <form noValidate onSubmit={submit}>
        <FormScope error={error}>
          <Stack gap={16}>
            <ErrorSummary labels={labels} />
            <Text>{t("adminCohorts.clone.text")}</Text>
            <TextField
              name="name"
              label={labels.name}
              value={name}
              onChange={({ currentTarget }) => setName(currentTarget.value)}
              data-autofocus
            />
            <TextField
              name="startDate"
              type="date"
              label={labels.startDate}
              value={startDate}
              onChange={({ currentTarget }) => setStartDate(currentTarget.value)}
            />
            <Text c="dimmed" size="sm" role="status">
              {moved !== null &&
                t("adminCohorts.clone.moved", { days: moved.days, end: civilDay(format, moved.endDate) })}
            </Text>
            <Group justify="flex-end" gap={8}>
              <Button variant="default" onClick={onClose}>
                {t("common.cancel")}
              </Button>
              <SubmitButton pending={pending}>{t("adminCohorts.clone.action")}</SubmitButton>
            </Group>
          </Stack>
        </FormScope>
      </form>
    </Modal>
  );
}

function useCopy({ id }: Cohort, onClose: () => void) {
  const t = useT();
  const toast = useToast();
  const navigate = useNavigate();
  const clone = useDo(api.cohorts.cohorts.clone);
  const { pending, error, send } = useSubmission();
  const copy = (terms: { name: string; startDate: string }) =>
    send(async () => {
      const made = await clone({ cohort: id, ...terms });
      toast({ message: t("adminCohorts.clone.done", { name: terms.name }) });
      onClose();
      navigate(cohortHref(made));
    });
  return { pending, error, copy };
}
