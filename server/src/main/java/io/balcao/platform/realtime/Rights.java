package io.balcao.platform.realtime;

/** Whom the gateway asks who somebody is and what they may see. */
public record Rights(SocketAuthenticator users, ConversationAccess conversations) {}
