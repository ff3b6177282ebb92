import { Button } from "@mantine/core";
import type { FormEvent } from "react";
import { api } from "../../../../convex/_generated/api";
import { ErrorSummary } from "../../../ui/forms/ErrorSummary";
import { FormScope } from "../../../ui/forms/FormScope";
import { SubmitButton } from "../../../ui/forms/SubmitButton";
import { useT } from "../../../ui/i18n/useT";
import { useDo } from "../../live/useLive";
import { useSubmission } from "../../live/useSubmission";
import classes from "./importing.module.css";
import type { Import } from "./imports";

/** Asks what is to become of what was found. */
export function ImportAnswer({ found: { id, counts } }: { found: Import }) {
  const t = useT();
  const confirm = useDo(api.publishing.importing.confirm);
  const discard = useDo(api.publishing.importing.discard);
  const { pending, error, send } = useSubmission();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void send(() => confirm({ import: id }));
  };
  return (
    <form noValidate onSubmit={submit} className={classes.form}>
      <FormScope error={error}>
        <ErrorSummary labels={{}} />
        <p className={classes.text}>
          {t(counts.waiting > 0 ? "importScreens.ask" : "importScreens.nothingNew")}
        </p>
        <div className={classes.buttons}>
          {counts.waiting > 0 && (
            <SubmitButton pending={pending}>
              {t("importScreens.make", { count: counts.waiting })}
            </SubmitButton>
          )}
          <Button
            variant="default"
            disabled={pending}
            onClick={() => void send(() => discard({ import: id }))}
          >
            {t("importScreens.discard")}
          </Button>
        </div>
      </FormScope>
    </form>
  );
}
