import { Button, Group, Menu } from "@mantine/core";
import "../../ui/theme/appStyles";
import { useNavigate } from "@remix-run/react";
import { api } from "../../../convex/_generated/api";
import { BUMPS } from "../../../convex/catalog/rules/versions";
import { useToast } from "../../ui/feedback/useToast";
import { useT } from "../../ui/i18n/useT";
import { IconChevronDown } from "../../ui/icons";
import { AppLink } from "../../ui/navigation/AppLink";
import { useAttempt } from "../live/useAttempt";
import { useDo } from "../live/useLive";
import type { Format, Version } from "./format";

type Props = { format: Format; version: Version; count: number };

/** What can be done with a version: begin the next, compare, close to new programs or open again. */
export function VersionActions({ format, version, count }: Props) {
  const t = useT();
  const compared = `/admin/formats/${format.id}/compare?to=${version.id}`;
  return (
    <Group gap={8}>
      {count > 1 && (
        <Button component={AppLink} variant="default" href={compared}>
          {t("catalogScreens.compare.action")}
        </Button>
      )}
      {version.state === "published" && <ActiveButton version={version} />}
      {format.draft === null && <DraftMenu format={format} />}
    </Group>
  );
}

function ActiveButton({ version: { id, version: name, isActive } }: { version: Version }) {
  const t = useT();
  const toast = useToast();
  const { pending, attempt } = useAttempt();
  const retire = useDo(api.catalog.templateVersions.retire);
  const reinstate = useDo(api.catalog.templateVersions.reinstate);
  const [act, undo] = isActive ? [retire, reinstate] : [reinstate, retire];
  const run = () =>
    attempt(async () => {
      await act({ version: id });
      toast({
        message: t(isActive ? "catalogScreens.format.retired" : "catalogScreens.format.reinstated", {
          version: name,
        }),
        onUndo: async () => void (await undo({ version: id })),
      });
    });
  return (
    <Button variant="default" loading={pending} onClick={() => void run()}>
      {t(isActive ? "catalogScreens.format.retire" : "catalogScreens.format.reinstate")}
    </Button>
  );
}

function DraftMenu({ format }: { format: Format }) {
  const t = useT();
  const navigate = useNavigate();
  const { pending, attempt } = useAttempt();
  const draft = useDo(api.catalog.templateVersions.draft);
  const begin = (bump: (typeof BUMPS)[number]) =>
    attempt(async () => {
      await draft({ template: format.id, bump });
      navigate(`/admin/formats/${format.id}/draft`);
    });
  return (
    <Menu position="bottom-end" keepMounted={false}>
      <Menu.Target>
        <Button loading={pending} rightSection={<IconChevronDown size={16} aria-hidden="true" />}>
          {t("catalogScreens.format.newDraft")}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {BUMPS.map((bump) => (
          <Menu.Item key={bump} onClick={() => void begin(bump)}>
            {t(`catalogScreens.bump.${bump}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
