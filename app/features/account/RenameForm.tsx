import { Button } from "@mantine/core";
import { useMutation } from "convex/react";
import { type FormEvent, useState } from "react";
import { api } from "../../../convex/_generated/api";
import type { Id } from "../../../convex/_generated/dataModel";
import { FormScope } from "../../ui/forms/FormScope";
import { SubmitButton } from "../../ui/forms/SubmitButton";
import { TextField } from "../../ui/forms/TextField";
import { useT } from "../../ui/i18n/useT";
import classes from "./account.module.css";

type Props = { passkey: { id: Id<"passkeys">; name: string }; onClose: () => void };

/** Another name for a passkey, in the place of the old one. */
export function RenameForm({ passkey, onClose }: Props) {
  const t = useT();
  const rename = useMutation(api.identity.passkeys.rename);
  const [error, setError] = useState<unknown>(null);
  const [pending, setPending] = useState(false);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const name = String(new FormData(event.currentTarget).get("name") ?? "");
    setPending(true);
    try {
      await rename({ passkey: passkey.id, name });
      onClose();
    } catch (refused) {
      setError(refused);
      setPending(false);
    }
  };
  return (
    <form className={classes.rowBody} noValidate onSubmit={(event) => void submit(event)}>
      <FormScope error={error}>
        <TextField name="name" label={t("common.name")} defaultValue={passkey.name} autoFocus />
        <div className={classes.rowActions}>
          <SubmitButton pending={pending}>{t("common.save")}</SubmitButton>
          <Button variant="subtle" onClick={onClose}>
            {t("common.cancel")}
          </Button>
        </div>
      </FormScope>
    </form>
  );
}
