import type { ReactNode } from "react";
import type { PropsOf } from "../../../../../convex/publishing/rules/componentShapes";
import classes from "./columns.module.css";
import section from "./section.module.css";

type Slot = (props?: { className?: string }) => ReactNode;
type Props = { id: string; layout: PropsOf<"Columns">["layout"]; first: Slot; second: Slot; third: Slot };

/** Parts side by side; on a narrow screen one after the other. */
export function Columns({ layout, first: First, second: Second, third: Third }: Props) {
  return (
    <div className={section.section}>
      <div className={section.inner}>
        <div className={classes.columns} data-layout={layout}>
          <First className={classes.column} />
          <Second className={classes.column} />
          {layout === "thirds" && <Third className={classes.column} />}
        </div>
      </div>
    </div>
  );
}
