import type { ReactNode } from "react";

/** One subject of a page. */
export function Card({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="rounded-xl border bg-card p-5">
      <h3 className="mb-4 font-semibold text-lg">{title}</h3>
      {children}
    </section>
  );
}
