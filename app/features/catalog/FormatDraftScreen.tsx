import { Button, Checkbox } from "@mantine/core";
import { useNavigate } from "@remix-run/react";
import type { FunctionReturnType } from "convex/server";
import { type FormEvent, useState } from "react";
import { api } from "../../../convex/_generated/api";
import { ConfirmDialog } from "../../ui/feedback/ConfirmDialog";
import { useToast } from "../../ui/feedback/useToast";
import { ErrorSummary } from "../../ui/forms/ErrorSummary";
import { FormScope } from "../../ui/forms/FormScope";
import { SaveBar } from "../../ui/forms/SaveBar";
import { SubmitButton } from "../../ui/forms/SubmitButton";
import { TextField } from "../../ui/forms/TextField";
import { UnsavedGuard } from "../../ui/forms/UnsavedGuard";
import { useT } from "../../ui/i18n/useT";
import { FormPage, FormSection } from "../../ui/pages/FormPage";
import { useAttempt } from "../live/useAttempt";
import { useDo, useLive } from "../live/useLive";
import { DraftProblems } from "./DraftProblems";
import type { Format, Version } from "./format";
import { SettingRows } from "./SettingRows";
import { useFormatDraft } from "./useFormatDraft";

type Problems = FunctionReturnType<typeof api.catalog.templateVersions.problems>;
type Props = { format: Format; version: Version; firstProblems: Problems };

/** The draft of a format's next version: its texts, what can be set, and what still stands against publishing it. */
export function FormatDraftScreen({ format, version, firstProblems }: Props) {
  const t = useT();
  const draft = useFormatDraft(version);
  const problems = useLive(api.catalog.templateVersions.problems, { version: version.id }, firstProblems);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    void draft.save(new FormData(event.currentTarget));
  };
  return (
    <FormPage
      title={t("catalogScreens.format.draftOf", { name: format.name, version: version.version })}
      description={t("catalogScreens.format.draftText")}
      back={{ href: `/admin/formats/${format.id}`, label: format.name }}
    >
      <form noValidate onSubmit={submit} onInput={draft.touch}>
        <UnsavedGuard dirty={draft.dirty} />
        <FormScope error={draft.error}>
          <ErrorSummary labels={{ summary: t("catalogScreens.summary") }} />
          <TextFields version={version} />
          <FormSection
            title={t("catalogScreens.settings.title")}
            description={t("catalogScreens.settings.text")}
          >
            <SettingRows rows={draft.rows} onRows={draft.onRows} />
          </FormSection>
          <DraftProblems problems={problems} rows={draft.rows} />
          <SaveBar dirty={draft.dirty}>
            <DraftEnds format={format} version={version} ready={problems.length === 0 && !draft.dirty} />
            <SubmitButton pending={draft.pending} variant="default">
              {t("catalogScreens.format.save")}
            </SubmitButton>
          </SaveBar>
        </FormScope>
      </form>
    </FormPage>
  );
}

function TextFields({ version }: { version: Version }) {
  const t = useT();
  return (
    <>
      <FormSection title={t("catalogScreens.format.about")}>
        <TextField
          name="summary"
          label={t("catalogScreens.summary")}
          lines={3}
          defaultValue={version.summary}
        />
        <TextField
          name="costHints"
          label={t("catalogScreens.costs")}
          optional
          lines={2}
          defaultValue={version.costHints}
        />
        <Checkbox
          name="isPublic"
          label={t("catalogScreens.format.isPublic")}
          defaultChecked={version.isPublic}
        />
      </FormSection>
      <FormSection title={t("catalogScreens.capacity.title")} description={t("catalogScreens.capacity.text")}>
        {(["min", "max", "volunteers"] as const).map((part) => (
          <TextField
            key={part}
            name={`capacity/${part}`}
            label={t(`catalogScreens.capacity.${part}`)}
            inputMode="numeric"
            defaultValue={version.capacity[part]}
          />
        ))}
      </FormSection>
      <FormSection title={t("catalogScreens.format.impact")}>
        <TextField
          name="outcomeMetrics"
          label={t("catalogScreens.metrics")}
          description={t("catalogScreens.oneALine")}
          optional
          lines={4}
          defaultValue={version.outcomeMetrics.join("\n")}
        />
        <TextField
          name="groupTags"
          label={t("catalogScreens.groups")}
          description={t("catalogScreens.oneALine")}
          optional
          lines={3}
          defaultValue={version.groupTags.join("\n")}
        />
      </FormSection>
    </>
  );
}

type EndsProps = { format: Format; version: Version; ready: boolean };

function DraftEnds({ format, version: { id, version }, ready }: EndsProps) {
  const t = useT();
  const toast = useToast();
  const navigate = useNavigate();
  const { attempt } = useAttempt();
  const publish = useDo(api.catalog.templateVersions.publish);
  const discard = useDo(api.catalog.templateVersions.discard);
  const [asked, setAsked] = useState<"publish" | "discard" | null>(null);
  const act = async () => {
    const done = await attempt(() => (asked === "publish" ? publish : discard)({ version: id }));
    if (!done) return;
    toast({
      message: t(`catalogScreens.format.${asked === "publish" ? "published" : "discarded"}`, { version }),
    });
    navigate(`/admin/formats/${format.id}`);
  };
  const kind = asked ?? "publish";
  return (
    <>
      {format.published !== null && (
        <Button variant="subtle" color="danger" onClick={() => setAsked("discard")}>
          {t("catalogScreens.format.discard")}
        </Button>
      )}
      <Button disabled={!ready} onClick={() => setAsked("publish")}>
        {t("catalogScreens.format.publish", { version })}
      </Button>
      <ConfirmDialog
        opened={asked !== null}
        title={t(`catalogScreens.format.${kind}Ask`, { name: format.name, version })}
        consequence={t(`catalogScreens.format.${kind}Text`)}
        confirmLabel={t(`catalogScreens.format.${kind}`, { version })}
        danger={kind === "discard"}
        onConfirm={act}
        onClose={() => setAsked(null)}
      />
    </>
  );
}
