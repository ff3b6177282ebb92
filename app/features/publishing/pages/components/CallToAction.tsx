import type { PropsOf } from "../../../../../convex/publishing/rules/componentShapes";
import { ActionLink } from "./ActionLink";
import classes from "./callToAction.module.css";
import { headingId, PartHeading } from "./Section";
import section from "./section.module.css";

/** One thing to do, set apart from all else. */
export function CallToAction({
  id,
  heading,
  lead,
  label,
  url,
  tone,
}: PropsOf<"CallToAction"> & { id: string }) {
  return (
    <section className={section.section} aria-labelledby={headingId(id)}>
      <div className={section.inner}>
        <div className={classes.panel} data-tone={tone}>
          <div className={classes.words}>
            <PartHeading id={id} text={heading} />
            {lead !== "" && <p>{lead}</p>}
          </div>
          <ActionLink label={label} url={url} />
        </div>
      </div>
    </section>
  );
}
