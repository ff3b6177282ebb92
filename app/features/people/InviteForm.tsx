import type { FormEvent, ReactNode } from "react";
import { useToast } from "../../ui/feedback/useToast";
import { ErrorSummary } from "../../ui/forms/ErrorSummary";
import { FormScope } from "../../ui/forms/FormScope";
import { SubmitButton } from "../../ui/forms/SubmitButton";
import { TextField } from "../../ui/forms/TextField";
import { useT } from "../../ui/i18n/useT";
import { useSubmission } from "../live/useSubmission";
import { InvitedLines } from "./InvitedLines";
import classes from "./people.module.css";
import type { InvitedLine, Invitees } from "./useInvitees";

type Props = {
  invitees: Invitees;
  /** What the server says of each address, where it was asked. */
  checked?: readonly InvitedLine[] | undefined;
  send: (addresses: string) => Promise<readonly InvitedLine[]>;
  onSent: () => void;
  /** What they are invited to. */
  children: ReactNode;
};

/** Invites many at once: what will happen to each address is seen before anything is sent. */
export function InviteForm({ invitees, checked, send, onSent, children }: Props) {
  const t = useT();
  const toast = useToast();
  const { pending, error, send: submit } = useSubmission();
  const lines = checked ?? invitees.lines;
  const ready = lines.filter(({ outcome }) => outcome === "ready").length;
  const invite = async (event: FormEvent) => {
    event.preventDefault();
    let count = 0;
    const taken = await submit(async () => {
      const outcomes = await send(invitees.text);
      count = outcomes.filter(({ outcome }) => outcome === "ready").length;
    });
    if (!taken) return;
    toast({ message: t("adminPeople.invite.sent", { count }), meaning: count === 0 ? "warning" : "success" });
    if (count > 0) onSent();
  };
  const addresses = t("adminPeople.invite.addresses");
  return (
    <form noValidate onSubmit={(event) => void invite(event)} className={classes.form}>
      <FormScope error={error}>
        <ErrorSummary labels={{ addresses, roles: t("adminPeople.roles") }} />
        <TextField
          name="addresses"
          label={addresses}
          description={t("adminPeople.invite.addressesText")}
          lines={6}
          value={invitees.text}
          onChange={({ currentTarget }) => invitees.setText(currentTarget.value)}
          dir="ltr"
        />
        {children}
        {lines.length > 0 && <InvitedLines lines={lines} />}
        <div className={classes.formActions}>
          <SubmitButton pending={pending}>{t("adminPeople.invite.send", { count: ready })}</SubmitButton>
        </div>
      </FormScope>
    </form>
  );
}
