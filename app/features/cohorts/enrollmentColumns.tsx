import { Anchor } from "@mantine/core";
import type { Translate } from "../../../convex/shared/messages/translate";
import { StateBadge } from "../../ui/data/StateBadge";
import { EventTime } from "../../ui/i18n/EventTime";
import type { Formats } from "../../ui/i18n/formats";
import {
  IconArrowsLeftRight,
  IconCalendar,
  IconCheck,
  IconCircleCheck,
  IconCircleX,
  IconSend,
  IconUserMinus,
  IconX,
} from "../../ui/icons";
import { AppLink } from "../../ui/navigation/AppLink";
import type { DataColumn } from "../../ui/table/columns";
import { actionColumn } from "../people/actionColumn";
import { ENROLLMENT_MEANINGS } from "./cohort";
import { deedsFor, type Enrollment, type EnrollmentDeed } from "./enrollment";

const DEED_ICONS = {
  approve: IconCheck,
  refuse: IconX,
  complete: IconCircleCheck,
  inviteAgain: IconSend,
  transfer: IconArrowsLeftRight,
  defer: IconCalendar,
  fail: IconCircleX,
  withdraw: IconUserMinus,
} satisfies Record<EnrollmentDeed, typeof IconCheck>;

type Options = {
  timeZone: string;
  /** Without it nothing can be done with a row. */
  onAsk?: (deed: EnrollmentDeed, enrollment: Enrollment) => void;
};

/** The table of the people of a cohort. */
export function enrollmentColumns(
  t: Translate,
  format: Formats,
  { timeZone, onAsk }: Options,
): DataColumn<Enrollment>[] {
  const columns: DataColumn<Enrollment>[] = [
    {
      id: "name",
      label: t("common.name"),
      fixed: true,
      value: ({ name }) => name,
      cell: ({ person, name }) => (
        <Anchor component={AppLink} href={`/admin/people/${person}`}>
          {name}
        </Anchor>
      ),
    },
    { id: "email", label: t("common.email"), value: ({ email }) => email },
    {
      id: "state",
      label: t("adminCohorts.state"),
      whole: true,
      value: ({ state }) => t(`cohorts.enrollment.${state}`),
      cell: ({ state }) => (
        <StateBadge label={t(`cohorts.enrollment.${state}`)} meaning={ENROLLMENT_MEANINGS[state]} />
      ),
    },
    {
      id: "since",
      label: t("adminCohorts.since"),
      whole: true,
      value: ({ stateAt }) => stateAt,
      cell: ({ stateAt }) => format.date(stateAt),
    },
    {
      id: "until",
      label: t("adminCohorts.until"),
      value: ({ until }) => until,
      cell: ({ until }) => until !== null && <EventTime at={until} zone={timeZone} />,
      hidden: true,
    },
    {
      id: "role",
      label: t("adminCohorts.role"),
      value: ({ role }) => t(`adminCohorts.roles.${role}`),
    },
    {
      id: "source",
      label: t("adminCohorts.source"),
      hidden: true,
      value: ({ source }) => t(`adminCohorts.sources.${source}`),
    },
    { id: "externalId", label: t("adminCohorts.externalId"), hidden: true, value: (row) => row.externalId },
    { id: "reason", label: t("adminCohorts.reasonShort"), hidden: true, value: ({ reason }) => reason },
  ];
  return onAsk === undefined ? columns : [...columns, deedsColumn(t, onAsk)];
}

function deedsColumn(t: Translate, onAsk: NonNullable<Options["onAsk"]>): DataColumn<Enrollment> {
  return actionColumn<Enrollment>(
    t,
    ({ name }) => name,
    (enrollment) =>
      deedsFor(enrollment.state).map((deed) => ({
        label: t(`adminCohorts.deed.${deed}`),
        icon: DEED_ICONS[deed],
        danger: deed === "withdraw" || deed === "fail",
        onAct: () => onAsk(deed, enrollment),
      })),
  );
}
