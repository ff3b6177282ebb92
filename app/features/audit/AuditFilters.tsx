import { Button, NativeSelect, TextInput } from "@mantine/core";
import { useT } from "../../ui/i18n/useT";
import { type Person, PersonPicker } from "../privacy/PersonPicker";
import type { ListChoice } from "../views/useListView";
import { actionName } from "./actionName";
import classes from "./audit.module.css";
import { CHOICES } from "./filters";

type Props = {
  choiceOf: (name: (typeof CHOICES)[number]) => ListChoice;
  onClear: () => void;
  /** Whom the address names, if it names somebody. */
  person: Person | null;
  actions: readonly string[];
};

/** Narrows the log by what was done, by whom and when. The choice stands in the address, so it can be passed on. */
export function AuditFilters({ choiceOf, onClear, person, actions }: Props) {
  const t = useT();
  const [action, actor, from, until] = [
    choiceOf("action"),
    choiceOf("actor"),
    choiceOf("from"),
    choiceOf("until"),
  ];
  const named = actions
    .map((value) => ({ value, label: actionName(t, value) }))
    .sort((one, other) => one.label.localeCompare(other.label));
  return (
    <div className={classes.filters} role="group" aria-label={t("ui.list.filters")}>
      <NativeSelect
        label={t("office.audit.action")}
        value={action.value}
        data={[{ value: "", label: t("office.audit.anyAction") }, ...named]}
        onChange={({ currentTarget: { value } }) => action.onChoose(value)}
      />
      <PersonPicker
        key={person?.id}
        label={t("office.audit.actor")}
        placeholder={t("office.audit.anybody")}
        person={person}
        onPick={(picked) => actor.onChoose(picked?.id ?? "")}
      />
      <TextInput
        type="date"
        label={t("office.audit.from")}
        value={from.value}
        onChange={({ currentTarget: { value } }) => from.onChoose(value)}
      />
      <TextInput
        type="date"
        label={t("office.audit.until")}
        value={until.value}
        onChange={({ currentTarget: { value } }) => until.onChoose(value)}
      />
      {CHOICES.some((name) => choiceOf(name).value !== "") && (
        <Button variant="subtle" onClick={onClear}>
          {t("ui.table.clearFilters")}
        </Button>
      )}
      {choiceOf("table").value !== "" && <p className={classes.note}>{t("office.audit.oneThing")}</p>}
    </div>
  );
}
