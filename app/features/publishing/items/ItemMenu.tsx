import "../../../ui/theme/appStyles";
import { Button, Menu } from "@mantine/core";
import { useT } from "../../../ui/i18n/useT";
import { IconDots, IconDownload } from "../../../ui/icons";
import { DEED_ICONS, type Deed } from "./deeds";

type Props = {
  deeds: readonly Deed[];
  /** Where the text comes as a file; null for what has none. */
  download: string | null;
  pending: boolean;
  onDo: (deed: Deed) => void;
};

/** What can be done with a post or page as a whole. */
export function ItemMenu({ deeds, download, pending, onDo }: Props) {
  const t = useT();
  if (deeds.length === 0 && download === null) return null;
  return (
    <Menu position="bottom-end" keepMounted={false}>
      <Menu.Target>
        <Button variant="default" loading={pending} leftSection={<IconDots size={16} aria-hidden="true" />}>
          {t("contentScreens.more")}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {deeds.map((deed) => {
          const DeedIcon = DEED_ICONS[deed];
          return (
            <Menu.Item
              key={deed}
              leftSection={<DeedIcon size={16} aria-hidden="true" />}
              {...((deed === "trash" || deed === "remove") && { color: "danger" })}
              onClick={() => onDo(deed)}
            >
              {t(deed === "preview" ? "contentScreens.preview.title" : `contentScreens.deed.${deed}`)}
            </Menu.Item>
          );
        })}
        {download !== null && (
          <Menu.Item
            component="a"
            href={download}
            leftSection={<IconDownload size={16} aria-hidden="true" />}
          >
            {t("contentScreens.download")}
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
