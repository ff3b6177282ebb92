import { Anchor } from "@mantine/core";
import { useT } from "../../ui/i18n/useT";
import { PublicPage } from "../../ui/shells/PublicPage";
import { PublicFrame } from "./PublicFrame";

type Props = { title: string; text: string };

/** What happened and where to go on. Works without scripts. */
export function ErrorPage({ title, text }: Props) {
  const t = useT();
  return (
    <PublicFrame>
      <PublicPage title={title} text={text}>
        <Anchor href="/">{t("shell.toHome")}</Anchor>
      </PublicPage>
    </PublicFrame>
  );
}
