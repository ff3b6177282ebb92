import { Button } from "@mantine/core";
import { useId } from "react";
import { api } from "../../../../convex/_generated/api";
import { remindingHeld } from "../../../../convex/library/rules/materialLimits";
import { StatCard } from "../../../ui/data/StatCard";
import { LoadMore } from "../../../ui/feedback/LoadMore";
import { useToast } from "../../../ui/feedback/useToast";
import { RelativeTime } from "../../../ui/i18n/RelativeTime";
import { useFormat } from "../../../ui/i18n/useFormat";
import { useNow } from "../../../ui/i18n/useNow";
import { useT } from "../../../ui/i18n/useT";
import { IconBell } from "../../../ui/icons";
import { PersonAvatar } from "../../../ui/people/PersonAvatar";
import type { Cohort } from "../../cohorts/cohort";
import { useAttempt } from "../../live/useAttempt";
import { useDo } from "../../live/useLive";
import { usePages } from "../../live/usePages";
import type { AbsencePage, MaterialDetail, OpeningPage } from "./material";
import classes from "./materials.module.css";

type Props = {
  material: MaterialDetail;
  cohort: Cohort;
  manages: boolean;
  openings: OpeningPage;
  absences: AbsencePage;
};

/** Who opened a material and when, and who has not, to be reminded. */
export function Readers({ material, cohort, manages, openings, absences }: Props) {
  const t = useT();
  const format = useFormat();
  const seats = cohort.counts.enrolled + cohort.counts.active;
  return (
    <>
      <div className={classes.stats}>
        <StatCard
          label={t("materials.readers.people")}
          value={format.number(material.people)}
          meaning={t("materials.readers.of", { count: seats })}
        />
        <StatCard label={t("materials.fact.opened")} value={format.number(material.opened)} />
        <StatCard label={t("materials.fact.downloaded")} value={format.number(material.downloaded)} />
      </div>
      <Absences material={material} first={absences} manages={manages} />
      <Openings material={material} first={openings} />
    </>
  );
}

type AbsencesProps = { material: MaterialDetail; first: AbsencePage; manages: boolean };

function Absences({ material, first, manages }: AbsencesProps) {
  const t = useT();
  const heading = useId();
  const args = { material: material.id };
  const { rows, status, loadMore } = usePages(api.library.materials.notOpenedBy, args, first);
  const some = rows.length > 0;
  return (
    <section className={classes.part} aria-labelledby={heading}>
      <div className={classes.bar}>
        <h2 id={heading}>{t("materials.readers.absent")}</h2>
        {some && manages && material.state === "published" && <Remind material={material} />}
      </div>
      {some ? (
        <ul className={classes.rows}>
          {rows.map(({ person, name }) => (
            <li key={person} className={classes.row}>
              <PersonAvatar name={name} />
              <span className={classes.name}>{name}</span>
            </li>
          ))}
        </ul>
      ) : (
        <p className={classes.quiet}>{t("materials.readers.absent.none")}</p>
      )}
      {status !== "Exhausted" && <LoadMore shown={rows.length} status={status} onLoadMore={loadMore} />}
    </section>
  );
}

function Remind({ material: { id, remindedAt } }: { material: MaterialDetail }) {
  const t = useT();
  const now = useNow();
  const toast = useToast();
  const remind = useDo(api.library.materials.remind);
  const { pending, attempt } = useAttempt();
  const send = () =>
    attempt(async () => {
      await remind({ material: id });
      toast({ message: t("materials.readers.reminding") });
    });
  return (
    <div className={classes.buttons}>
      {remindedAt !== null && (
        <span className={classes.quiet}>
          {t("materials.readers.reminded")} <RelativeTime at={remindedAt} />
        </span>
      )}
      <Button
        variant="default"
        loading={pending}
        disabled={remindingHeld(remindedAt ?? undefined, now) > 0}
        leftSection={<IconBell size={16} aria-hidden="true" />}
        onClick={() => void send()}
      >
        {t("materials.readers.remind")}
      </Button>
    </div>
  );
}

function Openings({ material, first }: { material: MaterialDetail; first: OpeningPage }) {
  const t = useT();
  const heading = useId();
  const args = { material: material.id };
  const { rows, status, loadMore } = usePages(api.library.materials.openedBy, args, first);
  return (
    <section className={classes.part} aria-labelledby={heading}>
      <h2 id={heading}>{t("materials.readers.log")}</h2>
      {rows.length === 0 ? (
        <p className={classes.quiet}>{t("materials.readers.log.none")}</p>
      ) : (
        <ul className={classes.rows}>
          {rows.map(({ id, name, kind, version, at }) => (
            <li key={id} className={classes.row}>
              <PersonAvatar name={name} />
              <span className={classes.words}>
                <span className={classes.name}>{name}</span>
                <span className={classes.quiet}>
                  {t(`materials.readers.${kind}`, { version: version ?? 1 })} · <RelativeTime at={at} />
                </span>
              </span>
            </li>
          ))}
        </ul>
      )}
      {status !== "Exhausted" && <LoadMore shown={rows.length} status={status} onLoadMore={loadMore} />}
    </section>
  );
}
