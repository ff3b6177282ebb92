import { Stack, Text, Title } from "@mantine/core";
import { useRouteLoaderData } from "@remix-run/react";
import type { loader } from "../../routes/portal";
import { useT } from "../../ui/i18n/useT";

/** The learner's first page. */
export function PortalHome() {
  const t = useT();
  const me = useRouteLoaderData<typeof loader>("routes/portal")?.me;
  return (
    <Stack gap={8}>
      <Title order={1}>{t("portal.home.title", { name: me?.person.name ?? "" })}</Title>
      <Text c="dimmed">{t("portal.home.empty")}</Text>
    </Stack>
  );
}
