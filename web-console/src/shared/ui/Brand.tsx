import type { Organization } from "../api/types";
import { paintAccent } from "./accent";
import { classes } from "./classes";
import { Logo } from "./Logo";

const STORED = "balcao.look";

type Look = Pick<Organization, "name" | "accent" | "logo_url">;

/** An organization's own logo, or Balcão's. */
export function BrandLogo({ logo, className }: { logo: string | null | undefined; className?: string }) {
  return logo ? (
    <img src={logo} alt="" className={classes("shrink-0 rounded-lg object-contain", className)} />
  ) : (
    <Logo className={className} />
  );
}

/** Paints the organization's look, and keeps it for the next login on this machine. */
export function wearLook({ name, accent, logo_url }: Look): void {
  paintAccent(accent);
  localStorage.setItem(STORED, JSON.stringify({ name, accent, logo_url }));
}

/** Whose console this machine opened last; nothing when nobody's. */
export function rememberedLook(): Look | undefined {
  try {
    const stored: Partial<Look> = JSON.parse(localStorage.getItem(STORED) ?? "{}");
    return typeof stored.name === "string"
      ? { name: stored.name, accent: stored.accent ?? null, logo_url: stored.logo_url ?? null }
      : undefined;
  } catch {
    return undefined;
  }
}
