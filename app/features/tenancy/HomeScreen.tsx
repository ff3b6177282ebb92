import { Anchor, Container, Stack, Text, Title } from "@mantine/core";
import { useRouteLoaderData } from "@remix-run/react";
import type { RootData } from "../../root";
import { useT } from "../../ui/i18n/useT";

/** The organization's first page. */
export function HomeScreen() {
  const root = useRouteLoaderData("root") as RootData | undefined;
  const t = useT();
  return (
    <Container component="main" size={720} py={64}>
      <Stack gap={16}>
        <Title order={1}>{root?.organization?.name ?? t("shell.notFound.title")}</Title>
        {!root?.organization ? (
          <Text>{t("shell.notFound.text")}</Text>
        ) : (
          <Anchor href={root.person === null ? "/sign-in" : "/portal"}>
            {root.person === null ? t("shell.signIn") : t("shell.portal")}
          </Anchor>
        )}
      </Stack>
    </Container>
  );
}
