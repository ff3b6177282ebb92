import "../../ui/theme/appStyles";
import { Button, Checkbox, Group, Modal, Stack } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { api } from "../../../convex/_generated/api";
import { isMeasured, isShare } from "../../../convex/progress/rules/standing";
import { REQUIREMENT_KINDS, type RequirementKind } from "../../../convex/progress/rules/statuses";
import { ErrorSummary } from "../../ui/forms/ErrorSummary";
import { FormScope } from "../../ui/forms/FormScope";
import { SelectField } from "../../ui/forms/SelectField";
import { SubmitButton } from "../../ui/forms/SubmitButton";
import { TextField } from "../../ui/forms/TextField";
import { useT } from "../../ui/i18n/useT";
import { useDo } from "../live/useLive";
import { useSubmission } from "../live/useSubmission";
import type { Cohort } from "./cohort";
import type { Requirement } from "./sheet";

type Props = {
  cohort: Cohort;
  /** Null for a new one. */
  requirement: Requirement | null;
  onClose: () => void;
};

/** Adds something that a cohort asks for, or changes it; its kind stays. */
export function RequirementDialog({ cohort, requirement, onClose }: Props) {
  const t = useT();
  const { pending, error, submit } = useSave(cohort, requirement, onClose);
  const [kind, setKind] = useState<RequirementKind>(requirement?.kind ?? "attendance");
  const labels = {
    kind: t("adminCohorts.requirements.kindLabel"),
    label: t("adminCohorts.requirements.label"),
    target: t(isShare(kind) ? "adminCohorts.requirements.share" : "adminCohorts.requirements.count"),
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={requirement?.label ?? t("adminCohorts.requirements.add")}
      closeButtonProps={{ "aria-label": t("common.close") }}
    >
      <form noValidate onSubmit={(event) => void submit(event, kind)}>
        <FormScope error={error}>
          <Stack gap={16}>
            <ErrorSummary labels={labels} />
            <Fields requirement={requirement} kind={kind} onKind={setKind} labels={labels} />
            <Group justify="flex-end" gap={8}>
              <Button variant="default" onClick={onClose}>
                {t("common.cancel")}
              </Button>
              <SubmitButton pending={pending}>
                {t(requirement === null ? "adminCohorts.requirements.add" : "common.save")}
              </SubmitButton>
            </Group>
          </Stack>
        </FormScope>
      </form>
    </Modal>
  );
}

type FieldsProps = {
  requirement: Requirement | null;
  kind: RequirementKind;
  onKind: (kind: RequirementKind) => void;
  labels: Record<"kind" | "label" | "target", string>;
};

function Fields({ requirement, kind, onKind, labels }: FieldsProps) {
  const t = useT();
  const share = isShare(kind);
  const target = requirement?.target ?? (share ? 0.8 : 1);
  return (
    <>
      <SelectField
        name="kind"
        label={labels.kind}
        description={t(
          isMeasured(kind) ? "adminCohorts.requirements.countedText" : "adminCohorts.requirements.tickedText",
        )}
        value={kind}
        disabled={requirement !== null}
        choices={REQUIREMENT_KINDS.map((value) => ({
          value,
          label: t(`adminCohorts.requirements.kind.${value}`),
        }))}
        onChange={({ currentTarget: { value } }) =>
          onKind(REQUIREMENT_KINDS.find((known) => known === value) ?? kind)
        }
      />
      <TextField
        name="label"
        label={labels.label}
        description={t("adminCohorts.requirements.labelText")}
        defaultValue={requirement?.label ?? ""}
        autoComplete="off"
        data-autofocus
      />
      <TextField
        key={String(share)}
        name="target"
        inputMode="numeric"
        label={labels.target}
        defaultValue={share ? Math.round(target * 100) : target}
      />
      <Checkbox
        name="isRequired"
        label={t("adminCohorts.requirements.required")}
        description={t("adminCohorts.requirements.requiredText")}
        defaultChecked={requirement?.isRequired ?? true}
      />
    </>
  );
}

function useSave(cohort: Cohort, requirement: Requirement | null, onClose: () => void) {
  const add = useDo(api.progress.requirements.add);
  const change = useDo(api.progress.requirements.change);
  const { pending, error, send } = useSubmission();
  const submit = async (event: FormEvent<HTMLFormElement>, kind: RequirementKind) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const entered = Number(form.get("target") ?? "");
    const fields = {
      label: String(form.get("label") ?? ""),
      target: isShare(kind) ? entered / 100 : entered,
      isRequired: form.has("isRequired"),
    };
    const sent = await send(() =>
      requirement === null
        ? add({ cohort: cohort.id, kind, ...fields })
        : change({ requirement: requirement.id, ...fields }),
    );
    if (sent) onClose();
  };
  return { pending, error, submit };
}
