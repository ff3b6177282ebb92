import { Button } from "@mantine/core";
import { Form } from "@remix-run/react";
import { ErrorSummary } from "../../../ui/forms/ErrorSummary";
import { FormScope } from "../../../ui/forms/FormScope";
import { TextField } from "../../../ui/forms/TextField";
import { useServerT } from "../../../ui/i18n/useServerT";
import type { PageAnswer } from "./answers";
import classes from "./verify.module.css";

type Props = { answer: Extract<PageAnswer, { form: "holder" }> | undefined };

/** Asks whether a mail address is the holder's: it answers yes or no. Works without scripts. */
export function HolderForm({ answer }: Props) {
  const t = useServerT();
  const problem = answer !== undefined && "error" in answer ? answer.error : undefined;
  return (
    <section id="holder" className={classes.formPart} aria-labelledby="holder-title" data-no-print>
      <h2 id="holder-title">{t("verify.holder")}</h2>
      <p className={classes.quiet}>{t("verify.holder.text")}</p>
      {answer !== undefined && "isHolder" in answer && (
        <p role="status" className={classes.answer} data-meaning={answer.isHolder ? "success" : "danger"}>
          {t(answer.isHolder ? "verify.holder.yes" : "verify.holder.no", { email: answer.email })}
        </p>
      )}
      <Form method="post" action="#holder" className={classes.inlineForm}>
        <FormScope error={problem}>
          <ErrorSummary labels={{ email: t("verify.holder.email") }} />
          <input type="hidden" name="form" value="holder" />
          <TextField
            name="email"
            type="email"
            label={t("verify.holder.email")}
            autoComplete="email"
            defaultValue={answer?.email ?? ""}
          />
          <Button type="submit" variant="default">
            {t("verify.holder.compare")}
          </Button>
        </FormScope>
      </Form>
    </section>
  );
}
