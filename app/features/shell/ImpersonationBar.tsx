import { Alert, Button, Group, Text } from "@mantine/core";
import { Form } from "@remix-run/react";
import { useT } from "../../ui/i18n/useT";
import { IconEye } from "../../ui/icons";
import { planSessionEnd } from "../live/sessionEnd";
import type { Presence } from "./presence";

/** Where the answer to the form leads, too. */
const BACK = "/admin/people";

/** Says that an owner sees the product as somebody else, and leads back; nothing for everybody else. */
export function ImpersonationBar({ me: { person } }: { me: Presence }) {
  const t = useT();
  if (!person.impersonated) return null;
  return (
    <Alert color="warning" radius={0} py={8} icon={<IconEye size={18} aria-hidden="true" />} role="status">
      <Group justify="space-between" gap={8}>
        <Text size="sm">{t("adminPeople.person.seenAs", { name: person.name })}</Text>
        {/* The live page hears of the session's end before the answer is there: both lead to the same place. */}
        <Form method="post" action="/auth/impersonation" reloadDocument onSubmit={() => planSessionEnd(BACK)}>
          <Button type="submit" size="compact-sm" variant="default">
            {t("adminPeople.person.seeAsMyself")}
          </Button>
        </Form>
      </Group>
    </Alert>
  );
}
