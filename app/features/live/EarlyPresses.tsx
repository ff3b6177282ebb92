import { useEffect } from "react";
import { useNonce } from "../shell/Nonce";

declare global {
  interface Window {
    /** What was pressed before the page's scripts had taken it over; undefined once they have. */
    earlyPress?: { target: Element; submits: boolean } | undefined;
    stopEarlyPresses?: () => void;
  }
}

/**
 * Runs while the page is read, long before its scripts are there. Buttons and forms that only work with them
 * would swallow what is done to them: the last such press is kept. Forms that are posted work by themselves.
 */
const KEEP = `(function(){
var press=function(e){var b=e.target.closest&&e.target.closest("button,[role=button],[role=tab],input[type=checkbox]");
if(!b||b.type==="submit")return;if(b.type==="checkbox")e.preventDefault();window.earlyPress={target:b,submits:false}};
var submit=function(e){if(e.target.method==="post")return;e.preventDefault();window.earlyPress={target:e.target,submits:true}};
addEventListener("click",press,true);addEventListener("submit",submit,true);
window.stopEarlyPresses=function(){removeEventListener("click",press,true);removeEventListener("submit",submit,true)};
})()`;

/** Nothing that is pressed while a page's scripts still load is lost: it happens once they are there. */
export function EarlyPresses() {
  const nonce = useNonce();
  useEffect(() => {
    window.stopEarlyPresses?.();
    const press = window.earlyPress;
    window.earlyPress = undefined;
    if (!press?.target.isConnected) return;
    if (press.submits && press.target instanceof HTMLFormElement) press.target.requestSubmit();
    else if (press.target instanceof HTMLElement) press.target.click();
  }, []);
  // The browser hides a nonce from scripts, so the two renderings differ in it.
  return <script suppressHydrationWarning nonce={nonce} dangerouslySetInnerHTML={{ __html: KEEP }} />;
}
