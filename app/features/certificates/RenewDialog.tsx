import { useState } from "react";
import { api } from "../../../convex/_generated/api";
import { SelectField } from "../../ui/forms/SelectField";
import { TextField } from "../../ui/forms/TextField";
import { wallTimeToInstant } from "../../ui/forms/timeZones";
import { useLocale } from "../../ui/i18n/LocaleProvider";
import { useT } from "../../ui/i18n/useT";
import { useDo } from "../live/useLive";
import type { Credential } from "./credential";
import { ExplainedDialog } from "./ExplainedDialog";
import { useFollow } from "./useFollow";

/** Until when: as the achievement says, for good, or until a day that is chosen. */
const SPANS = ["achievement", "forGood", "day"] as const;
type Span = (typeof SPANS)[number];

/** Has a certificate made that is valid from now on and takes another's place. */
export function RenewDialog({ credential, onClose }: { credential: Credential; onClose: () => void }) {
  const t = useT();
  const { timeZone } = useLocale();
  const follow = useFollow("renew");
  const renew = useDo(api.certificates.credentials.renew);
  const [span, setSpan] = useState<Span>("achievement");
  const label = t("certificateScreens.renew.day");
  const send = async (form: FormData, reason: string) => {
    const validUntil = untilOf(span, String(form.get("validUntil") ?? ""), timeZone);
    follow(await renew({ credential: credential.id, reason, ...validUntil }));
  };
  return (
    <ExplainedDialog
      title={t("certificateScreens.renew.title", { name: credential.recipientName })}
      consequence={t("certificateScreens.renew.text")}
      labels={{ validUntil: label }}
      submitLabel={t("certificateScreens.renew.submit")}
      onSend={send}
      onClose={onClose}
    >
      <SelectField
        name="span"
        label={t("certificateScreens.validUntil")}
        choices={SPANS.map((value) => ({ value, label: t(`certificateScreens.renew.span.${value}`) }))}
        value={span}
        onChange={({ currentTarget }) => setSpan(currentTarget.value as Span)}
        data-autofocus
      />
      {span === "day" && <TextField name="validUntil" label={label} type="date" />}
    </ExplainedDialog>
  );
}

/** The whole day counts. One that was not chosen lies in the past, so that it is refused at its field. */
function untilOf(span: Span, day: string, timeZone: string): { validUntil?: number | null } {
  if (span === "achievement") return {};
  if (span === "forGood") return { validUntil: null };
  return { validUntil: wallTimeToInstant(`${day}T23:59:59`, timeZone) ?? 0 };
}
