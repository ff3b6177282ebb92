import { Button, Drawer } from "@mantine/core";
import { useT } from "../../../ui/i18n/useT";
import { BesidePanel } from "./BesidePanel";
import type { PanelProps } from "./panel";
import classes from "./editor.module.css";
import { PANELS } from "./useBeside";

/** Where there is little room: what stands beside the text is opened over it, from below. */
export function NarrowPanel(props: PanelProps) {
  const t = useT();
  const { beside, open } = props;
  const counts = { outline: 0, comments: open.comments.length, suggestions: open.suggestions.length };
  const close = () => {
    if (beside.draft !== null) beside.endDraft();
    beside.show(null);
  };
  return (
    <>
      <nav className={classes.panelBar} aria-label={t("editorScreens.panel.label")}>
        {PANELS.map((panel) => {
          const name = t(`editorScreens.panel.${panel}`);
          const count = counts[panel];
          return (
            <Button key={panel} variant="default" size="compact-md" onClick={() => beside.show(panel)}>
              {count === 0 ? name : t("editorScreens.panel.counted", { name, count })}
            </Button>
          );
        })}
      </nav>
      <Drawer
        opened={beside.panel !== null}
        onClose={close}
        position="bottom"
        size="75%"
        withCloseButton={false}
        title={t("editorScreens.panel.label")}
        classNames={{ header: "visuallyHidden" }}
      >
        <BesidePanel {...props} onClose={close} />
      </Drawer>
    </>
  );
}
