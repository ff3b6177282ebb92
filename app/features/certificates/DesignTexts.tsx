import { Button } from "@mantine/core";
import { useRef } from "react";
import { PLACEHOLDERS } from "../../../convex/certificates/rules/design";
import { TextField } from "../../ui/forms/TextField";
import { useT } from "../../ui/i18n/useT";
import { FormSection } from "../../ui/pages/FormPage";
import type { DesignContent } from "./design";
import classes from "./designer.module.css";

type Props = { content: DesignContent; onPart: (part: Partial<DesignContent>) => void };
type Field = (typeof FIELDS)[number]["field"];
type Control = HTMLInputElement | HTMLTextAreaElement;

const FIELDS = [
  { field: "title", lines: 1 },
  { field: "lead", lines: 1 },
  { field: "body", lines: 3 },
  { field: "footer", lines: 2 },
] as const;

/** The texts of a design, and what they may name. */
export function DesignTexts({ content, onPart }: Props) {
  const t = useT();
  const last = useRef<{ field: Field; control: Control | null }>({ field: "body", control: null });
  const insert = (name: string) => {
    const { field, control } = last.current;
    const text = content[field];
    const [from, to] = [control?.selectionStart ?? text.length, control?.selectionEnd ?? text.length];
    const named = `{${name}}`;
    onPart({ [field]: text.slice(0, from) + named + text.slice(to) });
    // Once the new text is there, so that one can write on behind it.
    requestAnimationFrame(() => {
      control?.focus();
      control?.setSelectionRange(from + named.length, from + named.length);
    });
  };
  return (
    <FormSection title={t("certificateScreens.wording")} description={t("certificateScreens.wordingText")}>
      {FIELDS.map(({ field, lines }) => (
        <TextField
          key={field}
          name={field}
          label={t(`certificateScreens.text.${field}`)}
          optional={field !== "title"}
          {...(lines > 1 && { lines })}
          value={content[field]}
          onFocus={({ currentTarget }: { currentTarget: Control }) => {
            last.current = { field, control: currentTarget };
          }}
          onChange={({ currentTarget }: { currentTarget: Control }) =>
            onPart({ [field]: currentTarget.value })
          }
        />
      ))}
      <div role="group" className={classes.placeholders} aria-label={t("certificateScreens.insert")}>
        <span>{t("certificateScreens.insert")}</span>
        {PLACEHOLDERS.map((name) => (
          <Button key={name} size="compact-sm" variant="default" onClick={() => insert(name)}>
            {t(`certificateScreens.placeholder.${name}`)}
          </Button>
        ))}
      </div>
    </FormSection>
  );
}
