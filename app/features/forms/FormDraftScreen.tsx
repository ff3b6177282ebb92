import { Button } from "@mantine/core";
import { useNavigate } from "@remix-run/react";
import { type FormEvent, useState } from "react";
import { api } from "../../../convex/_generated/api";
import { fieldProblems } from "../../../convex/forms/rules/fields";
import { ConfirmDialog } from "../../ui/feedback/ConfirmDialog";
import { useToast } from "../../ui/feedback/useToast";
import { ErrorSummary } from "../../ui/forms/ErrorSummary";
import { FormScope } from "../../ui/forms/FormScope";
import { SaveBar } from "../../ui/forms/SaveBar";
import { SubmitButton } from "../../ui/forms/SubmitButton";
import { UnsavedGuard } from "../../ui/forms/UnsavedGuard";
import { useT } from "../../ui/i18n/useT";
import { DetailPage } from "../../ui/pages/DetailPage";
import { useAttempt } from "../live/useAttempt";
import { useDo } from "../live/useLive";
import { useSubmission } from "../live/useSubmission";
import { FieldRows } from "./FieldRows";
import type { Field, FieldRow, FormFacts, Version } from "./form";
import { FormPreview } from "./FormPreview";
import classes from "./forms.module.css";

type Props = { form: FormFacts; version: Version };

/** The questions of a form's draft, with their order and conditions, and a preview beside them. */
export function FormDraftScreen({ form, version }: Props) {
  const t = useT();
  const { rows, fields, onRows, dirty, pending, error, save } = useDraft(version);
  const problems = fieldProblems(fields);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void save();
  };
  return (
    <DetailPage
      title={form.name}
      description={t("formScreens.draftIs", { number: version.number })}
      back={{ href: `/admin/forms/${form.id}`, label: form.name }}
    >
      <form noValidate onSubmit={submit} className={classes.stack}>
        <UnsavedGuard dirty={dirty} />
        <FormScope error={error}>
          <ErrorSummary labels={{}} />
          <FieldRows rows={rows} problems={problems} onRows={onRows} />
          <SaveBar dirty={dirty}>
            <DraftEnds form={form} version={version} ready={!dirty && Object.keys(problems).length === 0} />
            <SubmitButton pending={pending} variant="default">
              {t("formScreens.save")}
            </SubmitButton>
          </SaveBar>
        </FormScope>
      </form>
      <h2>{t("formScreens.preview")}</h2>
      <FormPreview fields={fields} />
    </DetailPage>
  );
}

function useDraft(version: Version) {
  const t = useT();
  const toast = useToast();
  const change = useDo(api.forms.versions.change);
  const { pending, error, send } = useSubmission();
  const [rows, setRows] = useState<FieldRow[]>(() => version.fields.map((field, row) => ({ ...field, row })));
  const [dirty, setDirty] = useState(false);
  const onRows = (next: FieldRow[]) => {
    setRows(next);
    setDirty(true);
  };
  const fields = rows.map(fieldOf);
  const save = async () => {
    if (!(await send(() => change({ version: version.id, fields })))) return;
    setDirty(false);
    toast({ message: t("common.saved") });
  };
  return { rows, fields, onRows, dirty, pending, error, save };
}

/** What is kept of a row: no help that says nothing. */
function fieldOf({ row: _, help, ...field }: FieldRow): Field {
  return help === undefined || help.trim() === "" ? field : { ...field, help };
}

function DraftEnds({ form, version: { id, number }, ready }: Props & { ready: boolean }) {
  const t = useT();
  const toast = useToast();
  const navigate = useNavigate();
  const { attempt } = useAttempt();
  const publish = useDo(api.forms.versions.publish);
  const discard = useDo(api.forms.versions.discard);
  const [asked, setAsked] = useState<"publish" | "discard" | null>(null);
  const act = async () => {
    const done = await attempt(() => (asked === "publish" ? publish : discard)({ version: id }));
    if (!done) return;
    toast({
      message: t(asked === "publish" ? "formScreens.publishedDone" : "formScreens.discarded", { number }),
    });
    navigate(`/admin/forms/${form.id}`);
  };
  const kind = asked ?? "publish";
  return (
    <>
      {number > 1 && (
        <Button variant="subtle" color="danger" onClick={() => setAsked("discard")}>
          {t("formScreens.discard")}
        </Button>
      )}
      <Button disabled={!ready} onClick={() => setAsked("publish")}>
        {t("formScreens.publish")}
      </Button>
      <ConfirmDialog
        opened={asked !== null}
        title={t(`formScreens.${kind}Ask`, { name: form.name, number })}
        consequence={t(`formScreens.${kind}Text`)}
        confirmLabel={t(`formScreens.${kind}`)}
        danger={kind === "discard"}
        onConfirm={act}
        onClose={() => setAsked(null)}
      />
    </>
  );
}
