import type { components, operations } from "./schema";

/** The contract's own types under short names. */
type Schemas = components["schemas"];

export type Conversation = Schemas["Conversation"];
export type ConversationStats = Schemas["ConversationStats"];
export type ConversationStatus = Schemas["ConversationStatus"];
export type ConversationSort = Schemas["ConversationSort"];
export type ConversationQuery = NonNullable<operations["listConversations"]["parameters"]["query"]>;
export type LastMessage = Schemas["LastMessage"];
export type Message = Schemas["Message"];
export type MessageStatus = Schemas["MessageStatus"];
export type MessageType = Schemas["MessageType"];
export type MessageMedia = Schemas["MessageMedia"];
export type QuotedMessage = Schemas["QuotedMessage"];
export type Reaction = Schemas["Reaction"];
export type SystemEvent = Schemas["SystemEvent"];
export type Interactive = Schemas["Interactive"];
export type SendMessageRequest = Schemas["SendMessageRequest"];
export type SendTemplate = Schemas["SendTemplate"];
export type MessageTemplate = Schemas["MessageTemplate"];
export type TransferRequest = Schemas["TransferConversationRequest"];
export type ConversationTransfer = Schemas["ConversationTransfer"];
export type CurrentUser = Schemas["CurrentUser"];
export type User = Schemas["User"];
export type OpenSession = Schemas["OpenSession"];
export type OnlineUser = Schemas["OnlineUser"];
export type Role = Schemas["Role"];
export type Presence = Schemas["Presence"];
export type AuditLog = Schemas["AuditLog"];
export type Department = Schemas["Department"];
export type RoutingMode = Schemas["RoutingMode"];
export type Channel = Schemas["Channel"];
export type Customer = Schemas["Customer"];
export type BotMenu = Schemas["BotMenu"];
export type BotMenuOption = Schemas["BotMenuOption"];
export type BusinessHours = Schemas["BusinessHours"];
export type UploadedMedia = Schemas["UploadedMedia"];
