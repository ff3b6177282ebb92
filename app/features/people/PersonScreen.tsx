import { api } from "../../../convex/_generated/api";
import { type Fact, FactList } from "../../ui/data/FactList";
import { StateBadge } from "../../ui/data/StateBadge";
import { useFormat } from "../../ui/i18n/useFormat";
import { useT } from "../../ui/i18n/useT";
import { AppLink } from "../../ui/navigation/AppLink";
import { DetailPage } from "../../ui/pages/DetailPage";
import { useMay } from "../admin/useMay";
import { useLive } from "../live/useLive";
import { Journey, type JourneyPages } from "./Journey";
import { PersonActions } from "./PersonActions";
import type { PersonFacts } from "./personFacts";

/** Counting stops here. */
const MANY = 101;

type Props = { first: PersonFacts; journey: JourneyPages };

/** Everything of one person within the organization. */
export function PersonScreen({ first, journey }: Props) {
  const t = useT();
  const person = useLive(api.people.people.detail, { person: first.person }, first);
  return (
    <DetailPage
      title={person.name}
      {...(person.email !== null && { description: person.email })}
      back={{ href: "/admin/people", label: t("adminPeople.people.title") }}
      state={person.kinds.map((kind) => (
        <StateBadge key={kind} label={t(`people.kinds.${kind}`)} meaning="neutral" />
      ))}
      actions={<PersonActions person={person} />}
      facts={<FactList facts={useFacts(person)} />}
    >
      <Journey person={person.person} first={journey} />
    </DetailPage>
  );
}

function useFacts(person: PersonFacts): Fact[] {
  const t = useT();
  const format = useFormat();
  const may = useMay();
  const { email, roles, since, locale, timeZone, deliveries, knownElsewhere } = person;
  const language =
    locale === null
      ? null
      : new Intl.DisplayNames([t("adminPeople.person.languageTag")], { type: "language" }).of(locale);
  return [
    { label: t("common.email"), value: email ?? t("common.none") },
    ...(roles.length === 0
      ? []
      : [
          {
            label: t("adminPeople.roles"),
            value: format.list(roles.map((role) => t(`people.roles.${role}`))),
          },
        ]),
    { label: t("adminPeople.person.known"), value: format.date(since) },
    { label: t("adminPeople.person.language"), value: language ?? t("adminPeople.person.asHere") },
    {
      label: t("adminPeople.person.timeZone"),
      value: timeZone?.replaceAll("_", " ") ?? t("adminPeople.person.asHere"),
    },
    {
      label: t("adminPeople.person.mails"),
      value:
        deliveries >= MANY ? t("adminPeople.person.many", { count: MANY - 1 }) : format.number(deliveries),
    },
    ...(knownElsewhere
      ? [{ label: t("adminPeople.person.elsewhere"), value: t("adminPeople.person.elsewhereText") }]
      : []),
    ...(may("audit.read")
      ? [
          {
            label: t("shell.audit"),
            value: (
              <AppLink href={`/admin/audit?actor=${person.person}`}>{t("adminPeople.person.deeds")}</AppLink>
            ),
          },
        ]
      : []),
  ];
}
