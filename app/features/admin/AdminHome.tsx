import type { FunctionReturnType } from "convex/server";
import { api } from "../../../convex/_generated/api";
import { NextAction } from "../../ui/data/NextAction";
import { Timeline } from "../../ui/data/Timeline";
import { useT } from "../../ui/i18n/useT";
import { AppLink } from "../../ui/navigation/AppLink";
import { DetailPage } from "../../ui/pages/DetailPage";
import { actionName } from "../audit/actionName";
import { actorName } from "../audit/actorName";
import { useLive } from "../live/useLive";
import { useOrganization } from "../live/useOrganization";
import { adminSections, type Place } from "../shell/navigation";
import classes from "./admin.module.css";
import { useMe } from "./useMay";

type Invitations = FunctionReturnType<typeof api.people.invitations.list>;
type Mails = FunctionReturnType<typeof api.notifications.outbox.list>;
type Entries = FunctionReturnType<typeof api.audit.entries.list>;

/** What waits, and what happened; null for what the viewer may not see. */
export type Overview = { invitations: Invitations | null; failed: Mails | null; entries: Entries | null };

/** As many as are counted one by one. */
export const WAITING = { numItems: 50, cursor: null };
export const LATEST = { numItems: 8, cursor: null };

/** Where staff begin: what waits for them, the places they may enter, what happened last. */
export function AdminHome({ invitations, failed, entries }: Overview) {
  const t = useT();
  const { name } = useOrganization();
  const { permissions } = useMe();
  const places = adminSections(t, permissions).flatMap(({ links }) =>
    links.filter(({ href }) => href !== "/admin"),
  );
  return (
    <DetailPage
      title={name}
      description={t("office.home.text")}
      next={
        <>
          {failed !== null && <FailedMails first={failed} />}
          {invitations !== null && <OpenInvitations first={invitations} />}
        </>
      }
      {...(entries !== null && { activity: <Latest first={entries} /> })}
    >
      <ul className={classes.places} aria-label={t("office.home.places")}>
        {places.map((place) => (
          <PlaceCard key={place.href} {...place} />
        ))}
      </ul>
    </DetailPage>
  );
}

function PlaceCard({ href, label, about, icon: PlaceIcon }: Place) {
  return (
    <li>
      <AppLink className={classes.place} href={href}>
        {PlaceIcon !== undefined && <PlaceIcon size={20} aria-hidden="true" />}
        <strong>{label}</strong>
        {about !== undefined && <span>{about}</span>}
      </AppLink>
    </li>
  );
}

function FailedMails({ first }: { first: Mails }) {
  const t = useT();
  const { page } = useLive(
    api.notifications.outbox.list,
    { state: "failed", paginationOpts: WAITING },
    first,
  );
  if (page.length === 0) return null;
  return (
    <NextAction
      text={t("office.outbox.stranded", { count: page.length })}
      actionLabel={t("office.outbox.look")}
      href="/admin/outbox?state=failed"
    />
  );
}

function OpenInvitations({ first }: { first: Invitations }) {
  const t = useT();
  const { page } = useLive(api.people.invitations.list, { state: "open", paginationOpts: WAITING }, first);
  if (page.length === 0) return null;
  return (
    <NextAction
      text={t("office.home.invitations", { count: page.length })}
      actionLabel={t("office.home.lookInvitations")}
      href="/admin/members/invitations"
    />
  );
}

function Latest({ first }: { first: Entries }) {
  const t = useT();
  const { page } = useLive(api.audit.entries.list, { paginationOpts: LATEST }, first);
  return (
    <>
      <Timeline
        entries={page.map((entry) => ({
          id: entry.id,
          at: entry.at,
          title: actionName(t, entry.action),
          text: <bdi>{actorName(t, entry)}</bdi>,
        }))}
      />
      <AppLink href="/admin/audit">{t("office.home.wholeLog")}</AppLink>
    </>
  );
}
