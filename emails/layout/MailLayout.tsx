import { Body, Container, Head, Heading, Html, Link, Preview, Section, Text } from "@react-email/components";
import type { ReactNode } from "react";
import { directionOf } from "../../convex/shared/locales";
import type { Letter } from "../template";
import { DARK_STYLES, styles } from "./theme";

type Props = { letter: Letter; title: string; preview: string; children: ReactNode };

/** The sheet every mail is written on: the organization's name, a card, and why this mail came. */
export function MailLayout({ letter, title, preview, children }: Props) {
  const { t, locale, organization } = letter;
  return (
    <Html lang={locale} dir={directionOf(locale)}>
      <Head>
        <title>{title}</title>
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <style>{DARK_STYLES}</style>
      </Head>
      <Preview>{preview}</Preview>
      <Body className="ground" style={styles.body}>
        <Container style={styles.container}>
          <Text style={styles.name}>
            <Link href={organization.url} className="ink" style={{ color: organization.color }}>
              {organization.name}
            </Link>
          </Text>
          <Section className="card" style={styles.card}>
            <Heading as="h1" className="ink" style={styles.heading}>
              {title}
            </Heading>
            {children}
          </Section>
          <Section style={{ padding: "16px 0 0" }}>
            <Text className="muted" style={styles.small}>
              {t("notifications.mail.reason", { organization: organization.name })}
            </Text>
            <UnsubscribeLink letter={letter} />
          </Section>
        </Container>
      </Body>
    </Html>
  );
}

function UnsubscribeLink({ letter: { t, unsubscribeUrl } }: { letter: Letter }) {
  if (unsubscribeUrl === null) return null;
  return (
    <Text className="muted" style={styles.small}>
      <Link href={unsubscribeUrl} className="muted" style={styles.footerLink}>
        {t("notifications.mail.unsubscribe")}
      </Link>
    </Text>
  );
}
