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
  // The editor is never drawn on a server: its first drawing is already as dark as the page.
  const scheme = useComputedColorScheme("light", { getInitialValueInEffect: false });
  return <BlockNoteView {...props} theme={scheme} />;
}
