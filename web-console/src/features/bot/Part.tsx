import type { ReactNode } from "react";

export function Part({ title, description, children }: { title: string; description?: string; children: ReactNode }) {
  return (
    <section className="rounded-xl border bg-card p-5">
      <h2 className="font-semibold text-lg">{title}</h2>
      {description && <p className="mt-0.5 text-muted-foreground text-sm">{description}</p>}
      <div className="mt-4 flex flex-col gap-4">{children}</div>
    </section>
  );
}
