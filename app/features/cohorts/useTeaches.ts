import { useMay, useMe } from "../admin/useMay";
import type { Cohort } from "./cohort";

/** Whether the viewer runs a cohort: those who manage cohorts, and instructors in those they teach. */
export function useTeaches({ instructors }: Pick<Cohort, "instructors">): boolean {
  const may = useMay();
  const me = useMe();
  if (!may("progress.manage")) return false;
  return may("cohorts.manage") || instructors.some(({ person }) => person === me.person.id);
}
