import { api } from "../../../convex/_generated/api";
import { NextAction } from "../../ui/data/NextAction";
import { useT } from "../../ui/i18n/useT";
import { DetailPage } from "../../ui/pages/DetailPage";
import { useMay } from "../admin/useMay";
import { useLive } from "../live/useLive";
import classes from "./certificates.module.css";
import { CERTIFICATES, type Credential } from "./credential";
import { CredentialActions } from "./CredentialActions";
import { CredentialBadge } from "./CredentialBadge";
import { CredentialFacts } from "./CredentialFacts";
import { CredentialFiles } from "./CredentialFiles";
import { CredentialHistory } from "./CredentialHistory";
import { CredentialNotices } from "./CredentialNotices";
import { useRetry } from "./useRetry";

/** Everything of one certificate, live: what was made, where it stands, what took its place, what can be done. */
export function CredentialScreen({ first }: { first: Credential }) {
  const t = useT();
  const issues = useMay()("certificates.issue");
  const retry = useRetry();
  const credential = useLive(api.certificates.credentials.get, { credential: first.id }, first);
  const { achievement, problem, steps } = credential;
  return (
    <DetailPage
      title={credential.recipientName}
      description={achievement.name}
      back={{ href: CERTIFICATES, label: t("certificateScreens.title") }}
      state={<CredentialBadge {...credential} />}
      actions={<CredentialActions credential={credential} />}
      next={
        problem !== null &&
        credential.state === "failed" && (
          <NextActionFailed
            text={t(`certificates.problem.${problem.code}`)}
            {...(issues && steps.includes("retry") && { onRetry: () => retry(credential) })}
          />
        )
      }
      facts={<CredentialFacts credential={credential} />}
    >
      <div className={classes.stack}>
        <CredentialNotices credential={credential} />
        <CredentialFiles credential={credential} />
        <CredentialHistory credential={credential} />
      </div>
    </DetailPage>
  );
}

function NextActionFailed({ text, onRetry }: { text: string; onRetry?: () => void }) {
  const t = useT();
  if (onRetry === undefined) return <p className={classes.quiet}>{text}</p>;
  return <NextAction text={text} actionLabel={t("certificateScreens.step.retry")} onAct={onRetry} />;
}
