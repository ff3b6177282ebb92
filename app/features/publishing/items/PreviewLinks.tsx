import { Button } from "@mantine/core";
import type { FunctionReturnType } from "convex/server";
import { api } from "../../../../convex/_generated/api";
import { useToast } from "../../../ui/feedback/useToast";
import { useFormat } from "../../../ui/i18n/useFormat";
import { useT } from "../../../ui/i18n/useT";
import { useAttempt } from "../../live/useAttempt";
import { useDo, useLive } from "../../live/useLive";
import type { ItemLine } from "./content";
import classes from "./items.module.css";

type Link = FunctionReturnType<typeof api.publishing.previews.links>[number];
const NONE: Link[] = [];

/** The links by which a draft can be seen now, each with a way to end it; nothing where there are none. */
export function PreviewLinks({ item }: { item: Pick<ItemLine, "id"> }) {
  const t = useT();
  const links = useLive(api.publishing.previews.links, { item: item.id }, NONE);
  if (links.length === 0) return null;
  return (
    <section className={classes.part}>
      <h2>{t("contentScreens.preview.links")}</h2>
      <ul className={classes.rows}>
        {links.map((link) => (
          <LinkRow key={link.id} link={link} />
        ))}
      </ul>
    </section>
  );
}

function LinkRow({ link: { id, madeByName, madeAt, expiresAt } }: { link: Link }) {
  const t = useT();
  const format = useFormat();
  const toast = useToast();
  const end = useDo(api.publishing.previews.end);
  const { pending, attempt } = useAttempt();
  const when = format.dateTime(expiresAt);
  const endIt = async () => {
    if (await attempt(() => end({ link: id }))) toast({ message: t("contentScreens.preview.ended") });
  };
  return (
    <li>
      <span className={classes.rowMain}>
        <span className={classes.rowName}>{t("contentScreens.preview.linkUntil", { when })}</span>
        <span className={classes.quiet}>
          {t("contentScreens.preview.madeBy", { name: madeByName, when: format.dateTime(madeAt) })}
        </span>
      </span>
      <Button
        size="compact-sm"
        variant="default"
        loading={pending}
        aria-label={t("contentScreens.preview.endThis", { when })}
        onClick={() => void endIt()}
      >
        {t("contentScreens.preview.end")}
      </Button>
    </li>
  );
}
