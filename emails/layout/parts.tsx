import { Button, Link, Text } from "@react-email/components";
import type { ReactNode } from "react";
import type { Letter } from "../template";
import { styles } from "./theme";

export function Paragraph({ children }: { children: ReactNode }) {
  return (
    <Text className="ink" style={styles.text}>
      {children}
    </Text>
  );
}

/** An aside at the end, such as what to do when the mail was not expected. */
export function Note({ children }: { children: ReactNode }) {
  return (
    <Text className="muted" style={{ ...styles.small, margin: 0 }}>
      {children}
    </Text>
  );
}

/** The digits of a code, set apart so that they can be read out and copied. */
export function Code({ children }: { children: string }) {
  return (
    <Text className="ink" style={styles.code}>
      {children}
    </Text>
  );
}

/** The one thing to do, with its address in full below for programs that show no buttons. */
export function Action({ letter, url, label }: { letter: Letter; url: string; label: string }) {
  return (
    <>
      <Text style={styles.text} data-skip-in-text>
        <Button href={url} style={{ ...styles.button, backgroundColor: letter.organization.color }}>
          {label}
        </Button>
      </Text>
      <Text className="muted" style={styles.small}>
        {letter.t("notifications.mail.address")}
        <br />
        <Link href={url} className="muted" style={{ ...styles.footerLink, wordBreak: "break-all" }}>
          {url}
        </Link>
      </Text>
    </>
  );
}
