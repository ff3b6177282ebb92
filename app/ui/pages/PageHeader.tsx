import { Title } from "@mantine/core";
import type { ReactNode } from "react";
import { useT } from "../i18n/useT";
import { IconChevronLeft } from "../icons";
import { AppLink } from "../navigation/AppLink";
import classes from "./pages.module.css";

export type PageHeaderProps = {
  title: string;
  /** One sentence below the title. */
  description?: ReactNode;
  /** The page above this one. */
  back?: { href: string; label: string };
  /** StateBadge of the thing. */
  state?: ReactNode;
  /** Buttons, the primary one last. */
  actions?: ReactNode;
};

/** The head of every kind of page: where one is, what it is, what can be done. */
export function PageHeader({ title, description, back, state, actions }: PageHeaderProps) {
  const t = useT();
  return (
    <header className={classes.header}>
      <div className={classes.heading}>
        {back && (
          <AppLink
            className={classes.back}
            href={back.href}
            aria-label={t("ui.detail.back", { place: back.label })}
          >
            <IconChevronLeft size={16} aria-hidden="true" className="followsReading" />
            {back.label}
          </AppLink>
        )}
        <div className={classes.titleLine}>
          <Title order={1}>{title}</Title>
          {state}
        </div>
        {description !== undefined && <p className={classes.description}>{description}</p>}
      </div>
      {actions !== undefined && <div className={classes.actions}>{actions}</div>}
    </header>
  );
}
