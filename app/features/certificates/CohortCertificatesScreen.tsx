import { Button } from "@mantine/core";
import type { FunctionReturnType } from "convex/server";
import { api } from "../../../convex/_generated/api";
import { EmptyState } from "../../ui/feedback/EmptyState";
import { useT } from "../../ui/i18n/useT";
import { IconCertificate } from "../../ui/icons";
import { AppLink } from "../../ui/navigation/AppLink";
import { useMay } from "../admin/useMay";
import { type Cohort, cohortHref } from "../cohorts/cohort";
import { CohortPage } from "../cohorts/CohortPage";
import { useLive } from "../live/useLive";
import { AchievementNotice } from "./AchievementNotice";
import classes from "./certificates.module.css";
import { type CredentialChoice, type CredentialsPage, NO_CREDENTIALS } from "./credential";
import { CredentialsTable } from "./CredentialsTable";
import { IssuanceCounts } from "./IssuanceCounts";
import type { CohortIssuance } from "./issuance";
import { IssueMissing } from "./IssueMissing";
import { Obstacle } from "./Obstacle";
import { RetryFailed } from "./RetryFailed";

type Props = {
  first: Cohort;
  choice: CredentialChoice;
  firstIssuance: CohortIssuance;
  /** Null before there is an issuance. */
  credentials: CredentialsPage | null;
  firstAchievement: FunctionReturnType<typeof api.certificates.achievements.forProgram>;
};

/** The certificates of a cohort: how far they are, what stands in the way, and each of them, live. */
export function CohortCertificatesScreen(props: Props) {
  const { first, choice, firstIssuance, credentials, firstAchievement } = props;
  const { issuance, missing, problem } = useLive(
    api.certificates.issuances.forCohort,
    { cohort: first.id },
    firstIssuance,
  );
  const program = first.program.id;
  const achievement = useLive(api.certificates.achievements.forProgram, { program }, firstAchievement);
  const archived = achievement !== null && achievement.archivedAt !== null;
  return (
    <CohortPage first={first} tab="certificates">
      <div className={classes.stack}>
        <Obstacle problem={problem} />
        <AchievementNotice program={first.program} achievement={achievement} />
        {missing > 0 && problem === null && !archived && <IssueMissing cohort={first} count={missing} />}
        {issuance !== null && <RetryFailed issuance={issuance} />}
        {issuance !== null && <IssuanceCounts counts={issuance.counts} />}
        {issuance === null ? (
          <NoneYet cohort={first} missing={missing} />
        ) : (
          <CredentialsTable
            issuance={issuance.id}
            choice={choice}
            first={credentials ?? NO_CREDENTIALS}
            counts={issuance.counts}
            here={cohortHref(first.id, "certificates")}
            empty={<NoneYet cohort={first} missing={missing} />}
          />
        )}
      </div>
    </CohortPage>
  );
}

function NoneYet({ cohort, missing }: { cohort: Cohort; missing: number }) {
  const t = useT();
  const reads = useMay()("enrollments.read");
  return (
    <EmptyState
      icon={IconCertificate}
      title={t("certificateScreens.cohort.none.title")}
      text={t("certificateScreens.cohort.none.text")}
      action={
        reads &&
        missing === 0 && (
          <Button component={AppLink} href={cohortHref(cohort.id, "progress")} variant="default">
            {t("certificateScreens.cohort.none.action")}
          </Button>
        )
      }
    />
  );
}
