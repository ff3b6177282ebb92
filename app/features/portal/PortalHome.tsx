import { Button } from "@mantine/core";
import { useRouteLoaderData } from "@remix-run/react";
import { api } from "../../../convex/_generated/api";
import type { loader } from "../../routes/portal";
import { NextAction } from "../../ui/data/NextAction";
import { EmptyState } from "../../ui/feedback/EmptyState";
import { useT } from "../../ui/i18n/useT";
import { IconSchool } from "../../ui/icons";
import { AppLink } from "../../ui/navigation/AppLink";
import { ListPage } from "../../ui/pages/ListPage";
import { useAccountLive } from "../live/useAccountLive";
import { useLive } from "../live/useLive";
import { useOrganization } from "../live/useOrganization";
import type { Presence } from "../shell/presence";
import { type Lately, LatelyList } from "./LatelyList";
import classes from "./portal.module.css";

type Props = {
  /** How many passkeys the viewer has. */
  passkeys: Parameters<typeof useAccountLive<typeof api.identity.passkeys.list>>[2];
  unreadAtFirst: number;
  /** The newest of the inbox, as LATELY asks for them. */
  lately: Lately;
};

/** The viewer's first page: what they do next, and what will be here. */
export function PortalHome({ passkeys, unreadAtFirst, lately }: Props) {
  const t = useT();
  const { name: organization } = useOrganization();
  const me = useRouteLoaderData<typeof loader>("routes/portal")?.me;
  const unread = useLive(api.notifications.inbox.unread, {}, unreadAtFirst);
  const hasPasskey = useAccountLive(api.identity.passkeys.list, {}, passkeys).length > 0;
  return (
    <ListPage
      title={t("portal.home.title", { name: me?.person.name ?? "" })}
      description={t("own.home.text", { organization })}
      next={<Next unread={unread} hasPasskey={hasPasskey} me={me} />}
    >
      <div className={classes.columns}>
        <div className={classes.main}>
          <EmptyState
            icon={IconSchool}
            title={t("own.home.empty.title")}
            text={t("portal.home.empty")}
            action={
              <Button component={AppLink} href="/portal/account/notifications" variant="default">
                {t("own.home.choose")}
              </Button>
            }
          />
        </div>
        <LatelyList first={lately} />
      </div>
    </ListPage>
  );
}

type NextProps = { unread: number; hasPasskey: boolean; me: Presence | undefined };

/** The first of these that fits: news, work that waits elsewhere, an easier way in. */
function Next({ unread, hasPasskey, me }: NextProps) {
  const t = useT();
  const seat = me?.companies[0];
  if (unread > 0)
    return (
      <NextAction
        text={t("own.inbox.unread", { count: unread })}
        actionLabel={t("own.home.read")}
        href="/portal/inbox"
      />
    );
  if (me?.permissions.includes("staff.enter"))
    return <NextAction text={t("own.home.staff")} actionLabel={t("own.home.enter")} href="/admin" />;
  if (seat !== undefined)
    return (
      <NextAction
        text={t("own.home.company", { company: seat.name })}
        actionLabel={t("own.home.openCompany")}
        href={`/cockpit/${seat.slug}`}
      />
    );
  if (!hasPasskey)
    return (
      <NextAction
        text={t("own.passkeys.text")}
        actionLabel={t("own.passkeys.add")}
        href="/portal/account/security"
      />
    );
  return null;
}
