import { Textarea } from "@mantine/core";
import { useRef, useState } from "react";
import { api } from "../../../../convex/_generated/api";
import { problemsOf } from "../../../ui/forms/problems";
import { useT } from "../../../ui/i18n/useT";
import { useDo } from "../../live/useLive";
import type { Item } from "../items/content";
import classes from "./editor.module.css";

/** Milliseconds of rest after which a title is saved while it is written. */
const REST = 800;

type Props = {
  item: Pick<Item, "id" | "title" | "locale">;
  mayWrite: boolean;
  /** Goes on to the text. */
  onDone: () => void;
};

/**
 * The title above the text; saved as it is written, and at once when it is left. The page's heading stands in its head.
 */
export function TitleField({ item, mayWrite, onDone }: Props) {
  const t = useT();
  const { entered, problem, enter, save } = useTitle(item);
  if (!mayWrite)
    return (
      <p className={classes.title} lang={item.locale}>
        {item.title === "" ? t("editorScreens.untitled") : item.title}
      </p>
    );
  return (
    <Textarea
      aria-label={t("editorScreens.title")}
      placeholder={t("editorScreens.titlePlaceholder")}
      lang={item.locale}
      autosize
      minRows={1}
      variant="unstyled"
      classNames={{ input: classes.title }}
      value={entered ?? item.title}
      error={problem}
      onChange={({ currentTarget }) => enter(currentTarget.value.replace(/\n/g, " "))}
      onBlur={() => void save()}
      onKeyDown={(event) => {
        if (event.key !== "Enter" || event.nativeEvent.isComposing) return;
        event.preventDefault();
        onDone();
      }}
    />
  );
}

function useTitle({ id, title }: Pick<Item, "id" | "title">) {
  const t = useT();
  const describe = useDo(api.publishing.items.describe);
  const [entered, setEntered] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const rest = useRef<ReturnType<typeof setTimeout>>(undefined);
  const latest = useRef<string | null>(null);
  const save = async () => {
    clearTimeout(rest.current);
    const wanted = latest.current;
    if (wanted === null) return;
    try {
      if (wanted !== title) await describe({ item: id, title: wanted });
      setProblem(null);
      // What was typed meanwhile waits for its own turn.
      if (latest.current === wanted) setEntered((latest.current = null));
    } catch (error) {
      const { message, fields } = problemsOf(error, t);
      const why = fields["title"] ?? message ?? t("ui.error.text");
      setProblem(t("editorScreens.titleRefused", { why }));
    }
  };
  const saveLater = useRef(save);
  saveLater.current = save;
  const enter = (value: string) => {
    setEntered((latest.current = value));
    clearTimeout(rest.current);
    rest.current = setTimeout(() => void saveLater.current(), REST);
  };
  return { entered, problem, enter, save };
}
