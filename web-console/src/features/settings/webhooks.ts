/** Where the cache keeps what is known of webhooks. */
export const webhookKeys = {
  all: ["webhooks"],
  endpoints: ["webhooks", "endpoints"],
  deliveries: (endpoint: string, state: string) => ["webhooks", "deliveries", endpoint, state],
} as const;
