import type { FormEvent } from "react";
import { ACHIEVEMENT_TYPES } from "../../../convex/certificates/rules/statuses";
import { ErrorSummary } from "../../ui/forms/ErrorSummary";
import { FormScope } from "../../ui/forms/FormScope";
import { SaveBar } from "../../ui/forms/SaveBar";
import { SelectField } from "../../ui/forms/SelectField";
import { SubmitButton } from "../../ui/forms/SubmitButton";
import { TextField } from "../../ui/forms/TextField";
import { UnsavedGuard } from "../../ui/forms/UnsavedGuard";
import { useT } from "../../ui/i18n/useT";
import { FormArea, FormSection } from "../../ui/pages/FormPage";
import { useMay } from "../admin/useMay";
import type { Achievement } from "./achievement";
import { AlignmentRows } from "./AlignmentRows";
import type { DesignLine } from "./design";
import { type AlignmentRow, useAchievementForm } from "./useAchievementForm";

type Props = {
  /** Null for a new one. */
  achievement: Achievement | null;
  /** Those one may choose; null where that is not asked. */
  designs: readonly DesignLine[] | null;
};

/** All that is written on an achievement. */
export function AchievementForm({ achievement, designs }: Props) {
  const t = useT();
  const manages = useMay()("certificates.design");
  const { rows, onRows, dirty, touch, pending, error, save } = useAchievementForm(achievement);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    void save(new FormData(event.currentTarget));
  };
  return (
    <form noValidate onSubmit={submit} onInput={touch}>
      <UnsavedGuard dirty={dirty} />
      <FormScope error={error}>
        <FormArea>
          <ErrorSummary labels={labelsOf(t, rows)} />
          <TextFields achievement={achievement} />
          <RuleFields achievement={achievement} designs={designs} />
          <AlignmentRows rows={rows} onRows={onRows} />
        </FormArea>
        {manages && (
          <SaveBar dirty={dirty}>
            <SubmitButton pending={pending}>
              {t(achievement === null ? "certificateScreens.createAchievement" : "common.save")}
            </SubmitButton>
          </SaveBar>
        )}
      </FormScope>
    </form>
  );
}

function TextFields({ achievement }: Pick<Props, "achievement">) {
  const t = useT();
  return (
    <FormSection
      title={t("certificateScreens.texts")}
      description={t(
        achievement === null ? "certificateScreens.textsText" : "certificateScreens.textsFrozen",
      )}
    >
      <TextField name="name" label={t("common.name")} defaultValue={achievement?.name} />
      <TextField
        name="description"
        label={t("certificateScreens.description")}
        lines={3}
        defaultValue={achievement?.description}
      />
      <TextField
        name="criteria"
        label={t("certificateScreens.criteria")}
        description={t("certificateScreens.criteriaText")}
        lines={6}
        defaultValue={achievement?.criteria}
      />
      <TextField
        name="tags"
        label={t("certificateScreens.tags")}
        description={t("certificateScreens.tagsText")}
        optional
        lines={3}
        defaultValue={achievement?.tags.join("\n")}
      />
    </FormSection>
  );
}

function RuleFields({ achievement, designs }: Props) {
  const t = useT();
  const chosen = achievement?.design ?? null;
  const others = (designs ?? []).filter(({ id, published }) => published !== null && id !== chosen?.id);
  return (
    <FormSection title={t("certificateScreens.rules")} description={t("certificateScreens.rulesText")}>
      <SelectField
        name="type"
        label={t("certificateScreens.type")}
        description={t("certificateScreens.typeText")}
        choices={ACHIEVEMENT_TYPES.map((value) => ({ value, label: t(`certificateScreens.types.${value}`) }))}
        defaultValue={achievement?.type ?? "Certificate"}
      />
      <TextField
        name="validMonths"
        label={t("certificateScreens.validMonths")}
        description={t("certificateScreens.validMonthsText")}
        optional
        inputMode="numeric"
        maw={200}
        defaultValue={achievement?.validMonths ?? ""}
      />
      {designs !== null && (
        <SelectField
          name="design"
          label={t("certificateScreens.design")}
          description={t("certificateScreens.designText")}
          choices={[
            { value: "", label: t("certificateScreens.defaultDesign") },
            ...[...(chosen === null ? [] : [chosen]), ...others].map(({ id, name }) => ({
              value: id,
              label: name,
            })),
          ]}
          defaultValue={chosen?.id ?? ""}
        />
      )}
    </FormSection>
  );
}

function labelsOf(t: ReturnType<typeof useT>, rows: readonly AlignmentRow[]): Record<string, string> {
  const parts = ["targetName", "targetUrl", "targetFramework", "targetCode"] as const;
  const skills = rows.flatMap((_row, place) =>
    parts.map((part) => [
      `alignments.${place}.${part}`,
      t("certificateScreens.skillPart", { place: place + 1, part: t(`certificateScreens.skill.${part}`) }),
    ]),
  );
  return {
    name: t("common.name"),
    description: t("certificateScreens.description"),
    criteria: t("certificateScreens.criteria"),
    tags: t("certificateScreens.tags"),
    type: t("certificateScreens.type"),
    validMonths: t("certificateScreens.validMonths"),
    design: t("certificateScreens.design"),
    alignments: t("certificateScreens.skills"),
    ...Object.fromEntries(skills),
  };
}
