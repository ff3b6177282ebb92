import type { PropsOf } from "../../../../../convex/publishing/rules/componentShapes";
import section from "./section.module.css";
import classes from "./spacer.module.css";

/** Air, and a line where one is wanted. */
export function Spacer({ size, line }: PropsOf<"Spacer"> & { id: string }) {
  return (
    <div className={classes.spacer} data-size={size}>
      {line && (
        <div className={section.inner}>
          <hr className={classes.line} />
        </div>
      )}
    </div>
  );
}
