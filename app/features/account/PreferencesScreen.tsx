import { Switch } from "@mantine/core";
import { useMutation } from "convex/react";
import type { FunctionReturnType } from "convex/server";
import { useMemo } from "react";
import { api } from "../../../convex/_generated/api";
import { CHANNELS, type Kind, KINDS } from "../../../convex/notifications/rules/kinds";
import { useT } from "../../ui/i18n/useT";
import { useAttempt } from "../live/useAttempt";
import { useLive } from "../live/useLive";
import { useOrganization } from "../live/useOrganization";
import classes from "./account.module.css";
import { AccountPage } from "./AccountPage";
import { Section } from "./Section";

type Preferences = FunctionReturnType<typeof api.notifications.preferences.list>;

/** What the viewer wants to hear of, and how. Each switch is kept as it is moved. */
export function PreferencesScreen({ first }: { first: Preferences }) {
  const t = useT();
  const preferences = useLive(api.notifications.preferences.list, {}, first);
  return (
    <AccountPage tab="notifications">
      <div className={classes.sections}>
        <Section title={t("own.preferences.title")} text={t("own.preferences.text")}>
          <table className={classes.choices}>
            <thead>
              <tr>
                <th scope="col">{t("own.preferences.kind")}</th>
                {CHANNELS.map((channel) => (
                  <th key={channel} scope="col" className={classes.switch}>
                    {t(`own.preferences.channel.${channel}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {KINDS.map((kind) => (
                <KindRow key={kind} kind={kind} choices={preferences.filter((row) => row.kind === kind)} />
              ))}
            </tbody>
          </table>
        </Section>
      </div>
    </AccountPage>
  );
}

function KindRow({ kind, choices }: { kind: Kind; choices: Preferences }) {
  const t = useT();
  const choose = useChoose();
  return (
    <tr>
      <th scope="row">
        {t(`notifications.kind.${kind}`)}
        <span className={classes.choiceText}>{t(`own.preferences.kind.${kind}`)}</span>
      </th>
      {choices.map(({ channel, wanted, optional }) => (
        <td key={channel} className={classes.switch}>
          <Switch
            checked={wanted}
            disabled={!optional}
            aria-label={t(optional ? "own.preferences.switch" : "own.preferences.always", {
              kind: t(`notifications.kind.${kind}`),
              channel: t(`own.preferences.channel.${channel}`),
            })}
            onChange={({ currentTarget: { checked } }) => choose({ kind, channel, wanted: checked })}
          />
        </td>
      ))}
    </tr>
  );
}

/** Keeps a choice; the switch moves at once and moves back if it is refused. */
function useChoose() {
  const { id: organization } = useOrganization();
  const { attempt } = useAttempt();
  const mutate = useMutation(api.notifications.preferences.choose);
  const choose = useMemo(
    () =>
      mutate.withOptimisticUpdate((store, { organization: here, kind, channel, wanted }) => {
        const known = store.getQuery(api.notifications.preferences.list, { organization: here });
        const changed = known?.map((row) =>
          row.kind === kind && row.channel === channel ? { ...row, wanted } : row,
        );
        store.setQuery(api.notifications.preferences.list, { organization: here }, changed);
      }),
    [mutate],
  );
  return (choice: Pick<Preferences[number], "kind" | "channel" | "wanted">) =>
    void attempt(() => choose({ organization, ...choice }));
}
