import { Drawer } from "@mantine/core";
import { useT } from "../i18n/useT";
import { NavigationSections } from "./NavigationLinks";
import type { ShellSection } from "./shellLinks";

type Props = { name: string; sections: readonly ShellSection[]; opened: boolean; onClose: () => void };

/** The navigation on a phone. */
export default function MenuDrawer({ name, sections, opened, onClose }: Props) {
  const t = useT();
  return (
    <Drawer
      opened={opened}
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
