import { Alert, Button, Group, Text } from "@mantine/core";
import type { FormEvent } from "react";
import { useT } from "../../ui/i18n/useT";
import { IconEye } from "../../ui/icons";
import { planSessionEnd, STAY } from "../live/sessionEnd";
import type { Presence } from "./presence";

const PATH = "/auth/impersonation";

/**
 * Leads the owner back to themselves. The live page hears of the session's end before the answer is there and
 * would leave, and lose the cookie that comes with it: it is told to stay until then.
 */
async function leave(event: FormEvent): Promise<void> {
  event.preventDefault();
  planSessionEnd(STAY);
  await fetch(PATH, { method: "POST", body: new FormData(), redirect: "manual" });
  window.location.assign("/admin/people");
}

/** Says that an owner sees the product as somebody else, and leads back; nothing for everybody else. */
export function ImpersonationBar({ me: { person } }: { me: Presence }) {
  const t = useT();
  if (!person.impersonated) return null;
  return (
    <Alert color="warning" radius={0} py={8} icon={<IconEye size={18} aria-hidden="true" />} role="status">
      <Group justify="space-between" gap={8}>
        <Text size="sm">{t("people.impersonation.seenAs", { name: person.name })}</Text>
        <form method="post" action={PATH} onSubmit={(event) => void leave(event)}>
          <Button type="submit" size="compact-sm" variant="default">
            {t("people.impersonation.end")}
          </Button>
        </form>
      </Group>
    </Alert>
  );
}
