import { useT } from "../i18n/useT";
import classes from "./shell.module.css";

/** The id of the element that the skip link leads to: each shell's main. */
export const MAIN_ID = "main";

/** The first thing the keyboard reaches: past the navigation. */
export function SkipLink() {
  return (
    <a className={classes.skip} href={`#${MAIN_ID}`}>
      {useT()("ui.shell.skip")}
    </a>
  );
}
