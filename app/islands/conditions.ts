/** Hides the questions of a form whose condition does not hold; what is hidden is not sent. */
function start(): void {
  const questions = [...document.querySelectorAll<HTMLElement>("[data-question]")];
  const form = questions[0]?.closest("form");
  if (!form) return;
  const look = () => {
    const shown = new Set<string>();
    for (const question of questions) {
      const { question: key = "", ifKey, ifIs = "[]" } = question.dataset;
      const holds = ifKey === undefined || (shown.has(ifKey) && answered(form, ifKey, JSON.parse(ifIs)));
      if (holds) shown.add(key);
      show(question, holds);
    }
  };
  for (const words of document.querySelectorAll<HTMLElement>("[data-condition]")) words.hidden = true;
  form.addEventListener("change", look);
  look();
}

function answered(form: HTMLFormElement, key: string, wanted: unknown): boolean {
  if (!Array.isArray(wanted)) return false;
  return new FormData(form).getAll(key).some((value) => wanted.includes(value));
}

function show(question: HTMLElement, holds: boolean): void {
  question.hidden = !holds;
  for (const input of question.querySelectorAll<HTMLInputElement>("input, textarea")) input.disabled = !holds;
}

start();

export {};
