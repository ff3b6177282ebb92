import { Button } from "@mantine/core";
import { Form } from "@remix-run/react";
import type { Kind } from "../../../convex/notifications/rules/kinds";
import type { TranslateAll } from "../../../convex/shared/messages/translate";
import { useServerT } from "../../ui/i18n/useServerT";
import { PublicPage } from "../../ui/shells/PublicPage";

/** Null for a link that is none of ours. */
export type SubscriptionView = { organization: { name: string }; kind: Kind; wanted: boolean } | null;

/** What the page is called. */
export function unsubscribeTitle(t: TranslateAll, subscription: SubscriptionView): string {
  if (subscription === null) return t("own.unsubscribe.unknown.title");
  return t(`own.unsubscribe.${subscription.wanted ? "ask" : "done"}.title`);
}

/** What a mail's link turns off, with one button that does it, or takes it back. Works without scripts. */
export function UnsubscribeScreen({ subscription }: { subscription: SubscriptionView }) {
  const t = useServerT();
  if (subscription === null)
    return <PublicPage title={t("own.unsubscribe.unknown.title")} text={t("own.unsubscribe.unknown.text")} />;
  const { organization, kind, wanted } = subscription;
  const names = { organization: organization.name, kind: t(`notifications.kind.${kind}`) };
  const step = wanted ? "ask" : "done";
  return (
    <PublicPage
      title={t(`own.unsubscribe.${step}.title`, names)}
      text={t(`own.unsubscribe.${step}.text`, names)}
    >
      <Form method="post">
        <input type="hidden" name="wanted" value={wanted ? "no" : "yes"} />
        <Button type="submit" {...(!wanted && { variant: "default" })}>
          {t(`own.unsubscribe.${step}.button`, names)}
        </Button>
      </Form>
    </PublicPage>
  );
}
