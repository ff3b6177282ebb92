import { FormattingToolbar, getFormattingToolbarItems, useComponentsContext } from "@blocknote/react";
import { createContext, useContext } from "react";
import { useT } from "../../../ui/i18n/useT";
import { IconEdit, IconMessageCircle } from "../../../ui/icons";
import { ReplaceMediaButton } from "./ReplaceMediaButton";

/** What the toolbar over selected words does, beside giving them their look. */
export type TextActions = {
  /** Whether the text stays as it is, so that there is nothing to give a look to. */
  reading: boolean;
  mayComment: boolean;
  comment: () => void;
  suggest: () => void;
};

export const TextActionsContext = createContext<TextActions | null>(null);

/** Those of the editor's own that the product does otherwise. */
const REPLACED = ["replaceFileButton", "addCommentButton", "addTiptapCommentButton"];

/** Stands over selected words: their look, and what is to be said of them. */
export function TextToolbar() {
  const actions = useContext(TextActionsContext);
  if (actions === null || (actions.reading && !actions.mayComment)) return null;
  const own = getFormattingToolbarItems().filter(({ key }) => !REPLACED.includes(String(key)));
  return (
    <FormattingToolbar>
      {!actions.reading && own}
      {!actions.reading && <ReplaceMediaButton />}
      {actions.mayComment && <RemarkButtons {...actions} />}
    </FormattingToolbar>
  );
}

function RemarkButtons({ comment, suggest }: Pick<TextActions, "comment" | "suggest">) {
  const t = useT();
  const parts = useComponentsContext();
  if (parts === undefined) return null;
  const { Button } = parts.FormattingToolbar;
  const commenting = t("editorScreens.comment.action");
  const suggesting = t("editorScreens.suggestion.action");
  return (
    <>
      <Button
        className="bn-button"
        label={commenting}
        mainTooltip={commenting}
        icon={<IconMessageCircle size={18} stroke={1.5} aria-hidden="true" />}
        onClick={comment}
      />
      <Button
        className="bn-button"
        label={suggesting}
        mainTooltip={suggesting}
        icon={<IconEdit size={18} stroke={1.5} aria-hidden="true" />}
        onClick={suggest}
      />
    </>
  );
}
