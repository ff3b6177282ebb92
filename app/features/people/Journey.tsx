import type { FunctionReturnType } from "convex/server";
import { type ReactNode, useId } from "react";
import { api } from "../../../convex/_generated/api";
import type { Id } from "../../../convex/_generated/dataModel";
import { StateBadge } from "../../ui/data/StateBadge";
import { LoadMore } from "../../ui/feedback/LoadMore";
import { useFormat } from "../../ui/i18n/useFormat";
import { useT } from "../../ui/i18n/useT";
import { AppLink } from "../../ui/navigation/AppLink";
import { useMay } from "../admin/useMay";
import { cohortHref, ENROLLMENT_MEANINGS } from "../cohorts/cohort";
import { type Pages, usePages } from "../live/usePages";
import { goalOf, INVITATION_MEANINGS } from "./invitationWords";
import classes from "./people.module.css";

type Journeys = typeof api.people.journeys;
type Part = "memberships" | "companies" | "invitations" | "consents";
/** The first page of each part of a person's journey; null for cohorts that the viewer may not see. */
export type JourneyPages = { [P in Part]: FunctionReturnType<Journeys[P]> } & {
  cohorts: EnrollmentsPage | null;
};
type EnrollmentsPage = FunctionReturnType<typeof api.cohorts.enrollments.ofPerson>;
type Props = { person: Id<"persons">; first: JourneyPages };

/** What a person has been and agreed to in the organization, each kind the newest first. */
export function Journey({ person, first }: Props) {
  return (
    <div className={classes.journey}>
      {first.cohorts !== null && <Cohorts person={person} first={first.cohorts} />}
      <Memberships person={person} first={first} />
      <Seats person={person} first={first} />
      <Invitations person={person} first={first} />
      <Consents person={person} first={first} />
    </div>
  );
}

function Cohorts({ person, first }: { person: Id<"persons">; first: EnrollmentsPage }) {
  const t = useT();
  const format = useFormat();
  const pages = usePages(api.cohorts.enrollments.ofPerson, { person }, first);
  return (
    <JourneyPart title={t("adminCohorts.journey.title")} none={t("adminCohorts.journey.none")} pages={pages}>
      {pages.rows.map(({ id, cohort, name, program, state, stateAt }) => (
        <li key={id} className={classes.row}>
          <span className={classes.rowName}>
            <AppLink href={cohortHref(cohort)}>
              {t("adminCohorts.journey.cohort", { cohort: name, program })}
            </AppLink>
          </span>
          <span className={classes.rowMeta}>
            <StateBadge label={t(`cohorts.enrollment.${state}`)} meaning={ENROLLMENT_MEANINGS[state]} />{" "}
            {t("adminPeople.journey.since", { date: format.date(stateAt) })}
          </span>
        </li>
      ))}
    </JourneyPart>
  );
}

function Memberships({ person, first }: Props) {
  const t = useT();
  const format = useFormat();
  const pages = usePages(api.people.journeys.memberships, { person }, first.memberships);
  return (
    <JourneyPart
      title={t("adminPeople.journey.memberships")}
      none={t("adminPeople.journey.noMemberships")}
      pages={pages}
    >
      {pages.rows.map(({ id, roles, since, endedAt }) => (
        <JourneyRow
          key={id}
          name={format.list(roles.map((role) => t(`people.roles.${role}`)))}
          since={since}
          endedAt={endedAt}
        />
      ))}
    </JourneyPart>
  );
}

function Seats({ person, first }: Props) {
  const t = useT();
  const may = useMay();
  const pages = usePages(api.people.journeys.companies, { person }, first.companies);
  return (
    <JourneyPart
      title={t("adminPeople.journey.companies")}
      none={t("adminPeople.journey.noCompanies")}
      pages={pages}
    >
      {pages.rows.map(({ id, company, name, role, since, endedAt }) => {
        const words = t("adminPeople.invitations.toCompany", {
          role: t(`people.roles.${role}`),
          company: name,
        });
        return (
          <JourneyRow
            key={id}
            name={
              may("companies.read") ? <AppLink href={`/admin/companies/${company}`}>{words}</AppLink> : words
            }
            since={since}
            endedAt={endedAt}
          />
        );
      })}
    </JourneyPart>
  );
}

function Invitations({ person, first }: Props) {
  const t = useT();
  const format = useFormat();
  const pages = usePages(api.people.journeys.invitations, { person }, first.invitations);
  return (
    <JourneyPart
      title={t("adminPeople.journey.invitations")}
      none={t("adminPeople.journey.noInvitations")}
      pages={pages}
    >
      {pages.rows.map((invitation) => (
        <li key={invitation.id} className={classes.row}>
          <span className={classes.rowName}>{goalOf(t, format, invitation)}</span>
          <span className={classes.rowMeta}>
            {format.date(invitation.sentAt)}{" "}
            <StateBadge
              label={t(`people.invitations.${invitation.state}`)}
              meaning={INVITATION_MEANINGS[invitation.state]}
            />
          </span>
        </li>
      ))}
    </JourneyPart>
  );
}

function Consents({ person, first }: Props) {
  const t = useT();
  const format = useFormat();
  const pages = usePages(api.people.journeys.consents, { person }, first.consents);
  return (
    <JourneyPart
      title={t("adminPeople.journey.consents")}
      none={t("adminPeople.journey.noConsents")}
      pages={pages}
    >
      {pages.rows.map(({ document, version, agreedAt }) => (
        <li key={`${document} ${version} ${agreedAt}`} className={classes.row}>
          <span className={classes.rowName}>
            {t("people.consentTo", { document: t(`people.documents.${document}`), version })}
          </span>
          <span className={classes.rowMeta}>{format.dateTime(agreedAt)}</span>
        </li>
      ))}
    </JourneyPart>
  );
}

type PartProps = { title: string; none: string; pages: Pages<unknown>; children: ReactNode };

function JourneyPart({ title, none, pages: { rows, status, loadMore }, children }: PartProps) {
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {rows.length === 0 ? (
        <p className={classes.none}>{none}</p>
      ) : (
        <ul className={classes.rows}>{children}</ul>
      )}
      {status !== "Exhausted" && <LoadMore shown={rows.length} status={status} onLoadMore={loadMore} />}
    </section>
  );
}

type RowProps = { name: ReactNode; since: number; endedAt: number | null };

function JourneyRow({ name, since, endedAt }: RowProps) {
  const t = useT();
  const format = useFormat();
  return (
    <li className={classes.row}>
      <span className={classes.rowName}>{name}</span>
      <span className={classes.rowMeta}>
        {endedAt === null
          ? t("adminPeople.journey.since", { date: format.date(since) })
          : t("adminPeople.journey.between", { from: format.date(since), until: format.date(endedAt) })}
      </span>
    </li>
  );
}
