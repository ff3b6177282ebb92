import { createContext, type ReactNode, useContext } from "react";
import { useT } from "../../../../ui/i18n/useT";
import { IconLock } from "../../../../ui/icons";
import classes from "./workspace.module.css";

/** Who works on which part, by its id: a name for each part that is not the viewer's to change now. */
export type Held = ReadonlyMap<string, string>;

const HeldContext = createContext<Held>(new Map());
export const HeldProvider = HeldContext.Provider;

export function useHeld(): Held {
  return useContext(HeldContext);
}

/** A part with the name of whoever works on it. */
export function HeldPart({ id, children }: { id: string; children: ReactNode }) {
  const t = useT();
  const name = useHeld().get(id);
  if (name === undefined) return children;
  return (
    <div className={classes.held}>
      <span className={classes.holder}>
        <IconLock size={14} aria-hidden="true" />
        {t("pageEditor.locked", { name })}
      </span>
      {children}
    </div>
  );
}
