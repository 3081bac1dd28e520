export function BotMenuPage() {
  return null;
}
