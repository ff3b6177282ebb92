import { type ReactNode, useId } from "react";
import classes from "./design.module.css";

type Props = { title: string; children: ReactNode };

/** One part in one of its states, under its name. */
export function Specimen({ title, children }: Props) {
  const id = useId();
  return (
    <section className={classes.specimen} aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {children}
    </section>
  );
}
