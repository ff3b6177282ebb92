import { Button, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { useT } from "../../ui/i18n/useT";
import { IconTrash } from "../../ui/icons";
import classes from "./privacy.module.css";

type Props = {
  /** What has to be typed: a name or an address. */
  phrase: string;
  /** What happens: "Erase Ada Lovelace". */
  confirmLabel: string;
  pending: boolean;
  onConfirm: () => void;
  onCancel: () => void;
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
        label={t("own.privacy.type", { phrase })}
        value={typed}
        autoComplete="off"
        spellCheck={false}
        error={wrong && t("own.privacy.typeWrong", { phrase })}
        inputWrapperOrder={["label", "description", "error", "input"]}
        onChange={({ currentTarget }) => setTyped(currentTarget.value)}
        mb={16}
      />
      <div className={classes.actions}>
        <Button
          type="submit"
          color="danger"
          loading={pending}
          leftSection={<IconTrash size={16} aria-hidden="true" />}
        >
          {confirmLabel}
        </Button>
        <Button variant="default" onClick={onCancel}>
          {t("common.cancel")}
        </Button>
      </div>
    </form>
  );
}
