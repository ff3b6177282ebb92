import { ActionIcon, Anchor, Button, NativeSelect } from "@mantine/core";
import { useId, useState } from "react";
import { api } from "../../../convex/_generated/api";
import type { Id } from "../../../convex/_generated/dataModel";
import { useToast } from "../../ui/feedback/useToast";
import { useT } from "../../ui/i18n/useT";
import { IconUserMinus } from "../../ui/icons";
import { AppLink } from "../../ui/navigation/AppLink";
import { PersonAvatar } from "../../ui/people/PersonAvatar";
import { useMay } from "../admin/useMay";
import { useAttempt } from "../live/useAttempt";
import { useLater } from "../live/useLater";
import { useDo } from "../live/useLive";
import type { Cohort } from "./cohort";
import classes from "./cohorts.module.css";

/** More people than work for an organization that chooses its instructors from a list. */
const TEAM = 200;

/** Who teaches a cohort; those who run cohorts put them there and take them off, which can be undone. */
export function Instructors({ cohort }: { cohort: Cohort }) {
  const t = useT();
  const heading = useId();
  const manages = useMay()("cohorts.manage");
  const { id, instructors } = cohort;
  return (
    <section aria-labelledby={heading} className={classes.part}>
      <h2 id={heading}>{t("adminCohorts.instructors.title")}</h2>
      <div className={classes.stack}>
        {instructors.length === 0 ? (
          <p className={classes.none}>{t("adminCohorts.instructors.none")}</p>
        ) : (
          <ul className={classes.rows}>
            {instructors.map(({ person, name }) => (
              <li key={person}>
                <span className={classes.rowMain}>
                  <PersonAvatar name={name} size={28} />
                  <Anchor component={AppLink} href={`/admin/people/${person}`}>
                    {name}
                  </Anchor>
                </span>
                {manages && <TakeOff cohort={id} person={person} name={name} />}
              </li>
            ))}
          </ul>
        )}
        {manages && <AddInstructor cohort={cohort} />}
      </div>
    </section>
  );
}

type Place = { cohort: Id<"cohorts">; person: Id<"persons">; name: string };

function TakeOff({ cohort, person, name }: Place) {
  const t = useT();
  const toast = useToast();
  const add = useDo(api.cohorts.instructors.add);
  const remove = useDo(api.cohorts.instructors.remove);
  const { pending, attempt } = useAttempt();
  const takeOff = async () => {
    if (!(await attempt(() => remove({ cohort, person })))) return;
    toast({
      message: t("adminCohorts.instructors.removed", { name }),
      onUndo: async () => void (await add({ cohort, person })),
    });
  };
  return (
    <ActionIcon
      variant="subtle"
      color="gray"
      loading={pending}
      aria-label={t("adminCohorts.instructors.remove", { name })}
      onClick={() => void takeOff()}
    >
      <IconUserMinus size={18} aria-hidden="true" />
    </ActionIcon>
  );
}

function AddInstructor({ cohort: { id, instructors } }: { cohort: Cohort }) {
  const t = useT();
  const add = useDo(api.cohorts.instructors.add);
  const { pending, attempt } = useAttempt();
  const [person, setPerson] = useState("");
  const team = useLater(api.people.memberships.list, {
    former: false,
    paginationOpts: { numItems: TEAM, cursor: null },
  });
  const free = (team?.page ?? []).filter(
    (member) =>
      member.roles.includes("instructor") && !instructors.some((known) => known.person === member.person),
  );
  if (team !== undefined && free.length === 0)
    return <p className={classes.none}>{t("adminCohorts.instructors.nobodyFree")}</p>;
  const put = async () => {
    if (await attempt(() => add({ cohort: id, person: person as Id<"persons"> }))) setPerson("");
  };
  return (
    <div className={classes.inline}>
      <NativeSelect
        label={t("adminCohorts.instructors.choose")}
        value={person}
        data={[
          { value: "", label: t("adminCohorts.instructors.nobody") },
          ...free.map((member) => ({ value: member.person, label: member.name })),
        ]}
        onChange={({ currentTarget }) => setPerson(currentTarget.value)}
      />
      <Button variant="default" disabled={person === ""} loading={pending} onClick={() => void put()}>
        {t("adminCohorts.instructors.add")}
      </Button>
    </div>
  );
}
