import { Button } from "@mantine/core";
import { useT } from "../../../ui/i18n/useT";
import { IconEdit, IconExternalLink } from "../../../ui/icons";
import { AppLink } from "../../../ui/navigation/AppLink";
import { useMay } from "../../admin/useMay";
import { useOrganization } from "../../live/useOrganization";
import { contentPath } from "../site/addresses";
import { type Item, itemHref } from "./content";
import { type Deed, deedsFor } from "./deeds";
import { ItemMenu } from "./ItemMenu";

type Props = { item: Item; pending: boolean; onDo: (deed: Deed) => void };

/** Opens the text, shows what visitors see, and does the rest by a menu. */
export function ItemActions({ item, pending, onDo }: Props) {
  const t = useT();
  const writes = useMay()("content.write");
  const organization = useOrganization();
  return (
    <>
      {item.publishedUnder !== null && (
        <Button
          component="a"
          href={contentPath({ kind: item.kind, ...item.publishedUnder }, organization)}
          target="_blank"
          rel="noreferrer"
          variant="default"
          leftSection={<IconExternalLink size={16} aria-hidden="true" />}
        >
          {t("contentScreens.see")}
        </Button>
      )}
      <ItemMenu
        deeds={deedsFor(item, writes)}
        download={item.kind === "post" ? itemHref(item, "export.md") : null}
        pending={pending}
        onDo={onDo}
      />
      {item.state !== "trashed" && (
        <Button
          component={AppLink}
          href={itemHref(item, "edit")}
          variant="light"
          leftSection={<IconEdit size={16} aria-hidden="true" />}
        >
          {t(writes ? "contentScreens.edit" : "contentScreens.read")}
        </Button>
      )}
    </>
  );
}
