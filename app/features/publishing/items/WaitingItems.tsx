import { api } from "../../../../convex/_generated/api";
import type { ContentKind, ContentState } from "../../../../convex/publishing/rules/statuses";
import { NextAction } from "../../../ui/data/NextAction";
import { useT } from "../../../ui/i18n/useT";
import { useLive } from "../../live/useLive";
import { CONTENT_PATHS, itemHref, type ItemsPage } from "./content";

/** As many as are counted one by one. */
export const WAITING = { numItems: 50, cursor: null };

type Props = { kind: ContentKind; state: ContentState | null; first: ItemsPage };

/** What waits for review, for who publishes: one leads to itself, several to their list. */
export function WaitingItems({ kind, state, first }: Props) {
  const t = useT();
  const asked = { kind, state: "inReview" as const, paginationOpts: WAITING };
  const { page } = useLive(api.publishing.items.list, asked, first);
  const [only] = page;
  if (only === undefined || state === "inReview") return null;
  const count = page.length;
  return (
    <NextAction
      text={t("contentScreens.waiting", { count })}
      actionLabel={t("contentScreens.lookWaiting", { count })}
      href={count === 1 ? itemHref(only) : `${CONTENT_PATHS[kind]}?state=inReview`}
    />
  );
}
