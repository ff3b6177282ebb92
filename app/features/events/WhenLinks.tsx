import { Button } from "@mantine/core";
import { useT } from "../../ui/i18n/useT";
import { AppLink } from "../../ui/navigation/AppLink";
import classes from "./events.module.css";

/** What comes, or what is over: each an address. `keep`: what else stays in it. */
export function WhenLinks({ when, keep = "" }: { when: "past" | "coming"; keep?: string }) {
  const t = useT();
  const past = keep === "" ? "show=past" : `${keep}&show=past`;
  return (
    <nav className={classes.badges} aria-label={t("sessions.list.which")}>
      {(["coming", "past"] as const).map((each) => (
        <Button
          key={each}
          size="compact-md"
          variant={each === when ? "light" : "subtle"}
          component={AppLink}
          href={`?${each === "past" ? past : keep}`}
          aria-current={each === when ? "page" : undefined}
        >
          {t(`sessions.list.${each}`)}
        </Button>
      ))}
    </nav>
  );
}
