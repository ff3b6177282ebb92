import { Title } from "@mantine/core";
import type { FunctionReturnType } from "convex/server";
import type { api } from "../../../convex/_generated/api";
import { storedObject } from "../../../convex/shared/json";
import { FactList } from "../../ui/data/FactList";
import { useFormat } from "../../ui/i18n/useFormat";
import { useLocale } from "../../ui/i18n/LocaleProvider";
import { useT } from "../../ui/i18n/useT";
import { valueText } from "./catalogWords";
import { languageName } from "./languageName";
import { type Opening, Openings } from "./Openings";
import classes from "./public.module.css";
import { settingsOf } from "./schemaFields";

export type PublicProgram = FunctionReturnType<typeof api.catalog.catalog.bySlug>;
type Props = {
  program: PublicProgram;
  cohorts: readonly Opening[];
  /** The description; safe HTML. */
  html: string;
  /** JSON-LD that can stand in a script; null for a page that is not to be listed. */
  structured: string | null;
};

/** A program as everybody reads it: what it is, what one learns, who leads it, and the cohorts one may join. */
export function ProgramPage({ program, cohorts, html, structured }: Props) {
  const t = useT();
  const { outcomes, questions, testimonials, host } = program.page;
  return (
    <article className={classes.program}>
      {structured !== null && (
        <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: structured }} />
      )}
      <header className={classes.head}>
        {program.category !== "" && <p className={classes.kicker}>{program.category}</p>}
        <Title order={1}>{program.title}</Title>
        <p className={classes.lead}>{program.summary}</p>
        {program.visibility === "by_link" && (
          <p className={classes.count}>{t("catalogScreens.public.byLink")}</p>
        )}
      </header>
      {program.bannerUrl !== null && (
        <img src={program.bannerUrl} alt={program.bannerText} className={classes.banner} />
      )}
      <div className={classes.columns}>
        <div className={classes.main}>
          <div className={classes.text} dangerouslySetInnerHTML={{ __html: html }} />
          <Outcomes outcomes={outcomes} />
          <Testimonials testimonials={testimonials} />
          <Questions questions={questions} />
        </div>
        <div className={classes.side}>
          <Openings slug={program.slug} cohorts={cohorts} />
          <Facts program={program} />
          {host && (
            <section>
              <h2>{t("catalogScreens.host")}</h2>
              <p>
                <strong>{host.name}</strong>
              </p>
              <p>{host.about}</p>
            </section>
          )}
        </div>
      </div>
    </article>
  );
}

function Facts({ program }: { program: PublicProgram }) {
  const t = useT();
  const format = useFormat();
  const { locale } = useLocale();
  const config = storedObject(program.format?.config ?? "{}");
  const settings = settingsOf(program.format?.configSchema ?? "{}").filter(({ key }) => key in config);
  return (
    <section>
      <h2>{t("catalogScreens.public.facts")}</h2>
      <FactList
        facts={[
          { label: t("catalogScreens.delivery"), value: t(`catalog.delivery.${program.delivery}`) },
          { label: t("catalogScreens.language"), value: languageName(program.language, locale) },
          ...(program.tracks.length === 0
            ? []
            : [
                {
                  label: t("catalogScreens.tracks"),
                  value: format.list(program.tracks.map(({ name }) => name)),
                },
              ]),
          ...settings.map(({ key, title }) => ({
            label: title === "" ? key : title,
            value: valueText(t, format, config[key]),
          })),
        ]}
      />
    </section>
  );
}

function Outcomes({ outcomes }: Pick<PublicProgram["page"], "outcomes">) {
  const t = useT();
  if (outcomes.length === 0) return null;
  return (
    <section>
      <h2>{t("catalogScreens.outcomes")}</h2>
      <ul className={classes.outcomes}>
        {outcomes.map((outcome) => (
          <li key={outcome}>{outcome}</li>
        ))}
      </ul>
    </section>
  );
}

function Testimonials({ testimonials }: Pick<PublicProgram["page"], "testimonials">) {
  const t = useT();
  if (testimonials.length === 0) return null;
  return (
    <section>
      <h2>{t("catalogScreens.testimonials")}</h2>
      {testimonials.map(({ quote, name, role }) => (
        <figure key={`${name} ${quote}`} className={classes.quote}>
          <blockquote>{quote}</blockquote>
          <figcaption>{role === "" ? name : `${name}, ${role}`}</figcaption>
        </figure>
      ))}
    </section>
  );
}

function Questions({ questions }: Pick<PublicProgram["page"], "questions">) {
  const t = useT();
  if (questions.length === 0) return null;
  return (
    <section>
      <h2>{t("catalogScreens.questions")}</h2>
      {questions.map(({ question, answer }) => (
        <details key={question} className={classes.question}>
          <summary>{question}</summary>
          <p>{answer}</p>
        </details>
      ))}
    </section>
  );
}
