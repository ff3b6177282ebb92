import { Checkbox } from "@mantine/core";
import { useNavigate } from "@remix-run/react";
import { type FormEvent, useState } from "react";
import { api } from "../../../convex/_generated/api";
import { useToast } from "../../ui/feedback/useToast";
import { ErrorSummary } from "../../ui/forms/ErrorSummary";
import { FormScope } from "../../ui/forms/FormScope";
import { SubmitButton } from "../../ui/forms/SubmitButton";
import { useT } from "../../ui/i18n/useT";
import { useAct } from "../live/useAct";
import { useSubmission } from "../live/useSubmission";
import classes from "./certificates.module.css";
import { issuanceHref } from "./issuance";
import type { CheckedList } from "./issuedList";
import { ListVerdictView } from "./ListVerdictView";

/** What would come of a list, and the button that has it done; then it leads to where it can be watched. */
export function IssueList({ list: { verdict, ...entered } }: { list: CheckedList }) {
  const t = useT();
  const toast = useToast();
  const navigate = useNavigate();
  const issue = useAct(api.certificates.lists.issue);
  const { pending, error, send } = useSubmission();
  const [leaveOut, setLeaveOut] = useState(false);
  const { issued, wrong } = verdict;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void send(async () => {
      const begun = await issue({ ...entered, leaveOut });
      toast({ message: t("certificateScreens.list.begun", { count: begun.issued }), meaning: "info" });
      navigate(issuanceHref(begun.issuance));
    });
  };
  return (
    <form noValidate onSubmit={submit} className={classes.stack}>
      <FormScope error={error}>
        <ListVerdictView verdict={verdict} />
        <ErrorSummary labels={{ text: t("certificateScreens.list.file") }} />
        {wrong > 0 && issued > 0 && (
          <Checkbox
            label={t("certificateScreens.list.leaveOut", { count: wrong })}
            checked={leaveOut}
            onChange={({ currentTarget }) => setLeaveOut(currentTarget.checked)}
          />
        )}
        <p className={classes.quiet}>{t("certificateScreens.list.mail")}</p>
        <div className={classes.buttons}>
          <SubmitButton pending={pending} disabled={issued === 0 || (wrong > 0 && !leaveOut)}>
            {t("certificateScreens.list.issue", { count: issued })}
          </SubmitButton>
        </div>
      </FormScope>
    </form>
  );
}
