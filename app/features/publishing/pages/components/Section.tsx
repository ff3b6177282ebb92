import type { ReactNode } from "react";
import { useShown } from "../shown";
import classes from "./section.module.css";

type Props = {
  id: string;
  heading?: string;
  lead?: string;
  /** How wide what stands in it is. */
  width?: "text" | "page" | "full";
  children?: ReactNode;
};

/** A part of a page with its heading: as wide as the page, or as a line is to be read. */
export function Section({ id, heading = "", lead = "", width = "page", children }: Props) {
  const headed = heading.trim() !== "";
  return (
    <section className={classes.section} aria-labelledby={headed ? headingId(id) : undefined}>
      <div className={classes.inner} data-width={width}>
        {(headed || lead !== "") && (
          <div className={classes.head}>
            {headed && <PartHeading id={id} text={heading} />}
            {lead !== "" && <p className={classes.lead}>{lead}</p>}
          </div>
        )}
        {children}
      </div>
    </section>
  );
}

/** A part's heading; the first one of a page that does not say its title is the page's own. */
export function PartHeading({ id, text }: { id: string; text: string }) {
  const { mainHeading, editing } = useShown();
  const isMain = mainHeading === id;
  // Where a page is put together, the title of the window's own page is another.
  const Heading = isMain && !editing ? "h1" : "h2";
  return (
    <Heading id={headingId(id)} className={classes.heading} data-main={isMain || undefined}>
      {text}
    </Heading>
  );
}

/** What belongs where there is nothing yet. Visitors see none of it. */
export function Missing({ children }: { children: ReactNode }) {
  const { editing } = useShown();
  return editing ? <p className={classes.missing}>{children}</p> : null;
}

export function headingId(id: string): string {
  return `heading-${id}`;
}
