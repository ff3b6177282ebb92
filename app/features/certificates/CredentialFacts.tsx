import { type Fact, FactList } from "../../ui/data/FactList";
import { useFormat } from "../../ui/i18n/useFormat";
import { useT } from "../../ui/i18n/useT";
import { AppLink } from "../../ui/navigation/AppLink";
import { useMay } from "../admin/useMay";
import { cohortHref } from "../cohorts/cohort";
import { achievementHref } from "./achievement";
import classes from "./certificates.module.css";
import type { Credential } from "./credential";
import { issuanceHref } from "./issuance";

/** Who holds a certificate, what for, since when and for how long. */
export function CredentialFacts({ credential }: { credential: Credential }) {
  const t = useT();
  const format = useFormat();
  const { achievement, cohort, issuance, awardedAt, validFrom, validUntil, stateAt, publicId } = credential;
  const { problem } = credential;
  const facts: Fact[] = [
    { label: t("certificateScreens.holder"), value: <Holder credential={credential} /> },
    {
      label: t("certificateScreens.achievement"),
      value: <AppLink href={achievementHref(achievement.id)}>{achievement.name}</AppLink>,
    },
    {
      label: t(cohort === null ? "certificateScreens.kinds.list" : "certificateScreens.cohortLabel"),
      value:
        cohort === null ? (
          <AppLink href={issuanceHref(issuance)}>{t("certificateScreens.toIssuance")}</AppLink>
        ) : (
          <AppLink href={cohortHref(cohort.id, "certificates")}>{cohort.name}</AppLink>
        ),
    },
    { label: t("certificateScreens.awarded"), value: format.date(awardedAt) },
    ...(validFrom === awardedAt
      ? []
      : [{ label: t("certificateScreens.validFrom"), value: format.date(validFrom) }]),
    {
      label: t("certificateScreens.validUntil"),
      value: validUntil === null ? t("certificateScreens.forGood") : format.date(validUntil),
    },
    { label: t("certificateScreens.since"), value: format.dateTime(stateAt) },
    ...(problem === null || problem.detail === ""
      ? []
      : [{ label: t("certificateScreens.problem"), value: problem.detail }]),
    { label: t("certificateScreens.publicId"), value: <bdi className={classes.code}>{publicId}</bdi> },
  ];
  return <FactList facts={facts} />;
}

function Holder({ credential: { person, email, recipientName } }: { credential: Credential }) {
  const may = useMay();
  if (person !== null && may("people.read"))
    return <AppLink href={`/admin/people/${person}`}>{recipientName}</AppLink>;
  return <bdi>{email ?? recipientName}</bdi>;
}
