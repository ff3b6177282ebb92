import { Menu, Skeleton } from "@mantine/core";
import { useT } from "../../ui/i18n/useT";
import { IconBuildingCommunity, IconCheck, IconPlus } from "../../ui/icons";
import { AppLink } from "../../ui/navigation/AppLink";
import { useOrganization } from "../live/useOrganization";
import type { Presence } from "../shell/presence";
import classes from "./tenancy.module.css";
import { useEntry } from "./useEntry";
import { firstPage, type OwnOrganization, useOrganizations } from "./useOrganizations";

/** In the viewer's menu: the other organizations they have to do with, and the way to a new one. */
export default function OrganizationItems({ me }: { me: Presence }) {
  const t = useT();
  const organizations = useOrganizations(me);
  return (
    <>
      <Menu.Label>{t("organization.switcher.title")}</Menu.Label>
      <div className={classes.organizations}>
        {me.elsewhere && organizations === undefined && <Skeleton height={36} />}
        {organizations?.map((own) => (
          <OrganizationItem key={own.organization.id} own={own} />
        ))}
      </div>
      {me.founds && (
        <Menu.Item
          component={AppLink}
          href="/portal/organizations/new"
          leftSection={<IconPlus size={16} aria-hidden="true" />}
        >
          {t("organization.found.title")}
        </Menu.Item>
      )}
    </>
  );
}

function OrganizationItem({ own }: { own: OwnOrganization }) {
  const { id } = useOrganization();
  const entry = useEntry();
  const present = own.organization.id === id;
  const page = firstPage(own);
  return (
    <Menu.Item
      component="a"
      href={present ? page : entry(own.origin, page)}
      aria-current={present || undefined}
      leftSection={<IconBuildingCommunity size={16} aria-hidden="true" />}
      rightSection={present && <IconCheck size={16} aria-hidden="true" />}
    >
      <bdi>{own.organization.name}</bdi>
    </Menu.Item>
  );
}
