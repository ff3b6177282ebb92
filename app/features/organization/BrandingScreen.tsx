import { Button, Group, Image, Stack } from "@mantine/core";
import { useState } from "react";
import { api } from "../../../convex/_generated/api";
import type { Id } from "../../../convex/_generated/dataModel";
import { LOGO_TYPES, MAX_LOGO_BYTES } from "../../../convex/tenancy/rules/branding";
import { nearestReadable } from "../../../convex/tenancy/rules/contrast";
import { useToast } from "../../ui/feedback/useToast";
import { ColorField } from "../../ui/forms/ColorField";
import { ErrorSummary } from "../../ui/forms/ErrorSummary";
import { FileDrop } from "../../ui/forms/FileDrop";
import { FormScope } from "../../ui/forms/FormScope";
import { SubmitButton } from "../../ui/forms/SubmitButton";
import { useT } from "../../ui/i18n/useT";
import { FormSection } from "../../ui/pages/FormPage";
import { useDo } from "../live/useLive";
import type { Settings } from "./ProfileScreen";
import { SettingsPage } from "./SettingsPage";

/** The organization's colour and logo. */
export function BrandingScreen({ settings }: { settings: Settings }) {
  return (
    <SettingsPage tab="branding">
      <Stack gap={32}>
        <ColorForm settings={settings} />
        <LogoForm logoUrl={settings.logoUrl} />
      </Stack>
    </SettingsPage>
  );
}

function ColorForm({ settings }: { settings: Settings }) {
  const t = useT();
  const toast = useToast();
  const setColor = useDo(api.tenancy.branding.setColor);
  const [color, setEntered] = useState(settings.primaryColor ?? "");
  const [error, setError] = useState<unknown>(null);
  const [pending, setPending] = useState(false);
  const suggestion = color === "" ? null : nearestReadable(color);
  const save = async (primaryColor: string) => {
    setPending(true);
    try {
      await setColor({ primaryColor: primaryColor === "" ? null : primaryColor });
      setError(null);
      toast({ message: t("common.saved") });
    } catch (refused) {
      setError(refused);
    } finally {
      setPending(false);
    }
  };
  const label = t("organization.branding.color");
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void save(color);
      }}
    >
      <FormScope error={error}>
        <FormSection title={t("organization.branding.colors")}>
          <ErrorSummary labels={{ primaryColor: label }} />
          <ColorField
            name="primaryColor"
            label={label}
            description={t("organization.branding.color.text")}
            defaultValue={color}
            onChange={setEntered}
          />
          <Group gap={8}>
            <SubmitButton pending={pending}>{t("common.save")}</SubmitButton>
            {error !== null && suggestion !== null && suggestion !== color.toLowerCase() && (
              <Button variant="default" onClick={() => void save(suggestion)}>
                {t("organization.branding.useSuggestion", { color: suggestion })}
              </Button>
            )}
          </Group>
        </FormSection>
      </FormScope>
    </form>
  );
}

function LogoForm({ logoUrl }: { logoUrl: string | null }) {
  const t = useT();
  const { files, choose, remove, error, pending } = useLogo();
  return (
    <FormScope error={error}>
      <FormSection title={t("organization.branding.logo")}>
        {logoUrl !== null && (
          <Group gap={16}>
            <Image
              src={logoUrl}
              alt={t("organization.branding.logo")}
              w={96}
              h={96}
              fit="contain"
              radius={8}
            />
            <Button variant="default" loading={pending} onClick={remove}>
              {t("organization.branding.logo.remove")}
            </Button>
          </Group>
        )}
        <FileDrop
          name="logo"
          label={t("organization.branding.logo.choose")}
          description={t("organization.branding.logo.text")}
          accept={LOGO_TYPES.join(",")}
          maxSize={MAX_LOGO_BYTES}
          maxFiles={1}
          files={files}
          onFiles={choose}
        />
      </FormSection>
    </FormScope>
  );
}

/** Uploads a chosen file and makes it the logo; refused files leave the old one. */
function useLogo() {
  const t = useT();
  const toast = useToast();
  const uploadUrl = useDo(api.tenancy.branding.uploadUrl);
  const setLogo = useDo(api.tenancy.branding.setLogo);
  const [files, setFiles] = useState<File[]>([]);
  const [error, setError] = useState<unknown>(null);
  const [pending, setPending] = useState(false);
  const run = async (work: () => Promise<unknown>) => {
    setPending(true);
    try {
      await work();
      setError(null);
      toast({ message: t("common.saved") });
    } catch (refused) {
      setError(refused);
    } finally {
      setPending(false);
      setFiles([]);
    }
  };
  const upload = async (file: File) => {
    const answer = await fetch(await uploadUrl({}), {
      method: "POST",
      headers: { "Content-Type": file.type },
      body: file,
    });
    const { storageId } = (await answer.json()) as { storageId: Id<"_storage"> };
    await setLogo({ logo: storageId });
  };
  const choose = (chosen: File[]) => {
    setFiles(chosen);
    const [file] = chosen;
    if (file !== undefined) void run(() => upload(file));
  };
  return { files, choose, remove: () => void run(() => setLogo({ logo: null })), error, pending };
}
