package io.balcao.conversations.desk;

import java.util.List;
import java.util.UUID;

/** Schema {@code Held} of the OpenAPI document: how many conversations somebody has, by the queue each would go to. */
record HeldView(int conversations, List<Queue> departments) {
    /** One queue, and how many it would get. */
    record Queue(UUID id, String name, int conversations) {}
}
