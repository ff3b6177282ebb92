import { Button, Stack, Text, Title } from "@mantine/core";
import { Form } from "@remix-run/react";
import type { Kind } from "../../../convex/notifications/rules/kinds";
import { useT } from "../../ui/i18n/useT";

/** Null for a link that is none of ours. */
export type SubscriptionView = { organization: { name: string }; kind: Kind; wanted: boolean } | null;

/** What a mail's link turns off, with one button that does it, or takes it back. Works without scripts. */
export function UnsubscribeScreen({ subscription }: { subscription: SubscriptionView }) {
  const t = useT();
  if (subscription === null)
    return <Message title={t("own.unsubscribe.unknown.title")} text={t("own.unsubscribe.unknown.text")} />;
  const { organization, kind, wanted } = subscription;
  const names = { organization: organization.name, kind: t(`notifications.kind.${kind}`) };
  const step = wanted ? "ask" : "done";
  return (
    <Message
      title={t(`own.unsubscribe.${step}.title`, names)}
      text={t(`own.unsubscribe.${step}.text`, names)}
    >
      <Form method="post">
        <input type="hidden" name="wanted" value={wanted ? "no" : "yes"} />
        <Button type="submit" {...(!wanted && { variant: "default" })}>
          {t(`own.unsubscribe.${step}.button`, names)}
        </Button>
      </Form>
    </Message>
  );
}

function Message({ title, text, children }: { title: string; text: string; children?: React.ReactNode }) {
  return (
    <Stack maw={560} mx="auto" py={48} px={16} gap={24}>
      <Title order={1}>{title}</Title>
      <Text>{text}</Text>
      {children}
    </Stack>
  );
}
