import { type ComponentType, type ReactNode, useEffect, useState } from "react";
import { useT } from "../i18n/useT";
import { useToast } from "./useToast";

/**
 * A part whose code comes when it is first shown; until then `waiting` stands in its place. Where the code cannot be
 * had, as without a connection, the page stays as it is, a toast says so, and `giveUp` is told, which takes the
 * part away: the next time it is asked for it is tried again.
 */
export function loadedLater<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  giveUp: (props: Props) => void,
  waiting: ReactNode = null,
): ComponentType<Props> {
  let known: ComponentType<Props> | null = null;
  return function LoadedLater(props: Props) {
    const t = useT();
    const toast = useToast();
    const [Part, setPart] = useState(() => known);
    useEffect(() => {
      if (Part !== null) return;
      let isShown = true;
      const show = (part: ComponentType<Props>) => {
        known = part;
        if (isShown) setPart(() => part);
      };
      const fail = () => {
        if (!isShown) return;
        toast({ title: t("ui.error.title"), message: t("ui.error.text"), meaning: "danger" });
        giveUp(props);
      };
      load().then(show, fail);
      return () => {
        isShown = false;
      };
    }, []);
    return Part === null ? waiting : <Part {...props} />;
  };
}
