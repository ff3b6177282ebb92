import { Button, Divider, Stack, Text } from "@mantine/core";
import { useServerT } from "../../ui/i18n/useServerT";
import { Island } from "../shell/Island";

/** Hidden until its script has found that the browser knows passkeys. */
export function PasskeyButton({ next }: { next: string }) {
  const t = useServerT();
  return (
    <>
      <Stack gap={12} data-passkey data-next={next} hidden>
        <Divider label={t("signIn.or")} />
        <Button type="button" variant="default">
          {t("signIn.passkey")}
        </Button>
        <Text role="alert" size="sm" c="red" hidden>
          {t("signIn.passkey.failed")}
        </Text>
      </Stack>
      <Island name="passkey" />
    </>
  );
}
