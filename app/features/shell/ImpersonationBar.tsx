import { Alert, Button, Group, Text } from "@mantine/core";
import { Form } from "@remix-run/react";
import { useConvex } from "convex/react";
import { useT } from "../../ui/i18n/useT";
import { IconEye } from "../../ui/icons";
import type { Presence } from "./presence";

/** Says that an owner sees the product as somebody else, and leads back; nothing for everybody else. */
export function ImpersonationBar({ me: { person } }: { me: Presence }) {
  const t = useT();
  const convex = useConvex();
  if (!person.impersonated) return null;
  return (
    <Alert color="warning" radius={0} py={8} icon={<IconEye size={18} aria-hidden="true" />} role="status">
      <Group justify="space-between" gap={8}>
        <Text size="sm">{t("adminPeople.person.seenAs", { name: person.name })}</Text>
        {/* A page that hears of its session's end leaves for sign-in and drops this answer: it stops listening once the form is off. */}
        <Form
          method="post"
          action="/auth/impersonation"
          reloadDocument
          onSubmit={() => void setTimeout(() => void convex.close())}
        >
          <Button type="submit" size="compact-sm" variant="default">
            {t("adminPeople.person.seeAsMyself")}
          </Button>
        </Form>
      </Group>
    </Alert>
  );
}
