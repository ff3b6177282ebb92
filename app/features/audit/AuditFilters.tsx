import { Button, NativeSelect, TextInput } from "@mantine/core";
import { useNavigate } from "@remix-run/react";
import { useT } from "../../ui/i18n/useT";
import { AppLink } from "../../ui/navigation/AppLink";
import { type Person, PersonPicker } from "../privacy/PersonPicker";
import { actionName } from "./actionName";
import classes from "./audit.module.css";
import { type LogChoice, searchOf } from "./filters";

type Props = { choice: LogChoice; person: Person | null; actions: readonly string[] };

/** Narrows the log by what was done, by whom and when. The choice stands in the address, so it can be passed on. */
export function AuditFilters({ choice, person, actions }: Props) {
  const t = useT();
  const navigate = useNavigate();
  const choose = (change: Partial<LogChoice>) => navigate(searchOf({ ...choice, ...change }));
  const named = actions
    .map((value) => ({ value, label: actionName(t, value) }))
    .sort((one, other) => one.label.localeCompare(other.label));
  return (
    <div className={classes.filters} role="group" aria-label={t("ui.list.filters")}>
      <NativeSelect
        label={t("office.audit.action")}
        value={choice.action}
        data={[{ value: "", label: t("office.audit.anyAction") }, ...named]}
        onChange={({ currentTarget: { value } }) => choose({ action: value })}
      />
      <PersonPicker
        key={person?.id}
        label={t("office.audit.actor")}
        placeholder={t("office.audit.anybody")}
        person={person}
        onPick={(picked) => choose({ actor: picked?.id ?? "" })}
      />
      <TextInput
        type="date"
        label={t("office.audit.from")}
        value={choice.from}
        onChange={({ currentTarget: { value } }) => choose({ from: value })}
      />
      <TextInput
        type="date"
        label={t("office.audit.until")}
        value={choice.until}
        onChange={({ currentTarget: { value } }) => choose({ until: value })}
      />
      {searchOf(choice) !== "/admin/audit" && (
        <Button component={AppLink} href="/admin/audit" variant="subtle">
          {t("ui.table.clearFilters")}
        </Button>
      )}
      {choice.table !== "" && <p className={classes.note}>{t("office.audit.oneThing")}</p>}
    </div>
  );
}
