import { Text, Title } from "@mantine/core";
import type { ReactNode } from "react";
import classes from "./public.module.css";

type Props = {
  title: string;
  /** One or two sentences below the title. */
  text?: ReactNode;
  children?: ReactNode;
};

/** A public page that says or asks one thing: a rule, a title, a sentence, and what can be done. */
export function PublicPage({ title, text, children }: Props) {
  return (
    <div className={classes.page}>
      <div className={classes.heading}>
        <Title order={1} className={classes.title}>
          {title}
        </Title>
        {text !== undefined && <Text c="dimmed">{text}</Text>}
      </div>
      {children}
    </div>
  );
}
