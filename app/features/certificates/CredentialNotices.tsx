import { useFormat } from "../../ui/i18n/useFormat";
import { useNow } from "../../ui/i18n/useNow";
import { useT } from "../../ui/i18n/useT";
import { AppLink } from "../../ui/navigation/AppLink";
import { type Credential, credentialHref, shownState } from "./credential";
import { Notice } from "./Notice";

/** What whoever verifies a certificate is told beside that it is genuine: revoked and why, replaced, hidden. */
export function CredentialNotices({ credential }: { credential: Credential }) {
  const t = useT();
  const format = useFormat();
  const state = shownState(credential, useNow());
  const { reason, stateAt, hidden, validUntil } = credential;
  const successor = successorOf(credential);
  return (
    <>
      {state === "revoked" && (
        <Notice
          meaning="danger"
          title={t("certificateScreens.notice.revoked", { date: format.dateTime(stateAt) })}
        >
          <p>{t("certificateScreens.notice.reason", { reason: reason ?? t("common.none") })}</p>
        </Notice>
      )}
      {state === "superseded" && (
        <Notice
          meaning="warning"
          title={t("certificateScreens.notice.superseded", { date: format.dateTime(stateAt) })}
        >
          {reason !== null && <p>{t("certificateScreens.notice.reason", { reason })}</p>}
          {successor !== null && (
            <p>
              <AppLink href={credentialHref(successor.id)}>
                {t("certificateScreens.notice.successor")}
              </AppLink>
            </p>
          )}
        </Notice>
      )}
      {state === "expired" && validUntil !== null && (
        <Notice
          meaning="warning"
          title={t("certificateScreens.notice.expired", { date: format.date(validUntil) })}
        />
      )}
      {state === "erased" && <Notice meaning="neutral" title={t("certificateScreens.notice.erased")} />}
      {(state === "queued" || state === "issuing") && (
        <Notice meaning="info" title={t(`certificateScreens.notice.${state}`)} />
      )}
      {hidden && <Notice meaning="neutral" title={t("certificateScreens.notice.hidden")} />}
    </>
  );
}

function successorOf({ id, history }: Credential): Credential["history"][number] | null {
  return history[history.findIndex((link) => link.id === id) + 1] ?? null;
}
