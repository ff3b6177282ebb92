import { Anchor, Button } from "@mantine/core";
import type { FunctionReturnType } from "convex/server";
import { useState } from "react";
import { api } from "../../../convex/_generated/api";
import { type Fact, FactList } from "../../ui/data/FactList";
import { EmptyState } from "../../ui/feedback/EmptyState";
import { useToast } from "../../ui/feedback/useToast";
import { problemsOf } from "../../ui/forms/problems";
import { useFormat } from "../../ui/i18n/useFormat";
import { useT } from "../../ui/i18n/useT";
import { IconHourglass, IconLock, IconSend } from "../../ui/icons";
import { DetailPage } from "../../ui/pages/DetailPage";
import { useDo, useLive } from "../live/useLive";
import { type Delivery, deliveryTitle, type Letter, templateName } from "./deliveries";
import { DeliveryBadge } from "./DeliveryBadge";
import { LetterView } from "./LetterView";

type Props = {
  first: FunctionReturnType<typeof api.notifications.outbox.one>;
  plain: boolean;
  /** Whether the viewer may send mails again. */
  mayManage: boolean;
};

/** One mail of the outbox as its recipient sees it, and what became of it. */
export function LetterScreen({ first, plain, mayManage }: Props) {
  const t = useT();
  const letter = useLive(api.notifications.outbox.one, { delivery: first.delivery.id }, first);
  const { delivery } = letter;
  const here = `/admin/outbox/${delivery.id}`;
  return (
    <DetailPage
      title={deliveryTitle(t, delivery)}
      back={{ href: "/admin/outbox", label: t("office.outbox.title") }}
      state={<DeliveryBadge state={delivery.state} />}
      actions={mayManage && delivery.canSendAgain ? <SendAgain delivery={delivery} /> : undefined}
      tabs={[
        { href: here, label: t("office.letter.shown") },
        { href: `${here}?view=text`, label: t("office.letter.plain") },
      ]}
      currentTab={plain ? `${here}?view=text` : here}
      facts={<FactList facts={useFacts(letter)} />}
    >
      <LetterBody letter={letter} plain={plain} />
    </DetailPage>
  );
}

function LetterBody({ letter: { delivery, rendered, withheld }, plain }: { letter: Letter; plain: boolean }) {
  const t = useT();
  if (withheld)
    return (
      <EmptyState
        icon={IconLock}
        title={t("office.letter.withheld.title")}
        text={t("office.letter.withheld.text")}
      />
    );
  if (rendered === null)
    return (
      <EmptyState
        icon={IconHourglass}
        title={t("office.letter.unwritten.title")}
        text={t("office.letter.unwritten.text")}
      />
    );
  return <LetterView title={deliveryTitle(t, delivery)} letter={rendered} plain={plain} />;
}

function SendAgain({ delivery }: { delivery: Delivery }) {
  const t = useT();
  const toast = useToast();
  const sendAgain = useDo(api.notifications.outbox.sendAgain);
  const [pending, setPending] = useState(false);
  const send = async () => {
    setPending(true);
    try {
      await sendAgain({ delivery: delivery.id });
      toast({ message: t("office.letter.sentAgain", { address: delivery.address }) });
    } catch (error) {
      toast({ message: problemsOf(error, t).message ?? t("ui.error.text"), meaning: "danger" });
    } finally {
      setPending(false);
    }
  };
  return (
    <Button
      leftSection={<IconSend size={16} aria-hidden="true" />}
      loading={pending}
      onClick={() => void send()}
    >
      {t("office.letter.sendAgain")}
    </Button>
  );
}

function useFacts({ delivery, calendar }: Letter): Fact[] {
  const t = useT();
  const format = useFormat();
  const { address, kind, template, tries, createdAt, sentAt, dueAt, problem, detail } = delivery;
  return [
    { label: t("office.outbox.to"), value: address },
    { label: t("office.outbox.kind"), value: t(`notifications.kind.${kind}`) },
    { label: t("office.letter.template"), value: templateName(t, template) },
    ...(calendar === null
      ? []
      : [{ label: t("office.letter.calendar"), value: <CalendarFile content={calendar.content} /> }]),
    { label: t("office.letter.made"), value: format.dateTime(createdAt) },
    ...(sentAt === null ? [] : [{ label: t("office.letter.sent"), value: format.dateTime(sentAt) }]),
    ...(dueAt === null ? [] : [{ label: t("office.letter.due"), value: format.dateTime(dueAt) }]),
    { label: t("office.letter.tries"), value: format.number(tries) },
    ...(problem === null
      ? []
      : [{ label: t("office.letter.problem"), value: t(`notifications.problem.${problem}`) }]),
    ...(detail === null ? [] : [{ label: t("office.letter.detail"), value: detail }]),
  ];
}

/** What the recipient's calendar is told, as the file that goes along. */
function CalendarFile({ content }: { content: string }) {
  return (
    <Anchor href={`data:text/calendar;charset=utf-8,${encodeURIComponent(content)}`} download="invite.ics">
      invite.ics
    </Anchor>
  );
}
