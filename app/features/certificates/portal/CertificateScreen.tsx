import { api } from "../../../../convex/_generated/api";
import { FactList } from "../../../ui/data/FactList";
import { useFormat } from "../../../ui/i18n/useFormat";
import { useT } from "../../../ui/i18n/useT";
import { AppLink } from "../../../ui/navigation/AppLink";
import { DetailPage } from "../../../ui/pages/DetailPage";
import { useLive } from "../../live/useLive";
import { useOrganization } from "../../live/useOrganization";
import { cohortPath } from "../../portal/enrollments";
import type { Badge, Views } from "./badge";
import { BadgePicture } from "./CertificatesScreen";
import { BadgeStanding } from "./BadgeStanding";
import { Files } from "./Files";
import classes from "./portal.module.css";
import { Sharing } from "./Sharing";
import { ViewCounts } from "./ViewCounts";
import { Visibility } from "./Visibility";

/** One of the viewer's certificates: what it is, its files, where it can go, and who sees it. */
export function CertificateScreen({ first, views }: { first: Badge; views: Views }) {
  const t = useT();
  const badge = useLive(api.certificates.holders.one, { credential: first.id }, first);
  const isMade = badge.addresses !== null;
  return (
    <DetailPage
      title={badge.name}
      description={badge.issuer}
      back={{ href: "/portal/certificates", label: t("own.certificates.title") }}
      state={<BadgeStanding badge={badge} />}
      facts={<Facts badge={badge} />}
    >
      <div className={classes.stack}>
        <div className={classes.head}>
          <BadgePicture src={badge.files.png} size={200} />
          {isMade ? <Files badge={badge} /> : <Making />}
        </div>
        {isMade && (
          <>
            {!badge.hidden && <Sharing badge={badge} addresses={badge.addresses!} />}
            <Visibility badge={badge} />
            {!badge.hidden && <ViewCounts badge={badge.id} first={views} />}
          </>
        )}
      </div>
    </DetailPage>
  );
}

function Making() {
  const t = useT();
  return (
    <section className={classes.section} role="status">
      <h2>{t("own.certificates.making")}</h2>
      <p className={classes.quiet}>{t("own.certificates.makingText")}</p>
    </section>
  );
}

function Facts({ badge }: { badge: Badge }) {
  const t = useT();
  const { longDate } = useFormat();
  const { timeZone } = useOrganization();
  const { issuer, awardedAt, validUntil, shortCode, cohort } = badge;
  return (
    <FactList
      facts={[
        { label: t("own.certificates.issuer"), value: issuer },
        { label: t("own.certificates.awardedOn"), value: longDate(awardedAt, timeZone) },
        {
          label: t("own.certificates.until"),
          value: validUntil === null ? t("own.certificates.forGood") : longDate(validUntil, timeZone),
        },
        { label: t("own.certificates.code"), value: <bdi className="tabular">{shortCode}</bdi> },
        ...(cohort === null
          ? []
          : [
              {
                label: t("own.certificates.cohort"),
                value: <AppLink href={cohortPath(cohort)}>{t("own.certificates.toCohort")}</AppLink>,
              },
            ]),
      ]}
    />
  );
}
