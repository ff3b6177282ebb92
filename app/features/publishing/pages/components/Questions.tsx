import type { PropsOf } from "../../../../../convex/publishing/rules/componentShapes";
import type { ReactNode } from "react";
import { IconChevronDown } from "../../../../ui/icons";
import classes from "./questions.module.css";
import { useShown } from "../shown";
import { Section } from "./Section";

/** Questions that are often asked; an answer opens where it is asked for, without any script. */
export function Questions({ id, heading, items }: PropsOf<"Questions"> & { id: string }) {
  return (
    <Section id={id} heading={heading} width="text">
      <div className={classes.questions}>
        {items.map(({ question, answer }, index) => (
          <Question key={index} question={question}>
            {answer
              .split(/\n\s*\n/)
              .filter((paragraph) => paragraph.trim() !== "")
              .map((paragraph, place) => (
                <p key={place}>{paragraph}</p>
              ))}
          </Question>
        ))}
      </div>
    </Section>
  );
}

/** While the page is put together the answer is there to be read. */
function Question({ question, children }: { question: string; children: ReactNode }) {
  const { editing } = useShown();
  if (editing)
    return (
      <div className={classes.question}>
        <p className={classes.asked}>{question}</p>
        {children}
      </div>
    );
  return (
    <details className={classes.question}>
      <summary>
        <span>{question}</span>
        <IconChevronDown size={20} aria-hidden="true" />
      </summary>
      {children}
    </details>
  );
}
