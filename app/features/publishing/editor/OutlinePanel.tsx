import { UnstyledButton } from "@mantine/core";
import { useMemo } from "react";
import { outline } from "../../../../convex/shared/documents/outline";
import { useT } from "../../../ui/i18n/useT";
import { blockJson } from "./anchors";
import classes from "./beside.module.css";
import { goTo, type TextEditor } from "./textEditor";
import { useTextChange } from "./useTextChange";

/** The headings of the text; each leads to its place. */
export function OutlinePanel({ editor }: { editor: TextEditor }) {
  const t = useT();
  const change = useTextChange(editor);
  const headings = useMemo(() => outline(blockJson(editor.prosemirrorState.doc)), [editor, change]);
  if (headings.length === 0) return <p className={classes.quiet}>{t("editorScreens.outline.none")}</p>;
  return (
    <nav aria-label={t("editorScreens.panel.outline")}>
      <ul className={classes.outline}>
        {headings.map(({ block, level, text }) => (
          <li key={block} data-level={level}>
            <UnstyledButton onClick={() => goTo(editor, { blockId: block, quote: "" })}>
              {text}
            </UnstyledButton>
          </li>
        ))}
      </ul>
    </nav>
  );
}
