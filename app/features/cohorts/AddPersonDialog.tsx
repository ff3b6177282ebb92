import "../../ui/theme/appStyles";
import { Button, Group, Modal, Stack, Text } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { api } from "../../../convex/_generated/api";
import { ENROLLMENT_ROLES, type EnrollmentRole } from "../../../convex/cohorts/rules/statuses";
import { useToast } from "../../ui/feedback/useToast";
import { ErrorSummary } from "../../ui/forms/ErrorSummary";
import { FormScope } from "../../ui/forms/FormScope";
import { SubmitButton } from "../../ui/forms/SubmitButton";
import { useT } from "../../ui/i18n/useT";
import { useDo } from "../live/useLive";
import { useSubmission } from "../live/useSubmission";
import { type Person, PersonPicker } from "../privacy/PersonPicker";
import type { Cohort } from "./cohort";
import { RoleField } from "./RoleField";

/** Puts somebody whom the organization knows into a cohort. */
export function AddPersonDialog({ cohort, onClose }: { cohort: Cohort; onClose: () => void }) {
  const t = useT();
  const toast = useToast();
  const add = useDo(api.cohorts.enrollments.add);
  const { pending, error, send } = useSubmission();
  const [person, setPerson] = useState<Person | null>(null);
  const [role, setRole] = useState<EnrollmentRole>(ENROLLMENT_ROLES[0]);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (person === null) return;
    const { id, name } = person;
    const taken = await send(async () => {
      const seating = await add({ cohort: cohort.id, person: id, role });
      toast({ message: t(`adminCohorts.add.${seating}`, { name }) });
    });
    if (taken) onClose();
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t("adminCohorts.add.title", { name: cohort.name })}
      closeButtonProps={{ "aria-label": t("common.close") }}
    >
      <form noValidate onSubmit={(event) => void submit(event)}>
        <FormScope error={error}>
          <Stack gap={16}>
            <ErrorSummary labels={{ person: t("adminCohorts.person") }} />
            <Text>{t("adminCohorts.add.text")}</Text>
            <PersonPicker
              label={t("adminCohorts.person")}
              placeholder={t("adminCohorts.add.find")}
              person={person}
              onPick={setPerson}
            />
            <RoleField role={role} onChange={setRole} />
            <Group justify="flex-end" gap={8}>
              <Button variant="default" onClick={onClose}>
                {t("common.cancel")}
              </Button>
              <SubmitButton pending={pending} disabled={person === null}>
                {t("adminCohorts.add.action")}
              </SubmitButton>
            </Group>
          </Stack>
        </FormScope>
      </form>
    </Modal>
  );
}
