import type { PropsOf } from "../../../../../convex/publishing/rules/componentShapes";
import classes from "./lists.module.css";
import { Section } from "./Section";

/** A few figures, each with what it counts. */
export function Stats({ id, heading, items }: PropsOf<"Stats"> & { id: string }) {
  return (
    <Section id={id} heading={heading}>
      <dl className={classes.stats}>
        {items.map(({ figure, label }, index) => (
          <div key={index}>
            <dt>{label}</dt>
            <dd>{figure}</dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}
