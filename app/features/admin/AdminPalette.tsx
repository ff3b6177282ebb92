import { useConvex } from "convex/react";
import { useCallback, useEffect, useMemo } from "react";
import { api } from "../../../convex/_generated/api";
import { useT } from "../../ui/i18n/useT";
import { IconUser } from "../../ui/icons";
import {
  type Command,
  type CommandGroup,
  CommandPalette,
  openCommandPalette,
} from "../../ui/palette/CommandPalette";
import { useOrganization } from "../live/useOrganization";
import { useItemSearch } from "./useItemSearch";
import { adminSections } from "../shell/navigation";
import { useOrganizationCommands } from "../tenancy/useOrganizationCommands";
import type { Presence } from "../shell/presence";

type Props = {
  me: Presence;
  /** Each change opens the palette. */
  asked: number;
};

const FOUND = 8;

/** Finds the pages, people, posts and pages of the site that the viewer may see. Loaded when first asked for. */
export default function AdminPalette({ me, asked }: Props) {
  const t = useT();
  useEffect(() => openCommandPalette(), [asked]);
  const search = useSearch(me);
  const organizations = useOrganizationCommands(me);
  const groups = useMemo<CommandGroup[]>(() => {
    const links = adminSections(t, me.permissions).flatMap((section) => section.links);
    const commands = links.map<Command>(({ href, label, icon }) => {
      return { id: href, label, href, ...(icon !== undefined && { icon }) };
    });
    const others = { label: t("organization.switcher.title"), commands: organizations };
    return [
      { label: t("adminPeople.palette.pages"), commands },
      ...(organizations.length > 0 ? [others] : []),
    ];
  }, [t, me.permissions, organizations]);
  return <CommandPalette groups={groups} {...(search !== null && { search })} />;
}

/** Null for who may look for nothing. */
function useSearch({ permissions }: Presence) {
  const [people, items] = [usePeopleSearch(), useItemSearch()];
  const seesPeople = permissions.includes("people.read");
  const seesContent = permissions.includes("content.read");
  const search = useCallback(
    (words: string): Promise<CommandGroup[]> =>
      Promise.all([...(seesPeople ? [people(words)] : []), ...(seesContent ? [items(words)] : [])]),
    [people, items, seesPeople, seesContent],
  );
  return seesPeople || seesContent ? search : null;
}

function usePeopleSearch() {
  const t = useT();
  const convex = useConvex();
  const { id: organization } = useOrganization();
  return useCallback(
    async (words: string): Promise<CommandGroup> => {
      const paginationOpts = { numItems: FOUND, cursor: null };
      const asked = { organization, search: words, kind: null, paginationOpts };
      const { page } = await convex.query(api.people.people.list, asked);
      const commands = page.map<Command>(({ person, name, email }) => ({
        id: person,
        label: name,
        href: `/admin/people/${person}`,
        icon: IconUser,
        ...(email !== null && { description: email }),
      }));
      return { label: t("adminPeople.palette.people"), commands };
    },
    [convex, organization, t],
  );
}
