import { api } from "../../../convex/_generated/api";
import { FactList } from "../../ui/data/FactList";
import { EmptyState } from "../../ui/feedback/EmptyState";
import { useFormat } from "../../ui/i18n/useFormat";
import { useT } from "../../ui/i18n/useT";
import { IconCertificate } from "../../ui/icons";
import { AppLink } from "../../ui/navigation/AppLink";
import { DetailPage } from "../../ui/pages/DetailPage";
import { cohortHref } from "../cohorts/cohort";
import { useLive } from "../live/useLive";
import { achievementHref } from "./achievement";
import classes from "./certificates.module.css";
import type { CredentialChoice, CredentialsPage } from "./credential";
import { CredentialsTable } from "./CredentialsTable";
import { type Issuance, issuanceHref, ISSUANCES } from "./issuance";
import { issuanceName } from "./issuanceColumns";
import { IssuanceCounts } from "./IssuanceCounts";
import { RetryFailed } from "./RetryFailed";

type Props = { first: Issuance; choice: CredentialChoice; credentials: CredentialsPage };

/** What was issued together: how far it is, and each certificate, live. */
export function IssuanceScreen({ first, choice, credentials }: Props) {
  const t = useT();
  const format = useFormat();
  const issuance = useLive(api.certificates.issuances.get, { issuance: first.id }, first);
  const { id, achievement, cohort, people, startedAt } = issuance;
  return (
    <DetailPage
      title={issuanceName(t, issuance)}
      description={t(`certificateScreens.kindText.${cohort === null ? "list" : "cohort"}`)}
      back={{ href: ISSUANCES, label: t("certificateScreens.tab.issuances") }}
      facts={
        <FactList
          facts={[
            {
              label: t("certificateScreens.achievement"),
              value: <AppLink href={achievementHref(achievement.id)}>{achievement.name}</AppLink>,
            },
            ...(cohort === null
              ? []
              : [
                  {
                    label: t("certificateScreens.cohortLabel"),
                    value: <AppLink href={cohortHref(cohort.id, "certificates")}>{cohort.name}</AppLink>,
                  },
                ]),
            { label: t("certificateScreens.people"), value: format.number(people) },
            { label: t("certificateScreens.started"), value: format.dateTime(startedAt) },
          ]}
        />
      }
    >
      <div className={classes.stack}>
        <RetryFailed issuance={issuance} />
        <IssuanceCounts counts={issuance.counts} />
        <CredentialsTable
          issuance={id}
          choice={choice}
          first={credentials}
          counts={issuance.counts}
          here={issuanceHref(id)}
          empty={
            <EmptyState
              icon={IconCertificate}
              title={t("certificateScreens.emptyIssuance.title")}
              text={t("certificateScreens.emptyIssuance.text")}
            />
          }
        />
      </div>
    </DetailPage>
  );
}
