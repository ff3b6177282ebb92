import { Render } from "@measured/puck/rsc";
import { Button, Modal } from "@mantine/core";
import { useMemo } from "react";
import type { ComponentData } from "../../../../../convex/publishing/rules/propShapes";
import { useT } from "../../../../ui/i18n/useT";
import { useOrganization } from "../../../live/useOrganization";
import type { Item } from "../../items/content";
import { pageConfig } from "../pageConfig";
import { type Shown, ShownProvider } from "../shown";
import { componentName } from "./editorConfig";
import type { Conflict, PageSync } from "./pageSync";
import { copies, insertAfter } from "./parts";
import { useLiveParts } from "./useLiveParts";
import classes from "./workspace.module.css";

type Props = { conflict: Conflict; item: Item; sync: PageSync };

/** Two changed the same part: both are shown, and the viewer decides. It cannot be put off by chance. */
export function ConflictDialog({ conflict, item, sync }: Props) {
  const t = useT();
  const { componentId, mine, theirs, changedBy } = conflict;
  const part = componentName(t, (mine ?? theirs)?.type ?? "root");
  const name = changedBy ?? t("pageEditor.conflict.somebody");
  const keepBoth = () => {
    sync.settle(componentId, "theirs");
    if (mine !== null) sync.put(insertAfter(sync.page(), copies([mine]), componentId));
  };
  return (
    <Modal
      opened
      onClose={() => undefined}
      withCloseButton={false}
      closeOnEscape={false}
      closeOnClickOutside={false}
      size={1_080}
      title={
        theirs === null
          ? t("pageEditor.conflict.removed", { part })
          : t("pageEditor.conflict.title", { name })
      }
    >
      <div className={classes.dialog}>
        <p className={classes.hint}>{t("pageEditor.conflict.text", { part })}</p>
        <div className={classes.versions}>
          <Version label={t("pageEditor.conflict.mine")} part={mine} none="emptied" item={item} />
          <Version label={t("pageEditor.conflict.theirs")} part={theirs} none="gone" item={item} />
        </div>
        <div className={classes.buttons}>
          <Button onClick={() => sync.settle(componentId, "mine")}>
            {t("pageEditor.conflict.keepMine")}
          </Button>
          <Button variant="default" onClick={() => sync.settle(componentId, "theirs")}>
            {t("pageEditor.conflict.takeTheirs")}
          </Button>
          {mine !== null && theirs !== null && (
            <Button variant="default" onClick={keepBoth}>
              {t("pageEditor.conflict.keepBoth")}
            </Button>
          )}
        </div>
      </div>
    </Modal>
  );
}

/** Only to be looked at. React 18 knows the attribute by no type. */
const INERT = { inert: "" };

type VersionProps = { label: string; part: ComponentData | null; none: "gone" | "emptied"; item: Item };

function Version({ label, part, none, item }: VersionProps) {
  const t = useT();
  const home = useOrganization();
  const content = useMemo(() => (part === null ? [] : [part]), [part]);
  const live = useLiveParts(content, item.locale);
  const shown = useMemo<Shown>(
    () => ({ editing: true, live, pictures: {}, mainHeading: null, home }),
    [live, home],
  );
  return (
    <section className={classes.version} aria-label={label}>
      <h3>{label}</h3>
      {part === null ? (
        <p className={classes.hint}>{t(`pageEditor.conflict.${none}`)}</p>
      ) : (
        <div className={classes.versionPage} data-voice="printed" {...INERT}>
          <ShownProvider value={shown}>
            <Render config={pageConfig} data={{ root: { props: {} }, content }} />
          </ShownProvider>
        </div>
      )}
    </section>
  );
}
