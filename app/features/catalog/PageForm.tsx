import type { FormEvent, ReactNode } from "react";
import { useState } from "react";
import { api } from "../../../convex/_generated/api";
import { useToast } from "../../ui/feedback/useToast";
import { ErrorSummary } from "../../ui/forms/ErrorSummary";
import { FormScope } from "../../ui/forms/FormScope";
import { SaveBar } from "../../ui/forms/SaveBar";
import { SubmitButton } from "../../ui/forms/SubmitButton";
import { UnsavedGuard } from "../../ui/forms/UnsavedGuard";
import { useT } from "../../ui/i18n/useT";
import { FormArea } from "../../ui/pages/FormPage";
import { useMay } from "../admin/useMay";
import { useDo } from "../live/useLive";
import { useSubmission } from "../live/useSubmission";
import { folded } from "./folded";
import { ListingFields, SearchEngineFields, TextFields, WhoFields } from "./PageFields";
import { contentOf, LIST_FIELDS, type Lists, listsOf } from "./pageContent";
import type { Program } from "./program";
import { QuestionRows, TestimonialRows } from "./PageRows";

type Props = {
  program: Program;
  children?: ReactNode;
  onSaved?: () => void;
  saveLabel?: string;
};

/** All that is written on a program's page. */
export function PageForm({ program, children, onSaved, saveLabel }: Props) {
  const t = useT();
  const manages = useMay()("programs.manage");
  const { lists, onLists, dirty, touch, pending, error, save } = usePageForm(program, onSaved);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    void save(new FormData(event.currentTarget));
  };
  return (
    <form noValidate onSubmit={submit} onInput={touch}>
      <UnsavedGuard dirty={dirty} />
      <FormScope error={error}>
        <FormArea>
          <ErrorSummary labels={labelsOf(t)} />
          <TextFields program={program} />
          <ListingFields program={program} />
          <WhoFields program={program} />
          <QuestionRows rows={lists.questions} onRows={(questions) => onLists({ ...lists, questions })} />
          <TestimonialRows
            rows={lists.testimonials}
            onRows={(testimonials) => onLists({ ...lists, testimonials })}
          />
          <SearchEngineFields program={program} />
        </FormArea>
        {manages && (
          <SaveBar dirty={dirty}>
            {children}
            <SubmitButton pending={pending}>{saveLabel ?? t("common.save")}</SubmitButton>
          </SaveBar>
        )}
      </FormScope>
    </form>
  );
}

function usePageForm(program: Program, onSaved?: () => void) {
  const t = useT();
  const toast = useToast();
  const change = useDo(api.catalog.programs.change);
  const { pending, error, send } = useSubmission();
  const [lists, setLists] = useState<Lists>(() => listsOf(program));
  const [dirty, setDirty] = useState(false);
  const touch = () => setDirty(true);
  const onLists = (next: Lists) => {
    setLists(next);
    touch();
  };
  const save = async (form: FormData) => {
    const taken = await send(() => change({ program: program.id, content: contentOf(form, lists) }));
    if (!taken) return;
    setDirty(false);
    toast({ message: t("common.saved") });
    onSaved?.();
  };
  return { lists, onLists, dirty, touch, pending, error: folded(error, LIST_FIELDS), save };
}

function labelsOf(t: ReturnType<typeof useT>): Record<string, string> {
  return {
    title: t("catalogScreens.title"),
    slug: t("catalogScreens.slug"),
    summary: t("catalogScreens.summary"),
    description: t("catalogScreens.description"),
    category: t("catalogScreens.category"),
    language: t("catalogScreens.language"),
    tags: t("catalogScreens.tags"),
    tracks: t("catalogScreens.tracks"),
    "page.outcomes": t("catalogScreens.outcomes"),
    "page.host": t("catalogScreens.host"),
    "page.questions": t("catalogScreens.questions"),
    "page.testimonials": t("catalogScreens.testimonials"),
    "seo.title": t("catalogScreens.seoTitle"),
    "seo.description": t("catalogScreens.seoDescription"),
  };
}
