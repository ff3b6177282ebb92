import "../theme/appStyles";
import { Select, type SelectProps } from "@mantine/core";
import { useMemo } from "react";
import { useFormat } from "../i18n/useFormat";
import { useNow } from "../i18n/useNow";
import { useT } from "../i18n/useT";
import { useField } from "./FormScope";
import classes from "./forms.module.css";
import { offsetMinutes, offsetName, timeZoneChoices } from "./timeZones";

type Props = Omit<SelectProps, "error" | "id" | "name" | "label" | "data" | "renderOption" | "limit"> & {
  name: string;
  label: string;
};

/** A time zone, found by its place; each says how late it is there. */
export function TimeZoneField({ name, label, ...props }: Props) {
  const t = useT();
  const format = useFormat();
  const now = useNow();
  const zones = useMemo(timeZoneChoices, []);
  return (
    <Select
      {...props}
      {...useField(name)}
      name={name}
      label={label}
      data={zones}
      searchable
      limit={40}
      inputWrapperOrder={["label", "description", "error", "input"]}
      nothingFoundMessage={t("ui.timeZone.nothing")}
      renderOption={({ option }) => (
        <span className={classes.zoneOption}>
          <bdi>{option.label}</bdi>
          <span>
            {t("ui.timeZone.now", {
              offset: offsetName(offsetMinutes(option.value, now)),
              time: format.time(now, option.value),
            })}
          </span>
        </span>
      )}
    />
  );
}
