import { BlockNoteView } from "@blocknote/mantine";
import "@blocknote/mantine/blocknoteStyles.css";
import { useComputedColorScheme } from "@mantine/core";
import type { DefaultBlockSchema, DefaultInlineContentSchema, DefaultStyleSchema } from "@blocknote/core";
import type { ComponentProps } from "react";
import "../../../ui/theme/appStyles";
import "./blockNoteTheme.css";

type View = typeof BlockNoteView<DefaultBlockSchema, DefaultInlineContentSchema, DefaultStyleSchema>;
type Props = Omit<ComponentProps<View>, "theme">;

/** The editor in the product's look, light or dark. */
export function BlockNoteFrame(props: Props) {
  const scheme = useComputedColorScheme("light");
  return <BlockNoteView {...props} theme={scheme} />;
}
