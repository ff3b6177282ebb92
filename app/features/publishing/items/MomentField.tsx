import { useState } from "react";
import { RichDate } from "../../../ui/forms/RichDate";
import { useT } from "../../../ui/i18n/useT";
import { IconAlertTriangle } from "../../../ui/icons";
import classes from "./items.module.css";
import { enteredMoment, wallText } from "./moments";

type Props = {
  name: string;
  label: string;
  description: string;
  zone: string;
  /** What is set already, in milliseconds since 1970; null for nothing. */
  at: number | null;
};

/** A day and a time in a zone; where its clocks are changed over that time, it says what then is meant. */
export function MomentField({ at, zone, ...field }: Props) {
  const t = useT();
  const first = at === null ? null : wallText(at, zone);
  const [wall, setWall] = useState(first);
  const moment = enteredMoment(wall, zone);
  return (
    <div>
      <RichDate {...field} zone={zone} onChange={setWall} {...(first !== null && { defaultValue: first })} />
      <div role="status">
        {moment !== null && moment.fit !== "exact" && (
          <p className={classes.clock}>
            <IconAlertTriangle size={14} aria-hidden="true" />
            {t(`contentScreens.schedule.${moment.fit}`, { asked: moment.asked, becomes: moment.becomes })}
          </p>
        )}
      </div>
    </div>
  );
}
