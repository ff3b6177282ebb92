import { useServerT } from "../../../ui/i18n/useServerT";
import { domainOf } from "./domainOf";
import type { Checked } from "./verdict";
import classes from "./verify.module.css";

type Props = { knownBy: Checked["knownBy"]; issuer: { id: string | null; name: string } };

/** How far the issuer is known: by a domain of its own, by a key alone, or not at all. */
export function IssuerKnown({ knownBy, issuer }: Props) {
  const t = useServerT();
  const domain = domainOf(issuer.id);
  return (
    <section className={classes.known} aria-labelledby="known">
      <h2 id="known">{t("verify.known")}</h2>
      <p>
        <strong>
          {knownBy === "domain"
            ? t("verify.known.domain", { domain: domain ?? issuer.id ?? "" })
            : t(`verify.known.${knownBy}`)}
        </strong>
      </p>
      <p>{t(`verify.known.${knownBy}.text`, { issuer: issuer.name })}</p>
      {issuer.id !== null && (
        <p className={classes.identity}>
          {t("verify.known.id")}: <code dir="ltr">{issuer.id}</code>
        </p>
      )}
    </section>
  );
}
