import { Button } from "@mantine/core";
import { useT } from "../i18n/useT";
import { IconAlertTriangle, IconRefresh } from "../icons";
import classes from "./feedback.module.css";

type Props = {
  /** What happened; without one, that it could not be loaded. */
  title?: string;
  /** Why, and what to do. */
  text?: string;
  onRetry?: () => void;
  /** Whether it stands for the whole page, whose heading its title is then. */
  wholePage?: boolean;
};

/** What went wrong in the place where it went wrong, and a way to try again. */
export function ErrorState({ title, text, onRetry, wholePage = false }: Props) {
  const t = useT();
  const Name = wholePage ? "h1" : "p";
  return (
    <div className={classes.empty} role="alert" data-tone="danger">
      <span className={classes.emptyIcon}>
        <IconAlertTriangle size={24} aria-hidden="true" />
      </span>
      <Name className={classes.emptyTitle}>{title ?? t("ui.error.title")}</Name>
      <p className={classes.emptyText}>{text ?? t("ui.error.text")}</p>
      {onRetry && (
        <Button
          variant="default"
          leftSection={<IconRefresh size={16} aria-hidden="true" />}
          onClick={onRetry}
        >
          {t("ui.error.retry")}
        </Button>
      )}
    </div>
  );
}
