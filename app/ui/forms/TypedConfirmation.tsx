import { Button, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { useT } from "../i18n/useT";
import { IconTrash } from "../icons";
import classes from "./forms.module.css";

type Props = {
  /** What has to be typed: a name or an address. */
  phrase: string;
  /** What happens: "Erase Ada Lovelace". */
  confirmLabel: string;
  pending: boolean;
  onConfirm: () => void;
  /** Without it there is nothing to go back from. */
  onCancel?: () => void;
};

/** For what cannot be undone at all: it is done only by whoever types what it is about. */
export function TypedConfirmation({ phrase, confirmLabel, pending, onConfirm, onCancel }: Props) {
  const t = useT();
  const [typed, setTyped] = useState("");
  const [wrong, setWrong] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const right = typed.trim().toLowerCase() === phrase.trim().toLowerCase();
    setWrong(!right);
    if (right) onConfirm();
  };
  return (
    <form noValidate onSubmit={submit}>
      <TextInput
        label={t("ui.form.typed", { phrase })}
        value={typed}
        autoComplete="off"
        spellCheck={false}
        error={wrong && t("ui.form.typedWrong", { phrase })}
        inputWrapperOrder={["label", "description", "error", "input"]}
        onChange={({ currentTarget }) => setTyped(currentTarget.value)}
        mb={16}
      />
      <div className={classes.decision}>
        <Button
          type="submit"
          color="danger"
          loading={pending}
          leftSection={<IconTrash size={16} aria-hidden="true" />}
        >
          {confirmLabel}
        </Button>
        {onCancel && (
          <Button variant="default" onClick={onCancel}>
            {t("common.cancel")}
          </Button>
        )}
      </div>
    </form>
  );
}
