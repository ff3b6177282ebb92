import { Button } from "@mantine/core";
import { api } from "../../../convex/_generated/api";
import { EmptyState } from "../../ui/feedback/EmptyState";
import { useT } from "../../ui/i18n/useT";
import { IconCertificate } from "../../ui/icons";
import { AppLink } from "../../ui/navigation/AppLink";
import { useMay } from "../admin/useMay";
import { COHORTS } from "../cohorts/cohort";
import { useLive } from "../live/useLive";
import { CertificatesPage } from "./CertificatesPage";
import classes from "./certificates.module.css";
import { CERTIFICATES, type CredentialChoice, type CredentialsPage } from "./credential";
import { CredentialsTable } from "./CredentialsTable";
import { LISTS } from "./issuedList";
import type { Issuer } from "./issuer";
import { Obstacle } from "./Obstacle";

type Props = {
  choice: CredentialChoice;
  first: CredentialsPage;
  issuer: Issuer;
};

/** All certificates of the organization, the newest first, live. */
export function CredentialsScreen({ choice, first, issuer }: Props) {
  const t = useT();
  const issues = useMay()("certificates.issue");
  const { problem } = useLive(api.certificates.issuers.overview, {}, issuer);
  return (
    <CertificatesPage
      tab="credentials"
      actions={
        issues && (
          <Button component={AppLink} href={LISTS}>
            {t("certificateScreens.issueToList")}
          </Button>
        )
      }
    >
      <div className={classes.stack}>
        <Obstacle problem={problem} />
        <CredentialsTable
          issuance={null}
          choice={choice}
          first={first}
          here={CERTIFICATES}
          empty={
            <EmptyState
              icon={IconCertificate}
              title={t("certificateScreens.none.title")}
              text={t("certificateScreens.none.text")}
              action={
                <Button component={AppLink} href={COHORTS} variant="default">
                  {t("certificateScreens.none.action")}
                </Button>
              }
            />
          }
        />
      </div>
    </CertificatesPage>
  );
}
