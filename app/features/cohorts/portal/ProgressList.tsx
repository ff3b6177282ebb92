import { StateBadge } from "../../../ui/data/StateBadge";
import { useFormat } from "../../../ui/i18n/useFormat";
import { useT } from "../../../ui/i18n/useT";
import type { Progress } from "../../portal/CohortCards";
import { ProgressRing } from "../../portal/ProgressRing";
import classes from "./cohort.module.css";

type Requirement = Progress["requirements"][number];

/** How far the person is, thing by thing. */
export function ProgressList({ progress }: { progress: Progress }) {
  const t = useT();
  const { requirements, measures, met, of, isReady } = progress;
  return (
    <section className={classes.section} aria-labelledby="progress">
      <div className={classes.progressHead}>
        <h2 id="progress">{t("portal.progress.title")}</h2>
        {of > 0 && <ProgressRing met={met} of={of} />}
      </div>
      {requirements.length === 0 && <p className={classes.quiet}>{t("portal.progress.none")}</p>}
      {isReady && <p className={classes.quiet}>{t("portal.progress.ready")}</p>}
      <ul className={classes.requirements}>
        {requirements.map((requirement) => (
          <RequirementLine
            key={requirement.id}
            requirement={requirement}
            measure={measures.find((each) => each.requirement === requirement.id)}
          />
        ))}
      </ul>
    </section>
  );
}

type LineProps = { requirement: Requirement; measure: Progress["measures"][number] | undefined };

function RequirementLine({ requirement, measure }: LineProps) {
  const t = useT();
  const { label, isRequired } = requirement;
  const isMet = measure?.isMet ?? false;
  return (
    <li>
      <div className={classes.requirementWords}>
        <span>{isRequired ? label : t("portal.progress.optional", { label })}</span>
        <span className={classes.quiet}>
          <Amount requirement={requirement} value={measure?.value ?? 0} />
        </span>
      </div>
      <StateBadge
        label={t(isMet ? "portal.progress.met" : "portal.progress.open")}
        meaning={isMet ? "success" : "neutral"}
      />
    </li>
  );
}

/** How much of a thing is done: a share where it is one, a number else. */
function Amount({ requirement: { kind, target }, value }: { requirement: Requirement; value: number }) {
  const t = useT();
  const format = useFormat();
  if (kind === "manual") return t("portal.progress.manual");
  if (kind === "attendance" || kind === "watch")
    return t(`portal.progress.${kind}`, {
      value: format.percent(whole(value)),
      target: format.percent(target),
    });
  return t("portal.progress.count", { value: format.number(value), target: format.number(target) });
}

/** Shares are compared in whole per cent, and so they are shown. */
function whole(share: number): number {
  return Math.round(share * 100) / 100;
}
