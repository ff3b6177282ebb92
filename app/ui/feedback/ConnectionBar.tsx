import { useEffect, useState } from "react";
import { useT } from "../i18n/useT";
import { IconCheck, IconCloudOff } from "../icons";
import classes from "./feedback.module.css";

const SAY_BACK_MS = 3_000;
/** Shorter losses are nobody's business. */
const PATIENCE_MS = 1_500;

/** A quiet bar that says when what is seen is no longer live, what still works, and when it is back. */
export function ConnectionBar({ lost }: { lost: boolean }) {
  const t = useT();
  const state = useSettled(lost);
  return (
    <div role="status" className={classes.connectionRegion}>
      {state === "lost" && (
        <p className={classes.connection} data-state="lost">
          <IconCloudOff size={16} aria-hidden="true" />
          {t("ui.connection.lost")}
        </p>
      )}
      {state === "back" && (
        <p className={classes.connection} data-state="back">
          <IconCheck size={16} aria-hidden="true" />
          {t("ui.connection.back")}
        </p>
      )}
    </div>
  );
}

function useSettled(lost: boolean): "fine" | "lost" | "back" {
  const [state, setState] = useState<"fine" | "lost" | "back">("fine");
  useEffect(() => {
    if (lost === (state === "lost")) return;
    const timer = setTimeout(() => setState(lost ? "lost" : "back"), lost ? PATIENCE_MS : 0);
    return () => clearTimeout(timer);
  }, [lost, state]);
  useEffect(() => {
    if (state !== "back") return;
    const timer = setTimeout(() => setState("fine"), SAY_BACK_MS);
    return () => clearTimeout(timer);
  }, [state]);
  return state;
}
