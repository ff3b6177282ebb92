import { Form } from "@remix-run/react";
import type { FunctionReturnType } from "convex/server";
import { useEffect, useMemo, useState } from "react";
import type { api } from "../../../convex/_generated/api";
import { useToast } from "../../ui/feedback/useToast";
import { ErrorSummary } from "../../ui/forms/ErrorSummary";
import { FormScope } from "../../ui/forms/FormScope";
import { SelectField } from "../../ui/forms/SelectField";
import { SubmitButton } from "../../ui/forms/SubmitButton";
import { TextField } from "../../ui/forms/TextField";
import { timeZoneChoices } from "../../ui/forms/timeZones";
import { UnsavedGuard } from "../../ui/forms/UnsavedGuard";
import { useDirty } from "../../ui/forms/useDirty";
import { languages } from "../../ui/i18n/languages";
import { useT } from "../../ui/i18n/useT";
import classes from "./account.module.css";
import { Section } from "./Section";

export type Account = FunctionReturnType<typeof api.people.viewer.account>;
type Props = { account: Account; answer: { error?: unknown; saved?: boolean } | undefined };

/** What the viewer is called, and in which language and zone they read. Sent to the page's action. */
export function ProfileForm({ account, answer }: Props) {
  const t = useT();
  const toast = useToast();
  const { dirty, saved, watch } = useDirty();
  const zones = useMemo(timeZoneChoices, []);
  const [pending, setPending] = useState(false);
  useEffect(() => {
    if (answer?.saved === true) toast({ message: t("common.saved") });
  }, [answer, t, toast]);
  const send = () => {
    saved();
    setPending(true);
  };
  const labels = {
    name: t("common.name"),
    locale: t("own.profile.language"),
    timeZone: t("own.profile.timeZone"),
  };
  return (
    <Section title={t("own.profile.title")} text={t("own.profile.text")}>
      {/* A change of language brings other texts along: the page comes anew. */}
      <Form method="post" reloadDocument noValidate {...watch} onSubmit={send}>
        <UnsavedGuard dirty={dirty} />
        <FormScope error={answer?.error ?? null}>
          <div className={classes.fields}>
            <ErrorSummary labels={labels} />
            <input type="hidden" name="form" value="profile" />
            <TextField name="name" label={labels.name} defaultValue={account.name} autoComplete="name" />
            <SelectField
              name="locale"
              label={labels.locale}
              defaultValue={account.locale ?? ""}
              choices={[{ value: "", label: t("own.profile.languageOfPage") }, ...languages]}
            />
            <SelectField
              name="timeZone"
              label={labels.timeZone}
              description={t("own.profile.timeZone.text")}
              defaultValue={account.timeZone ?? ""}
              choices={[{ value: "", label: t("own.profile.timeZoneOfDevice") }, ...zones]}
            />
            <div>
              <SubmitButton pending={pending}>{t("common.save")}</SubmitButton>
            </div>
          </div>
        </FormScope>
      </Form>
    </Section>
  );
}
