import { Menu, UnstyledButton, useMantineColorScheme } from "@mantine/core";
import { type ReactNode, useId } from "react";
import { useT } from "../i18n/useT";
import { IconCheck, IconDeviceDesktop, IconLogout, IconMoon, IconSun } from "../icons";
import { AppLink } from "../navigation/AppLink";
import { PersonAvatar } from "../people/PersonAvatar";
import classes from "./shell.module.css";
import type { ShellLink } from "./shellLinks";

export type UserMenuProps = {
  person: { name: string; email: string; imageUrl?: string | null };
  links: readonly ShellLink[];
  /** Items for who belongs to several organizations. */
  organizations?: ReactNode;
  /** Where a POST ends the session. */
  signOutAction: string;
};

/** The menu itself, open at first: it is loaded when somebody asks for it. */
export default function OpenUserMenu({ person, links, organizations, signOutAction }: UserMenuProps) {
  const t = useT();
  const form = useId();
  return (
    <>
      <form id={form} method="post" action={signOutAction} hidden />
      <Menu position="bottom-end" width={264} keepMounted={false} withinPortal={false} defaultOpened>
        <Menu.Target>
          <UnstyledButton
            className={classes.userButton}
            aria-label={t("ui.shell.userMenu", { name: person.name })}
          >
            <PersonAvatar {...person} size={32} />
          </UnstyledButton>
        </Menu.Target>
        <Menu.Dropdown className={classes.userDropdown}>
          <div className={classes.userFacts}>
            <strong>{person.name}</strong>
            <span>{person.email}</span>
          </div>
          <Menu.Divider />
          {links.map(({ href, label, icon: LinkIcon }) => (
            <Menu.Item
              key={href}
              component={AppLink}
              href={href}
              leftSection={LinkIcon && <LinkIcon size={16} aria-hidden="true" />}
            >
              {label}
            </Menu.Item>
          ))}
          {organizations !== undefined && (
            <>
              <Menu.Divider />
              {organizations}
            </>
          )}
          <Menu.Divider />
          <SchemeItems />
          <Menu.Divider />
          <Menu.Item
            component="button"
            type="submit"
            form={form}
            leftSection={<IconLogout size={16} aria-hidden="true" className="followsReading" />}
          >
            {t("ui.shell.signOut")}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </>
  );
}

function SchemeItems() {
  const t = useT();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const schemes = [
    ["light", IconSun, t("ui.scheme.light")],
    ["dark", IconMoon, t("ui.scheme.dark")],
    ["auto", IconDeviceDesktop, t("ui.scheme.auto")],
  ] as const;
  return schemes.map(([scheme, SchemeIcon, label]) => (
    <Menu.Item
      key={scheme}
      aria-current={colorScheme === scheme || undefined}
      closeMenuOnClick={false}
      onClick={() => setColorScheme(scheme)}
      leftSection={<SchemeIcon size={16} aria-hidden="true" />}
      rightSection={colorScheme === scheme && <IconCheck size={16} aria-hidden="true" />}
      className={classes.schemeItem}
    >
      {label}
    </Menu.Item>
  ));
}
