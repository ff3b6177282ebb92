import { useId } from "react";
import { useFormat } from "../../ui/i18n/useFormat";
import { useT } from "../../ui/i18n/useT";
import { StateBadge } from "../../ui/data/StateBadge";
import { AppLink } from "../../ui/navigation/AppLink";
import classes from "./certificates.module.css";
import { type Credential, credentialHref, STATE_MEANINGS } from "./credential";

/** The certificates that took each other's place, from the first to the last; nothing where there is one alone. */
export function CredentialHistory({ credential: { id, history } }: { credential: Credential }) {
  const t = useT();
  const format = useFormat();
  const heading = useId();
  if (history.length < 2) return null;
  return (
    <section className={classes.part} aria-labelledby={heading}>
      <h2 id={heading}>{t("certificateScreens.history")}</h2>
      <ol className={classes.rows}>
        {history.map((link) => (
          <li key={link.id} aria-current={link.id === id || undefined}>
            <span className={classes.rowMain}>
              <span className={classes.rowName}>
                {link.id === id ? (
                  <bdi>{link.recipientName}</bdi>
                ) : (
                  <AppLink href={credentialHref(link.id)}>
                    <bdi>{link.recipientName}</bdi>
                  </AppLink>
                )}
              </span>
              <StateBadge
                label={t(`certificateScreens.state.${link.state}`)}
                meaning={STATE_MEANINGS[link.state]}
              />
              {link.id === id && <span className={classes.rowMeta}>{t("certificateScreens.thisOne")}</span>}
            </span>
            <span className={classes.rowMeta}>
              {link.how === null
                ? t("certificateScreens.how.first", { achievement: link.achievement })
                : t(`certificateScreens.how.${link.how}`, { achievement: link.achievement })}
              {" · "}
              {format.date(link.stateAt)}
            </span>
            {link.reason !== null && <p className={classes.rowText}>{link.reason}</p>}
          </li>
        ))}
      </ol>
    </section>
  );
}
