import { useMemo } from "react";
import { useT } from "../../ui/i18n/useT";
import { IconBuildingCommunity, IconPlus } from "../../ui/icons";
import type { Command } from "../../ui/palette/CommandPalette";
import { useOrganization } from "../live/useOrganization";
import type { Presence } from "../shell/presence";
import { useEntry } from "./useEntry";
import { firstPage, useOrganizations } from "./useOrganizations";

/** For the palette: to the viewer's other organizations, and to a new one. */
export function useOrganizationCommands(me: Presence): Command[] {
  const t = useT();
  const entry = useEntry();
  const { id } = useOrganization();
  const organizations = useOrganizations(me);
  return useMemo(() => {
    const others = organizations?.filter(({ organization }) => organization.id !== id) ?? [];
    const commands = others.map<Command>((own) => ({
      id: own.organization.id,
      label: own.organization.name,
      icon: IconBuildingCommunity,
      onRun: () => window.location.assign(entry(own.origin, firstPage(own))),
    }));
    if (!me.founds) return commands;
    const title = t("organization.found.title");
    return [...commands, { id: "found", label: title, href: "/portal/organizations/new", icon: IconPlus }];
  }, [t, entry, id, organizations, me.founds]);
}
