import { type Fact, FactList } from "../../../ui/data/FactList";
import { useFormat } from "../../../ui/i18n/useFormat";
import { useServerT } from "../../../ui/i18n/useServerT";
import { ACHIEVEMENT_TYPES } from "../../../../convex/certificates/rules/statuses";
import { SkillList } from "./SkillList";
import type { ShownPage } from "./verdict";
import classes from "./verify.module.css";

type Props = {
  page: ShownPage;
  timeZone: string;
  /** The criteria's Markdown as HTML. */
  html: string;
  /** Whether the badge's files are given out. */
  hasFiles: boolean;
};

/** What the certificate says: whose it is, what for, by whom and when. */
export function CertificateCard({ page, timeZone, html, hasFiles }: Props) {
  const t = useServerT();
  const { holder, name, description, criteria } = page;
  return (
    <article className={classes.certificate} aria-label={t("verify.certificate")}>
      <div className={classes.certificateHead} data-pictured={hasFiles || undefined}>
        {hasFiles && (
          <img
            src={new URL(page.addresses.png).pathname}
            alt={t("verify.badgeAlt", { name })}
            width={200}
            height={200}
            className={classes.badge}
          />
        )}
        <div className={classes.certificateWords}>
          <p className={classes.quiet}>{t("verify.awardedTo")}</p>
          <p className={classes.holder}>
            <bdi>{holder}</bdi>
          </p>
          <p className={classes.quiet}>{t("verify.for")}</p>
          <h2 className={classes.achievement}>
            <bdi>{name}</bdi>
          </h2>
        </div>
      </div>
      <FactList facts={useFacts(page, timeZone)} />
      {description.trim() !== "" && (
        <section>
          <h3>{t("verify.about")}</h3>
          <p dir="auto">{description}</p>
        </section>
      )}
      {criteria.trim() !== "" && (
        <section>
          <h3>{t("verify.criteria")}</h3>
          <div className={classes.written} dir="auto" dangerouslySetInnerHTML={{ __html: html }} />
        </section>
      )}
      <SkillList skills={page.skills} />
      <Evidence page={page} />
    </article>
  );
}

function useFacts(page: ShownPage, timeZone: string): Fact[] {
  const t = useServerT();
  const { longDate } = useFormat();
  const { issuer, awardedAt, validFrom, validUntil, type, tags, shortCode } = page;
  const known = ACHIEVEMENT_TYPES.find((each) => each === type);
  const day = (at: number) => longDate(at, timeZone);
  return [
    {
      label: t("verify.issuer"),
      value: issuer.url === null ? issuer.name : <a href={issuer.url}>{issuer.name}</a>,
    },
    { label: t("verify.awardedOn"), value: day(awardedAt) },
    ...(day(validFrom) === day(awardedAt) ? [] : [{ label: t("verify.validFrom"), value: day(validFrom) }]),
    {
      label: t("verify.validUntil"),
      value: validUntil === null ? t("verify.forGood") : day(validUntil),
    },
    ...(known === undefined ? [] : [{ label: t("verify.kind"), value: t(`verify.type.${known}`) }]),
    { label: t("verify.code"), value: <span className={classes.code}>{shortCode}</span> },
    ...(tags.length === 0 ? [] : [{ label: t("verify.tags"), value: tags.join(" · ") }]),
  ];
}

function Evidence({ page: { evidence } }: { page: ShownPage }) {
  const t = useServerT();
  if (evidence.length === 0) return null;
  return (
    <section>
      <h3>{t("verify.evidence")}</h3>
      <ul className={classes.evidence}>
        {evidence.map(({ name, url, description }, place) => {
          const title = name ?? t("verify.evidence.unnamed", { number: place + 1 });
          return (
            <li key={url ?? place}>
              {url !== null && isWebAddress(url) ? (
                <a href={url} rel="nofollow noopener">
                  {title}
                </a>
              ) : (
                title
              )}
              {description !== null && <p>{description}</p>}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function isWebAddress(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
}
