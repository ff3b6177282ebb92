import { CloseButton, Tabs } from "@mantine/core";
import "../../../ui/theme/appStyles";
import { useT } from "../../../ui/i18n/useT";
import classes from "./beside.module.css";
import { CommentsPanel } from "./CommentsPanel";
import { OutlinePanel } from "./OutlinePanel";
import { SuggestionsPanel } from "./SuggestionsPanel";
import type { PanelProps } from "./panel";
import { type Panel, PANELS } from "./useBeside";

/** Outline, comments and suggestions, one at a time. */
export function BesidePanel(props: PanelProps & { onClose?: () => void }) {
  const t = useT();
  const { beside, open, onClose } = props;
  const counts = { outline: 0, comments: open.comments.length, suggestions: open.suggestions.length };
  const nameOf = (panel: Panel) => {
    const name = t(`editorScreens.panel.${panel}`);
    return counts[panel] === 0 ? name : t("editorScreens.panel.counted", { name, count: counts[panel] });
  };
  return (
    <Tabs
      className={classes.panel}
      value={beside.panel ?? "outline"}
      onChange={(panel) => beside.show(PANELS.find((one) => one === panel) ?? "outline")}
      keepMounted={false}
    >
      <div className={classes.tabs}>
        <Tabs.List aria-label={t("editorScreens.panel.label")}>
          {PANELS.map((panel) => (
            <Tabs.Tab key={panel} value={panel}>
              {nameOf(panel)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {onClose !== undefined && (
          <CloseButton aria-label={t("editorScreens.panel.close")} onClick={onClose} />
        )}
      </div>
      <Tabs.Panel value="outline" className={classes.content}>
        <OutlinePanel editor={props.editor} />
      </Tabs.Panel>
      <Tabs.Panel value="comments" className={classes.content}>
        <CommentsPanel {...props} />
      </Tabs.Panel>
      <Tabs.Panel value="suggestions" className={classes.content}>
        <SuggestionsPanel {...props} />
      </Tabs.Panel>
    </Tabs>
  );
}
