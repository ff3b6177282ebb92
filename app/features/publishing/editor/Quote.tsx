import { useT } from "../../../ui/i18n/useT";
import classes from "./beside.module.css";

/** The words of the text that something is said about. */
export function Quote({ words }: { words: string }) {
  const t = useT();
  if (words === "") return <p className={classes.quiet}>{t("editorScreens.comment.whole")}</p>;
  return (
    <blockquote className={classes.quote} dir="auto">
      {words}
    </blockquote>
  );
}
