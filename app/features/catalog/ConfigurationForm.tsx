import { Button } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { type FormEvent, type ReactNode, useState } from "react";
import { api } from "../../../convex/_generated/api";
import { patchBetween } from "../../../convex/catalog/rules/mergePatch";
import { type JsonObject, sameJson, storedObject } from "../../../convex/shared/json";
import { StateBadge } from "../../ui/data/StateBadge";
import { useToast } from "../../ui/feedback/useToast";
import { ErrorSummary } from "../../ui/forms/ErrorSummary";
import { FormScope } from "../../ui/forms/FormScope";
import { SaveBar } from "../../ui/forms/SaveBar";
import { SubmitButton } from "../../ui/forms/SubmitButton";
import { UnsavedGuard } from "../../ui/forms/UnsavedGuard";
import { useT } from "../../ui/i18n/useT";
import { useMay } from "../admin/useMay";
import { useLater } from "../live/useLater";
import { useDo } from "../live/useLive";
import { useSubmission } from "../live/useSubmission";
import editor from "../admin/editor.module.css";
import classes from "./catalog.module.css";
import type { Program } from "./program";
import { type Setting, settingsOf } from "./schemaFields";
import { ValueField } from "./ValueField";

const PAUSE_MS = 300;

type Props = {
  program: Program;
  /** What is beside the button to save, and what follows once it was saved. */
  children?: ReactNode;
  onSaved?: () => void;
  saveLabel?: string;
};

/** A program's own settings over its format's, with where each comes from and what is wrong, while one types. */
export function ConfigurationForm({ program, children, onSaved, saveLabel }: Props) {
  const t = useT();
  const manages = useMay()("programs.manage");
  const form = useConfiguration(program, onSaved);
  const settings = settingsOf(program.configSchema);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void form.save();
  };
  return (
    <form noValidate onSubmit={submit} className={classes.stack}>
      <UnsavedGuard dirty={form.dirty} />
      <FormScope error={form.error}>
        <ErrorSummary labels={{}} />
        {settings.length === 0 && <p className={editor.quiet}>{t("catalogScreens.settings.none")}</p>}
        {settings.map((setting) => (
          <SettingField key={`${setting.key} ${form.resets}`} setting={setting} form={form} />
        ))}
        {manages && (
          <SaveBar dirty={form.dirty}>
            {children}
            <SubmitButton pending={form.pending}>{saveLabel ?? t("common.save")}</SubmitButton>
          </SaveBar>
        )}
      </FormScope>
    </form>
  );
}

type Configuration = ReturnType<typeof useConfiguration>;

function SettingField({ setting, form }: { setting: Setting; form: Configuration }) {
  const t = useT();
  const { key, title } = setting;
  const own = !sameJson(form.config[key], form.defaults[key]);
  const problem = form.problems.get(key);
  const word = problem === undefined ? undefined : `errors.${problem}`;
  return (
    <div>
      <ValueField
        setting={setting}
        label={title === "" ? key : title}
        value={form.config[key] ?? null}
        error={word === undefined ? undefined : t.knows(word) ? t(word) : t("errors.invalid")}
        onChange={(value) => form.set(key, value)}
      />
      <div className={classes.provenance}>
        <StateBadge
          meaning={own ? "info" : "neutral"}
          label={t(own ? "catalogScreens.config.own" : "catalogScreens.config.ofFormat")}
        />
        {own && (
          <Button variant="subtle" size="compact-sm" onClick={() => form.reset(key)}>
            {t("catalogScreens.config.reset")}
          </Button>
        )}
      </div>
    </div>
  );
}

function useConfiguration(program: Program, onSaved?: () => void) {
  const t = useT();
  const toast = useToast();
  const change = useDo(api.catalog.configs.change);
  const { pending, error, send } = useSubmission();
  const defaults = storedObject(program.defaults);
  const kept = storedObject(program.resolved.config);
  const [config, setConfig] = useState<JsonObject>(kept);
  const [resets, setResets] = useState(0);
  const overrides = JSON.stringify(patchBetween(defaults, withoutEmpty(config)));
  const [asked] = useDebouncedValue(overrides, PAUSE_MS);
  const preview = useLater(api.catalog.configs.preview, { program: program.id, overrides: asked });
  const problems = new Map(
    (preview?.problems ?? []).map(({ path, problem }) => [path.split("/")[1] ?? "", problem]),
  );
  const set = (key: string, value: JsonObject[string]) => setConfig({ ...config, [key]: value });
  const save = async () => {
    const taken = await send(() => change({ program: program.id, overrides }));
    if (!taken) return;
    toast({ message: t("common.saved") });
    onSaved?.();
  };
  const reset = (key: string) => {
    set(key, defaults[key] ?? null);
    setResets(resets + 1);
  };
  const dirty = !sameJson(config, kept);
  return { config, defaults, problems, resets, dirty, pending, error, set, reset, save };
}

/** A number that was emptied is not there. */
function withoutEmpty(config: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(config).filter(([, value]) => value !== null));
}
