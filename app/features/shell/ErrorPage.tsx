import { Anchor, Container, Stack, Text, Title } from "@mantine/core";
import { useT } from "../../ui/i18n/useT";

type Props = { title: string; text: string };

/** What happened and where to go on. Works without scripts. */
export function ErrorPage({ title, text }: Props) {
  const t = useT();
  return (
    <Container component="main" size={720} py={64}>
      <Stack gap={16}>
        <Title order={1}>{title}</Title>
        <Text>{text}</Text>
        <Anchor href="/">{t("shell.toHome")}</Anchor>
      </Stack>
    </Container>
  );
}
