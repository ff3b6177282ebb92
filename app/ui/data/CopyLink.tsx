import { Button, TextInput } from "@mantine/core";
import { useClipboard } from "@mantine/hooks";
import { useT } from "../i18n/useT";
import { IconCheck, IconCopy } from "../icons";
import classes from "./data.module.css";

type Props = { label: string; value: string };

/** Something to pass on, such as a link: seen whole, copied with one press. */
export function CopyLink({ label, value }: Props) {
  const t = useT();
  const { copy, copied, error } = useClipboard({ timeout: 2_000 });
  const CopyIcon = copied ? IconCheck : IconCopy;
  return (
    <div className={classes.copy}>
      <TextInput
        className={classes.copyField}
        label={label}
        value={value}
        readOnly
        dir="ltr"
        onFocus={(event) => event.currentTarget.select()}
      />
      <Button
        variant="default"
        leftSection={<CopyIcon size={16} aria-hidden="true" />}
        onClick={() => void copy(value)}
      >
        {t(copied ? "ui.copy.copied" : "ui.copy.copy")}
      </Button>
      <span role="status" className={error ? classes.copyFailed : "visuallyHidden"}>
        {error ? t("ui.copy.failed") : copied ? t("ui.copy.copied") : ""}
      </span>
    </div>
  );
}
