import { useConvex } from "convex/react";
import { useCallback } from "react";
import { api } from "../../../convex/_generated/api";
import { CONTENT_KINDS, type ContentKind } from "../../../convex/publishing/rules/statuses";
import { useT } from "../../ui/i18n/useT";
import { IconBrowser, IconNews } from "../../ui/icons";
import type { Command, CommandGroup } from "../../ui/palette/CommandPalette";
import { useOrganization } from "../live/useOrganization";
import { itemHref } from "../publishing/items/content";

const ICONS = { post: IconNews, page: IconBrowser };
/** Of each kind. */
const FOUND = 4;

/** Finds posts and pages by words of their titles, for the command palette. */
export function useItemSearch(): (words: string) => Promise<CommandGroup> {
  const t = useT();
  const convex = useConvex();
  const { id: organization } = useOrganization();
  return useCallback(
    async (words) => {
      const search = async (kind: ContentKind) => {
        const found = await convex.query(api.publishing.items.search, { organization, kind, text: words });
        return found.slice(0, FOUND).map<Command>((item) => ({
          id: item.id,
          label: item.title,
          href: itemHref(item),
          icon: ICONS[kind],
          description: t(`contentScreens.state.${item.state}`),
        }));
      };
      const commands = await Promise.all(CONTENT_KINDS.map(search));
      return { label: t("contentScreens.palette.title"), commands: commands.flat() };
    },
    [convex, organization, t],
  );
}
