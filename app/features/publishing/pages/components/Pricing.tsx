import type { PropsOf } from "../../../../../convex/publishing/rules/componentShapes";
import { IconCheck } from "../../../../ui/icons";
import { useT } from "../../../../ui/i18n/useT";
import { ActionLink } from "./ActionLink";
import classes from "./pricing.module.css";
import { Section } from "./Section";

type Plan = PropsOf<"Pricing">["plans"][number];

/** What it costs, and what one gets for it. */
export function Pricing({ id, heading, lead, plans, note }: PropsOf<"Pricing"> & { id: string }) {
  return (
    <Section id={id} heading={heading} lead={lead}>
      <ul className={classes.plans}>
        {plans.map((plan, index) => (
          <PlanCard key={index} plan={plan} />
        ))}
      </ul>
      {note !== "" && <p className={classes.note}>{note}</p>}
    </Section>
  );
}

function PlanCard({ plan }: { plan: Plan }) {
  const t = useT();
  const points = plan.points.split("\n").filter((point) => point.trim() !== "");
  return (
    <li className={classes.plan} data-highlighted={plan.highlighted || undefined}>
      <h3>{plan.name}</h3>
      {plan.highlighted && <p className={classes.mark}>{t("pageParts.recommended")}</p>}
      <p className={classes.price}>
        <strong>{plan.price}</strong>
        {plan.period !== "" && <span>{plan.period}</span>}
      </p>
      {points.length > 0 && (
        <ul className={classes.points}>
          {points.map((point, index) => (
            <li key={index}>
              <IconCheck size={18} aria-hidden="true" />
              <span>{point}</span>
            </li>
          ))}
        </ul>
      )}
      <ActionLink
        label={plan.label}
        url={plan.url}
        kind={plan.highlighted ? "primary" : "second"}
        about={t("pageParts.planLink", { label: plan.label, name: plan.name })}
      />
    </li>
  );
}
