import { useNavigate } from "@remix-run/react";
import type { FunctionReturnType } from "convex/server";
import { type FormEvent, useState } from "react";
import { api } from "../../../convex/_generated/api";
import { ENROLLMENT_ROLES, type EnrollmentRole } from "../../../convex/cohorts/rules/statuses";
import { StateBadge } from "../../ui/data/StateBadge";
import { useToast } from "../../ui/feedback/useToast";
import { ErrorSummary } from "../../ui/forms/ErrorSummary";
import { FormScope } from "../../ui/forms/FormScope";
import { SubmitButton } from "../../ui/forms/SubmitButton";
import { TextField } from "../../ui/forms/TextField";
import { useT } from "../../ui/i18n/useT";
import { FormPage } from "../../ui/pages/FormPage";
import type { Meaning } from "../../ui/theme/tokens";
import { useLater } from "../live/useLater";
import { useDo } from "../live/useLive";
import { useSubmission } from "../live/useSubmission";
import { useInvitees } from "../people/useInvitees";
import { type Cohort, cohortHref } from "./cohort";
import classes from "./cohorts.module.css";
import { RoleField } from "./RoleField";

type Line = FunctionReturnType<typeof api.cohorts.enrollments.checkInvitations>[number];

const MEANINGS: Record<Line["outcome"], Meaning> = {
  ready: "success",
  email: "danger",
  repeated: "warning",
  enrolled: "neutral",
  underway: "neutral",
};

/** Invites people to a cohort by mail: what will happen to each address is seen before anything is sent. */
export function InviteScreen({ cohort }: { cohort: Cohort }) {
  const t = useT();
  const toast = useToast();
  const navigate = useNavigate();
  const invitees = useInvitees();
  const invite = useDo(api.cohorts.enrollments.invite);
  const { pending, error, send } = useSubmission();
  const [role, setRole] = useState<EnrollmentRole>(ENROLLMENT_ROLES[0]);
  const asked = { cohort: cohort.id, addresses: invitees.settled };
  const lines = useLater(api.cohorts.enrollments.checkInvitations, invitees.askable ? asked : "skip") ?? [];
  const ready = lines.filter(({ outcome }) => outcome === "ready").length;
  const people = cohortHref(cohort.id, "people");
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    let count = 0;
    const sent = await send(async () => {
      const done = await invite({ cohort: cohort.id, addresses: invitees.text, role });
      count = done.filter(({ outcome }) => outcome === "ready").length;
    });
    if (!sent) return;
    toast({
      message: t("adminCohorts.invite.sent", { count }),
      meaning: count === 0 ? "warning" : "success",
    });
    if (count > 0) navigate(`${people}?state=invited`);
  };
  const label = t("adminCohorts.invite.addresses");
  return (
    <FormPage
      title={t("adminCohorts.invite.title", { name: cohort.name })}
      description={t("adminCohorts.invite.text")}
      back={{ href: people, label: cohort.name }}
    >
      <form noValidate onSubmit={(event) => void submit(event)} className={classes.wizardForm}>
        <FormScope error={error}>
          <ErrorSummary labels={{ addresses: label }} />
          <TextField
            name="addresses"
            label={label}
            description={t("adminPeople.invite.addressesText")}
            lines={6}
            value={invitees.text}
            onChange={({ currentTarget }) => invitees.setText(currentTarget.value)}
            dir="ltr"
          />
          <RoleField role={role} onChange={setRole} />
          {lines.length > 0 && <Lines lines={lines} />}
          <div className={classes.buttons}>
            <SubmitButton pending={pending}>{t("adminCohorts.invite.send", { count: ready })}</SubmitButton>
          </div>
        </FormScope>
      </form>
    </FormPage>
  );
}

function Lines({ lines }: { lines: readonly Line[] }) {
  const t = useT();
  return (
    <ul
      className={`${classes.rows} ${classes.scrolled}`}
      aria-label={t("adminCohorts.invite.lines")}
      tabIndex={0}
    >
      {lines.map(({ entered, outcome }, place) => (
        <li key={`${place} ${entered}`}>
          <bdi className={classes.rowMain}>{entered}</bdi>
          <StateBadge label={t(`adminCohorts.invite.line.${outcome}`)} meaning={MEANINGS[outcome]} />
        </li>
      ))}
    </ul>
  );
}
