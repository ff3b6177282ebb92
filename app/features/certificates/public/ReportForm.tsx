import { Button } from "@mantine/core";
import { Form } from "@remix-run/react";
import { ErrorSummary } from "../../../ui/forms/ErrorSummary";
import { FormScope } from "../../../ui/forms/FormScope";
import { TextField } from "../../../ui/forms/TextField";
import { useServerT } from "../../../ui/i18n/useServerT";
import { IconFlag } from "../../../ui/icons";
import type { PageAnswer } from "./answers";
import classes from "./verify.module.css";

type Props = {
  issuer: string;
  isSent: boolean;
  answer: Extract<PageAnswer, { form: "report" }> | undefined;
};

/** Says that something is wrong with a certificate. Works without scripts. */
export function ReportForm({ issuer, isSent, answer }: Props) {
  const t = useServerT();
  const labels = { text: t("verify.report.what"), email: t("verify.report.email") };
  return (
    <section id="report" className={classes.formPart} data-no-print>
      {isSent && (
        <p role="status" className={classes.answer} data-meaning="success">
          {t("verify.report.sent", { issuer })}
        </p>
      )}
      <details open={answer !== undefined}>
        <summary>
          <IconFlag size={16} aria-hidden="true" />
          {t("verify.report")}
        </summary>
        <p className={classes.quiet}>{t("verify.report.text", { issuer })}</p>
        <Form method="post" action="#report" className={classes.form}>
          <FormScope error={answer?.error}>
            <ErrorSummary labels={labels} />
            <input type="hidden" name="form" value="report" />
            <TextField name="text" label={labels.text} lines={4} defaultValue={answer?.text ?? ""} />
            <TextField
              name="email"
              type="email"
              label={labels.email}
              optional
              autoComplete="email"
              defaultValue={answer?.email ?? ""}
            />
            <Button type="submit" variant="default">
              {t("verify.report.send")}
            </Button>
          </FormScope>
        </Form>
      </details>
    </section>
  );
}
