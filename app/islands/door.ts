/** Opens a door by itself: loads the page anew once the time that it names is over, also after the device slept. */
function start(): void {
  const named = document.querySelector<HTMLElement>("[data-again-in]")?.dataset["againIn"];
  if (named === undefined) return;
  const at = Date.now() + Number(named);
  const look = () => {
    const left = at - Date.now();
    if (left <= 0) window.location.reload();
    else setTimeout(look, Math.min(left, 30_000));
  };
  look();
}

start();

export {};
