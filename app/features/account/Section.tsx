import { type ReactNode, useId } from "react";
import classes from "./account.module.css";

type Props = { title: string; text?: string; action?: ReactNode; children?: ReactNode };

/** A part of the account page with what can be done there. */
export function Section({ title, text, action, children }: Props) {
  const id = useId();
  return (
    <section className={classes.section} aria-labelledby={id}>
      <div className={classes.sectionHead}>
        <div>
          <h2 id={id}>{title}</h2>
          {text !== undefined && <p>{text}</p>}
        </div>
        {action}
      </div>
      {children}
    </section>
  );
}
