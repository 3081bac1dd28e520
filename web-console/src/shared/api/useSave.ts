import { useState } from "react";
import { Problem } from "./problem";

/** One request of a form: whether it is under way, and what is wrong with which field when it is refused. */
export function useSave<A extends readonly unknown[] = []>(request: (...what: A) => Promise<void>) {
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>();

  return {
    busy,
    failure,
    fields: failure instanceof Problem ? failure.fields : {},
    async save(...what: A) {
      setBusy(true);
      setFailure(undefined);
      try {
        await request(...what);
      } catch (error) {
        setFailure(error);
      } finally {
        setBusy(false);
      }
    },
  };
}
