import { Tooltip } from "@mantine/core";
import { useT } from "../i18n/useT";
import classes from "./people.module.css";
import { PersonAvatar } from "./PersonAvatar";

export type PresentPerson = { id: string; name: string; imageUrl?: string | null };

type Props = { people: readonly PresentPerson[]; most?: number };

/** Who else is here at this moment. */
export function PresenceAvatars({ people, most = 4 }: Props) {
  const t = useT();
  const seen = people.slice(0, most);
  const others = people.length - seen.length;
  return (
    <div className={classes.presence}>
      <ul className={classes.faces}>
        {seen.map((person) => (
          <li key={person.id}>
            <Tooltip label={person.name}>
              <span className={classes.face}>
                <PersonAvatar name={person.name} imageUrl={person.imageUrl} size={28} />
                <span className="visuallyHidden">{person.name}</span>
              </span>
            </Tooltip>
          </li>
        ))}
        {others > 0 && (
          <li className={classes.others}>
            <span aria-hidden="true">+{others}</span>
            <span className="visuallyHidden">{t("ui.presence.more", { count: others })}</span>
          </li>
        )}
      </ul>
      <span className={classes.presenceWord}>{t("ui.presence.here", { count: people.length })}</span>
    </div>
  );
}
