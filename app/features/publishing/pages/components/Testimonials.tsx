import type { PropsOf } from "../../../../../convex/publishing/rules/componentShapes";
import classes from "./lists.module.css";
import { Picture } from "./Picture";
import { Section } from "./Section";

/** What people say who were there. */
export function Testimonials({ id, heading, items }: PropsOf<"Testimonials"> & { id: string }) {
  return (
    <Section id={id} heading={heading}>
      <div className={classes.quotes}>
        {items.map(({ quote, name, role, picture }, index) => (
          <figure key={index} className={classes.quote}>
            <blockquote>{quote}</blockquote>
            <figcaption>
              {picture.src !== "" && (
                <Picture picture={picture} sizes="48px" name={name} className={classes.face} />
              )}
              <span>
                <strong>{name}</strong>
                {role !== "" && <span>{role}</span>}
              </span>
            </figcaption>
          </figure>
        ))}
      </div>
    </Section>
  );
}
