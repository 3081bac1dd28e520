import { toasts } from "../shared/ui/Toasts";
import type { Say } from "./words";

/** Does it, and says so when the simulator refused. False then. */
export async function attempt(say: Say, work: () => Promise<unknown>): Promise<boolean> {
  try {
    await work();
    return true;
  } catch (failure) {
    toasts.add({
      type: "error",
      title: say("couldNot"),
      description: failure instanceof Error ? failure.message : say("failed"),
    });
    return false;
  }
}
