import type { PropsOf } from "../../../../../convex/publishing/rules/componentShapes";
import { useT } from "../../../../ui/i18n/useT";
import { type ListedProgram, useNeed } from "../shown";
import classes from "./cards.module.css";
import { Missing, Section } from "./Section";
import { PageLink } from "./PageLink";

/** Programs of the catalog, as they are offered now. */
export function ProgramList(props: PropsOf<"ProgramList"> & { id: string }) {
  const t = useT();
  const programs = useNeed("programs", "ProgramList", props);
  return (
    <Section id={props.id} heading={props.heading} lead={props.lead}>
      {programs !== undefined && programs.length > 0 ? (
        <ul className={classes.cards}>
          {programs.map((program) => (
            <ProgramCard key={program.id} program={program} headed={props.heading !== ""} />
          ))}
        </ul>
      ) : (
        <Missing>{t(programs === undefined ? "pageParts.loading" : "pageParts.noPrograms")}</Missing>
      )}
      <p className={classes.more}>
        <PageLink href="/programs">{t("pageParts.allPrograms")}</PageLink>
      </p>
    </Section>
  );
}

function ProgramCard({ program, headed }: { program: ListedProgram; headed: boolean }) {
  const t = useT();
  const Heading = headed ? "h3" : "h2";
  const facts = [program.category, t(`catalog.delivery.${program.delivery}`)].filter((fact) => fact !== "");
  return (
    <li className={classes.card}>
      {program.thumbnailUrl !== null && (
        <img
          src={program.thumbnailUrl}
          alt=""
          width={640}
          height={360}
          loading="lazy"
          className={classes.thumbnail}
        />
      )}
      <p className={classes.facts}>{facts.join(" · ")}</p>
      <Heading className={classes.name}>
        <PageLink href={`/programs/${program.slug}`}>{program.title}</PageLink>
      </Heading>
      <p>{program.summary}</p>
    </li>
  );
}
