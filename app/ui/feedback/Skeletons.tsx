import { Skeleton } from "@mantine/core";
import { useT } from "../i18n/useT";
import classes from "./feedback.module.css";

/** Text that is coming: so many lines, as high as the lines will be. */
export function TextSkeleton({ lines = 3 }: { lines?: number }) {
  return (
    <Loading>
      {Array.from({ length: lines }, (_, line) => (
        <Skeleton key={line} height={14} my={5} width={line === lines - 1 ? "60%" : "100%"} />
      ))}
    </Loading>
  );
}

/** Cards that are coming. */
export function CardSkeleton({ cards = 3, height = 120 }: { cards?: number; height?: number }) {
  return (
    <Loading className={classes.cardSkeleton}>
      {Array.from({ length: cards }, (_, card) => (
        <Skeleton key={card} height={height} radius="lg" />
      ))}
    </Loading>
  );
}

function Loading({ children, className }: { children: React.ReactNode; className?: string | undefined }) {
  const t = useT();
  return (
    <div className={className} role="status" aria-busy="true">
      <span className="visuallyHidden">{t("ui.loading")}</span>
      {children}
    </div>
  );
}
