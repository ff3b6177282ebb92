import type { ReactNode } from "react";
import classes from "./data.module.css";

export type Fact = { label: string; value: ReactNode };

/** What is known of a thing, each with its name. */
export function FactList({ facts }: { facts: readonly Fact[] }) {
  return (
    <dl className={classes.facts}>
      {facts.map(({ label, value }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
