import { MEANING_ICONS } from "../../../ui/data/meanings";
import { StateBadge } from "../../../ui/data/StateBadge";
import { useServerT } from "../../../ui/i18n/useServerT";
import { type ShownPage, VERDICT_MEANINGS } from "./verdict";
import classes from "./verify.module.css";

/** A certificate in a frame of somebody else's page. What it is worth is said as it stands; its page has the checks. */
export function EmbedCard({ page }: { page: ShownPage | null }) {
  const t = useServerT();
  if (page === null) return <main className={classes.embed}>{t("verify.embed.unavailable")}</main>;
  const { name, holder, issuer, standing, addresses } = page;
  const meaning = VERDICT_MEANINGS[standing];
  return (
    <main className={classes.embed}>
      <img src={new URL(addresses.png).pathname} alt="" width={128} height={128} />
      <div className={classes.embedWords}>
        <h1 className={classes.embedTitle} dir="auto">
          {name}
        </h1>
        <p dir="auto">{holder}</p>
        <p className={classes.quiet} dir="auto">
          {issuer.name}
        </p>
        <div className={classes.embedLine}>
          <StateBadge
            label={t(`verify.verdict.${standing}`)}
            meaning={meaning}
            icon={MEANING_ICONS[meaning]}
          />
          <a href={addresses.page} target="_blank" rel="noopener">
            {t("verify.embed.verify")}
          </a>
        </div>
      </div>
    </main>
  );
}
