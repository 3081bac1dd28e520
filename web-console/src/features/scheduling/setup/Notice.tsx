import { TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";

/** What is wrong with a setting as it is. */
export function Notice({ children }: { children: ReactNode }) {
  return (
    <p className="flex gap-2 rounded-lg bg-warning-soft px-3 py-2 text-sm text-warning">
      <TriangleAlert aria-hidden="true" className="mt-0.5 size-4 shrink-0" strokeWidth={1.75} />
      {children}
    </p>
  );
}
