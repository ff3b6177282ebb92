import { Button } from "@mantine/core";
import { Form, useNavigation } from "@remix-run/react";
import { useState } from "react";
import { ErrorSummary } from "../../ui/forms/ErrorSummary";
import { FormScope } from "../../ui/forms/FormScope";
import { SubmitButton } from "../../ui/forms/SubmitButton";
import { TextField } from "../../ui/forms/TextField";
import { useT } from "../../ui/i18n/useT";
import classes from "./account.module.css";
import { Section } from "./Section";

/** How far a change of address has come, as the page's action answers. */
export type AddressStep = {
  /** The new address, once a code is on its way there. */
  sentTo?: string;
  outcome?: "changed" | "wrong" | "expired";
  error?: unknown;
};

type Props = { email: string | null; step: AddressStep | undefined };

/** The address to sign in with. A code that is sent to a new one proves that the viewer reads it. */
export function AddressForm({ email, step }: Props) {
  const t = useT();
  const asksForCode = step?.sentTo !== undefined && step.outcome !== "changed";
  return (
    <Section title={t("own.address.title")} text={t("own.address.text", { email: email ?? "" })}>
      {step?.outcome === "changed" && (
        <p role="status">{t("people.codes.changed", { email: step.sentTo ?? "" })}</p>
      )}
      {asksForCode ? (
        <CodeForm key={step.sentTo} sentTo={step.sentTo ?? ""} step={step} />
      ) : (
        <NewAddress step={step} />
      )}
    </Section>
  );
}

function NewAddress({ step }: { step: AddressStep | undefined }) {
  const t = useT();
  const pending = useSending("address");
  const label = t("own.address.new");
  return (
    <Form method="post" noValidate>
      <FormScope error={step?.error ?? null}>
        <div className={classes.fields}>
          <ErrorSummary labels={{ email: label }} />
          <input type="hidden" name="form" value="address" />
          <TextField name="email" type="email" label={label} autoComplete="email" />
          <div>
            <SubmitButton variant="default" pending={pending}>
              {t("own.address.send")}
            </SubmitButton>
          </div>
        </div>
      </FormScope>
    </Form>
  );
}

function CodeForm({ sentTo, step }: { sentTo: string; step: AddressStep }) {
  const t = useT();
  const pending = useSending("code");
  const [again, setAgain] = useState(false);
  if (again) return <NewAddress step={undefined} />;
  const problem = step.outcome === "wrong" || step.outcome === "expired" ? step.outcome : null;
  return (
    <Form method="post" noValidate>
      <FormScope error={step.error ?? null}>
        <div className={classes.fields}>
          <ErrorSummary labels={{ code: t("signIn.code.label") }} />
          <p role="status">{t("own.address.sent", { email: sentTo })}</p>
          {problem !== null && <p role="alert">{t(`people.codes.${problem}`)}</p>}
          <input type="hidden" name="form" value="code" />
          <input type="hidden" name="email" value={sentTo} />
          <TextField
            name="code"
            label={t("signIn.code.label")}
            inputMode="numeric"
            autoComplete="one-time-code"
            maxLength={8}
          />
          <div className={classes.rowActions}>
            <SubmitButton pending={pending}>{t("own.address.confirm")}</SubmitButton>
            <Button variant="subtle" onClick={() => setAgain(true)}>
              {t("own.address.another")}
            </Button>
          </div>
        </div>
      </FormScope>
    </Form>
  );
}

function useSending(form: string): boolean {
  const { state, formData } = useNavigation();
  return state === "submitting" && formData?.get("form") === form;
}
