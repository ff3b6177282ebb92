import { useMutation } from "convex/react";
import { type FormEvent, useState } from "react";
import { api } from "../../../../convex/_generated/api";
import { CopyLink } from "../../../ui/data/CopyLink";
import { ErrorSummary } from "../../../ui/forms/ErrorSummary";
import { FormScope } from "../../../ui/forms/FormScope";
import { SubmitButton } from "../../../ui/forms/SubmitButton";
import { TextField } from "../../../ui/forms/TextField";
import { useT } from "../../../ui/i18n/useT";
import { useOrganization } from "../../live/useOrganization";
import classes from "./portal.module.css";

/** Makes a key for an app and shows it once. */
export function MakeToken() {
  const t = useT();
  const { id: organization } = useOrganization();
  const make = useMutation(api.certificates.holders.makeToken);
  const [made, setMade] = useState<string | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [pending, setPending] = useState(false);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    setPending(true);
    try {
      const name = String(new FormData(form).get("name") ?? "");
      setMade(await make({ organization, name }));
      setError(null);
      form.reset();
    } catch (refused) {
      setError(refused);
    }
    setPending(false);
  };
  return (
    <>
      {made !== null && (
        <div className={classes.made}>
          <p role="status">{t("own.tokens.once")}</p>
          <CopyLink label={t("own.tokens.key")} value={made} />
          <CopyLink label={t("own.tokens.server")} value={`${window.location.origin}/ims/ob/v3p0`} />
        </div>
      )}
      <form noValidate className={classes.make} onSubmit={(event) => void submit(event)}>
        <FormScope error={error}>
          <ErrorSummary labels={{ name: t("own.tokens.name") }} />
          <TextField name="name" label={t("own.tokens.name")} maxLength={80} autoComplete="off" />
          <SubmitButton pending={pending} variant="default">
            {t("own.tokens.make")}
          </SubmitButton>
        </FormScope>
      </form>
    </>
  );
}
