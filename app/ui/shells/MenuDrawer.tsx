import { Drawer } from "@mantine/core";
import { useMounted } from "@mantine/hooks";
import { useT } from "../i18n/useT";
import { NavigationSections } from "./NavigationLinks";
import type { ShellSection } from "./shellLinks";

type Props = { name: string; sections: readonly ShellSection[]; opened: boolean; onClose: () => void };

/** The navigation on a phone. */
export default function MenuDrawer({ name, sections, opened, onClose }: Props) {
  const t = useT();
  // It opens once it is there: only then does it note where the focus was, to give it back.
  const mounted = useMounted();
  return (
    <Drawer
      opened={opened && mounted}
      onClose={onClose}
      size={288}
      title={name}
      closeButtonProps={{ "aria-label": t("common.close") }}
    >
      <nav aria-label={t("ui.shell.navigation")}>
        <NavigationSections sections={sections} onFollow={onClose} />
      </nav>
    </Drawer>
  );
}
