import { NextAction } from "../../../ui/data/NextAction";
import { useFormat } from "../../../ui/i18n/useFormat";
import { useT } from "../../../ui/i18n/useT";
import { useOrganization } from "../../live/useOrganization";
import { type Item, itemHref } from "./content";
import type { Deed } from "./deeds";
import { type NextStep, nextStep } from "./nextStep";

const DEEDS: Record<Exclude<NextStep, null | "lacks">, Deed> = {
  publish: "publish",
  submit: "submit",
  review: "publish",
  changes: "publish",
  scheduled: "schedule",
  again: "publish",
  trashed: "restore",
};

const DAY = 86_400_000;
const KEPT_DAYS = 30;

type Props = { item: Item; lacks: number; onDo: (deed: Deed) => void };

/** What waits for the viewer at a post or page; nothing when nothing does. */
export function ItemNext({ item, lacks, onDo }: Props) {
  const t = useT();
  const format = useFormat();
  const { timeZone } = useOrganization();
  const step = nextStep(item, lacks);
  if (step === null) return null;
  const goes = item.publishAt ?? 0;
  const ends = (item.trashedAt ?? 0) + KEPT_DAYS * DAY;
  const when = step === "trashed" ? format.date(ends, timeZone) : format.eventTime(goes, timeZone);
  const words = {
    text: t(`contentScreens.next.${step}`, { count: lacks, when }),
    actionLabel: t(`contentScreens.next.${step}Action`),
  };
  if (step === "lacks") return <NextAction {...words} href={`${itemHref(item)}#lacks`} />;
  return <NextAction {...words} onAct={() => onDo(DEEDS[step])} />;
}
