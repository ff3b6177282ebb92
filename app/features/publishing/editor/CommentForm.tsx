import { Button } from "@mantine/core";
import { type FormEvent, useEffect, useRef, useState } from "react";
import { FormScope } from "../../../ui/forms/FormScope";
import { ErrorSummary } from "../../../ui/forms/ErrorSummary";
import { SubmitButton } from "../../../ui/forms/SubmitButton";
import { TextField } from "../../../ui/forms/TextField";
import { useT } from "../../../ui/i18n/useT";
import { useSubmission } from "../../live/useSubmission";
import classes from "./beside.module.css";

type Props = {
  label: string;
  /** What sending does, as its button says it. */
  action: string;
  /** What there is to change; nothing for a new comment. */
  first?: string;
  onSend: (text: string) => Promise<void>;
  onCancel: () => void;
};

/** Some words to send; Ctrl or Cmd and Enter sends them, Escape gives up. */
export function CommentForm({ label, action, first = "", onSend, onCancel }: Props) {
  const t = useT();
  const [text, setText] = useState(first);
  const { pending, error, send } = useSubmission();
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector("textarea")?.focus(), []);
  const submit = (event?: FormEvent) => {
    event?.preventDefault();
    void send(() => onSend(text));
  };
  return (
    <form ref={form} className={classes.form} onSubmit={submit} noValidate>
      <FormScope error={error}>
        <ErrorSummary labels={{ text: label }} />
        <TextField
          name="text"
          label={label}
          lines={3}
          value={text}
          onChange={({ currentTarget }) => setText(currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) submit();
            if (event.key !== "Escape") return;
            event.stopPropagation();
            onCancel();
          }}
        />
        <div className={classes.buttons}>
          <SubmitButton pending={pending}>{action}</SubmitButton>
          <Button variant="default" onClick={onCancel}>
            {t("common.cancel")}
          </Button>
        </div>
      </FormScope>
    </form>
  );
}
