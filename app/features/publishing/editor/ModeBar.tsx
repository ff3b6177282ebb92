import { SegmentedControl } from "@mantine/core";
import "../../../ui/theme/appStyles";
import { useT } from "../../../ui/i18n/useT";
import { useMay } from "../../admin/useMay";
import classes from "./editor.module.css";

type Props = {
  mayEdit: boolean;
  mayComment: boolean;
  suggesting: boolean;
  onSuggesting: (suggesting: boolean) => void;
};

/** Whether what is typed goes into the text or becomes a suggestion; in words for those who do not write here. */
export function ModeBar({ mayEdit, mayComment, suggesting, onSuggesting }: Props) {
  const t = useT();
  const writes = useMay()("content.write");
  if (!mayEdit) {
    const why = writes ? "planned" : mayComment ? "read" : "readOnly";
    return <p className={classes.mode}>{t(`editorScreens.mode.${why}`)}</p>;
  }
  if (!mayComment) return null;
  return (
    <div className={classes.mode}>
      <SegmentedControl
        size="xs"
        aria-label={t("editorScreens.mode.label")}
        value={suggesting ? "suggest" : "write"}
        onChange={(mode) => onSuggesting(mode === "suggest")}
        data={(["write", "suggest"] as const).map((value) => ({
          value,
          label: t(`editorScreens.mode.${value}`),
        }))}
      />
      {suggesting && <p>{t("editorScreens.mode.suggestHint")}</p>}
    </div>
  );
}
