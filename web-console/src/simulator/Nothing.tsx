import type { ReactNode } from "react";

/** An empty list: one sentence and what to do. */
export function Nothing({ title, text, children }: { title: string; text: string; children?: ReactNode }) {
  return (
    <div className="flex flex-1 flex-col items-center justify-center gap-1 px-8 py-12 text-center">
      <p className="font-medium">{title}</p>
      <p className="max-w-72 text-balance text-muted-foreground text-sm">{text}</p>
      {children && <div className="mt-3">{children}</div>}
    </div>
  );
}
