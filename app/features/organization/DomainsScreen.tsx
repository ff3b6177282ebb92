import { Button, Group, Stack, Text } from "@mantine/core";
import type { FunctionReturnType } from "convex/server";
import { type FormEvent, useState } from "react";
import { api } from "../../../convex/_generated/api";
import { EmptyState } from "../../ui/feedback/EmptyState";
import { useToast } from "../../ui/feedback/useToast";
import { FormScope } from "../../ui/forms/FormScope";
import { SubmitButton } from "../../ui/forms/SubmitButton";
import { TextField } from "../../ui/forms/TextField";
import { useT } from "../../ui/i18n/useT";
import { IconWorld } from "../../ui/icons";
import { FormSection } from "../../ui/pages/FormPage";
import { useAttempt } from "../live/useAttempt";
import { useDo, useLive } from "../live/useLive";
import { SettingsPage } from "./SettingsPage";

type Domains = FunctionReturnType<typeof api.tenancy.domains.list>;

/** The organization's own host names. */
export function DomainsScreen({ domains: initial }: { domains: Domains }) {
  const t = useT();
  const domains = useLive(api.tenancy.domains.list, {}, initial);
  return (
    <SettingsPage tab="domains">
      <FormSection title={t("organization.tab.domains")} description={t("organization.domains.text")}>
        {domains.length === 0 ? (
          <EmptyState
            icon={IconWorld}
            title={t("organization.domains.empty.title")}
            text={t("organization.domains.empty.text")}
          />
        ) : (
          <Stack component="ul" gap={8} p={0} m={0}>
            {domains.map((domain) => (
              <DomainRow key={domain.id} {...domain} />
            ))}
          </Stack>
        )}
        <NewDomain />
      </FormSection>
    </SettingsPage>
  );
}

function DomainRow({ id, domain }: Domains[number]) {
  const t = useT();
  const toast = useToast();
  const [remove, add] = [useDo(api.tenancy.domains.remove), useDo(api.tenancy.domains.add)];
  const { pending, attempt } = useAttempt();
  const letGo = async () => {
    if (!(await attempt(() => remove({ domain: id })))) return;
    const message = t("organization.domains.removed", { domain });
    toast({ message, onUndo: () => add({ domain }).then(() => undefined) });
  };
  return (
    <Group component="li" justify="space-between" wrap="nowrap">
      <Text style={{ overflowWrap: "anywhere" }}>{domain}</Text>
      <Button variant="default" size="xs" loading={pending} onClick={() => void letGo()}>
        {t("common.remove")}
      </Button>
    </Group>
  );
}

function NewDomain() {
  const t = useT();
  const add = useDo(api.tenancy.domains.add);
  const [error, setError] = useState<unknown>(null);
  const [pending, setPending] = useState(false);
  const send = async (form: HTMLFormElement) => {
    setPending(true);
    try {
      await add({ domain: String(new FormData(form).get("domain") ?? "") });
      setError(null);
      form.reset();
    } catch (refused) {
      setError(refused);
    } finally {
      setPending(false);
    }
  };
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    void send(event.currentTarget);
  };
  return (
    <form noValidate onSubmit={submit}>
      <FormScope error={error}>
        <Group align="flex-end" gap={8}>
          <TextField
            name="domain"
            label={t("organization.domains.name")}
            spellCheck={false}
            flex="1 1 200px"
            maw={360}
          />
          <SubmitButton pending={pending}>{t("organization.domains.add")}</SubmitButton>
        </Group>
      </FormScope>
    </form>
  );
}
