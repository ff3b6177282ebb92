import { createContext, type ReactNode, useContext, useId, useMemo } from "react";
import { useT } from "../i18n/useT";
import { type FormProblems, NO_PROBLEMS, problemsOf } from "./problems";

type Scope = { prefix: string; problems: FormProblems };

const ScopeContext = createContext<Scope>({ prefix: "form", problems: NO_PROBLEMS });

type Props = {
  /** The `error` of the action's data, or what the mutation threw; null while nothing is wrong. */
  error?: unknown;
  children: ReactNode;
};

/** Gives every field inside its problem and an id that the summary can link to. */
export function FormScope({ error, children }: Props) {
  const t = useT();
  const prefix = useId();
  const scope = useMemo(() => ({ prefix, problems: problemsOf(error, t) }), [prefix, error, t]);
  return <ScopeContext.Provider value={scope}>{children}</ScopeContext.Provider>;
}

export function useProblems(): FormProblems {
  return useContext(ScopeContext).problems;
}

/** The id of a field's control and what is wrong with it, by its name. */
export function useField(name: string): { id: string; error: string | undefined } {
  const { prefix, problems } = useContext(ScopeContext);
  return { id: fieldId(prefix, name), error: problems.fields[name] };
}

/** Gives the ids of fields by their names. */
export function useFieldId(): (name: string) => string {
  const { prefix } = useContext(ScopeContext);
  return (name) => fieldId(prefix, name);
}

function fieldId(prefix: string, name: string): string {
  return `${prefix}-${name}`;
}
