import { FormattingToolbarExtension } from "@blocknote/core/extensions";
import { useExtensionState } from "@blocknote/react";
import { useEffect, useRef } from "react";
import classes from "./editor.module.css";
import { TextToolbar } from "./TextToolbar";

/** The toolbar for selected words at the foot of the page, above the keyboard of a telephone. */
export function FixedToolbar() {
  const shown = useExtensionState(FormattingToolbarExtension);
  const bar = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const viewport = window.visualViewport;
    if (!shown || viewport === null) return;
    const follow = () => {
      const hidden = window.innerHeight - viewport.height - viewport.offsetTop;
      bar.current?.style.setProperty("--keyboard", `${Math.max(0, hidden)}px`);
    };
    follow();
    viewport.addEventListener("resize", follow);
    viewport.addEventListener("scroll", follow);
    return () => {
      viewport.removeEventListener("resize", follow);
      viewport.removeEventListener("scroll", follow);
    };
  }, [shown]);
  if (!shown) return null;
  return (
    <div ref={bar} className={classes.fixedToolbar}>
      <TextToolbar />
    </div>
  );
}
