import { Button, Skeleton } from "@mantine/core";
import { loadedLater } from "../../../ui/feedback/loadedLater";
import { useT } from "../../../ui/i18n/useT";
import { IconEdit } from "../../../ui/icons";
import type { PanelProps } from "./panel";
import { ThreadList } from "./ThreadList";

/** Has an editor of its own; most who write never suggest. */
const SuggestionForm = loadedLater(
  async () => (await import("./SuggestionForm")).default,
  ({ onEnd }) => onEnd(),
  <Skeleton height={160} />,
);

/** Changes that are proposed, and proposing one. */
export function SuggestionsPanel(props: PanelProps) {
  const t = useT();
  const { beside, open, mayComment } = props;
  const { draft } = beside;
  return (
    <>
      {draft?.kind === "suggestion" && (
        <SuggestionForm
          key={draft.present.blockId}
          item={open.item}
          present={draft.present}
          onEnd={beside.endDraft}
        />
      )}
      {mayComment && draft === null && (
        <Button
          variant="default"
          leftSection={<IconEdit size={16} aria-hidden="true" />}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => beside.suggest()}
        >
          {t("editorScreens.suggestion.here")}
        </Button>
      )}
      <ThreadList {...props} kind="suggestion" threads={open.suggestions} />
    </>
  );
}
