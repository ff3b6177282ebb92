import { Button, Title } from "@mantine/core";
import { useRouteLoaderData } from "@remix-run/react";
import type { ReactNode } from "react";
import type { RootData } from "../../root";
import { useServerT } from "../../ui/i18n/useServerT";
import { PublicPage } from "../../ui/shells/PublicPage";
import classes from "./home.module.css";

/** The organization's first page: its name as on a programme's cover, who goes in by which door, and what is new. */
export function HomeScreen({ children }: { children?: ReactNode }) {
  const root = useRouteLoaderData("root") as RootData | undefined;
  const t = useServerT();
  if (!root?.organization)
    return <PublicPage title={t("shell.notFound.title")} text={t("shell.notFound.text")} />;
  const signedIn = root.person !== null;
  return (
    <div className={classes.programme}>
      <div className={classes.cover}>
        <Title order={1} className={classes.name}>
          {root.organization.name}
        </Title>
        <p className={classes.lead}>{t("tenancy.home.lead")}</p>
        <div>
          <Button component="a" size="md" href={signedIn ? "/portal" : "/sign-in"}>
            {t(signedIn ? "tenancy.home.goOn" : "shell.signIn")}
          </Button>
        </div>
      </div>
      <ol className={classes.doors}>
        <Door name="learner" href="/portal" />
        <Door name="invited" />
        <Door name="company" href="/cockpit" />
      </ol>
      {children}
    </div>
  );
}

type DoorProps = { name: "learner" | "invited" | "company"; href?: string };

function Door({ name, href }: DoorProps) {
  const t = useServerT();
  const title = t(`tenancy.home.${name}.title`);
  return (
    <li>
      <h2>{href === undefined ? title : <a href={href}>{title}</a>}</h2>
      <p>{t(`tenancy.home.${name}.text`)}</p>
    </li>
  );
}
