import { api } from "../../../convex/_generated/api";
import type { Id } from "../../../convex/_generated/dataModel";
import { useToast } from "../../ui/feedback/useToast";
import { SelectField } from "../../ui/forms/SelectField";
import { TextField } from "../../ui/forms/TextField";
import { useT } from "../../ui/i18n/useT";
import { useDo } from "../live/useLive";
import { useLater } from "../live/useLater";
import { ACHIEVEMENT_CHOICES } from "./achievement";
import type { AskedStep, Credential } from "./credential";
import { ExplainedDialog } from "./ExplainedDialog";
import { RenewDialog } from "./RenewDialog";
import { useFollow } from "./useFollow";

type Props = { credential: Credential; onClose: () => void };

/** Asks before a certificate is revoked or another takes its place: says what follows, and wants the reason. */
export function CredentialDialog({ step, ...props }: Props & { step: AskedStep }) {
  switch (step) {
    case "revoke":
      return <RevokeDialog {...props} />;
    case "correct":
      return <CorrectDialog {...props} />;
    case "renew":
      return <RenewDialog {...props} />;
    case "supersede":
      return <SupersedeDialog {...props} />;
    default:
      return step satisfies never;
  }
}

function RevokeDialog({ credential: { id, recipientName: name }, onClose }: Props) {
  const t = useT();
  const toast = useToast();
  const revoke = useDo(api.certificates.credentials.revoke);
  return (
    <ExplainedDialog
      title={t("certificateScreens.revoke.title", { name })}
      consequence={t("certificateScreens.revoke.text")}
      submitLabel={t("certificateScreens.revoke.submit")}
      danger
      onSend={async (_form, reason) => {
        await revoke({ credential: id, reason });
        toast({ message: t("certificateScreens.revoke.done", { name }) });
      }}
      onClose={onClose}
    />
  );
}

function CorrectDialog({ credential: { id, recipientName: name }, onClose }: Props) {
  const t = useT();
  const follow = useFollow("correct");
  const correct = useDo(api.certificates.credentials.correct);
  const label = t("certificateScreens.correct.name");
  return (
    <ExplainedDialog
      title={t("certificateScreens.correct.title", { name })}
      consequence={t("certificateScreens.correct.text")}
      labels={{ recipientName: label }}
      submitLabel={t("certificateScreens.correct.submit")}
      onSend={async (form, reason) => {
        const recipientName = String(form.get("recipientName") ?? "");
        follow(await correct({ credential: id, reason, recipientName }));
      }}
      onClose={onClose}
    >
      <TextField name="recipientName" label={label} defaultValue={name} autoComplete="off" data-autofocus />
    </ExplainedDialog>
  );
}

function SupersedeDialog({ credential, onClose }: Props) {
  const t = useT();
  const { id, recipientName: name, achievement } = credential;
  const follow = useFollow("supersede");
  const supersede = useDo(api.certificates.credentials.supersede);
  const found = useLater(api.certificates.achievements.list, ACHIEVEMENT_CHOICES)?.page ?? [];
  const others = found.filter((each) => each.id !== achievement.id);
  return (
    <ExplainedDialog
      title={t("certificateScreens.supersede.title", { name })}
      consequence={t("certificateScreens.supersede.text")}
      submitLabel={t("certificateScreens.supersede.submit")}
      onSend={async (form, reason) => {
        const chosen = String(form.get("achievement")) as Id<"achievements">;
        follow(await supersede({ credential: id, reason, achievement: chosen }));
      }}
      onClose={onClose}
    >
      <SelectField
        name="achievement"
        label={t("certificateScreens.achievement")}
        choices={[achievement, ...others].map((each) => ({ value: each.id, label: each.name }))}
        data-autofocus
      />
    </ExplainedDialog>
  );
}
