import { Button } from "@mantine/core";
import { Form } from "@remix-run/react";
import { FormScope } from "../../../ui/forms/FormScope";
import { TextField } from "../../../ui/forms/TextField";
import { useServerT } from "../../../ui/i18n/useServerT";
import type { ErrorData } from "../../../../convex/shared/errors";
import classes from "./verify.module.css";

type Props = { entered?: string; error?: ErrorData | undefined };

/** Looks a certificate up by the code that is printed on it. Works without scripts. */
export function CodeForm({ entered = "", error }: Props) {
  const t = useServerT();
  return (
    <Form method="get" action="/verify" className={classes.inlineForm} role="search">
      <FormScope error={error}>
        <TextField
          name="code"
          label={t("verify.code.label")}
          description={t("verify.code.hint")}
          defaultValue={entered}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          dir="ltr"
          maxLength={64}
        />
        <Button type="submit">{t("verify.code.go")}</Button>
      </FormScope>
    </Form>
  );
}
