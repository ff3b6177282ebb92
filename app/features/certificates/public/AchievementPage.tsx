import type { FunctionReturnType } from "convex/server";
import type { api } from "../../../../convex/_generated/api";
import { type Fact, FactList } from "../../../ui/data/FactList";
import { useServerT } from "../../../ui/i18n/useServerT";
import { SkillList } from "./SkillList";
import classes from "./verify.module.css";

export type ShownAchievement = NonNullable<
  FunctionReturnType<typeof api.certificates.verification.achievement>
>;

/** What certificates of one kind are given for, for whoever follows the address inside of one. */
export function AchievementPage({ achievement, html }: { achievement: ShownAchievement; html: string }) {
  const t = useServerT();
  const { name, description, issuer, imageUrl, alignments } = achievement;
  return (
    <div className={classes.page} data-narrow>
      <p className={classes.kicker}>{t("verify.achievement.kicker")}</p>
      <article className={classes.certificate} aria-label={name}>
        <div className={classes.certificateHead} data-pictured>
          <img
            src={new URL(imageUrl).pathname}
            alt={t("verify.badgeAlt", { name })}
            width={200}
            height={200}
            className={classes.badge}
          />
          <div className={classes.certificateWords}>
            <h1 className={classes.achievement}>
              <bdi>{name}</bdi>
            </h1>
            <p className={classes.quiet}>{t("verify.achievement.by", { issuer })}</p>
          </div>
        </div>
        <FactList facts={useFacts(achievement)} />
        {description.trim() !== "" && (
          <section>
            <h2>{t("verify.about")}</h2>
            <p dir="auto">{description}</p>
          </section>
        )}
        {html !== "" && (
          <section>
            <h2>{t("verify.achievement.criteria")}</h2>
            <div className={classes.written} dir="auto" dangerouslySetInnerHTML={{ __html: html }} />
          </section>
        )}
        <SkillList
          skills={alignments.map(({ targetName, targetUrl, targetFramework, targetCode }) => ({
            ...{ name: targetName, url: targetUrl },
            ...{ framework: targetFramework ?? null, code: targetCode ?? null },
          }))}
        />
      </article>
    </div>
  );
}

function useFacts({ type, tags, validMonths, program }: ShownAchievement): Fact[] {
  const t = useServerT();
  return [
    { label: t("verify.kind"), value: t(`verify.type.${type}`) },
    {
      label: t("verify.achievement.valid"),
      value:
        validMonths === null ? t("verify.forGood") : t("verify.achievement.months", { count: validMonths }),
    },
    ...(program === null
      ? []
      : [
          {
            label: t("verify.achievement.program"),
            value: <a href={`/programs/${program.slug}`}>{program.title}</a>,
          },
        ]),
    ...(tags.length === 0 ? [] : [{ label: t("verify.tags"), value: tags.join(" · ") }]),
  ];
}
