import { useRouteLoaderData } from "@remix-run/react";
import type { loader } from "../../routes/admin";
import { useOrganization } from "../live/useOrganization";
import { adminSections } from "../shell/navigation";
import { useT } from "../../ui/i18n/useT";
import { AppLink } from "../../ui/navigation/AppLink";
import { ListPage } from "../../ui/pages/ListPage";

/** Where staff begin: the places they may enter. */
export function AdminHome() {
  const t = useT();
  const { name } = useOrganization();
  const me = useRouteLoaderData<typeof loader>("routes/admin")?.me;
  const places = adminSections(t, me?.permissions ?? []).flatMap(({ links }) => links.slice());
  return (
    <ListPage title={name}>
      <ul>
        {places.map(({ href, label }) => (
          <li key={href}>
            <AppLink href={href}>{label}</AppLink>
          </li>
        ))}
      </ul>
    </ListPage>
  );
}
