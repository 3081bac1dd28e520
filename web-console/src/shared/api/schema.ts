// Generated from server/src/main/resources/openapi.yaml by `npm run generate`. Do not edit.

export interface paths {
    "/api/v1/alert-settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read what is worth an alert
         * @description Limits, what nobody is to be told of, and who gets mail.
         */
        get: operations["getAlertSettings"];
        /**
         * Say what is worth an alert
         * @description Counts from the next look on, within a minute. `mail_user_ids` null is every administrator, an empty list nobody.
         */
        put: operations["updateAlertSettings"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/alerts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the alerts
         * @description Each trouble once, from when to when, the newest first; those that are over for half a year. An alert closes by itself
         *     a few minutes after its trouble has ended; when that comes back within half an hour, it is the same alert again. The
         *     oldest organization also sees what is wrong with the installation.
         */
        get: operations["listAlerts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/alerts/{id}/acknowledge": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The alert */
                id: components["parameters"]["AlertId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say that one knows
         * @description It stays on the list and is not put before anybody any more. The first who says so is remembered.
         */
        post: operations["acknowledgeAlert"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/alerts/{id}/snooze": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The alert */
                id: components["parameters"]["AlertId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Keep it quiet for a while
         * @description Until then it is not put before anybody; 0 ends that.
         */
        post: operations["snoozeAlert"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/api-keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the keys of programs
         * @description All that were not revoked, the newest first, also those that have expired. What is shown of a key is its beginning;
         *     nobody can read the rest again. `last_used_at` is right to a minute.
         */
        get: operations["listApiKeys"];
        put?: never;
        /**
         * Make a key for a program
         * @description `key` is shown in this answer and never again. Whoever holds it may do what its scopes say, in this organization,
         *     under the name of the key.
         */
        post: operations["createApiKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/api-keys/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The key */
                id: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Revoke a key
         * @description The key opens nothing any more, on no server. Conversations that it had taken over go back to their queue.
         */
        delete: operations["revokeApiKey"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/appointments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Book an appointment
         * @description For a customer who is known (`customer_id`), or by phone number, who is made when nobody has it. Without a
         *     professional, one that gives the service and is free is taken. 409 when the time is taken, with what takes it.
         *     Outside of the hours it books what it is told, unless `only_free_slots` asks for the rules that customers book
         *     by.
         */
        post: operations["createAppointment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/appointments/{appointment_id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The appointment */
                appointment_id: components["parameters"]["AppointmentId"];
            };
            cookie?: never;
        };
        /**
         * Read an appointment
         * @description As it is now.
         */
        get: operations["getAppointment"];
        /**
         * Change an appointment
         * @description Its status, notes or areas; only what is named changes. `CANCELLED` frees its time, and it stays cancelled
         *     (409).
         */
        put: operations["updateAppointment"];
        post?: never;
        /**
         * Cancel an appointment
         * @description The same as `cancelAppointment` without a reason: its time is free, and it stays readable.
         */
        delete: operations["deleteAppointment"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/appointments/{appointment_id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The appointment */
                appointment_id: components["parameters"]["AppointmentId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Cancel an appointment
         * @description Frees its time and ends its reminders. A cancelled one stays so (200 again).
         */
        post: operations["cancelAppointment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/appointments/{appointment_id}/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The appointment */
                appointment_id: components["parameters"]["AppointmentId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Note that a customer comes
         * @description They said so. 409 when it is not to come any more.
         */
        post: operations["confirmAppointment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/appointments/{appointment_id}/done": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The appointment */
                appointment_id: components["parameters"]["AppointmentId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Note that an appointment was held
         * @description 409 before it has begun, and when it was cancelled.
         */
        post: operations["markAppointmentDone"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/appointments/{appointment_id}/history": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The appointment */
                appointment_id: components["parameters"]["AppointmentId"];
            };
            cookie?: never;
        };
        /**
         * List what happened to an appointment
         * @description Oldest first: who did what, and from which time to which.
         */
        get: operations["listAppointmentHistory"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/appointments/{appointment_id}/move": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The appointment */
                appointment_id: components["parameters"]["AppointmentId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Move an appointment
         * @description To another time, length, professional or room; the old time is freed and the new one taken in one step, or
         *     neither. 409 when somebody changed it since it was read, or when the new time is taken, with what takes it.
         */
        post: operations["moveAppointment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/appointments/{appointment_id}/no-show": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The appointment */
                appointment_id: components["parameters"]["AppointmentId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Note that a customer did not come
         * @description 409 before it has begun, and when it was cancelled.
         */
        post: operations["markAppointmentNoShow"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/appointments/{appointment_id}/review": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The appointment */
                appointment_id: components["parameters"]["AppointmentId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Note that somebody looked at an appointment
         * @description Of those that are marked because the clinic's clock changed. One that is not marked stays as it is.
         */
        post: operations["reviewAppointment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/appointments/available": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the free slots of a day of a clinic
         * @description The same as `getAvailableSlots`, with the clinic in the query.
         */
        get: operations["findAvailableSlots"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/appointments/flow": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Begin to book step by step
         * @description For programs that ask a customer one thing after another: service, time, confirmation. Goes on for 30 minutes.
         */
        post: operations["startAppointmentFlow"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/appointments/flow/{flow_id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The booking */
                flow_id: components["parameters"]["AppointmentFlowId"];
            };
            cookie?: never;
        };
        /**
         * Read where a booking is
         * @description With what can be chosen next.
         */
        get: operations["getAppointmentFlow"];
        /**
         * Answer the next question of a booking
         * @description A chosen slot is held for ten minutes. 409 when it was taken meanwhile: the state stays, with new slots.
         */
        put: operations["advanceAppointmentFlow"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit-logs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read the audit trail
         * @description Every change that a person made and everything personal that was read or exported, the newest first: who, when,
         *     from where, and of the fields that changed how they were and are. A list that was read has the ids of those whom it
         *     showed. Rows are only ever added; within seconds a seal covers them (`checkAuditSeals`).
         */
        get: operations["listAuditLogs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit-logs/customers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List whose data was read, changed or exported
         * @description After an incident: the customers whom rows of the audit trail concern, by time span and, if wanted, by user, API key,
         *     address or object, with how many rows there are and the first and last time, in the order in which they first were.
         *     The question is itself a row of the trail.
         */
        get: operations["listAffectedCustomers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit-logs/customers/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Export whose data was read, changed or exported
         * @description What `listAffectedCustomers` lists, whole, as a CSV file (UTF-8, commas; a name that a spreadsheet would take for a
         *     formula is preceded by an apostrophe) or as a JSON list. The export is itself a row of the trail.
         */
        get: operations["exportAffectedCustomers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit-logs/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Export the audit trail
         * @description The rows that the same filters list, as a CSV file (UTF-8, commas), the newest first, each with the number of the
         *     seal that covers it. A name that a spreadsheet would take for a formula is preceded by an apostrophe. The export is
         *     itself a row of the trail.
         */
        get: operations["exportAuditLogs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit-logs/seals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Check that the audit trail is whole
         * @description Computes all seals again. Each covers some rows and the seal before it, so a row that was changed or taken away
         *     behind the server's back breaks the chain at its seal. Who notes the newest hash can tell later that nothing was
         *     cut off at the end.
         */
        get: operations["checkAuditSeals"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/2fa/disable": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Switch the second factor off
         * @description Takes the password and a code, of the app or a recovery code. 409 when the organization asks a second factor of
         *     the role. Wrong tries count as failed logins.
         */
        post: operations["disableSecondFactor"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/2fa/enable": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Switch the second factor on
         * @description Takes the first code of the app, and answers ten recovery codes that are not shown again. Wrong codes count as
         *     failed logins.
         */
        post: operations["enableSecondFactor"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/2fa/recovery-codes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make new recovery codes
         * @description Takes the password and a code, of the app or a recovery code, and answers ten new recovery codes that are not shown
         *     again; those before are worth nothing any more. 409 when there is no second factor. Wrong tries count as failed
         *     logins.
         */
        post: operations["renewRecoveryCodes"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/2fa/setup": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Set up a second factor
         * @description Makes a secret for an authenticator app (RFC 6238: SHA-1, six digits, 30 seconds). It is in force from its first
         *     code on; to set up again replaces one that never was. 409 when a second factor is in force.
         */
        post: operations["setUpSecondFactor"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/accept-invitation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Accept an invitation
         * @description Chooses name and password of an invited user, once, and logs them in.
         */
        post: operations["acceptInvitation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/activity": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What I did
         * @description The rows of the audit trail that the caller wrote, the newest first: what was done to what, when and from where.
         *     What the values were says the trail itself, to administrators.
         */
        get: operations["listOwnActivity"];
        put?: never;
        /**
         * Say that somebody is there
         * @description For a client whose person did something: a key, a click, a page turned. Where the organization ends logins after a
         *     time without activity (`session.idle_minutes` of `GET /auth/me`), that time begins anew. Nothing else begins it
         *     anew: not reading, not renewing tokens, not an open socket, all of which a client does by itself. Twice a minute is
         *     often enough. 401 when it was too late.
         */
        post: operations["noteActivity"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/avatar": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Show what I look like
         * @description A PNG or JPEG picture of up to 512 KB and from 16 to 4096 pixels on each side. Its middle is drawn anew as a
         *     square of at most 256 pixels; what else was in the file is not kept.
         */
        put: operations["setOwnAvatar"];
        post?: never;
        /**
         * Show no picture of me
         * @description Initials are shown again. Its address answers 404 from now on, but for browsers that have it.
         */
        delete: operations["removeOwnAvatar"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/forgot-password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask for a new password
         * @description Sends a mail with a link that lets its reader choose a new password: once, for 30 minutes, and only while the
         *     password is still the same. The answer is the same, and as quick, for an address that nobody has. Three mails an
         *     hour for one account; 503 when the installation sends no mail.
         */
        post: operations["forgotPassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/invitation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Read an invitation
         * @description Whom the link of an invitation is for. It spends nothing.
         */
        post: operations["showInvitation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/login": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Log in
         * @description Checks e-mail and password and starts a session. An unknown e-mail, a wrong password and a disabled user all
         *     answer the same 401 after the same time. Five failed tries in 15 minutes for one account answer 429.
         *
         *     With the right password of somebody who has a second factor, a missing code answers 422 with the field
         *     `totp_code`, and so does a wrong one or one that was used before. A `recovery_code` stands for it, once.
         *
         *     With the right password in an organization that whoever runs the installation suspended: 403 of the type
         *     `organization-suspended`.
         */
        post: operations["login"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/logout": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Log out
         * @description Ends the session of the access token: this access token, its refresh tokens and its sockets stop working. A
         *     refresh token in the body ends the session that it belongs to as well, when it is the caller's own.
         */
        post: operations["logout"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who I am
         * @description The user of the access token, with their organization and departments.
         */
        get: operations["getMe"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/refresh-token": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Exchange a refresh token for new tokens
         * @description The given refresh token is spent by this call. A spent token that is used again ends the whole session,
         *     except within the few seconds in which two tabs of one browser may honestly race. While the organization is
         *     suspended it is not spent: 403 of the type `organization-suspended`.
         */
        post: operations["refreshToken"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/register": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Create a user (the older name)
         * @description The same as `createUser`, kept for clients that know this path.
         */
        post: operations["register"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/reset-password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Choose a new password by a link
         * @description Replaces the password and ends every session of the user. A link that was used, that is too old, or that was made
         *     for another password than the present one answers 401.
         */
        post: operations["resetPassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Where I am logged in
         * @description The sessions of the caller that live, whoever was there last first. Never has more than one page.
         */
        get: operations["listSessions"];
        put?: never;
        post?: never;
        /**
         * Log out everywhere else
         * @description Ends every session of the caller but the one that asks, with its tokens and sockets.
         */
        delete: operations["endOtherSessions"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/sessions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The session */
                id: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Log out one session
         * @description Ends one session of the caller: its tokens and its sockets stop working within seconds.
         */
        delete: operations["endSession"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/availability-exceptions/{exception_id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The exception */
                exception_id: components["parameters"]["ExceptionId"];
            };
            cookie?: never;
        };
        get?: never;
        /**
         * Change a day that is not as usual
         * @description Only what is named changes.
         */
        put: operations["updateAvailabilityException"];
        post?: never;
        /**
         * Have a day as usual again
         * @description The weekly hours hold again.
         */
        delete: operations["deleteAvailabilityException"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/availability-rules/{rule_id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The rule */
                rule_id: components["parameters"]["RuleId"];
            };
            cookie?: never;
        };
        get?: never;
        /**
         * Change weekly hours
         * @description Only what is named changes.
         */
        put: operations["updateAvailabilityRule"];
        post?: never;
        /**
         * Take weekly hours away
         * @description Appointments in them stay.
         */
        delete: operations["deleteAvailabilityRule"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/avatars/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read what somebody looks like
         * @description For whoever has the address (`avatar_url`), which nobody guesses; a new picture has a new one. The Content-Type is
         *     `image/jpeg`; always with `X-Content-Type-Options: nosniff` and `Content-Security-Policy: sandbox`.
         */
        get: operations["getAvatar"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/bot/block-types": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the types of blocks
         * @description What a flow can be made of: by which fields a block of each type is edited, and which ways lead out of it.
         */
        get: operations["listBlockTypes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/bot/config": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read what the bot says
         * @description All settings of the bot. Never has more than one page.
         */
        get: operations["getBotConfig"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/bot/config/{key}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Which setting */
                key: components["schemas"]["BotConfigurationKey"];
            };
            cookie?: never;
        };
        get?: never;
        /**
         * Change what the bot says
         * @description Replaces the whole value; it holds from the next message on, without a restart. Beyond the schema: ids of
         *     options are unique, a `department` option names an active department, a `reply` option has a `reply`, and a
         *     label, number or synonym leads to one option only (422 otherwise).
         */
        put: operations["updateBotConfig"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/bot/customer-fields": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the fields of customers' records
         * @description The keys that records have which were changed last, the most frequent first, 100 at most: what a block that writes
         *     into the record may name. Another name is a new field.
         */
        get: operations["listCustomerFields"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/bot/entrances": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List where conversations can be given back to the bot
         * @description The blocks of what is published of each flow, for `bot_entrance` of a transfer.
         */
        get: operations["listFlowEntrances"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/bot/files": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the files that flows send
         * @description The newest first, 200 at most. A file is uploaded by `POST /api/v1/media` and named by a block's `media_id`: from
         *     the moment that a draft with it is saved it is here, may be named by other flows too, and everybody of the
         *     organization may read it. It is deleted some time after no draft and no version names it any more.
         */
        get: operations["listFlowUploads"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/bot/flow-imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Create a flow from a file
         * @description As `exportFlow` gave it. Departments, people, flows and files are found by their names, however capitalized; what is
         *     not here is left open, and told by `missing`, as are tags that do not exist. The bytes of files do not travel: of a
         *     flow that sends some they are to be uploaded anew. The name is unique (409).
         */
        post: operations["importFlow"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/bot/flow-templates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List flows to begin with
         * @description Complete flows, ready to be published, with the organization's own departments in them.
         */
        get: operations["listFlowTemplates"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/bot/flows": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the flows
         * @description All of the organization's, by name, without their drafts; there are 200 at most.
         */
        get: operations["listFlows"];
        put?: never;
        /**
         * Create a flow
         * @description The draft may be unfinished: `findings` says what is wrong with it. The name is unique within the
         *     organization, however it is capitalized (409).
         */
        post: operations["createFlow"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/bot/flows/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Which flow */
                id: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        /**
         * Read a flow
         * @description With its draft, and what there is to say about it.
         */
        get: operations["getFlow"];
        /**
         * Save the draft of a flow
         * @description Replaces name and draft. Of two who save upon the same `revision` the second is refused (409): nobody
         *     overwrites what they have not seen. Conversations are not concerned until the draft is published.
         */
        put: operations["saveFlow"];
        post?: never;
        /**
         * Delete a flow
         * @description With its versions and what begins it. Conversations that run it begin anew with the customer's next message.
         */
        delete: operations["deleteFlow"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/bot/flows/{id}/canary": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Which flow */
                id: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        get?: never;
        /**
         * Try a version out with a share of new conversations
         * @description The others run the flow's version. A customer is always on the same side, and who is in a share is in each larger
         *     one. With a share of 0 the version that is tried out is withdrawn, with 100 it is what new conversations run.
         *     Conversations under way go on as they began; flows that others call, too, are always the flow's version.
         */
        put: operations["setFlowCanary"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/bot/flows/{id}/counts": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Which flow */
                id: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        /**
         * Count what happened in a flow
         * @description Of runs that began within the period: how they ended, how often each block was left by each way, and how many
         *     rest where, with the bot, now.
         */
        get: operations["getFlowCounts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/bot/flows/{id}/export": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Which flow */
                id: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        /**
         * Take a flow out as a file
         * @description The draft, for another organization or to be kept. A department, a person or a flow that a block means is
         *     `{"name": "…"}` in it instead of an id; files stay behind.
         */
        get: operations["exportFlow"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/bot/flows/{id}/presence": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Which flow */
                id: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        get?: never;
        /**
         * Say that one has a flow open
         * @description To be said again every 20 s, and when one looks at another block; after 50 s without it one is gone. The answer is
         *     who else has it open, and of which revision the draft is. Who has it open is told over the socket: `flow_presence`
         *     (`flow_id`, `user_id`, `user_name`, `block`, `is_here`) when somebody else says so, and `flow_saved` (`flow_id`,
         *     `user_id`, `user_name`, `revision`) when somebody else saves.
         */
        put: operations["noteFlowPresence"];
        post?: never;
        /**
         * Say that one has closed a flow
         * @description The others are told at once.
         */
        delete: operations["endFlowPresence"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/bot/flows/{id}/publish": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Which flow */
                id: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Publish a flow
         * @description Makes a version of the draft that never changes. Conversations that begin from now on run it; those under way
         *     go on in the version in which they began. Refused with what is wrong (422) while `findings` has errors, and with
         *     the recorded tests that fail (409, `about:blank#failing-tests`) unless the request insists.
         */
        post: operations["publishFlow"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/bot/flows/{id}/runs": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Which flow */
                id: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        /**
         * List the runs of a flow
         * @description Which conversations ran it, in which version, and where they are or how it ended; the newest first. With the
         *     parameters of a number of the counts: the runs that it counts.
         */
        get: operations["listFlowRuns"];
        put?: never;
        /**
         * Begin a flow
         * @description In a conversation that the bot has, or with a customer, in the version that is published. Only flows that a
         *     trigger of kind `api` names can be begun so; what the conversation was in the middle of is given up. Refused (409)
         *     when people have the conversation, or it is closed. Of who has not written for 24 hours WhatsApp takes templates
         *     only: other blocks leave by `error` then.
         */
        post: operations["startFlowRun"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/bot/flows/{id}/runs/{run_id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Which flow */
                id: components["schemas"]["Id"];
                /** @description Which of its runs */
                run_id: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        /**
         * Follow a run
         * @description The blocks that it left, in order; the first 1,000 of them.
         */
        get: operations["getFlowRun"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/bot/flows/{id}/test": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Which flow */
                id: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Try a flow out
         * @description One turn of the draft, with no customer involved: what was written goes in, what the bot says and does comes out.
         *     Nothing is kept: the next turn brings the `state` of the last. Time is what the request says it is, and what was
         *     due until then happens at its own time first. With `draft` that one runs, and not the stored one. A draft that
         *     cannot run is refused with what keeps it from running (422).
         */
        post: operations["testFlow"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/bot/flows/{id}/tests": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Which flow */
                id: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        /**
         * List the recorded tests of a flow
         * @description By their names, with what they do and expect.
         */
        get: operations["listFlowTests"];
        put?: never;
        /**
         * Record a test of a flow
         * @description What was done in a trial run is done once more: what comes of it is what the test expects from then on. Before each
         *     publication all tests are played again, at the times of the recording and with the answers that other servers gave
         *     then; nobody is called. A flow has 50 tests at most.
         */
        post: operations["createFlowTest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/bot/flows/{id}/tests/{test_id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Which flow */
                id: components["schemas"]["Id"];
                /** @description Which of its tests */
                test_id: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Delete a recorded test
         * @description It is played no more.
         */
        delete: operations["deleteFlowTest"];
        options?: never;
        head?: never;
        /**
         * Rename a recorded test
         * @description Changes its name and nothing else.
         */
        patch: operations["renameFlowTest"];
        trace?: never;
    };
    "/api/v1/bot/flows/{id}/tests/{test_id}/accept": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Which flow */
                id: components["schemas"]["Id"];
                /** @description Which of its tests */
                test_id: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Expect what a flow does now
         * @description What the draft does in this test from now on is what is expected of it.
         */
        post: operations["acceptFlowTest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/bot/flows/{id}/tests/run": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Which flow */
                id: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Play all recorded tests of a flow
         * @description Each up to the first step that does not go as it is to.
         */
        post: operations["runFlowTests"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/bot/flows/{id}/versions": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Which flow */
                id: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        /**
         * List the versions of a flow
         * @description The newest 200, the newest first, without what is in them.
         */
        get: operations["listFlowVersions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/bot/flows/{id}/versions/{version_id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Which flow */
                id: components["schemas"]["Id"];
                /** @description Which of its versions */
                version_id: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        /**
         * Read a version of a flow
         * @description To compare it, or to save it as the draft again.
         */
        get: operations["getFlowVersion"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/bot/flows/{id}/versions/{version_id}/publish": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Which flow */
                id: components["schemas"]["Id"];
                /** @description Which of its versions */
                version_id: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Roll a flow back
         * @description Publishes anew what a version was: a new version with its content, for all new conversations. The draft stays as it
         *     is, and what was published since stays in the list.
         */
        post: operations["republishFlowVersion"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/bot/secrets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the secrets of flows
         * @description The names by which requests of flows name them, as `{{secret.NAME}}`; there are 50 at most. What they are is never
         *     shown.
         */
        get: operations["listFlowSecrets"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/bot/secrets/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Which secret */
                name: components["schemas"]["FlowSecretName"];
            };
            cookie?: never;
        };
        get?: never;
        /**
         * Store a secret of flows
         * @description In place of what had the name; requests use it from now on. It is sealed and never shown again, and what a server
         *     repeats of it is blackened.
         */
        put: operations["putFlowSecret"];
        post?: never;
        /**
         * Delete a secret of flows
         * @description Requests that name it leave by `error` from now on. Nothing happens when there is none of the name.
         */
        delete: operations["deleteFlowSecret"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/bot/triggers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List what begins which flow
         * @description In the order in which they are asked: the first that fits begins its flow. When none fits the menu answers.
         */
        get: operations["listFlowTriggers"];
        /**
         * Change what begins which flow
         * @description Replaces the whole list. A flow of which nothing is published is passed over. Conversations that are in a
         *     flow stay in it.
         */
        put: operations["replaceFlowTriggers"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/business-hours": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read when people are there
         * @description The organization's week, and those of departments that have their own.
         */
        get: operations["getBusinessWeeks"];
        /**
         * Say when people are there
         * @description The organization's week and the time zone that it is meant in; `null`: always open, but for holidays. It holds for
         *     every department without hours of its own: for what the bot says when nobody is there, for targets and for times
         *     in business hours.
         */
        put: operations["setBusinessWeek"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/canned-responses": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the canned responses
         * @description By shortcut: what everybody in the organization uses, what a department of the caller shares, and what is the
         *     caller's own. Admins and supervisors see what every department shares; nobody sees what is personal to others.
         */
        get: operations["listCannedResponses"];
        put?: never;
        /**
         * Keep a canned response
         * @description Attendants keep what is personal to them; what is shared is kept by admins and supervisors (403). A shortcut
         *     means one thing among those who share it (409).
         */
        post: operations["createCannedResponse"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/canned-responses/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The canned response */
                id: components["parameters"]["CannedResponseId"];
            };
            cookie?: never;
        };
        get?: never;
        /**
         * Change a canned response
         * @description The rights are those of keeping one, before as after the change.
         */
        put: operations["replaceCannedResponse"];
        post?: never;
        /**
         * Delete a canned response
         * @description The rights are those of keeping one.
         */
        delete: operations["deleteCannedResponse"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/canned-responses/{id}/use": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The canned response */
                id: components["parameters"]["CannedResponseId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take a canned response
         * @description Counted once for each message that it was put into, so that what is used most stands first in everybody's list. Gives
         *     copies of its files, which are the caller's to send, as if they had uploaded them; those that are not sent go after
         *     a day. 403 when there are files and the role may not write to customers.
         */
        post: operations["useCannedResponse"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/channels": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the channels
         * @description The WhatsApp numbers of the organization. Secrets are never answered, only whether they are set.
         */
        get: operations["listChannels"];
        put?: never;
        /**
         * Connect a WhatsApp number
         * @description A `phone_number_id` belongs to one channel of one organization; a second one answers 409.
         */
        post: operations["createChannel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/channels/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The channel */
                id: components["parameters"]["ChannelId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change a channel
         * @description `is_active: false` disables the channel: nothing is sent through it. `is_active: true` enables it again, also
         *     after the server stopped it because WhatsApp refused the access token or the account. Of a channel of Z-API only
         *     the name, the token (`access_token`), `client_token` and `is_active` can change.
         */
        patch: operations["updateChannel"];
        trace?: never;
    };
    "/api/v1/channels/{id}/addresses": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The channel */
                id: components["parameters"]["ChannelId"];
            };
            cookie?: never;
        };
        /**
         * Read where Z-API is to send what a channel receives
         * @description Z-API signs nothing: who knows these addresses can write in the name of customers. They are for the panel of
         *     Z-API and for nobody else. Answers 404 for a channel that is not Z-API's.
         */
        get: operations["readChannelAddresses"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/channels/{id}/checks": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The channel */
                id: components["parameters"]["ChannelId"];
            };
            cookie?: never;
        };
        /**
         * List what the last tests of a channel said
         * @description Each link between WhatsApp and here, in the order in which one rests on the other. `verification`, `inbound` and
         *     `outbound` follow what happens outside: ask again when a `notification` of the kind `channel_tested` or an event
         *     of a conversation comes.
         */
        get: operations["listChannelChecks"];
        put?: never;
        /**
         * Test every link of a channel
         * @description Asks WhatsApp about the token and its scopes, the number, the subscription and the webhook. Answers at once with
         *     the tests `running`; each result is told by a `notification` of the kind `channel_tested`.
         */
        post: operations["runChannelChecks"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/channels/{id}/subscription": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The channel */
                id: components["parameters"]["ChannelId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Have the provider of a channel tell what happens
         * @description Subscribes the app to the WhatsApp Business Account, or enters the channel's address at its instance of Z-API:
         *     what is missing when all else is well and nothing arrives. Then tests every link again. Answers 409 while
         *     the account is not known, 503 when WhatsApp refuses or cannot be reached.
         */
        post: operations["subscribeChannel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/channels/{id}/templates": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The channel */
                id: components["parameters"]["ChannelId"];
            };
            cookie?: never;
        };
        /**
         * List the message templates of a channel
         * @description The templates of the WhatsApp business account behind the channel, by name and language, for the time when
         *     the 24 hour window is closed. Read from WhatsApp and kept for a few minutes. A channel without `waba_id`
         *     has none. Answers 503 when WhatsApp cannot be reached and nothing is kept.
         */
        get: operations["listChannelTemplates"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/channels/{id}/test-message": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The channel */
                id: components["parameters"]["ChannelId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send a test message through a channel
         * @description To somebody who wrote to the number within the last day and whose conversation is open. What becomes of it is
         *     shown by the check `outbound`.
         */
        post: operations["sendChannelTestMessage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/channels/outages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the channels that cannot send
         * @description The numbers that WhatsApp refuses, with the reason and how many messages wait for each; for everybody who writes
         *     through them. Empty when all is well.
         */
        get: operations["listChannelOutages"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/channels/zapi": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Connect a WhatsApp number by Z-API
         * @description The session of a real phone, driven by an instance of Z-API. An instance belongs to one channel of one
         *     organization; a second one answers 409. Where Z-API is to send what it receives is told by
         *     `GET /channels/{id}/addresses`.
         */
        post: operations["connectZapiChannel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/clinics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the clinics
         * @description Those that are active, by name.
         */
        get: operations["listClinics"];
        put?: never;
        /**
         * Open a clinic
         * @description Its id is made of its name and a short hash, and stays what it is when the name changes. What is not said is
         *     as the time zone of the organization and the usual ways have it.
         */
        post: operations["createClinic"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/clinics/{clinic_id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The clinic */
                clinic_id: components["parameters"]["ClinicId"];
            };
            cookie?: never;
        };
        /**
         * Read a clinic
         * @description One clinic, whether it is active or not.
         */
        get: operations["getClinic"];
        /**
         * Change a clinic
         * @description Only what is named changes. A new time zone leaves each appointment at the local time that was promised, and
         *     marks for review those that come.
         */
        put: operations["updateClinic"];
        post?: never;
        /**
         * Close a clinic
         * @description It is no longer active: it stays readable with its appointments, and nothing more can be booked.
         */
        delete: operations["deleteClinic"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/clinics/{clinic_id}/appointments": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The clinic */
                clinic_id: components["parameters"]["ClinicId"];
            };
            cookie?: never;
        };
        /**
         * List the appointments of a clinic
         * @description Of one day, or of a range of up to 62 days that includes its last; in the zone of the clinic, by time.
         *     Cancelled ones, too, unless a status is asked for.
         */
        get: operations["listClinicAppointments"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/clinics/{clinic_id}/appointments-to-review": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The clinic */
                clinic_id: components["parameters"]["ClinicId"];
            };
            cookie?: never;
        };
        /**
         * List the appointments that somebody should look at
         * @description Those to come, by time, which were made by another clock: the clinic's time zone was changed, or a government
         *     changed the rules of its zone. The time that was promised stayed; up to 500.
         */
        get: operations["listAppointmentsToReview"];
        put?: never;
        /**
         * Note that somebody looked at several appointments
         * @description All of them or none. Named are those that somebody saw, so that one that was marked meanwhile stays marked; what is
         *     not marked, or not of this clinic, stays as it is.
         */
        post: operations["reviewAppointments"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/clinics/{clinic_id}/availability-exceptions": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The clinic */
                clinic_id: components["parameters"]["ClinicId"];
            };
            cookie?: never;
        };
        /**
         * List days that are not as usual
         * @description By day, of the clinic and of its professionals.
         */
        get: operations["listAvailabilityExceptions"];
        put?: never;
        /**
         * Say that a day is not as usual
         * @description `BLOCKED` closes the day, or with times a part of it; `SPECIAL_HOURS` replaces its hours. Appointments that
         *     stand there stay.
         */
        post: operations["createAvailabilityException"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/clinics/{clinic_id}/availability-rules": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The clinic */
                clinic_id: components["parameters"]["ClinicId"];
            };
            cookie?: never;
        };
        /**
         * List the weekly hours
         * @description Of the clinic and of its professionals. Where a clinic has none at all, its business hours hold.
         */
        get: operations["listAvailabilityRules"];
        put?: never;
        /**
         * Open hours on a day of the week
         * @description Of the clinic, or of one professional, who then works at no other hours. Several on one day add up.
         */
        post: operations["createAvailabilityRule"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/clinics/{clinic_id}/available-days": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The clinic */
                clinic_id: components["parameters"]["ClinicId"];
            };
            cookie?: never;
        };
        /**
         * List the days with free slots
         * @description From a day on, with how many slots each has; days without any are left out.
         */
        get: operations["listAvailableDays"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/clinics/{clinic_id}/available-slots": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The clinic */
                clinic_id: components["parameters"]["ClinicId"];
            };
            cookie?: never;
        };
        /**
         * List the free slots of a day
         * @description Those that a customer may book by the rules of the clinic. None on a day that is closed, past or full. What
         *     stands is asked at once: another may take a slot at any moment, and the booking then answers 409.
         */
        get: operations["getAvailableSlots"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/clinics/{clinic_id}/context": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The clinic */
                clinic_id: components["parameters"]["ClinicId"];
            };
            cookie?: never;
        };
        /**
         * Read what a clinic is like
         * @description How the assistant speaks for it, when it is open, and by which rules it books.
         */
        get: operations["getClinicContext"];
        /**
         * Change what a clinic is like
         * @description Only what is named changes; a part that is named is replaced whole.
         */
        put: operations["updateClinicContext"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/clinics/{clinic_id}/faq": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The clinic */
                clinic_id: components["parameters"]["ClinicId"];
            };
            cookie?: never;
        };
        /**
         * List the questions that a clinic answers
         * @description By `display_order`, those that are active.
         */
        get: operations["listFaq"];
        put?: never;
        /**
         * Answer a question
         * @description Customers choose it by its label. A key means one question (409).
         */
        post: operations["createFaqItem"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/clinics/{clinic_id}/google": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The clinic */
                clinic_id: components["parameters"]["ClinicId"];
            };
            cookie?: never;
        };
        /**
         * Read how a clinic stands with Google
         * @description State, calendars, and how much waits to be written there; nothing of the key.
         */
        get: operations["getGoogleConnection"];
        /**
         * Give a clinic a key to Google
         * @description The key file of a service account, or the client of OAuth, for which somebody then says yes. It is stored encrypted
         *     and never answered; one of before is replaced.
         */
        put: operations["connectGoogle"];
        post?: never;
        /**
         * Take the key away
         * @description What stands in the calendars and in the sheet stays there.
         */
        delete: operations["disconnectGoogle"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/clinics/{clinic_id}/google/calendars": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The clinic */
                clinic_id: components["parameters"]["ClinicId"];
            };
            cookie?: never;
        };
        /**
         * List the calendars to choose from
         * @description Those in which the clinic's account may write, as Google lists them. What is only shared with a service account is not
         *     on its list: the id of such a calendar is written by hand. Where Google does not answer, `reason` says why.
         */
        get: operations["listGoogleCalendars"];
        /**
         * Choose the calendars of a clinic
         * @description One for each professional, and one for the clinic itself, which has what no professional has, and whose own events
         *     close the clinic. What stands is written to them.
         */
        put: operations["chooseGoogleCalendars"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/clinics/{clinic_id}/google/compare": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The clinic */
                clinic_id: components["parameters"]["ClinicId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Compare everything with Google now
         * @description As each night: reads all calendars from the beginning, writes what is missing or different, tries again what was
         *     refused, and waits some ten seconds for it. What is not done by then goes on by itself.
         */
        post: operations["compareGoogle"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/clinics/{clinic_id}/google/conflicts": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The clinic */
                clinic_id: components["parameters"]["ClinicId"];
            };
            cookie?: never;
        };
        /**
         * List where Google says something else
         * @description Events of appointments that were deleted or moved there, and others over an appointment; the next one first.
         */
        get: operations["listGoogleConflicts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/clinics/{clinic_id}/google/consent": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The clinic */
                clinic_id: components["parameters"]["ClinicId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Begin to connect by OAuth
         * @description Where somebody says yes at Google within 15 minutes; they come back connected.
         */
        post: operations["askGoogleConsent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/clinics/{clinic_id}/google/test": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The clinic */
                clinic_id: components["parameters"]["ClinicId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Try the connection
         * @description Tries the key, each calendar and the sheet now, and says of each why it does not go.
         */
        post: operations["testGoogle"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/clinics/{clinic_id}/open-hours": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The clinic */
                clinic_id: components["parameters"]["ClinicId"];
            };
            cookie?: never;
        };
        /**
         * List when somebody is there
         * @description Of each day the hours of the clinic, and those of each of its professionals within them, with the days that are
         *     not as usual; whether the time is taken or not. Of one day, or of a range of up to 62 days that includes its
         *     last.
         */
        get: operations["listOpenHours"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/clinics/{clinic_id}/professionals": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The clinic */
                clinic_id: components["parameters"]["ClinicId"];
            };
            cookie?: never;
        };
        /**
         * List the professionals of a clinic
         * @description Those that are active, by name.
         */
        get: operations["listProfessionals"];
        put?: never;
        /**
         * Add a professional
         * @description Who names no services gives all of them. Their own hours are availability rules that name them.
         */
        post: operations["createProfessional"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/clinics/{clinic_id}/reminders": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The clinic */
                clinic_id: components["parameters"]["ClinicId"];
            };
            cookie?: never;
        };
        /**
         * List the reminders of a clinic
         * @description By when they are due, of a range of up to 62 days that includes its last; up to 1000, the first ones.
         */
        get: operations["listReminders"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/clinics/{clinic_id}/resources": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The clinic */
                clinic_id: components["parameters"]["ClinicId"];
            };
            cookie?: never;
        };
        /**
         * List the rooms and equipment of a clinic
         * @description Those that are active, by name.
         */
        get: operations["listClinicResources"];
        put?: never;
        /**
         * Add a room or equipment
         * @description A service that names some takes one that is free of each kind.
         */
        post: operations["createClinicResource"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/clinics/{clinic_id}/services": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The clinic */
                clinic_id: components["parameters"]["ClinicId"];
            };
            cookie?: never;
        };
        /**
         * List the services of a clinic
         * @description Those that are active, in their order.
         */
        get: operations["listClinicServices"];
        put?: never;
        /**
         * Offer a service
         * @description What can be booked, and how long it takes.
         */
        post: operations["createClinicService"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/clinics/{clinic_id}/templates": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The clinic */
                clinic_id: components["parameters"]["ClinicId"];
            };
            cookie?: never;
        };
        /**
         * List what a clinic writes
         * @description One text for each occasion; where the clinic has none of its own, the usual one in its language, without an
         *     id.
         */
        get: operations["listClinicTemplates"];
        put?: never;
        /**
         * Write a text of the clinic's own
         * @description Stands instead of the usual text of this occasion. A clinic has one for each (409). Variables are written
         *     `{{clinic_name}}`; one that the occasion does not have is refused.
         */
        post: operations["createClinicTemplate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/clinics/{clinic_id}/waiting-list": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The clinic */
                clinic_id: components["parameters"]["ClinicId"];
            };
            cookie?: never;
        };
        /**
         * List who waits for a time
         * @description Who has waited longest first.
         */
        get: operations["listWaitingList"];
        put?: never;
        /**
         * Let a customer wait for a time
         * @description A time that becomes free is offered to those it fits, those who have waited longest first and as many at once as
         *     the clinic's settings say; the first yes has it. Who books what they wait for by another road waits no more.
         */
        post: operations["addToWaitingList"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/clinics/{clinic_id}/working-hours": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The clinic */
                clinic_id: components["parameters"]["ClinicId"];
            };
            cookie?: never;
        };
        /**
         * Read when a clinic is open
         * @description Its usual week. Availability rules stand above it.
         */
        get: operations["getClinicWorkingHours"];
        /**
         * Change when a clinic is open
         * @description Replaces the whole week; a day that is not named is closed.
         */
        put: operations["updateClinicWorkingHours"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/conversations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List conversations
         * @description Admins and supervisors see all conversations of the organization; attendants see those assigned to them and
         *     those that wait in a department of theirs. Filters narrow this further and are combined with "and".
         */
        get: operations["listConversations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/conversations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The conversation */
                id: components["parameters"]["ConversationId"];
            };
            cookie?: never;
        };
        /**
         * Read a conversation
         * @description One conversation that the caller may see.
         */
        get: operations["getConversation"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Say how urgent a conversation is
         * @description Whoever sees a conversation that is not closed may say how urgent it is. It moves its place in the queue
         *     (`queue_place`); nobody is given anything by it, and an owner stays the owner.
         */
        patch: operations["updateConversation"];
        trace?: never;
    };
    "/api/v1/conversations/{id}/close": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The conversation */
                id: components["parameters"]["ConversationId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Close a conversation
         * @description An attendant may close what is assigned to them, supervisors and admins everything. Closing what is closed
         *     answers 409. The next message of the customer opens a new conversation.
         */
        post: operations["closeConversation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/conversations/{id}/reopen": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The conversation */
                id: components["parameters"]["ConversationId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Open a closed conversation again
         * @description The caller becomes the owner. Answers 409 when it is not closed, or when the customer has another open
         *     conversation on the same channel.
         */
        post: operations["reopenConversation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/conversations/{id}/runs": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Which conversation */
                id: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        /**
         * List the flows that a conversation ran
         * @description Which flows, in which version, where the bot stands or how it ended; the newest 20, the newest first.
         */
        get: operations["listConversationRuns"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/conversations/{id}/snooze": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The conversation */
                id: components["parameters"]["ConversationId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Put a conversation on hold
         * @description It stays with who has it and asks nothing of them meanwhile: what they are given is counted without it. It comes
         *     back at that time, and as soon as the customer writes: to the same person, or, when they are offline or have as
         *     much as they take on, to the queue of its department, first in line while the customer waits for an answer. Whoever
         *     puts it on hold again moves the time. Targets go on as they are. At most 90 days ahead. 409 when no person has it.
         */
        post: operations["snoozeConversation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/conversations/{id}/tags/{tag_id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The conversation */
                id: components["parameters"]["ConversationId"];
                /** @description The tag */
                tag_id: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        get?: never;
        /**
         * Put a tag on a conversation
         * @description Whoever sees a conversation, a closed one too, may say what it is about. What it has already changes nothing.
         *     It has 20 tags at most (409).
         */
        put: operations["tagConversation"];
        post?: never;
        /**
         * Take a tag off a conversation
         * @description What it has not changes nothing.
         */
        delete: operations["untagConversation"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/conversations/{id}/takeover": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The conversation */
                id: components["parameters"]["ConversationId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take a conversation over
         * @description The caller becomes the owner; the bot is silent from here on. Attendants take what waits in a department of
         *     theirs; supervisors and admins take whatever is with the bot or waits. Of two who try at once one succeeds:
         *     the other gets 409 with the winner in `assigned_user_id` and `assigned_user_name`. Taking over what is
         *     already one's own changes nothing and answers 200.
         */
        post: operations["takeOverConversation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/conversations/{id}/transfer": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The conversation */
                id: components["parameters"]["ConversationId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Hand a conversation over
         * @description To a user, to the queue of a department, or back to the bot: exactly one target. An attendant may transfer
         *     what is assigned to them, supervisors and admins everything that is not closed.
         */
        post: operations["transferConversation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/conversations/{id}/transfer-targets": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The conversation */
                id: components["parameters"]["ConversationId"];
            };
            cookie?: never;
        };
        /**
         * List to whom a conversation may go
         * @description Everybody who may write to customers, whether they are there, what they hold and take on; every department in use,
         *     whether it is open now, who waits in it and who is free. Where the conversation's department says to which others
         *     its people may transfer, only these, for who does not see all of the organization.
         */
        get: operations["listTransferTargets"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/conversations/{id}/transfers": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The conversation */
                id: components["parameters"]["ConversationId"];
            };
            cookie?: never;
        };
        /**
         * List how a conversation changed hands
         * @description Takeovers, transfers and hand-overs by the bot, the newest first.
         */
        get: operations["listConversationTransfers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/conversations/{id}/unsnooze": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The conversation */
                id: components["parameters"]["ConversationId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take a conversation off hold
         * @description One that is not on hold stays as it is. 409 when no person has it.
         */
        post: operations["unsnoozeConversation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/conversations/redistribute": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give away all that somebody holds
         * @description Every open conversation of a user goes back to the queue of its department, or is shared among the people that are
         *     named, each time to whoever has most room. Each is moved by itself, as a transfer would: the answer says which
         *     were, and which were not and why. What waits is given out again at once. Who sees no more than their departments
         *     gives away what is of these.
         */
        post: operations["redistributeConversations"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/conversations/stats": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Count conversations
         * @description How many conversations the caller may see, in the groups of the console's tabs.
         */
        get: operations["getConversationStats"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/customers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the customers
         * @description Customers of the organization, the newest first.
         */
        get: operations["listCustomers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/customers/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The customer */
                id: components["parameters"]["CustomerId"];
            };
            cookie?: never;
        };
        /**
         * Read a customer
         * @description An attendant sees the customers of the conversations that they may see.
         */
        get: operations["getCustomer"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change a customer
         * @description An attendant may change the customers of the conversations that they may see. A name that was set here is no
         *     longer overwritten by the profile name on WhatsApp. `metadata` replaces the whole object.
         */
        patch: operations["updateCustomer"];
        trace?: never;
    };
    "/api/v1/customers/{id}/appointments": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The customer */
                id: components["parameters"]["CustomerId"];
            };
            cookie?: never;
        };
        /**
         * List the appointments of a customer
         * @description Newest first, those to come among them.
         */
        get: operations["listCustomerAppointments"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/customers/{id}/consents": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The customer */
                id: components["parameters"]["CustomerId"];
            };
            cookie?: never;
        };
        /**
         * List what a customer agreed to
         * @description What they agreed to and what they took back, when, how and by which text, the newest first; no more than 200. Of
         *     each purpose the newest holds.
         */
        get: operations["listConsents"];
        put?: never;
        /**
         * Write down what a customer agreed to
         * @description What they said, or took back, to a person of ours. It holds at once: who takes back marketing gets none from then
         *     on. One that is older than what holds is kept as a matter of record. What they say through WhatsApp's own switch
         *     is written down by itself.
         */
        post: operations["recordConsent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/customers/{id}/erase": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The customer */
                id: components["parameters"]["CustomerId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Erase a customer
         * @description For a person who asks to be forgotten. Messages, files, names, numbers and words of the search are deleted, and
         *     what is open is closed; empty conversations stay, so that statistics do. What WhatsApp repeats from before is not
         *     taken in any more. Who writes again is a new customer without a past. Cannot be undone. The audit trail keeps that
         *     it was done, by whom and why, and what was changed of the customer before, as the law asks.
         */
        post: operations["eraseCustomer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/customers/{id}/export": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The customer */
                id: components["parameters"]["CustomerId"];
            };
            cookie?: never;
        };
        /**
         * Export all that is known of a customer
         * @description For a person who asks what is known of them: a ZIP with `index.html` to be read, and for programs
         *     `profile.json`, a file for each conversation with its messages (`conversations/ID.json`, internal notes among
         *     them), their files (`files/ID.ext`, named by the messages), `consents.json`, `surveys.json` (scores and comments), `sharing.json` (through whom messages
         *     go, which outgoing webhooks were told of them, which API keys could read them), `history.json` (what was done with
         *     the data, by the audit trail), `kept.json` (what outlives an erasure, and why) and `manifest.json` (format,
         *     version, counts and what each file holds). Texts are in the organization's language, times in JSON are UTC. That it
         *     was exported, and by whom, is in the audit trail.
         */
        get: operations["exportCustomer"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/customers/{id}/surveys": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The customer */
                id: components["parameters"]["CustomerId"];
            };
            cookie?: never;
        };
        /**
         * What a customer thought of how they were served
         * @description The newest 50 scores, newest first. An attendant sees those of the conversations that they may see.
         */
        get: operations["listCustomerSurveys"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dead-letters": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List what could not be used
         * @description Webhooks of WhatsApp that could not be read or stored, files of customers that could not be got, events that an
         *     endpoint did not take, mails that nobody took: the newest first, with the reason, without what they say.
         */
        get: operations["listDeadLetters"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dead-letters/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The dead letter */
                id: components["parameters"]["DeadLetterId"];
            };
            cookie?: never;
        };
        /**
         * Read what could not be used
         * @description What it says, up to 64 KiB, with what looks like a token, a password or a card's number taken out. That somebody read
         *     it is noted in the audit trail.
         */
        get: operations["getDeadLetter"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dead-letters/{id}/discard": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The dead letter */
                id: components["parameters"]["DeadLetterId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Discard it
         * @description It stays on the list, as discarded, with the reason.
         */
        post: operations["discardDeadLetter"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dead-letters/{id}/replay": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The dead letter */
                id: components["parameters"]["DeadLetterId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Try it again
         * @description A webhook is read and stored as if it had just come, a file is asked for once more, an event is told once more.
         *     However often and by however many it is asked, a message is stored once and answered once. `outcome` says what came of
         *     it: `stored`, `known` (all of it was here already), `queued` (it is on its way) or `failed`, with the reason, and it
         *     stays open. One that is settled already is answered as it is. A mail is 409: what it said is gone.
         */
        post: operations["replayDeadLetter"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dead-letters/discard": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Discard all that match
         * @description Of those that are open. They stay on the list, as discarded, with the reason.
         */
        post: operations["discardDeadLetters"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dead-letters/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Try again all that match
         * @description A hundred of those that are open, the oldest first; where `next_cursor` is given, ask again with it for the next
         *     hundred. Mails are left out: what they said is gone. See `replayDeadLetter`.
         */
        post: operations["replayDeadLetters"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/departments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the departments
         * @description All departments of the organization, by name, with how many conversations wait in each.
         */
        get: operations["listDepartments"];
        put?: never;
        /**
         * Create a department
         * @description The name is unique within the organization.
         */
        post: operations["createDepartment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/departments/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The department */
                id: components["parameters"]["DepartmentId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change a department
         * @description `member_ids` replaces the whole list. A department in which conversations wait cannot be disabled (409).
         */
        patch: operations["updateDepartment"];
        trace?: never;
    };
    "/api/v1/departments/{id}/business-hours": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The department */
                id: components["parameters"]["DepartmentId"];
            };
            cookie?: never;
        };
        get?: never;
        /**
         * Give a department hours of its own
         * @description `null`: as the organization's. They hold for what the bot says when it hands over to this department, and for
         *     the targets of what is in it.
         */
        put: operations["setDepartmentHours"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/faq/{faq_id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The question */
                faq_id: components["parameters"]["FaqId"];
            };
            cookie?: never;
        };
        get?: never;
        /**
         * Change a question or its answer
         * @description Only what is named changes.
         */
        put: operations["updateFaqItem"];
        post?: never;
        /**
         * Answer a question no longer
         * @description It goes.
         */
        delete: operations["deleteFaqItem"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/google-conflicts/{conflict_id}/resolve": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The conflict */
                conflict_id: components["parameters"]["GoogleConflictId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Decide a conflict with Google
         * @description To keep ours is to write it to Google again; to keep Google's is to cancel or move the appointment. Of two that stand
         *     over each other only ours can be kept: that says that somebody has seen it.
         */
        post: operations["resolveGoogleConflict"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/google/consent": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Come back from Google
         * @description Whoever said yes or no there is sent on to the console. The state is good once, for 15 minutes.
         */
        get: operations["receiveGoogleConsent"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/holidays": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the holidays
         * @description All of them, by their day.
         */
        get: operations["listHolidays"];
        put?: never;
        /**
         * Add a holiday
         * @description One for each day; what holds for a date comes before what holds each year.
         */
        post: operations["createHoliday"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/holidays/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The holiday */
                id: components["parameters"]["HolidayId"];
            };
            cookie?: never;
        };
        get?: never;
        /**
         * Change a holiday
         * @description As a whole.
         */
        put: operations["updateHoliday"];
        post?: never;
        /**
         * Take a holiday away
         * @description The day is as its weekday again.
         */
        delete: operations["deleteHoliday"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/holidays/national": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Add the national holidays of Brazil
         * @description Those of one year, those that follow Easter among them. Days of which something is said already stay as they are.
         */
        post: operations["addNationalHolidays"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/logos/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a logo
         * @description For whoever has the address, such as a mail. The Content-Type is `image/png` or `image/webp`; always with
         *     `X-Content-Type-Options: nosniff` and `Content-Security-Policy: sandbox`.
         */
        get: operations["getLogo"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/media": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Upload a file
         * @description Takes one file in the part `file`, to be sent with `sendMessage` by its uploader. The type is found from the
         *     content, not from the name. WhatsApp's limits hold: image (JPEG, PNG) 5 MB, audio (AAC, AMR, MP3, M4A, OGG
         *     with Opus) 16 MB, video (MP4, 3GPP) 16 MB, document (PDF, text, Word, Excel, PowerPoint) 100 MB. Larger files
         *     answer 413, other types 415.
         */
        post: operations["uploadMedia"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/media/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The file */
                id: components["parameters"]["MediaId"];
            };
            cookie?: never;
        };
        /**
         * Read a file
         * @description The bytes of a file of a conversation that the caller may see. Authorized by the Authorization header or by
         *     `token` (see `createMediaToken`). One byte range is served (206); several ranges get the whole file; a range
         *     beyond the end gets 416. The Content-Type is the file's own for pictures, audio, video and PDF of the types
         *     that WhatsApp carries, and `application/octet-stream` with `Content-Disposition: attachment` for the rest;
         *     always with `X-Content-Type-Options: nosniff` and `Content-Security-Policy: sandbox`. A file that is still
         *     being fetched answers 404.
         */
        get: operations["getMedia"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/media/token": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Get a token for pictures, audio and video
         * @description `<img>`, `<audio>` and `<video>` cannot send an Authorization header. The token of this answer goes into the
         *     query parameter `token` of `getMedia` instead. It is signed, names the caller's session, opens nothing but
         *     files, and lives for some minutes: clients fetch a new one before `expires_at`. What the caller may see is
         *     checked on every read.
         */
        post: operations["createMediaToken"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a thread
         * @description Messages of one conversation in thread order (`created_at`, then `id`), always the oldest first within the
         *     page. Without `before` and `after`: the newest page. `before` gives the page that ends just before that
         *     message, `after` the page that starts just after it; giving both answers 422.
         *
         *     `next_cursor` is the id of the page's outermost message in the direction of travel (the first one, or the
         *     last one when `after` was given), to be given as the next `before` or `after`; null when there is no more.
         */
        get: operations["listMessages"];
        put?: never;
        /**
         * Send a message to the customer
         * @description Accepted means sent: the message is stored and queued when this answers, and is then sent or shown as failed
         *     with the reason. Only the owner of the conversation may write, except a `note`: it stays in the console, and
         *     everybody who sees the conversation may write one while it is not closed.
         *
         *     `client_id` makes repeating safe: the same request with the same `client_id` answers the message that exists
         *     already (200), a different one with that `client_id` answers 409. It is unique within the conversation.
         *
         *     The kind follows from what is given: `message_type` may be left out for text, for a file (then it follows from
         *     the file's type), for `interactive` and for `template`. When the 24 hour window is closed only a template
         *     is accepted; the rest answers 422 with an error of the field `content`.
         */
        post: operations["sendMessage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/messages/{id}/read": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The message */
                id: components["parameters"]["MessageId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Mark a message and all before it as read
         * @description Marks this message of the customer and all earlier ones of its conversation as read; `unread_count` follows,
         *     and when the caller owns the conversation WhatsApp is told as well. Repeating it changes nothing. Messages
         *     that are not from a customer answer as they are.
         */
        patch: operations["markMessageRead"];
        trace?: never;
    };
    "/api/v1/messages/{id}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The message */
                id: components["parameters"]["MessageId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send a failed or uncertain message again
         * @description A person decides: an `uncertain` message may have arrived, and sending it again may show it twice. Queues the
         *     same message once more. Any other status answers 409. Only the owner of the conversation may do it.
         */
        post: operations["retryMessage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/metrics/attendance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read the metrics of attendants and departments
         * @description A line for each attendant and each department of whom there is something in the period, and one without an id for
         *     what is nobody's, each with what it was in the period before. The lines come to the numbers of the overview. An
         *     attendant gets their own line, and no departments; who sees no more than their departments is told of these.
         */
        get: operations["getMetricsAttendance"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/metrics/conversations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the conversations behind a number
         * @description The events that a metric of the overview is made of, newest first, each with its conversation. For
         *     `resolution_rate` the closings of what began in the period; for `containment` what began in it and did not reach
         *     people in it; for `csat_answered` the answers to what was asked in it. An attendant is told of their own.
         */
        get: operations["listMetricConversations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/metrics/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Export what the metrics are made of
         * @description The events of a period as a file, a row each, oldest first: when it happened on the organization's clock, the
         *     metric, the conversation, whose it was, and the seconds that a mean is taken of, by the clock and in business hours. A metric's rows come to its card.
         *     Words and decimal points are those of the organization's language. In CSV a text that a spreadsheet would take for
         *     a formula is preceded by an apostrophe; in XLSX texts are cells of text. Who exported what is in the audit trail.
         */
        get: operations["exportMetrics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/metrics/overview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read the metrics of a period
         * @description Every metric for some days of the organization's calendar, compared with as many days right before them; of days
         *     that are not over, with as much of the earlier ones as has passed. Metrics that cannot be told apart by the
         *     filter (a time with the bot belongs to no department) are left out. A day that is over keeps its numbers: also
         *     those of a tag, which are of the conversations that had it when the day ended. Who sees no more than their
         *     departments is told of these.
         */
        get: operations["getMetricsOverview"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/metrics/tags": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read the metrics of tags
         * @description A line for each tag of whose conversations there is something in the period. What happened on a day counts for
         *     every tag that its conversation had when that day ended; of a day that is not over, for those it has now. A tag
         *     that was renamed or merged is told by its name of today.
         */
        get: operations["getMetricsTags"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/organization": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read what the organization is called and looks like
         * @description Its name, language, time zone, colour and logo, and how far its set-up went.
         */
        get: operations["getOrganization"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change what the organization is called and looks like
         * @description Fields that are left out stay. `accent: null` goes back to Balcão's own colour. Any colour is taken: where it is
         *     painted, it is made darker or lighter until it can be read.
         */
        patch: operations["updateOrganization"];
        trace?: never;
    };
    "/api/v1/organization/deletion": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask for the deletion of the organization
         * @description Takes its name, typed, and the password of the admin who asks. Thirty days later everything of it is deleted for
         *     good, with all users, conversations and files. Until then all goes on as before, every admin is mailed and sees the
         *     day, and any of them can call it off. 409 when it was asked for before. Wrong passwords count as failed logins.
         */
        post: operations["askOrganizationDeletion"];
        /**
         * Call the deletion of the organization off
         * @description Until the day on which it begins. 409 when nobody asked for it.
         */
        delete: operations["withdrawOrganizationDeletion"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/organization/logo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Set the logo
         * @description A PNG, JPEG or WebP picture of up to 512 KB (WebP: 256 KB) and from 16 to 4096 pixels on each side. PNG and JPEG
         *     are drawn anew, at most 256 pixels on the longer side.
         */
        put: operations["setLogo"];
        post?: never;
        /**
         * Remove the logo
         * @description Balcão's own is shown again. Its address answers 404 from now on.
         */
        delete: operations["removeLogo"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/professionals/{professional_id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The professional */
                professional_id: components["parameters"]["ProfessionalId"];
            };
            cookie?: never;
        };
        get?: never;
        /**
         * Change a professional
         * @description Only what is named changes.
         */
        put: operations["updateProfessional"];
        post?: never;
        /**
         * Let a professional go
         * @description They are no longer active. 409 while appointments of theirs are to come.
         */
        delete: operations["deleteProfessional"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/queue-anomalies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List what should not have been in the queues
         * @description `open`: what waits where nobody works who may write to customers, and has nowhere to go; only people can put that
         *     right. `repaired`: what was found and put right, of the last 90 days: in no department, where nobody works, with
         *     somebody who works here no longer, or waiting though somebody was free. The newest first.
         */
        get: operations["listQueueAnomalies"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/report-schedules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the reports that are mailed by themselves
         * @description Each with what became of its last time.
         */
        get: operations["listReportSchedules"];
        put?: never;
        /**
         * Have a report mailed by itself
         * @description At its hour of the organization's clock the report of the days that are over (the day before, the seven days before
         *     or the month before) is made in the right of whoever made or last changed it, and mailed to users of the
         *     organization who may export reports themselves. What is larger than three megabytes is not attached: the mail leads
         *     to the report in the console. Each time is mailed once. When its owner may not export reports any more, it stops;
         *     recipients who may not are left out.
         */
        post: operations["createReportSchedule"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/report-schedules/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description A report that is mailed by itself */
                id: components["parameters"]["ReportScheduleId"];
            };
            cookie?: never;
        };
        get?: never;
        /**
         * Change, pause or resume a report that is mailed by itself
         * @description Whoever changes it is its owner from then on.
         */
        put: operations["updateReportSchedule"];
        post?: never;
        /**
         * Have a report mailed no more
         * @description What was not mailed yet is not mailed any more, unless it is on its way.
         */
        delete: operations["deleteReportSchedule"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/report-schedules/{id}/send": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description A report that is mailed by itself */
                id: components["parameters"]["ReportScheduleId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Mail a report now
         * @description Beside its usual times, as they would be made now.
         */
        post: operations["sendReportNow"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/resources/{resource_id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The room or equipment */
                resource_id: components["parameters"]["ResourceId"];
            };
            cookie?: never;
        };
        get?: never;
        /**
         * Change a room or equipment
         * @description Only what is named changes.
         */
        put: operations["updateClinicResource"];
        post?: never;
        /**
         * Use a room or equipment no longer
         * @description 409 while appointments to come need it.
         */
        delete: operations["deleteClinicResource"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/retention-rules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read how long what is kept
         * @description Each kind with the days that it is kept (null for ever), how many rows are older than that now (10,000 stands for
         *     that many or more), and what the last run deleted. Runs begin once a day, at night on the organization's clock.
         */
        get: operations["getRetention"];
        /**
         * Change how long what is kept
         * @description Kinds that are not named stay as they are. Of a kind whose days were changed nothing is deleted for 24 hours: who
         *     made a mistake can still take it back. `access_log` and `audit` are kept for 183 days at least.
         */
        put: operations["updateRetention"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/retention-rules/due": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Count what a rule would delete
         * @description How many rows of a kind are older than that now; 10,000 stands for that many or more.
         */
        get: operations["getRetentionDue"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/role-permissions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read what each role may see and do
         * @description Three rows. That of the admins is always whole: nobody can lock the organization out. A role needs what the
         *     operation names as `x-roles`, and then what it names as `x-permission`; `x-sees` says how
         *     far it has to see at least.
         */
        get: operations["listRolePermissions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/role-permissions/{role}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                role: "supervisor" | "attendant";
            };
            cookie?: never;
        };
        get?: never;
        /**
         * Change what a role may see and do
         * @description In force at once, also for who is logged in: their sockets are told to load afresh, and what they may not see any
         *     more is told to them no longer. API keys do what their scopes say.
         */
        put: operations["updateRolePermissions"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/security-settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read what logins need
         * @description Of which roles the organization asks a second factor, and after how long a login ends by itself.
         */
        get: operations["getSecuritySettings"];
        /**
         * Change what logins need
         * @description Whoever has one of these roles and no second factor may do nothing but set it up, from now on: everything else
         *     answers 403 of the type `second-factor-needed`, and their sockets close. A login that ends for its time ends with its
         *     tokens and sockets within seconds, and its refresh token answers 401 of the type
         *     `session-over`; the time without activity is
         *     counted from this change on.
         */
        put: operations["updateSecuritySettings"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/send": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Write to a customer in the name of a clinic
         * @description By the clinic's number, into the customer's conversation, as every other message; the customer is made when nobody
         *     has the number. Waits for what the provider makes of it: 502 when it refuses, also because the window of 24 hours
         *     of a number of Meta's is closed, and when the clinic's number or its instance of Z-API is not connected. A `status` of `queued` means that it is accepted and will be sent.
         */
        post: operations["sendClinicMessage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/services/{service_id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The service */
                service_id: components["parameters"]["ServiceId"];
            };
            cookie?: never;
        };
        get?: never;
        /**
         * Change a service
         * @description Only what is named changes. Appointments keep the length that they were booked with.
         */
        put: operations["updateClinicService"];
        post?: never;
        /**
         * Offer a service no longer
         * @description Appointments of it stay.
         */
        delete: operations["deleteClinicService"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/setup": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Ask whether this installation is still to be set up
         * @description True while there is no organization, whichever server is asked and whenever it started.
         */
        get: operations["getSetup"];
        put?: never;
        /**
         * Set up a new installation
         * @description Makes the first organization with its first admin, and logs the admin in. Possible only while there is no
         *     organization at all, with the token that one of the servers wrote into its log when it started, up to an hour
         *     before.
         */
        post: operations["setUp"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sla-policies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the policies
         * @description In their order: the first one that is active and fits a conversation holds for it.
         */
        get: operations["listSlaPolicies"];
        put?: never;
        /**
         * Add a policy
         * @description It goes before those that are less specific, that name fewer of department, priority and tag.
         */
        post: operations["createSlaPolicy"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sla-policies/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The policy */
                id: components["parameters"]["SlaPolicyId"];
            };
            cookie?: never;
        };
        get?: never;
        /**
         * Change a policy
         * @description As a whole. What is under way is counted again, from when each clock began.
         */
        put: operations["updateSlaPolicy"];
        post?: never;
        /**
         * Take a policy away
         * @description What it held for is measured by the next one that fits, or by none.
         */
        delete: operations["deleteSlaPolicy"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sla-policies/order": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Put the policies in order
         * @description `ids` names all of them, each once. When one is missing, the list has changed meanwhile (409).
         */
        put: operations["orderSlaPolicies"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/survey-settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * When customers are asked how they were served
         * @description For everybody, since whoever closes a conversation may leave the question out.
         */
        get: operations["getSurveySettings"];
        /**
         * Change when customers are asked
         * @description As a whole. After a person has served somebody and the conversation is closed, its customer is asked once for a
         *     score from 1 to 5, while WhatsApp's window is open and unless they wrote again or were asked within `pause_days`.
         *     What they press counts for 7 days, a number or a word that they write for 12 hours, a comment for 30 minutes after
         *     the score; none of it opens a conversation. Whatever else they write does.
         */
        put: operations["updateSurveySettings"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tags": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the tags
         * @description All of the organization's, by name; there are 300 at most.
         */
        get: operations["listTags"];
        put?: never;
        /**
         * Create a tag
         * @description The name is unique within the organization, however it is capitalized (409).
         */
        post: operations["createTag"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tags/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The tag */
                id: components["parameters"]["CatalogueTagId"];
            };
            cookie?: never;
        };
        get?: never;
        /**
         * Rename a tag or give it another color
         * @description Conversations and targets that have it have the new name; with very many conversations that takes some seconds.
         */
        put: operations["replaceTag"];
        post?: never;
        /**
         * Delete a tag
         * @description It is taken off every conversation. Refused while targets hold for it (409).
         */
        delete: operations["deleteTag"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tags/{id}/merge": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The tag */
                id: components["parameters"]["CatalogueTagId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make one tag of two
         * @description The tag is no more; what had it, conversations and targets, has the other one.
         */
        post: operations["mergeTag"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/templates/{template_id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The text */
                template_id: components["parameters"]["TemplateId"];
            };
            cookie?: never;
        };
        get?: never;
        /**
         * Change a text
         * @description Only what is named changes.
         */
        put: operations["updateClinicTemplate"];
        post?: never;
        /**
         * Use the usual text again
         * @description The clinic's own goes.
         */
        delete: operations["deleteClinicTemplate"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the users
         * @description All users of the organization, by name. Attendants use `listOnlineUsers`, which tells less about each person.
         */
        get: operations["listUsers"];
        put?: never;
        /**
         * Create a user
         * @description Creates a user of the caller's organization, with a first password.
         */
        post: operations["createUser"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The user */
                id: components["parameters"]["UserId"];
            };
            cookie?: never;
        };
        /**
         * Read a user
         * @description An attendant may read only themself; anybody else answers 404.
         */
        get: operations["getUser"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change a user
         * @description An admin may change every field of every user of the organization. Everybody may change their own
         *     `full_name`, `avatar_url`, `locale` and `password`; other fields answer 403. Whoever changes their own password gives
         *     `current_password` with it. A new password, another role or `is_active: false` ends the sessions of the user.
         *     The last active admin can be neither disabled nor given another role (409).
         */
        patch: operations["updateUser"];
        trace?: never;
    };
    "/api/v1/users/{id}/held": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The user */
                id: components["parameters"]["UserId"];
            };
            cookie?: never;
        };
        /**
         * How many conversations somebody has
         * @description What `redistributeConversations` would give away: their open conversations, by the department to whose queue each
         *     would go. Who sees no more than their departments is told of what is of these.
         */
        get: operations["getHeld"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/{id}/invitation": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The user */
                id: components["parameters"]["UserId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send an invitation again
         * @description Sends another link, also after a revocation; the links before it work no more. 409 when the person has accepted.
         */
        post: operations["resendInvitation"];
        /**
         * Revoke an invitation
         * @description The link works no more; the user stays, and can be invited again.
         */
        delete: operations["revokeInvitation"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/{id}/presence": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The user */
                id: components["parameters"]["UserId"];
            };
            cookie?: never;
        };
        get?: never;
        /**
         * Say for somebody whether they are there
         * @description As if they had said it themselves, in all of their windows: who is away is given no conversations. They are told who
         *     did it. Of somebody who is not here nothing can be said: 409.
         */
        put: operations["setUserPresence"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/{id}/second-factor": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The user */
                id: components["parameters"]["UserId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Take away a user's second factor
         * @description For somebody who lost the app and the recovery codes. Ends the sessions of the user. 409 for one's own, and when
         *     there is none.
         */
        delete: operations["resetSecondFactor"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/{id}/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The user */
                id: components["parameters"]["UserId"];
            };
            cookie?: never;
        };
        /**
         * Where somebody is logged in
         * @description The sessions of a user that live, whoever was there last first. Never has more than one page.
         */
        get: operations["listUserSessions"];
        put?: never;
        post?: never;
        /**
         * Log somebody out everywhere
         * @description Ends every session of a user, with its tokens and sockets; of one's own, all but the one that asks.
         */
        delete: operations["endUserSessions"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/{id}/sessions/{session_id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The user */
                id: components["parameters"]["UserId"];
                /** @description One of their sessions */
                session_id: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Log somebody out of one session
         * @description Ends one session of a user: its tokens and its sockets stop working within seconds.
         */
        delete: operations["endUserSession"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/invite": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Invite a user
         * @description Creates a user without a password, who gets a mail with a link to choose name and password; it works for 72
         *     hours. Until then the user has the status `invited` and cannot log in. 503 when the installation sends no mail.
         */
        post: operations["inviteUser"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/online": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List who is here
         * @description Users who are online or away now, by name: those to whom a conversation can be handed. Open to every role,
         *     and so without e-mail addresses and login times. Never has more than one page.
         */
        get: operations["listOnlineUsers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/waiting-list/{entry_id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Who waits */
                entry_id: components["parameters"]["WaitingEntryId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Let a customer wait no longer
         * @description What was offered to them is free again.
         */
        delete: operations["removeFromWaitingList"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/wall": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read all of the work at a glance
         * @description Who waits and since when, who is there and what they hold, and what today came to, with the reports' definitions.
         *     Who sees no more than their departments is shown these, the people of these and whoever has a conversation of
         *     these; `opened` is then what reached them.
         *     Whoever says `subscribe:wall` over the socket is told the same as `wall_update` when something changes, at most
         *     once a second, and at once when they come back.
         */
        get: operations["getWall"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhook-deliveries/{id}/replay": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The delivery */
                id: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Tell an event again
         * @description Whether it had failed or not, under the id that it had. One that is on its way is 409.
         */
        post: operations["replayWebhookDelivery"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhook-endpoints": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the webhook endpoints
         * @description All of the organization, the oldest first.
         */
        get: operations["listWebhookEndpoints"];
        put?: never;
        /**
         * Be told of what happens
         * @description From now on events of these types are sent to the address, by POST. `secret` is shown in this answer and never again.
         *     The address is on the public internet, by https on port 443; no redirect is followed.
         *
         *     An event is `{version, id, type, occurred_at, organization_id, data}`. `version` is 1, and grows when something of an
         *     event is taken away or means something else; fields and types that are added do not change it. In it `data` holds the conversation, the message, the new
         *     status or the change of owner, as they are when it is sent. It is told at least once: `id` stays the same. The events of a
         *     conversation come in their order; those of others do not wait for them. Any 2xx within ten seconds takes it; everything
         *     else is tried again with growing pauses, for 24 hours.
         *
         *     `X-Balcao-Signature: t=…,v1=…` holds the second at which it was sent and the HMAC-SHA256 of `t.body` with the secret, in
         *     hexadecimal. For a day after a change of the secret there are two `v1`: one of them fits. Refuse an old `t`.
         */
        post: operations["createWebhookEndpoint"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhook-endpoints/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The endpoint */
                id: components["parameters"]["WebhookEndpointId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Take a webhook endpoint away
         * @description What waited is not sent any more.
         */
        delete: operations["deleteWebhookEndpoint"];
        options?: never;
        head?: never;
        /**
         * Change a webhook endpoint
         * @description Of one that is switched off nothing is sent, and what happens meanwhile is not told later; what waited counts as failed.
         *     One that was switched off after a day of failures is switched on again here.
         */
        patch: operations["updateWebhookEndpoint"];
        trace?: never;
    };
    "/api/v1/webhook-endpoints/{id}/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The endpoint */
                id: components["parameters"]["WebhookEndpointId"];
            };
            cookie?: never;
        };
        /**
         * List what an endpoint was told
         * @description The newest first, for 30 days.
         */
        get: operations["listWebhookDeliveries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhook-endpoints/{id}/replay-failed": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The endpoint */
                id: components["parameters"]["WebhookEndpointId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Tell again all that failed
         * @description Each under the id that its event had.
         */
        post: operations["replayFailedWebhookDeliveries"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhook-endpoints/{id}/secret": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The endpoint */
                id: components["parameters"]["WebhookEndpointId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Change the secret of a webhook endpoint
         * @description The new one is shown in this answer and never again. Both sign for 24 hours.
         */
        post: operations["changeWebhookSecret"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhook-endpoints/{id}/test": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The endpoint */
                id: components["parameters"]["WebhookEndpointId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send a test event
         * @description Sends an event of the type `ping` at once, also to one that is switched off, and says what came back.
         */
        post: operations["testWebhookEndpoint"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhook/whatsapp": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take what Z-API tells
         * @description Messages, statuses and the state of the session, told apart by `type`. Nothing is signed: the number is found by
         *     `instanceId`, and what says so is believed at the address that ends in the number's secret. Answers 200 only
         *     after what it says is committed, 401 for an unknown instance or a wrong secret, in production also without one.
         */
        post: operations["receiveZapiCallback"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhook/whatsapp/{secret}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take what Z-API tells, at the address of its number
         * @description Messages, statuses and the state of the session, told apart by `type`. Nothing is signed: the number is found by
         *     `instanceId`, and what says so is believed at the address that ends in the number's secret. Answers 200 only
         *     after what it says is committed, 401 for an unknown instance or a wrong secret, in production also without one.
         */
        post: operations["receiveSecretZapiCallback"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhook/whatsapp/status": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take what Z-API tells of messages
         * @description Messages, statuses and the state of the session, told apart by `type`. Nothing is signed: the number is found by
         *     `instanceId`, and what says so is believed at the address that ends in the number's secret. Answers 200 only
         *     after what it says is committed, 401 for an unknown instance or a wrong secret, in production also without one.
         */
        post: operations["receiveZapiStatus"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhook/whatsapp/status/{secret}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take what Z-API tells of messages, at the address of its number
         * @description Messages, statuses and the state of the session, told apart by `type`. Nothing is signed: the number is found by
         *     `instanceId`, and what says so is believed at the address that ends in the number's secret. Answers 200 only
         *     after what it says is committed, 401 for an unknown instance or a wrong secret, in production also without one.
         */
        post: operations["receiveSecretZapiStatus"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhooks/google": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Hear that a calendar changed
         * @description Has no body, and says only that something changed: what, is read then. Nothing is signed; who knows a channel and its
         *     token is believed.
         */
        post: operations["receiveGoogleNotification"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhooks/whatsapp": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Answer WhatsApp's challenge
         * @description Answers `hub.challenge` as it came when `hub.verify_token` is that of a channel, and 403 otherwise.
         */
        get: operations["verifyWhatsappWebhook"];
        put?: never;
        /**
         * Take messages and statuses from WhatsApp
         * @description The signature is checked over the raw bytes. Answers 200 only after everything in the body is committed.
         *     Unknown fields and types are accepted; a body that is not a webhook of WhatsApp at all answers 400.
         */
        post: operations["receiveWhatsappWebhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Is the process alive
         * @description Answers as long as the process can answer at all.
         */
        get: operations["getHealth"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health/ready": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * May traffic come here
         * @description Asks the database, Redis and the state of the migrations.
         */
        get: operations["getReadiness"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description A colour; null for Balcão's own */
        Accent: string | null;
        AcceptInvitationRequest: {
            full_name: components["schemas"]["PersonName"];
            password: components["schemas"]["Password"];
            token: components["schemas"]["Token"];
        };
        /** @description The access token of the Graph API; stored encrypted, never answered */
        AccessTokenSecret: string;
        AccountNotice: {
            /** @description `account_disabled`, `account_disable_planned`, `account_restricted`, `account_violation`, `account_deleted` */
            code: string;
            /** @description Meta's own words, such as the day of a ban or the rule that was broken */
            details: string | null;
            /** @description The same as a sentence for people */
            message: string;
            noticed_at: components["schemas"]["Time"];
        };
        Activity: {
            action: components["schemas"]["AuditAction"];
            /** @description From where */
            address: string | null;
            created_at: components["schemas"]["Time"];
            id: components["schemas"]["Id"];
            object_id: components["schemas"]["Id"] | null;
            object_type: components["schemas"]["AuditObjectType"];
        };
        ActivityList: {
            data: components["schemas"]["Activity"][];
            next_cursor: components["schemas"]["NextCursor"];
        };
        AffectedCustomer: {
            /** @description How many rows say that it was changed */
            changes: number;
            erased_at: components["schemas"]["Time"] | null;
            /** @description How many rows say that it was taken along */
            exports: number;
            first_at: components["schemas"]["Time"];
            id: components["schemas"]["Id"];
            last_at: components["schemas"]["Time"];
            name: string;
            /** @description Null for who hides it or was erased */
            phone_number: string | null;
            /** @description How many rows say that it was read */
            reads: number;
        };
        AffectedCustomerList: {
            data: components["schemas"]["AffectedCustomer"][];
            next_cursor: components["schemas"]["NextCursor"];
        };
        AgainstDraft: {
            /** @description Instead of the stored one */
            draft?: components["schemas"]["FlowDraft"];
        };
        Alert: {
            acknowledged_at: components["schemas"]["Time"] | null;
            acknowledged_by_name: string | null;
            /** @description Since when it is over, while it is waited whether it stays so */
            cleared_at: components["schemas"]["Time"] | null;
            closed_at: components["schemas"]["Time"] | null;
            /** @description Numbers of it at the last look, by name */
            details: {
                [key: string]: unknown;
            };
            id: components["schemas"]["Id"];
            kind: components["schemas"]["AlertKind"];
            opened_at: components["schemas"]["Time"];
            /** @description How often it came back soon after */
            returns: number;
            /** @enum {string} */
            severity: "warning" | "critical";
            snoozed_until: components["schemas"]["Time"] | null;
            /** @description The id of what it is about, or empty */
            subject: string;
            subject_name: string | null;
        };
        /** @enum {string} */
        AlertKind: "number_down" | "number_restricted" | "number_quality" | "webhook_silent" | "token_ending" | "queue_over_limit" | "queue_unstaffed" | "queue_repaired" | "windows_ending" | "api_key_ending" | "dead_letters" | "endpoint_down" | "mail_failing" | "messages_unsent" | "messages_unanswered" | "disk_low" | "files_unwritable" | "backup_old" | "certificate_ending" | "letters_unrouted" | "google_stopped" | "google_conflicts";
        AlertList: {
            data: components["schemas"]["Alert"][];
            next_cursor: components["schemas"]["NextCursor"];
        };
        AlertSettings: {
            backup_hours: number;
            disk_free_percent: number;
            /** @description Whether this organization also looks after the installation */
            is_operator: boolean;
            mail_user_ids: components["schemas"]["Id"][] | null;
            muted_kinds: components["schemas"]["AlertKind"][];
            queue_length: number | null;
            queue_wait_minutes: number;
            silence_minutes: number;
        };
        ApiKey: {
            created_at: components["schemas"]["Time"];
            created_by: components["schemas"]["Id"];
            created_by_name: string | null;
            expires_at: components["schemas"]["Time"] | null;
            id: components["schemas"]["Id"];
            last_used_at: components["schemas"]["Time"] | null;
            name: string;
            /** @description How it begins */
            prefix: string;
            scopes: components["schemas"]["Scope"][];
            user_id: components["schemas"]["Id"];
        };
        ApiKeyList: {
            data: components["schemas"]["ApiKey"][];
        };
        /** @description A customer, a service and a time */
        Appointment: {
            appointment_id: components["schemas"]["Id"];
            /** @description The same as `appointment_id` */
            appointmentId: components["schemas"]["Id"];
            areas: string | null;
            /** @description What is kept free after it */
            buffer_minutes: number;
            cancel_reason: string | null;
            cancelled_at: components["schemas"]["Time"] | null;
            clinic_id: components["schemas"]["ClinicKey"];
            /** @description The same as `clinic_id` */
            clinicId: components["schemas"]["ClinicKey"];
            /** @description When the customer said that they come */
            confirmed_at: components["schemas"]["Time"] | null;
            conversation_id: components["schemas"]["Id"] | null;
            created_at: components["schemas"]["Time"];
            /** @description Null for what no person booked */
            created_by_name: string | null;
            customer: components["schemas"]["AppointmentCustomer"];
            /** @description The day that was promised, in the zone of the clinic */
            date: components["schemas"]["Day"];
            duration_minutes: number;
            end_time: components["schemas"]["LocalTime"];
            ends_at: components["schemas"]["Time"];
            /** @description Google says something else of it, and somebody is to decide */
            google_conflict: boolean;
            id: components["schemas"]["Id"];
            /** @description The zone changed its rules since it was booked; the local time was kept */
            needs_review: boolean;
            notes: string | null;
            /** @description Of the customer */
            patient_name: string | null;
            price_cents: number | null;
            professional_color: components["schemas"]["TagColor"] | null;
            professional_id: components["schemas"]["Id"] | null;
            professional_name: string | null;
            /** @description The same as `professional_id` */
            professionalId: components["schemas"]["Id"] | null;
            resources: components["schemas"]["AppointmentResource"][];
            service_id: components["schemas"]["Id"];
            service_name: string;
            /** @description The same as `service_id` */
            serviceId: components["schemas"]["Id"];
            /** @description The main one first */
            services: components["schemas"]["AppointmentService"][];
            source: components["schemas"]["AppointmentSource"];
            starts_at: components["schemas"]["Time"];
            status: components["schemas"]["AppointmentStatus"];
            /** @description The time that was promised, in the zone of the clinic */
            time: components["schemas"]["LocalTime"];
            timezone: string;
            updated_at: components["schemas"]["Time"];
            /** @description Grows with each change */
            version: number;
        };
        AppointmentChange: {
            areas?: string | null;
            notes?: string | null;
            /** @description Why it is cancelled */
            reason?: string | null;
            status?: components["schemas"]["AppointmentStatus"];
            /** @description The one that was read; 409 when it is another by now */
            version?: number;
        };
        AppointmentCustomer: {
            id: components["schemas"]["Id"];
            name: string | null;
            phone_number: string | null;
        };
        AppointmentEvent: {
            /** @enum {string} */
            actor: "user" | "customer" | "key" | "system";
            actor_name: string | null;
            created_at: components["schemas"]["Time"];
            from_professional_name: string | null;
            from_starts_at: components["schemas"]["Time"] | null;
            id: components["schemas"]["Id"];
            reason: string | null;
            to_professional_name: string | null;
            to_starts_at: components["schemas"]["Time"] | null;
            type: components["schemas"]["AppointmentEventType"];
        };
        /**
         * @description Of `offered` the reason is to how many who wait the time was offered that became free
         * @enum {string}
         */
        AppointmentEventType: "created" | "moved" | "changed" | "confirmed" | "cancelled" | "no_show" | "done" | "reopened" | "zone_changed" | "rules_changed" | "reviewed" | "offered" | "from_waiting_list";
        AppointmentFlow: {
            appointment: components["schemas"]["Appointment"] | null;
            areas: string | null;
            clinic_id: components["schemas"]["ClinicKey"];
            /** @description The same as `clinic_id` */
            clinicId: components["schemas"]["ClinicKey"];
            current_state: components["schemas"]["AppointmentFlowState"];
            customer: components["schemas"]["AppointmentCustomer"];
            date: components["schemas"]["Day"] | null;
            /** @description To choose from, while the time is asked */
            days: components["schemas"]["AvailableDay"][];
            expires_at: components["schemas"]["Time"];
            id: components["schemas"]["Id"];
            professional_id: components["schemas"]["Id"] | null;
            service: components["schemas"]["AppointmentService"] | null;
            /** @description To choose from, while the service is asked */
            services: components["schemas"]["AppointmentService"][];
            /** @description To choose from, when a day was named */
            slots: components["schemas"]["AvailableSlot"][];
            time: components["schemas"]["LocalTime"] | null;
        };
        /** @description What the present state asks for */
        AppointmentFlowAnswer: {
            areas?: string | null;
            /** @description Goes back one step */
            back?: boolean;
            /** @description Books it, or with false lets it be */
            confirm?: boolean;
            /** @description Gives the slots of this day, and with `time` chooses one */
            date?: components["schemas"]["Day"];
            professional_id?: components["schemas"]["Id"] | null;
            service_id?: components["schemas"]["Id"];
            serviceId?: components["schemas"]["Id"];
            time?: components["schemas"]["LocalTime"];
        };
        /** @description The clinic and who (`phone` or `customer_id`) are needed */
        AppointmentFlowRequest: {
            clinic_id?: components["schemas"]["ClinicKey"];
            clinicId?: components["schemas"]["ClinicKey"];
            conversation_id?: components["schemas"]["Id"] | null;
            customer_id?: components["schemas"]["Id"];
            name?: string;
            phone?: string;
        };
        /** @enum {string} */
        AppointmentFlowState: "SELECT_SERVICE" | "SELECT_TIME" | "CONFIRM" | "BOOKED" | "CANCELLED" | "EXPIRED";
        AppointmentHistory: {
            data: components["schemas"]["AppointmentEvent"][];
        };
        /** @description What is not named stays */
        AppointmentMove: {
            date?: components["schemas"]["Day"];
            /** @description Instead of `ends_at` */
            duration_minutes?: number;
            /** @description Another end; as long as it was when left out */
            ends_at?: components["schemas"]["RequestTime"];
            /** @description Whether the rules by which customers book have to allow it */
            only_free_slots?: boolean;
            /** @description Another professional */
            professional_id?: components["schemas"]["Id"] | null;
            professionalId?: components["schemas"]["Id"] | null;
            /** @description Other rooms and equipment */
            resource_ids?: components["schemas"]["Id"][];
            /** @description Instead of `date` and `time` */
            starts_at?: components["schemas"]["RequestTime"];
            time?: components["schemas"]["LocalTime"];
            /** @description The one that was read; 409 when it is another by now */
            version?: number;
        };
        /** @description The clinic, who (`phone` or `customer_id`), a service, and when (`date` and `time`, or `starts_at`) are needed */
        AppointmentRequest: {
            areas?: string | null;
            clinic_id?: components["schemas"]["ClinicKey"];
            clinicId?: components["schemas"]["ClinicKey"];
            conversation_id?: components["schemas"]["Id"] | null;
            /** @description Who; or `phone` */
            customer_id?: components["schemas"]["Id"];
            date?: components["schemas"]["Day"];
            /** @description Instead of the length of the services */
            duration_minutes?: number;
            /** @description What somebody who is not known yet is called */
            name?: string;
            notes?: string | null;
            /** @description Whether the rules by which customers book have to allow it */
            only_free_slots?: boolean;
            /** @description The same as `name` */
            patient_name?: string;
            /** @description Who, by phone number */
            phone?: string;
            professional_id?: components["schemas"]["Id"] | null;
            professionalId?: components["schemas"]["Id"] | null;
            /** @description These rooms and this equipment, instead of any that are free */
            resource_ids?: components["schemas"]["Id"][];
            service_id?: components["schemas"]["Id"];
            /** @description Several, whose lengths add up; the main one first */
            service_ids?: components["schemas"]["Id"][];
            serviceId?: components["schemas"]["Id"];
            /** @description Instead of `date` and `time` */
            starts_at?: components["schemas"]["RequestTime"];
            /** @description In the zone of the clinic, with `date` */
            time?: components["schemas"]["LocalTime"];
        };
        AppointmentResource: {
            id: components["schemas"]["Id"];
            kind: components["schemas"]["ResourceKind"];
            name: string;
        };
        AppointmentService: {
            duration_minutes: number;
            id: components["schemas"]["Id"];
            name: string;
        };
        /**
         * @description Where it was booked
         * @enum {string}
         */
        AppointmentSource: "CONSOLE" | "API" | "CHAT" | "CALENDAR";
        AppointmentsSeen: {
            appointment_ids: components["schemas"]["Id"][];
        };
        /**
         * @description `CONFIRMED` is booked and takes its time; whether the customer said that they come is `confirmed_at`
         * @enum {string}
         */
        AppointmentStatus: "CONFIRMED" | "CANCELLED" | "NO_SHOW" | "DONE";
        AppointmentStep: {
            reason?: string | null;
            /** @description The one that was read; 409 when it is another by now */
            version?: number;
        };
        /** @description Signs the webhooks; stored encrypted, never answered */
        AppSecret: string;
        /** @example Pernas e axilas */
        AreasText: string;
        AssignedToFilter: string;
        /** @description Of all appointments of the customer, whatever page of them is shown */
        Attendance: {
            /**
             * @description How many the customer was to come to: their time is over, or somebody said what became of them. What was
             *     cancelled does not count.
             */
            due: number;
            /** @description How many of them somebody marked as one that the customer did not come to */
            no_shows: number;
        };
        /**
         * @description What was done. What ends in `read` or `listed` is reading; it is one row for what one login reads from one address
         *     within 15 minutes, or within six hours in lists, and is written within seconds.
         * @enum {string}
         */
        AuditAction: "alert.acknowledged" | "alert.snoozed" | "alert_settings.updated" | "api_key.created" | "api_key.revoked" | "appointment.booked" | "appointment.cancelled" | "appointment.changed" | "appointment.confirmed" | "appointment.done" | "appointment.moved" | "appointment.no_show" | "audit_trail.customers_exported" | "audit_trail.customers_listed" | "audit_trail.exported" | "availability_exception.created" | "availability_exception.deleted" | "availability_exception.updated" | "availability_rule.created" | "availability_rule.deleted" | "availability_rule.updated" | "bot_configuration.updated" | "canned_response.created" | "canned_response.deleted" | "canned_response.updated" | "channel.created" | "channel.subscribed" | "channel.updated" | "clinic.closed" | "clinic.created" | "clinic.google_changed" | "clinic.google_compared" | "clinic.google_connected" | "clinic.google_disconnected" | "clinic.updated" | "clinic_resource.created" | "clinic_resource.deleted" | "clinic_resource.updated" | "clinic_service.created" | "clinic_service.deleted" | "clinic_service.updated" | "clinic_template.created" | "clinic_template.deleted" | "clinic_template.updated" | "conversation.assigned" | "conversation.closed" | "conversation.listed" | "conversation.overflowed" | "conversation.placed" | "conversation.priority_changed" | "conversation.read" | "conversation.reopened" | "conversation.returned_to_queue" | "conversation.snoozed" | "conversation.tagged" | "conversation.taken_over" | "conversation.transferred" | "conversation.unsnoozed" | "conversation.untagged" | "customer.consent_recorded" | "customer.consents_read" | "customer.erased" | "customer.erased_again" | "customer.exported" | "customer.listed" | "customer.read" | "customer.scores_read" | "customer.updated" | "dead_letter.discarded" | "dead_letter.read" | "dead_letter.replayed" | "department.created" | "department.hours_changed" | "department.updated" | "faq_item.created" | "faq_item.deleted" | "faq_item.updated" | "flow.canary_changed" | "flow.created" | "flow.deleted" | "flow.published" | "flow.triggers_changed" | "flow.updated" | "flow_test.created" | "flow_test.deleted" | "flow_test.updated" | "flow_secret.changed" | "flow_secret.deleted" | "holiday.created" | "holiday.deleted" | "holiday.updated" | "login.locked" | "media.downloaded" | "media.read" | "metrics.exported" | "organization.created" | "organization.deletion_asked" | "organization.deletion_withdrawn" | "organization.hours_changed" | "organization.resumed" | "organization.second_factor_roles_changed" | "organization.session_limits_changed" | "organization.suspended" | "organization.updated" | "permissions.updated" | "professional.created" | "professional.deleted" | "professional.updated" | "report_schedule.created" | "report_schedule.deleted" | "report_schedule.updated" | "retention.applied" | "retention.updated" | "session.ended" | "session.reused" | "session.started" | "session.timed_out" | "sla_policy.created" | "sla_policy.deleted" | "sla_policy.ordered" | "sla_policy.updated" | "survey_settings.updated" | "tag.created" | "tag.deleted" | "tag.merged" | "tag.updated" | "user.created" | "user.invitation_accepted" | "user.invitation_revoked" | "user.invited" | "user.invited_again" | "user.password_changed" | "user.password_reset" | "user.password_reset_asked" | "user.presence_set" | "user.recovery_code_used" | "user.recovery_codes_renewed" | "user.second_factor_disabled" | "user.second_factor_enabled" | "user.second_factor_reset" | "user.updated" | "waiting_entry.created" | "waiting_entry.deleted" | "webhook_endpoint.abandoned" | "webhook_endpoint.created" | "webhook_endpoint.deleted" | "webhook_endpoint.replayed" | "webhook_endpoint.secret_changed" | "webhook_endpoint.updated";
        AuditAuthor: {
            full_name: string;
            id: components["schemas"]["Id"];
        };
        AuditLog: {
            action: components["schemas"]["AuditAction"];
            /** @description From where */
            address: string | null;
            created_at: components["schemas"]["Time"];
            id: components["schemas"]["Id"];
            /** @description The same fields, as they are */
            new_values: {
                [key: string]: unknown;
            } | null;
            object_id: components["schemas"]["Id"] | null;
            object_type: components["schemas"]["AuditObjectType"];
            /** @description The fields that changed, as they were */
            old_values: {
                [key: string]: unknown;
            } | null;
            /** @description The seal that covers this row; null for the few seconds until there is one */
            seal_number: number | null;
            /** @description Who did it; null for what nobody who is logged in did */
            user: components["schemas"]["AuditAuthor"] | null;
        };
        AuditLogList: {
            data: components["schemas"]["AuditLog"][];
            next_cursor: components["schemas"]["NextCursor"];
        };
        /**
         * @description What the deed was about
         * @enum {string}
         */
        AuditObjectType: "user" | "session" | "permissions" | "organization" | "department" | "holiday" | "sla_policy" | "survey_settings" | "channel" | "bot_configuration" | "flow" | "flow_test" | "flow_secret" | "canned_response" | "tag" | "conversation" | "customer" | "report" | "report_schedule" | "alert" | "alert_settings" | "dead_letter" | "webhook_endpoint" | "api_key" | "media" | "audit_trail" | "clinic" | "clinic_service" | "clinic_resource" | "clinic_template" | "professional" | "availability_rule" | "availability_exception" | "faq_item" | "appointment" | "waiting_entry";
        AuditSealCheck: {
            /** @description The first seal that does not fit what it covers; null when all do */
            broken_number: number | null;
            /** @description Its SHA-256, in hexadecimal digits */
            last_hash: string | null;
            /** @description The newest seal; 0 when there is none yet */
            last_number: number;
            last_sealed_at: components["schemas"]["Time"] | null;
            /** @description How many rows the seals cover */
            sealed_rows: number;
            /** @description Rows that came from outside, with a time from before what was sealed */
            stray_rows: number;
        };
        /** @description A day that is not as usual */
        AvailabilityException: {
            clinic_id: components["schemas"]["ClinicKey"];
            /** @description The same as `clinic_id` */
            clinicId: components["schemas"]["ClinicKey"];
            created_at: components["schemas"]["Time"];
            end_time: components["schemas"]["TimeOfDay"] | null;
            exception_date: components["schemas"]["Day"];
            exception_id: components["schemas"]["Id"];
            exception_type: components["schemas"]["ExceptionType"];
            /** @description The same as `exception_id` */
            exceptionId: components["schemas"]["Id"];
            id: components["schemas"]["Id"];
            /** @description Whose; null for the clinic */
            professional_id: components["schemas"]["Id"] | null;
            reason: string | null;
            /** @description Needed for `SPECIAL_HOURS`; null for the whole day */
            start_time: components["schemas"]["TimeOfDay"] | null;
            updated_at: components["schemas"]["Time"];
        };
        AvailabilityExceptionChange: {
            end_time?: components["schemas"]["TimeOfDay"] | null;
            exception_date?: components["schemas"]["Day"];
            exception_type?: components["schemas"]["ExceptionType"];
            reason?: string | null;
            /** @description Needed for `SPECIAL_HOURS`; null for the whole day */
            start_time?: components["schemas"]["TimeOfDay"] | null;
        };
        AvailabilityExceptionRequest: {
            end_time?: components["schemas"]["TimeOfDay"] | null;
            exception_date: components["schemas"]["Day"];
            exception_type: components["schemas"]["ExceptionType"];
            /** @description Whose; null for the clinic */
            professional_id?: components["schemas"]["Id"] | null;
            reason?: string | null;
            /** @description Needed for `SPECIAL_HOURS`; null for the whole day */
            start_time?: components["schemas"]["TimeOfDay"] | null;
        };
        /** @description Hours of every week */
        AvailabilityRule: {
            active: boolean;
            clinic_id: components["schemas"]["ClinicKey"];
            /** @description The same as `clinic_id` */
            clinicId: components["schemas"]["ClinicKey"];
            created_at: components["schemas"]["Time"];
            /** @description 0 is Sunday, 1 Monday, 6 Saturday */
            day_of_week: number;
            /** @description Later than `start_time`; not included */
            end_time: components["schemas"]["TimeOfDay"];
            id: components["schemas"]["Id"];
            /** @description Whose; null for the clinic */
            professional_id: components["schemas"]["Id"] | null;
            rule_id: components["schemas"]["Id"];
            /** @description The same as `rule_id` */
            ruleId: components["schemas"]["Id"];
            start_time: components["schemas"]["TimeOfDay"];
            updated_at: components["schemas"]["Time"];
        };
        AvailabilityRuleChange: {
            active?: boolean;
            /** @description 0 is Sunday, 1 Monday, 6 Saturday */
            day_of_week?: number;
            /** @description Later than `start_time`; not included */
            end_time?: components["schemas"]["TimeOfDay"];
            start_time?: components["schemas"]["TimeOfDay"];
        };
        AvailabilityRuleRequest: {
            /** @description 0 is Sunday, 1 Monday, 6 Saturday */
            day_of_week: number;
            /** @description Later than `start_time`; not included */
            end_time: components["schemas"]["TimeOfDay"];
            /** @description Whose; null for the clinic */
            professional_id?: components["schemas"]["Id"] | null;
            start_time: components["schemas"]["TimeOfDay"];
        };
        AvailableDay: {
            date: components["schemas"]["Day"];
            first_time: components["schemas"]["LocalTime"];
            slot_count: number;
        };
        AvailableDays: {
            clinic_id: components["schemas"]["ClinicKey"];
            /** @description The same as `clinic_id` */
            clinicId: components["schemas"]["ClinicKey"];
            days: components["schemas"]["AvailableDay"][];
            duration_minutes: number;
            is_unverified: components["schemas"]["IsUnverified"];
            timezone: string;
        };
        AvailableSlot: {
            ends_at: components["schemas"]["Time"];
            /** @description Who is free then; empty when the clinic has no professionals */
            professional_ids: components["schemas"]["Id"][];
            starts_at: components["schemas"]["Time"];
            time: components["schemas"]["LocalTime"];
        };
        AvailableSlots: {
            clinic_id: components["schemas"]["ClinicKey"];
            /** @description The same as `clinic_id` */
            clinicId: components["schemas"]["ClinicKey"];
            date: components["schemas"]["Day"];
            /** @description Of all that was asked for */
            duration_minutes: number;
            is_unverified: components["schemas"]["IsUnverified"];
            /** @description What was found in `areas`, or the service */
            service_ids: components["schemas"]["Id"][];
            slots: components["schemas"]["AvailableSlot"][];
            timezone: string;
        };
        /** @description A picture of this server (`/…`); `setOwnAvatar` makes one */
        AvatarUrl: string;
        BlockCondition: {
            setting: string;
            /** @description One of which the setting is; none when it is enough that it is neither absent, empty nor false */
            values: string[];
        };
        BlockField: {
            /** @description Of an item of a list */
            fields: components["schemas"]["BlockField"][];
            /** @description Whether it is what the block is about, to be read on the canvas */
            is_headline: boolean;
            /** @description Whether it may be null; otherwise an empty text is a text */
            is_nullable: boolean;
            /** @description Whether a block without it cannot do what it is for */
            is_required: boolean;
            /**
             * @description What it holds: a line (`text`), lines (`long_text`), lines for machines (`code`), a whole number, a switch,
             *     one of `options`, an hour of a day such as `09:00` (`time`), the name of a variable that the block fills,
             *     records of `fields` (`list`), lines (`texts`), the name of an item within its way out (`id`), names of tags,
             *     or the id or name of what else there is
             * @enum {string}
             */
            kind: "text" | "long_text" | "code" | "number" | "switch" | "one_of" | "time" | "variable" | "list" | "texts" | "id" | "tags" | "department" | "user" | "block" | "flow" | "media" | "template" | "custom_field" | "secret" | "clinic";
            /** @description Of a number; of a text how long it may be; of a list how many there may be */
            max: number | null;
            /** @description Of a number; of a list how many there are at least */
            min: number | null;
            name: string;
            options: string[];
            /** @description What makes it worth showing; null shows it always */
            shown_when: components["schemas"]["BlockCondition"] | null;
            /** @description Whether names in double braces are filled */
            takes_variables: boolean;
        };
        BlockType: {
            /** @description The settings of a block that was just placed */
            defaults: components["schemas"]["FlowBlockSettings"];
            /** @description The settings of a block, in the order of the form */
            fields: components["schemas"]["BlockField"][];
            /**
             * @description What it is for: it says something (`talk`), waits for an answer (`ask`), chooses a way (`decide`), changes
             *     something, asks another system or waits (`act`), or is followed by nothing here (`end`)
             * @enum {string}
             */
            group: "talk" | "ask" | "decide" | "act" | "end";
            /** @description Whether a run waits here for what the customer answers */
            is_asking: boolean;
            /** @description The `type` of its blocks */
            name: string;
            /** @description What stands for something in its texts, besides variables */
            names: string[];
            /** @description Whether `{{secret.NAME}}` means something in its texts */
            takes_secrets: boolean;
            /** @description The ways out of a block, in the order in which they are drawn */
            ways: components["schemas"]["BlockWay"][];
        };
        BlockTypes: {
            data: components["schemas"]["BlockType"][];
            /** @description What every run knows without having been told, such as `customer_name` */
            variables: string[];
        };
        BlockWay: {
            /** @description The list of which every item is a way out */
            each: string | null;
            /** @description Of the way; with `each` what stands before the dot and the item's `id`, as in `option.sales` */
            name: string;
            /** @description What makes it a way out; null makes it one always */
            when: components["schemas"]["BlockCondition"] | null;
        };
        BotConfiguration: {
            key: components["schemas"]["BotConfigurationKey"];
            updated_at: components["schemas"]["Time"];
            value: components["schemas"]["BotMenu"];
        };
        /** @enum {string} */
        BotConfigurationKey: "menu";
        BotConfigurationList: {
            data: components["schemas"]["BotConfiguration"][];
            next_cursor: components["schemas"]["NextCursor"];
        };
        /**
         * @description What the bot says and offers. WhatsApp's limits and how the menu keeps them: up to 3 options whose labels have
         *     at most 20 characters become buttons; otherwise the menu is a list of at most 10 rows (label 24 characters,
         *     `button_label` 20). More than 10 options are paged: nine rows and one that leads to the next page. The body
         *     of a message with buttons has at most 1024 characters. Numbers typed by hand, labels and synonyms are always
         *     understood, whatever the case and the accents.
         */
        BotMenu: {
            /**
             * @description Said in place of `handover_text` outside the business hours and on holidays; may also use `{{opens_at}}`, when
             *     somebody is there again, and `{{holiday}}`, the name of the day.
             */
            away_text: string;
            back_to_menu_words: components["schemas"]["BotWords"];
            /** @description On the button that opens the list */
            button_label: string;
            /** @description Said to the customer when the conversation is closed; empty says nothing */
            closing_text: string;
            /** @description The first text of a new conversation */
            greeting: string;
            /** @description Said when the conversation goes to a queue; may use `{{department}}`, `{{position}}` and `{{expectedWait}}` */
            handover_text: string;
            human_words: components["schemas"]["BotWords"];
            /** @description Said, with the menu again, to what was not understood */
            invalid_choice_text: string;
            /** @description After so many in a row the conversation goes to a person */
            max_invalid_choices: number;
            /** @description The body of the message that carries the menu */
            menu_text: string;
            options: components["schemas"]["BotMenuOption"][];
            /** @description Said when somebody takes over; may use `{{attendant}}`; empty says nothing */
            takeover_text: string;
            /** @description Said after a transfer; may use `{{department}}` and `{{attendant}}`; empty says nothing */
            transfer_text: string;
        };
        BotMenuOption: {
            /**
             * @description `department`: to the queue of `department_id`. `reply`: says `reply` and stays in the menu. `attendant`:
             *     to a person of `department_id`, or of any department when it is null.
             * @enum {string}
             */
            action: "department" | "reply" | "attendant";
            department_id: components["schemas"]["Id"] | null;
            /** @description Unique in the menu; comes back when the button or row is pressed, also weeks later */
            id: string;
            label: string;
            /** @description Needed for `reply`; said before the hand-over for the others, when it is not null */
            reply: string | null;
            synonyms: components["schemas"]["BotWords"];
        };
        BotWords: string[];
        BusinessDay: {
            /** @description 1 is Monday, 7 is Sunday (ISO 8601) */
            day: number;
            /** @example 08:00 */
            from: string;
            /**
             * @description Later than `from`; not included
             * @example 18:00
             */
            to: string;
        };
        BusinessHours: {
            /** @description Several entries for one day are several spans; a day without an entry is closed */
            days: components["schemas"]["BusinessDay"][];
            /**
             * @description A name of the IANA time zone database
             * @example America/Sao_Paulo
             */
            timezone: string;
        };
        /** @description Several entries for one day are several spans; a day without an entry is closed */
        BusinessWeek: components["schemas"]["BusinessDay"][];
        BusinessWeekRequest: {
            hours: components["schemas"]["BusinessHours"] | null;
        };
        BusinessWeeks: {
            /** @description The organization's; null when it is always open */
            days: components["schemas"]["BusinessWeek"] | null;
            departments: components["schemas"]["DepartmentWeek"][];
            timezone: string;
        };
        /** @description Whether the customer lets us call */
        CallPermission: {
            /** @description In seconds since 1970 */
            expires_at?: number;
            permanent?: boolean;
            /**
             * @example accept
             * @example reject
             */
            response: string;
        } & {
            [key: string]: unknown;
        };
        CannedFile: {
            file_name: string | null;
            id: components["schemas"]["Id"];
            mime_type: string;
            size: number;
        };
        CannedResponse: {
            /** @description The heading under which it stands */
            category: string | null;
            content: string;
            created_at: components["schemas"]["Time"];
            department_id: components["schemas"]["Id"] | null;
            department_name: string | null;
            /** @description What goes with it, in the order in which it is sent */
            files: components["schemas"]["CannedFile"][];
            id: components["schemas"]["Id"];
            shortcut: components["schemas"]["CannedShortcut"];
            title: string;
            updated_at: components["schemas"]["Time"];
            /** @description How often it was taken */
            used_count: number;
            visibility: components["schemas"]["CannedVisibility"];
        };
        CannedResponseList: {
            data: components["schemas"]["CannedResponse"][];
            /** @description What `{{greeting}}` stands for now, by the organization's clock and in its language */
            greeting: string;
            next_cursor: components["schemas"]["NextCursor"];
        };
        CannedResponseRequest: {
            /** @description The heading under which it stands */
            category?: string | null;
            /**
             * @description What is said. Variables stand in double braces and are filled in before it is sent: `{{customer_name}}`,
             *     `{{customer_first_name}}`, `{{attendant_name}}`, `{{attendant_first_name}}`, `{{department}}`,
             *     `{{organization}}`, and `{{greeting}}`, which goes by the organization's clock. Others answer 422.
             */
            content: string;
            /** @description Whose it is; with the visibility `department`, and only then */
            department_id?: components["schemas"]["Id"] | null;
            /**
             * @description Files that go with it, in order: of the caller's own uploads that were not sent, or what it has already. Those
             *     that are left out go.
             */
            file_ids?: components["schemas"]["Id"][];
            shortcut: components["schemas"]["CannedShortcut"];
            title: string;
            visibility: components["schemas"]["CannedVisibility"];
        };
        /** @description What is typed after a slash */
        CannedShortcut: string;
        /**
         * @description Everybody's, a department's, or the caller's own
         * @enum {string}
         */
        CannedVisibility: "organization" | "department" | "personal";
        /**
         * @description How much of what waits is given to somebody who does not ask. A conversation weighs 1, and one whose newest message
         *     is the attendant's, so that it waits for the customer, 0.5. With 0 nothing is given. It limits nobody who takes
         *     conversations over, or to whom somebody transfers them.
         */
        Capacity: number;
        CatalogueOrder: {
            catalog_id: string;
            items: ({
                currency?: string;
                item_price?: number;
                product_retailer_id?: string;
                quantity?: number;
            } & {
                [key: string]: unknown;
            })[];
        } & {
            [key: string]: unknown;
        };
        Channel: {
            /** @description Since when the token is there */
            access_token_set_at: components["schemas"]["Time"] | null;
            /** @description What keeps its WhatsApp account from sending, or soon will */
            account_notice: components["schemas"]["AccountNotice"] | null;
            /** @description Since when the app secret is there */
            app_secret_set_at: components["schemas"]["Time"] | null;
            created_at: components["schemas"]["Time"];
            display_phone_number: string | null;
            has_access_token: boolean;
            has_app_secret: boolean;
            /** @description Whether the security token of the Z-API account is there */
            has_client_token: boolean;
            id: components["schemas"]["Id"];
            kind: components["schemas"]["ChannelProvider"];
            /**
             * @description With how many customers a day it may begin conversations, in Meta's word (`TIER_250`, `TIER_UNLIMITED`); null
             *     until WhatsApp says so
             */
            messaging_limit: string | null;
            name: components["schemas"]["ChannelName"];
            phone_number_id: components["schemas"]["ProviderId"];
            /**
             * @description Whether too many customers block or report it; null until WhatsApp says so
             * @enum {string|null}
             */
            quality: "low" | "fine" | null;
            status: components["schemas"]["ChannelStatus"];
            status_reason: string | null;
            /** @description Since when it cannot send */
            stopped_at: components["schemas"]["Time"] | null;
            /** @description Until when the token lasts, by the last test; null when for ever or not known */
            token_expires_at: components["schemas"]["Time"] | null;
            /** @description Since when the verify token is there */
            verify_token_set_at: components["schemas"]["Time"] | null;
            waba_id: components["schemas"]["GraphId"] | null;
        };
        ChannelAddresses: {
            /** @description For what customers write; everything else may be sent there too */
            received: string;
            /** @description For what became of messages, where a panel asks for an address of its own */
            status: string;
        };
        ChannelCheck: {
            checked_at: components["schemas"]["Time"] | null;
            /** @description What the reason is about, such as the scopes that are missing */
            detail: string | null;
            /** @enum {string} */
            kind: "token" | "scopes" | "number" | "quality" | "subscription" | "session" | "webhook" | "verification" | "inbound" | "outbound";
            /** @description A word for what is wrong, or worth knowing; such as `token_expired`, `not_subscribed` */
            reason: string | null;
            /**
             * @description `waiting`: for something to happen outside. `skipped`: something above has to work first.
             * @enum {string}
             */
            state: "pending" | "running" | "waiting" | "passed" | "warning" | "failed" | "skipped";
        };
        ChannelCheckList: {
            data: components["schemas"]["ChannelCheck"][];
        };
        /** @enum {string} */
        ChannelKind: "whatsapp";
        ChannelList: {
            data: components["schemas"]["Channel"][];
            next_cursor: components["schemas"]["NextCursor"];
        };
        ChannelName: string;
        ChannelOutage: {
            channel_id: components["schemas"]["Id"];
            display_phone_number: string | null;
            name: components["schemas"]["ChannelName"];
            reason: string | null;
            since: components["schemas"]["Time"];
            /** @description How many messages wait for it */
            waiting: number;
        };
        ChannelOutageList: {
            data: components["schemas"]["ChannelOutage"][];
        };
        /**
         * @description By whom a number is connected. `whatsapp`: Meta's Cloud API. `zapi`: the session of a real phone, driven by
         *     Z-API; it has no 24 hour window and no templates. The conversations of both are WhatsApp's.
         * @enum {string}
         */
        ChannelProvider: "whatsapp" | "zapi";
        /**
         * @description `stopped`: by the server, because WhatsApp refuses (`status_reason` says why). `disabled`: by an admin.
         * @enum {string}
         */
        ChannelStatus: "active" | "stopped" | "disabled";
        ChannelTestMessageRequest: {
            phone_number: string;
        };
        /** @description The security token of a Z-API account; stored encrypted, never answered */
        ClientTokenSecret: string;
        /** @description Who takes appointments */
        Clinic: {
            active: boolean;
            address: string | null;
            /** @description Appointments to come whose time zone changed its rules since they were booked */
            appointments_to_review: number;
            /** @description What is kept free after each appointment */
            buffer_minutes: number;
            business_hours: components["schemas"]["ClinicBusinessHours"];
            /**
             * @description By which its customers are written to, and by no other; null for the one that they wrote to last, unless
             *     `zapi_instance_id` names one
             */
            channel_id: components["schemas"]["Id"] | null;
            clinic_id: components["schemas"]["ClinicKey"];
            /** @description The same as `clinic_id` */
            clinicId: components["schemas"]["ClinicKey"];
            created_at: components["schemas"]["Time"];
            google_sheet_name: string | null;
            google_spreadsheet_id: string | null;
            /**
             * @description Whether a token was given with the clinic. It is never shown, and nothing is sent with it: a number sends with the
             *     token that it was connected with
             */
            has_zapi_token: boolean;
            /** @description When the agenda of the next day was due for the last time; null before the first one */
            last_report_at: components["schemas"]["Time"] | null;
            /**
             * @description Why that agenda was not written: `phone_missing`, `number_missing`, `no_conversation` or `window_closed`; null when
             *     it was
             */
            last_report_error: string | null;
            name: string;
            /** @description Of the clinic itself; where the daily agenda goes */
            phone: string | null;
            pre_session_instructions: string | null;
            reminders: components["schemas"]["ReminderSettings"];
            scheduling_policies: components["schemas"]["SchedulingPolicies"];
            /** @description A name of the IANA time zone database */
            timezone: string;
            updated_at: components["schemas"]["Time"];
            welcome_message: string | null;
            working_hours: components["schemas"]["WorkingWeek"];
            /**
             * @description The instance of Z-API by which the clinic writes. While it is not connected nothing is sent, and least of all by
             *     another number: `POST /send` answers 502, and reminders fail with `number_missing`
             */
            zapi_instance_id: string | null;
        };
        /**
         * @description What the assistant does of its own accord. `auto_escalation` and `escalation_threshold` hold for the booking dialogue,
         *     too; `proactivity`, `suggestions` and `feedback` are kept for programs and AI agents that answer in the clinic's name
         */
        ClinicBehavior: {
            auto_escalation: boolean;
            /**
             * @description After how many misunderstandings in a row a person takes over, while `auto_escalation` is on. The booking dialogue
             *     goes by it as well, unless its flow gives up earlier
             */
            escalation_threshold: number;
            feedback: boolean;
            proactivity: boolean;
            suggestions: boolean;
        };
        /** @description What the assistant does of its own accord; what is left out is as usual */
        ClinicBehaviorChange: {
            auto_escalation?: boolean;
            /**
             * @description After how many misunderstandings in a row a person takes over, while `auto_escalation` is on. The booking dialogue
             *     goes by it as well, unless its flow gives up earlier
             */
            escalation_threshold?: number;
            feedback?: boolean;
            proactivity?: boolean;
            suggestions?: boolean;
        };
        /** @description The same as `working_hours`, by short names; a single span stands for itself */
        ClinicBusinessHours: {
            fri: components["schemas"]["WorkingDay"];
            mon: components["schemas"]["WorkingDay"];
            sat: components["schemas"]["WorkingDay"];
            sun: components["schemas"]["WorkingDay"];
            thu: components["schemas"]["WorkingDay"];
            tue: components["schemas"]["WorkingDay"];
            wed: components["schemas"]["WorkingDay"];
        };
        ClinicChange: {
            active?: boolean;
            address?: string | null;
            /** @description What is kept free after each appointment; 0 when left out */
            buffer_minutes?: number;
            business_hours?: components["schemas"]["ClinicWeekRequest"];
            channel_id?: components["schemas"]["Id"] | null;
            google_sheet_name?: string | null;
            google_spreadsheet_id?: string | null;
            name?: string;
            phone?: string | null;
            pre_session_instructions?: string | null;
            reminders?: components["schemas"]["ReminderSettingsChange"];
            scheduling_policies?: components["schemas"]["SchedulingPoliciesChange"];
            timezone?: string;
            welcome_message?: string | null;
            /** @description The same as `business_hours` */
            working_hours?: components["schemas"]["ClinicWeekRequest"];
            /**
             * @description The instance of Z-API by which the clinic writes. When it is connected already (`POST /channels/zapi`) and no
             *     `channel_id` is given with it, `channel_id` becomes its channel; one that is connected later is used from then on.
             *     Until then the clinic has no number: nothing is sent by another one. Naming an instance connects none: that is
             *     for administrators. null takes the channel back that was chosen by it
             */
            zapi_instance_id?: string | null;
            /**
             * @description Taken so that programs of the clinic scheduler work, and kept sealed. A number sends with the token that it was
             *     connected with, which this one does not change: administrators do (`PATCH /channels/{id}`)
             */
            zapi_instance_token?: string | null;
        };
        /** @description What a clinic is like */
        ClinicContext: {
            ai_behavior: components["schemas"]["ClinicBehavior"];
            ai_personality: components["schemas"]["ClinicPersonality"];
            clinic_id: components["schemas"]["ClinicKey"];
            scheduling_policies: components["schemas"]["SchedulingPolicies"];
            working_hours: components["schemas"]["WorkingWeek"];
        };
        ClinicContextChange: {
            ai_behavior?: components["schemas"]["ClinicBehaviorChange"];
            ai_personality?: components["schemas"]["ClinicPersonalityChange"];
            /** @description Is that of the path when it is given */
            clinic_id?: components["schemas"]["ClinicKey"];
            scheduling_policies?: components["schemas"]["SchedulingPoliciesChange"];
            working_hours?: components["schemas"]["ClinicWeekRequest"];
        };
        /**
         * @description Its name in lower case with hyphens, and a short hash
         * @example laser-beauty-sp-3fa91c
         */
        ClinicKey: string;
        ClinicMessageButton: {
            id: string;
            label?: components["schemas"]["ClinicMessageLabel"];
            title?: components["schemas"]["ClinicMessageLabel"];
        };
        ClinicMessageLabel: string;
        /** @description Keys are taken in both spellings */
        ClinicMessageRequest: {
            button_text?: components["schemas"]["ClinicMessageLabel"];
            buttons?: components["schemas"]["ClinicMessageButton"][];
            buttonText?: components["schemas"]["ClinicMessageLabel"];
            clinic_id?: components["schemas"]["ClinicKey"];
            clinicId?: components["schemas"]["ClinicKey"];
            content: string;
            phone: string;
            sections?: components["schemas"]["ClinicMessageSection"][];
            /** @enum {string} */
            type: "text" | "buttons" | "list";
        };
        ClinicMessageRow: {
            description?: string;
            id: string;
            title: string;
        };
        ClinicMessageSection: {
            rows: components["schemas"]["ClinicMessageRow"][];
            title?: string;
        };
        ClinicMessageSent: {
            message_id: components["schemas"]["Id"];
            messageId: components["schemas"]["Id"];
            /** @enum {string} */
            status: "queued" | "sent" | "delivered" | "read" | "uncertain";
        };
        /**
         * @description How the assistant speaks: kept for programs and AI agents that answer in the clinic's name. The booking dialogue speaks
         *     by the clinic's templates, and nothing of this changes it
         */
        ClinicPersonality: {
            farewell: string;
            formality_level: string;
            greeting: string;
            languages: string[];
            name: string;
            tone: string;
        };
        /** @description How the assistant speaks, as `ClinicPersonality` says; what is left out is as usual */
        ClinicPersonalityChange: {
            farewell?: string;
            formality_level?: string;
            greeting?: string;
            languages?: string[];
            name?: string;
            tone?: string;
        };
        /** @description `business_hours`, or `working_hours`, is needed */
        ClinicRequest: {
            address?: string | null;
            /** @description What is kept free after each appointment; 0 when left out */
            buffer_minutes?: number;
            business_hours?: components["schemas"]["ClinicWeekRequest"];
            channel_id?: components["schemas"]["Id"] | null;
            google_sheet_name?: string | null;
            google_spreadsheet_id?: string | null;
            name: string;
            phone?: string | null;
            pre_session_instructions?: string | null;
            reminders?: components["schemas"]["ReminderSettingsChange"];
            scheduling_policies?: components["schemas"]["SchedulingPoliciesChange"];
            timezone?: string;
            welcome_message?: string | null;
            /** @description The same as `business_hours` */
            working_hours?: components["schemas"]["ClinicWeekRequest"];
            /**
             * @description The instance of Z-API by which the clinic writes. When it is connected already (`POST /channels/zapi`) and no
             *     `channel_id` is given with it, `channel_id` becomes its channel; one that is connected later is used from then on.
             *     Until then the clinic has no number: nothing is sent by another one. Naming an instance connects none: that is
             *     for administrators. null takes the channel back that was chosen by it
             */
            zapi_instance_id?: string | null;
            /**
             * @description Taken so that programs of the clinic scheduler work, and kept sealed. A number sends with the token that it was
             *     connected with, which this one does not change: administrators do (`PATCH /channels/{id}`)
             */
            zapi_instance_token?: string | null;
        };
        /** @description A room, or equipment, that one appointment at a time can have */
        ClinicResource: {
            active: boolean;
            clinic_id: components["schemas"]["ClinicKey"];
            /** @description The same as `clinic_id` */
            clinicId: components["schemas"]["ClinicKey"];
            created_at: components["schemas"]["Time"];
            id: components["schemas"]["Id"];
            kind: components["schemas"]["ResourceKind"];
            name: string;
            resource_id: components["schemas"]["Id"];
            /** @description The same as `resource_id` */
            resourceId: components["schemas"]["Id"];
            updated_at: components["schemas"]["Time"];
        };
        ClinicResourceChange: {
            active?: boolean;
            kind?: components["schemas"]["ResourceKind"];
            name?: string;
        };
        ClinicResourceRequest: {
            kind: components["schemas"]["ResourceKind"];
            name: string;
        };
        /** @description What can be booked */
        ClinicService: {
            active: boolean;
            category: string | null;
            clinic_id: components["schemas"]["ClinicKey"];
            /** @description The same as `clinic_id` */
            clinicId: components["schemas"]["ClinicKey"];
            created_at: components["schemas"]["Time"];
            description: string | null;
            display_order: number;
            duration_minutes: number;
            id: components["schemas"]["Id"];
            name: string;
            /** @description In cents of the local currency; null when it is not told */
            price_cents: number | null;
            /** @description Rooms and equipment that it may take; one of each kind that is named here is needed */
            resource_ids: components["schemas"]["Id"][];
            service_id: components["schemas"]["Id"];
            /** @description The same as `service_id` */
            serviceId: components["schemas"]["Id"];
            updated_at: components["schemas"]["Time"];
        };
        ClinicServiceChange: {
            active?: boolean;
            category?: string | null;
            description?: string | null;
            display_order?: number;
            duration_minutes?: number;
            name?: string;
            /** @description In cents of the local currency; null when it is not told */
            price_cents?: number | null;
            /** @description Rooms and equipment that it may take; one of each kind that is named here is needed */
            resource_ids?: components["schemas"]["Id"][];
        };
        ClinicServiceRequest: {
            category?: string | null;
            description?: string | null;
            display_order?: number;
            duration_minutes: number;
            name: string;
            /** @description In cents of the local currency; null when it is not told */
            price_cents?: number | null;
            /** @description Rooms and equipment that it may take; one of each kind that is named here is needed */
            resource_ids?: components["schemas"]["Id"][];
        };
        /** @description What the clinic writes on one occasion */
        ClinicTemplate: {
            /** @description Of its own that is not active, the usual one is written */
            active: boolean;
            buttons: components["schemas"]["ClinicTemplateButton"][];
            clinic_id: components["schemas"]["ClinicKey"];
            /** @description The same as `clinic_id` */
            clinicId: components["schemas"]["ClinicKey"];
            content: string;
            id: components["schemas"]["Id"] | null;
            /** @description Whether this is the usual text */
            is_default: boolean;
            template_id: components["schemas"]["Id"] | null;
            template_key: components["schemas"]["ClinicTemplateKey"];
            /** @description The same as `template_id` */
            templateId: components["schemas"]["Id"] | null;
            /** @description What may stand in it */
            variables: string[];
        };
        ClinicTemplateButton: {
            id: string;
            label: string;
        };
        ClinicTemplateChange: {
            active?: boolean;
            /**
             * @description Only below texts that usually have some (WELCOME_NEW, WELCOME_RETURNING, MAIN_MENU, CONFIRM_BOOKING,
             *     CONFIRM_RESCHEDULE, UNRECOGNIZED, REMINDER_24H, WAITING_LIST_OFFER): below another one nobody would see them, and
             *     they are refused with 400
             */
            buttons?: components["schemas"]["ClinicTemplateButton"][];
            content?: string;
        };
        /**
         * @description On which occasion it is written
         * @enum {string}
         */
        ClinicTemplateKey: "WELCOME_NEW" | "WELCOME_RETURNING" | "MAIN_MENU" | "SCHEDULE_MENU" | "PRICE_TABLE" | "AVAILABLE_DAYS" | "SELECT_TIME" | "INPUT_AREAS" | "CONFIRM_BOOKING" | "BOOKED" | "RESCHEDULE_FOUND" | "RESCHEDULE_NOT_FOUND" | "CONFIRM_RESCHEDULE" | "RESCHEDULED" | "CANCELLED" | "FAQ_MENU" | "NEW_PATIENTS_CLOSED" | "HUMAN_HANDOFF" | "UNRECOGNIZED" | "REMINDER_24H" | "REMINDER_PROFESSIONAL" | "REMINDER_PROFESSIONAL_GONE" | "REMINDER_CONFIRMED" | "DAILY_REPORT" | "WAITING_LIST_OFFER" | "WAITING_LIST_TAKEN" | "WAITING_LIST_DECLINED";
        ClinicTemplateRequest: {
            active?: boolean;
            /**
             * @description Only below texts that usually have some (WELCOME_NEW, WELCOME_RETURNING, MAIN_MENU, CONFIRM_BOOKING,
             *     CONFIRM_RESCHEDULE, UNRECOGNIZED, REMINDER_24H, WAITING_LIST_OFFER): below another one nobody would see them, and
             *     they are refused with 400
             */
            buttons?: components["schemas"]["ClinicTemplateButton"][];
            content: string;
            template_key: components["schemas"]["ClinicTemplateKey"];
        };
        /** @description By short or whole names of days; a day that is not named is closed */
        ClinicWeekRequest: {
            fri?: components["schemas"]["WorkingDay"];
            friday?: components["schemas"]["WorkingDay"];
            mon?: components["schemas"]["WorkingDay"];
            monday?: components["schemas"]["WorkingDay"];
            sat?: components["schemas"]["WorkingDay"];
            saturday?: components["schemas"]["WorkingDay"];
            sun?: components["schemas"]["WorkingDay"];
            sunday?: components["schemas"]["WorkingDay"];
            thu?: components["schemas"]["WorkingDay"];
            thursday?: components["schemas"]["WorkingDay"];
            tue?: components["schemas"]["WorkingDay"];
            tuesday?: components["schemas"]["WorkingDay"];
            wed?: components["schemas"]["WorkingDay"];
            wednesday?: components["schemas"]["WorkingDay"];
        };
        CloseConversationRequest: {
            reason?: components["schemas"]["Reason"];
            /** @description The customer is not asked how they were served */
            skips_survey?: boolean;
        };
        ConnectZapiRequest: {
            client_token?: components["schemas"]["ClientTokenSecret"];
            display_phone_number?: string | null;
            instance_id: components["schemas"]["ProviderId"];
            name: components["schemas"]["ChannelName"];
            /** @description The token of the instance; stored encrypted, never answered */
            token: string;
        };
        Consent: {
            channel: components["schemas"]["ConsentChannel"];
            happened_at: components["schemas"]["Time"];
            id: components["schemas"]["Id"];
            note: string | null;
            purpose: components["schemas"]["ConsentPurpose"];
            recorded_at: components["schemas"]["Time"];
            /** @description Who wrote it down; null when they said so themselves, through WhatsApp */
            recorded_by: {
                full_name: string;
                id: components["schemas"]["Id"];
            } | null;
            state: components["schemas"]["ConsentState"];
            /** @description Which text they were shown or read */
            text_version: string | null;
        };
        /** @enum {string} */
        ConsentChannel: "whatsapp" | "phone" | "in_person" | "email" | "website" | "other";
        ConsentList: {
            data: components["schemas"]["Consent"][];
            next_cursor: null;
        };
        /** @enum {string} */
        ConsentPurpose: "marketing" | "data_processing";
        /** @enum {string} */
        ConsentState: "given" | "withdrawn";
        ContactCard: {
            emails: string[];
            name: string;
            organization?: string;
            phones: string[];
        };
        Conversation: {
            assigned_user_id: components["schemas"]["Id"] | null;
            assigned_user_name: string | null;
            channel: components["schemas"]["ChannelKind"];
            channel_id: components["schemas"]["Id"];
            closed_at: components["schemas"]["Time"] | null;
            created_at: components["schemas"]["Time"];
            customer: components["schemas"]["ConversationCustomer"];
            department_id: components["schemas"]["Id"] | null;
            department_name: string | null;
            id: components["schemas"]["Id"];
            /** @description The bot owns it */
            is_bot_active: boolean;
            last_message: components["schemas"]["LastMessage"] | null;
            /** @description Of the last message that is not a reaction; by it the list is sorted */
            last_message_at: components["schemas"]["Time"];
            /** @description Free, but for what is named here */
            metadata: {
                /**
                 * Format: date-time
                 * @description Older messages have had their time and were deleted, as the rules of retention say
                 */
                messages_deleted_until?: string;
            } & {
                [key: string]: unknown;
            };
            /** @description The customer asked for a person, or the bot gave up, and nobody has taken over yet */
            needs_human_attention: boolean;
            priority: components["schemas"]["Priority"];
            /**
             * @description By this the queue is sorted, the earlier first: since when it waits, moved by the head start of its priority;
             *     null when it does not wait.
             */
            queue_place: components["schemas"]["Time"] | null;
            /** @description By when people are to do something, with business hours and holidays counted; null when nothing is due */
            sla_due_at: components["schemas"]["Time"] | null;
            /** @description How its targets stand; null when none holds for it */
            sla_state: components["schemas"]["SlaState"] | null;
            /** @description What is due at `sla_due_at` */
            sla_target: components["schemas"]["SlaTarget"] | null;
            /** @description Until when it is on hold, or was and comes back within seconds; null when it is not */
            snoozed_until: components["schemas"]["Time"] | null;
            status: components["schemas"]["ConversationStatus"];
            tags: components["schemas"]["TagName"][];
            /** @description Messages of the customer that nobody has read */
            unread_count: number;
            /** @description Grows with each change of the conversation; of two copies the higher one is the newer */
            version: number;
            /** @description Since when it waits in the queue; null when it does not wait */
            waiting_since: components["schemas"]["Time"] | null;
            /**
             * @description When WhatsApp's 24 hour window closes, counted from WhatsApp's own time of the customer's last message;
             *     null when the customer never wrote. In the past: closed. In the year 9999 where a number has no window.
             */
            window_expires_at: components["schemas"]["Time"] | null;
        };
        ConversationCustomer: {
            id: components["schemas"]["Id"];
            /** @description The customer asked for no marketing messages; a template of that kind is refused */
            marketing_stopped: boolean;
            name: string | null;
            phone_number: components["schemas"]["CustomerPhoneNumber"];
        };
        ConversationList: {
            data: components["schemas"]["Conversation"][];
            next_cursor: components["schemas"]["NextCursor"];
            /**
             * @description Of a search (`q`), and else null: for each conversation of the page in which a message has the words, the
             *     newest such message. Conversations that were found by their customer's name or number alone have none.
             */
            passages: components["schemas"]["Passage"][] | null;
        };
        ConversationRun: {
            /** @description The block where it rests; null once it is over */
            at: string | null;
            /** @description The beginning of what that block says; null when it says nothing */
            at_text: string | null;
            began_at: components["schemas"]["Time"];
            ended_at: components["schemas"]["Time"] | null;
            /**
             * @description As of a `FlowRun`
             * @enum {string|null}
             */
            ending: "finished" | "handover" | "closed" | "abandoned" | "loop" | null;
            flow_id: components["schemas"]["Id"];
            flow_name: string;
            id: components["schemas"]["Id"];
            /** @description Its number */
            version: number;
        };
        ConversationRunList: {
            data: components["schemas"]["ConversationRun"][];
        };
        /**
         * @description `waiting_since` is the order in which the queue gives out (`queue_place`), of what waits only.
         * @default -last_message_at
         * @enum {string}
         */
        ConversationSort: "-last_message_at" | "last_message_at" | "waiting_since" | "sla_due_at";
        ConversationStats: {
            /** @description Not closed, and visible to the caller */
            all_open: number;
            by_department: components["schemas"]["DepartmentStats"][];
            /** @description Assigned to the caller, not closed and not on hold */
            mine: number;
            /** @description Assigned to the caller and on hold */
            on_hold: number;
            /** @description In a queue that the caller may see */
            waiting: number;
        };
        /**
         * @description `open`: the bot or a person owns it. `waiting`: in a queue. `closed`: done.
         * @enum {string}
         */
        ConversationStatus: "open" | "waiting" | "closed";
        /**
         * @description One change of owner. On each side a user, or a department whose queue it was in, or neither: then the bot.
         *     `by_user_id` did it; null when it was the bot.
         */
        ConversationTransfer: {
            by_user_id: components["schemas"]["Id"] | null;
            by_user_name: string | null;
            conversation_id: components["schemas"]["Id"];
            from_department_id: components["schemas"]["Id"] | null;
            from_department_name: string | null;
            from_user_id: components["schemas"]["Id"] | null;
            from_user_name: string | null;
            id: components["schemas"]["Id"];
            reason: string | null;
            to_department_id: components["schemas"]["Id"] | null;
            to_department_name: string | null;
            to_user_id: components["schemas"]["Id"] | null;
            to_user_name: string | null;
            transferred_at: components["schemas"]["Time"];
        };
        ConversationTransferList: {
            data: components["schemas"]["ConversationTransfer"][];
            next_cursor: components["schemas"]["NextCursor"];
        };
        CreateApiKeyRequest: {
            /** @description Never, when left out */
            expires_at?: components["schemas"]["RequestTime"] | null;
            name: string;
            scopes: components["schemas"]["Scope"][];
        };
        CreateChannelRequest: {
            access_token: components["schemas"]["AccessTokenSecret"];
            app_secret: components["schemas"]["AppSecret"];
            display_phone_number?: string | null;
            kind: components["schemas"]["ChannelKind"];
            name: components["schemas"]["ChannelName"];
            phone_number_id: components["schemas"]["GraphId"];
            verify_token: components["schemas"]["VerifyTokenSecret"];
            waba_id?: components["schemas"]["GraphId"] | null;
        };
        CreatedApiKey: {
            created_at: components["schemas"]["Time"];
            created_by: components["schemas"]["Id"];
            created_by_name: string | null;
            expires_at: components["schemas"]["Time"] | null;
            id: components["schemas"]["Id"];
            /** @description The whole key, this once */
            key: string;
            last_used_at: components["schemas"]["Time"] | null;
            name: string;
            prefix: string;
            scopes: components["schemas"]["Scope"][];
            user_id: components["schemas"]["Id"];
        };
        CreateDepartmentRequest: {
            greeting_text?: components["schemas"]["DepartmentGreeting"];
            is_fallback?: components["schemas"]["IsFallback"];
            member_ids?: components["schemas"]["IdSet"];
            name: components["schemas"]["DepartmentName"];
            queue_rules?: components["schemas"]["QueueRules"];
            routing_mode?: components["schemas"]["RoutingMode"];
            transfer_department_ids?: components["schemas"]["TransferDepartments"];
        };
        CreateFlowRequest: {
            draft: components["schemas"]["FlowDraft"];
            name: components["schemas"]["FlowName"];
        };
        CreateFlowTestRequest: {
            /** @description Runs instead of the stored one */
            draft?: components["schemas"]["FlowDraft"];
            name: components["schemas"]["FlowName"];
            seed?: components["schemas"]["FlowTestSeed"];
            /** @description In the order of their times */
            steps: {
                at: components["schemas"]["RequestTime"];
                calls: components["schemas"]["FlowTestCalls"];
                messages: components["schemas"]["FlowTestMessages"];
            }[];
        };
        CreateUserRequest: {
            avatar_url?: components["schemas"]["AvatarUrl"] | null;
            capacity?: components["schemas"]["Capacity"];
            department_ids?: components["schemas"]["IdSet"];
            email: components["schemas"]["Email"];
            full_name: components["schemas"]["PersonName"];
            password: components["schemas"]["Password"];
            role: components["schemas"]["Role"];
        };
        CreateWebhookEndpointRequest: {
            description?: string;
            event_types: components["schemas"]["WebhookEventType"][];
            url: string;
        };
        CurrentUser: {
            avatar_url: string | null;
            department_ids: components["schemas"]["Id"][];
            email: components["schemas"]["Email"];
            full_name: components["schemas"]["PersonName"];
            has_second_factor: boolean;
            id: components["schemas"]["Id"];
            /** @description The language of mails to the user; null for that of the organization */
            locale: components["schemas"]["Locale"] | null;
            /** @description The organization asks it of this role; nothing else can be done before */
            must_set_up_second_factor: boolean;
            organization: components["schemas"]["Organization"];
            permissions: components["schemas"]["Permissions"];
            /** @description Each opens the account once without the app; null without a second factor */
            recovery_codes_left: number | null;
            role: components["schemas"]["Role"];
            session: components["schemas"]["SessionEnd"];
        };
        Customer: {
            created_at: components["schemas"]["Time"];
            email: string | null;
            /** @description When all that was known of the customer was erased; null for all others */
            erased_at: components["schemas"]["Time"] | null;
            id: components["schemas"]["Id"];
            /** @description Since when the customer wants no marketing messages; null when they may be sent */
            marketing_stopped_at: components["schemas"]["Time"] | null;
            metadata: components["schemas"]["CustomerMetadata"];
            name: string | null;
            phone_number: components["schemas"]["CustomerPhoneNumber"];
            updated_at: components["schemas"]["Time"];
        };
        CustomerAppointments: {
            attendance: components["schemas"]["Attendance"];
            data: components["schemas"]["Appointment"][];
            next_cursor: string | null;
        };
        CustomerFieldList: {
            data: string[];
        };
        CustomerList: {
            data: components["schemas"]["Customer"][];
            next_cursor: components["schemas"]["NextCursor"];
        };
        /** @description The organization's own fields of a customer */
        CustomerMetadata: {
            [key: string]: string | number | boolean | null;
        };
        /**
         * @description Digits with country code; null when WhatsApp does not tell it
         * @example 5511999990000
         */
        CustomerPhoneNumber: string | null;
        /**
         * @description A day of the organization's calendar
         * @example 2026-11-21
         */
        Day: string;
        DeadLetter: {
            can_replay: boolean;
            channel_name: string | null;
            created_at: components["schemas"]["Time"];
            id: components["schemas"]["Id"];
            /** @description Why it was discarded */
            note: string | null;
            /**
             * @description What came of the last time
             * @enum {string|null}
             */
            outcome: "stored" | "known" | "queued" | "failed" | null;
            /** @description Why it could not be used, in English, for who repairs it */
            reason: string;
            /** @description How often somebody has tried it again */
            replays: number;
            settled_at: components["schemas"]["Time"] | null;
            settled_by_name: string | null;
            /** @description Bytes of what it says */
            size: number;
            source: components["schemas"]["DeadLetterSource"];
            state: components["schemas"]["DeadLetterState"];
        };
        DeadLetterDiscards: {
            discarded: number;
        };
        DeadLetterList: {
            data: components["schemas"]["DeadLetter"][];
            next_cursor: components["schemas"]["NextCursor"];
        };
        DeadLetterReplays: {
            /** @description So many are still open */
            failed: number;
            next_cursor: components["schemas"]["NextCursor"];
            replayed: number;
        };
        /** @enum {string} */
        DeadLetterSource: "whatsapp" | "media" | "webhook" | "mail";
        /** @enum {string} */
        DeadLetterState: "open" | "replayed" | "discarded";
        DeadLetterWithContent: {
            can_replay: boolean;
            channel_name: string | null;
            /** @description What it says */
            content: string;
            created_at: components["schemas"]["Time"];
            id: components["schemas"]["Id"];
            /** @description Whether it says more than is shown */
            is_cut: boolean;
            /** @description Why it was discarded */
            note: string | null;
            /**
             * @description What came of the last time
             * @enum {string|null}
             */
            outcome: "stored" | "known" | "queued" | "failed" | null;
            /** @description Why it could not be used, in English, for who repairs it */
            reason: string;
            /** @description How often somebody has tried it again */
            replays: number;
            settled_at: components["schemas"]["Time"] | null;
            settled_by_name: string | null;
            /** @description Bytes of what it says */
            size: number;
            source: components["schemas"]["DeadLetterSource"];
            state: components["schemas"]["DeadLetterState"];
        };
        /**
         * Format: date-time
         * @description When everything of the organization is deleted, if an admin asked for that; null otherwise
         */
        DeletionDueAt: string | null;
        Department: {
            created_at: components["schemas"]["Time"];
            greeting_text: components["schemas"]["DepartmentGreeting"];
            id: components["schemas"]["Id"];
            is_active: boolean;
            is_fallback: components["schemas"]["IsFallback"];
            member_ids: components["schemas"]["Id"][];
            name: components["schemas"]["DepartmentName"];
            queue_rules: components["schemas"]["QueueRules"];
            routing_mode: components["schemas"]["RoutingMode"];
            transfer_department_ids: components["schemas"]["TransferDepartments"];
            /** @description How many conversations wait in its queue now */
            waiting_count: number;
        };
        /**
         * @description What customers are told who come into this department's queue, from the bot or by a transfer, while WhatsApp takes
         *     free text. `{{department}}` is its name; after the bot, `{{position}}` and `{{expectedWait}}` are the place in the
         *     queue. Empty: nothing.
         */
        DepartmentGreeting: string;
        DepartmentHoursRequest: {
            days: components["schemas"]["BusinessWeek"] | null;
        };
        DepartmentList: {
            data: components["schemas"]["Department"][];
            next_cursor: components["schemas"]["NextCursor"];
        };
        DepartmentName: string;
        DepartmentStats: {
            all_open: number;
            department_id: components["schemas"]["Id"];
            department_name: components["schemas"]["DepartmentName"];
            waiting: number;
        };
        DepartmentWeek: {
            /** @description null when they are the organization's */
            days: components["schemas"]["BusinessWeek"] | null;
            department_id: components["schemas"]["Id"];
            department_name: string;
        };
        DiscardDeadLetterRequest: {
            reason: string;
        };
        DiscardDeadLettersRequest: {
            from?: components["schemas"]["RequestTime"];
            q?: components["schemas"]["SearchText"];
            reason: string;
            source?: components["schemas"]["DeadLetterSource"];
            to?: components["schemas"]["RequestTime"];
        };
        /** Format: email */
        Email: string;
        EnableSecondFactorRequest: {
            totp_code: components["schemas"]["TotpCode"];
        };
        EraseCustomerRequest: {
            /** @description Why, without anything that tells who it was */
            reason: string;
        };
        Erased: {
            /** @description How many remain as empty shells */
            conversations: number;
            files: number;
            messages: number;
        };
        /** @enum {string} */
        ExceptionType: "BLOCKED" | "SPECIAL_HOURS";
        /** @description A question that customers ask, and its answer */
        FaqItem: {
            active: boolean;
            answer: string;
            clinic_id: components["schemas"]["ClinicKey"];
            /** @description The same as `clinic_id` */
            clinicId: components["schemas"]["ClinicKey"];
            created_at: components["schemas"]["Time"];
            display_order: number;
            faq_id: components["schemas"]["Id"];
            /** @description The same as `faq_id` */
            faqId: components["schemas"]["Id"];
            id: components["schemas"]["Id"];
            question_key: string;
            question_label: string;
            updated_at: components["schemas"]["Time"];
        };
        FaqItemChange: {
            active?: boolean;
            answer?: string;
            display_order?: number;
            question_label?: string;
        };
        FaqItemRequest: {
            answer: string;
            display_order?: number;
            /** @description Small letters become capitals */
            question_key: string;
            question_label: string;
        };
        FieldError: {
            /**
             * @description Where in the body, with dots, or the name of a parameter; `body` or `request` when it is about the whole.
             * @example value.options.2.label
             * @example limit
             */
            field: string;
            reason: string;
        };
        Flow: {
            /** @description A version that is tried out; null when none is */
            canary: components["schemas"]["FlowCanary"] | null;
            changed_by_name: string | null;
            created_at: components["schemas"]["Time"];
            draft: components["schemas"]["FlowDefinition"];
            /** @description How many were found when the draft was saved */
            errors: number;
            findings: components["schemas"]["FlowFinding"][];
            /** @description Whether the draft is not what new conversations run */
            has_changes: boolean;
            id: components["schemas"]["Id"];
            name: string;
            /** @description Of the draft; grows with each change */
            revision: number;
            /** @description How many conversations are in it, with the bot, now */
            running: number;
            updated_at: components["schemas"]["Time"];
            /** @description What new conversations run; null while nothing is published */
            version: components["schemas"]["FlowVersion"] | null;
            warnings: number;
        };
        /** @description What a customer may write at any block, unless the block offers it as a choice of its own */
        FlowAnywhere: {
            /** @description Asks for the question before; the first is also the title of the button that does so */
            back: components["schemas"]["FlowWords"];
            /** @description Calls a person, also from within a sentence */
            human: components["schemas"]["FlowWords"];
            restart: components["schemas"]["FlowWords"];
        };
        FlowBlock: {
            /** @description The block that each way out leads to, by the way's name */
            edges: {
                [key: string]: components["schemas"]["FlowBlockId"];
            };
            id: components["schemas"]["FlowBlockId"];
            position: components["schemas"]["FlowPosition"];
            settings: components["schemas"]["FlowBlockSettings"];
            /** @description The name of one of the types that `GET /api/v1/bot/block-types` lists, such as `message` */
            type: string;
        };
        FlowBlockId: string;
        FlowBlocks: components["schemas"]["FlowBlock"][];
        /** @description In the shape of the block's type; `findings` says when it is not */
        FlowBlockSettings: {
            [key: string]: unknown;
        };
        FlowCanary: {
            number: number;
            /** @description Of new conversations, of a hundred */
            share: number;
            version_id: components["schemas"]["Id"];
        };
        FlowCanaryRequest: {
            /** @description Of new conversations, of a hundred; 0 withdraws it, 100 gives it to all */
            share: number;
            version_id: components["schemas"]["Id"];
        };
        FlowCounts: {
            blocks: {
                block: string;
                /** @description Runs that came to it, each once */
                came: number;
                /** @description Those of them that left it again; whoever did not gave up there, or may go on yet */
                left: number;
            }[];
            endings: {
                /** @description As of a run; null of those under way */
                ending: string | null;
                runs: number;
            }[];
            runs: number;
            ways: {
                block: string;
                /** @description Null of runs that rest there now */
                port: string | null;
                runs: number;
                /** @description More than runs when runs came by several times */
                times: number;
            }[];
        };
        FlowDeed: {
            /** @description Such as the name of the tag */
            detail: string;
            /** @enum {string} */
            kind: "tag" | "untag" | "priority" | "note" | "field" | "score";
        };
        /**
         * @description A graph. A run begins at `start` and goes from block to block along their edges; at a block that asks something it
         *     waits for the customer. Where an edge is missing the run ends, or, after a failure, goes to people.
         */
        FlowDefinition: {
            blocks: components["schemas"]["FlowBlocks"];
            exits: components["schemas"]["FlowExits"];
            groups: components["schemas"]["FlowGroups"];
            notes: components["schemas"]["FlowNotes"];
            schema: components["schemas"]["FlowSchema"];
            start: components["schemas"]["FlowBlockId"];
            variables: components["schemas"]["FlowVariables"];
            words: components["schemas"]["FlowAnywhere"];
        };
        /** @description A `FlowDefinition` to be kept; without `notes` or `groups` it has none */
        FlowDraft: {
            blocks: components["schemas"]["FlowBlocks"];
            exits: components["schemas"]["FlowExits"];
            groups?: components["schemas"]["FlowGroups"];
            notes?: components["schemas"]["FlowNotes"];
            schema: components["schemas"]["FlowSchema"];
            start: components["schemas"]["FlowBlockId"];
            variables: components["schemas"]["FlowVariables"];
            words: components["schemas"]["FlowAnywhere"];
        };
        FlowEditor: {
            block: string | null;
            user_id: components["schemas"]["Id"];
            user_name: string;
        };
        FlowEntrance: {
            blocks: components["schemas"]["FlowPlace"][];
            flow_id: components["schemas"]["Id"];
            flow_name: components["schemas"]["FlowName"];
        };
        FlowEntranceList: {
            data: components["schemas"]["FlowEntrance"][];
        };
        FlowExits: {
            /** @description Where a failure leads that no edge takes; null hands over without a word */
            failure: components["schemas"]["FlowBlockId"] | null;
            /** @description Where the wish for a person leads; null hands over without a word */
            human: components["schemas"]["FlowBlockId"] | null;
        };
        FlowFile: {
            definition: components["schemas"]["FlowDefinition"];
            /** @enum {string} */
            format: "balcao-flow";
            name: components["schemas"]["FlowName"];
        };
        FlowFinding: {
            /** @description Its id; empty when it concerns the whole flow */
            block: string;
            /** @enum {string} */
            code: "duplicate_id" | "unknown_type" | "bad_settings" | "unknown_block" | "unknown_port" | "unknown_variable" | "missing_edge" | "unreachable" | "endless_loop" | "unpublished_flow" | "closed_window" | "text_too_long" | "unknown_secret" | "unknown_file" | "nothing_said";
            /** @description What it names, such as a way out or a variable */
            detail: string;
            /**
             * @description With an error it cannot be published; of a warning somebody should know
             * @enum {string}
             */
            severity: "error" | "warning";
        };
        FlowGroup: {
            id: components["schemas"]["FlowBlockId"];
            position: components["schemas"]["FlowPosition"];
            size: components["schemas"]["FlowSize"];
            title: string;
        };
        /** @description Frames around blocks that belong together */
        FlowGroups: components["schemas"]["FlowGroup"][];
        FlowImport: {
            flow: components["schemas"]["Flow"];
            /** @description What blocks mean and is not here */
            missing: components["schemas"]["FlowMissing"][];
        };
        FlowList: {
            data: components["schemas"]["FlowSummary"][];
        };
        FlowMissing: {
            /** @description Its id */
            block: string;
            /** @enum {string} */
            kind: "department" | "user" | "flow" | "media" | "tag";
            /** @description As the file names it; empty when it does not */
            name: string;
        };
        FlowName: string;
        FlowNote: {
            id: components["schemas"]["FlowBlockId"];
            position: components["schemas"]["FlowPosition"];
            size: components["schemas"]["FlowSize"];
            text: string;
        };
        /** @description What people wrote beside the blocks, for each other */
        FlowNotes: components["schemas"]["FlowNote"][];
        FlowPlace: {
            block: components["schemas"]["FlowBlockId"];
            /** @description The beginning of what the block is about; may be empty */
            title: string;
            /** @description The name of its type */
            type: string;
        };
        /** @description Where its upper left corner is drawn */
        FlowPosition: {
            x: number;
            y: number;
        };
        FlowPresence: {
            /** @description Who made it */
            changed_by: components["schemas"]["Id"] | null;
            changed_by_name: string | null;
            others: components["schemas"]["FlowEditor"][];
            /** @description Of the draft */
            revision: number;
        };
        FlowPresenceRequest: {
            /** @description At which one looks; null at none */
            block: components["schemas"]["FlowBlockId"] | null;
        };
        FlowRun: {
            /** @description The block where it rests; null once it is over */
            at: string | null;
            began_at: components["schemas"]["Time"];
            conversation_id: components["schemas"]["Id"];
            /** @description Null too for who may not see every conversation */
            customer_name: string | null;
            ended_at: components["schemas"]["Time"] | null;
            /**
             * @description `abandoned`: another run began in its conversation, after people had it or after a long silence. `loop`: it
             *     went in circles and was given to people. Null as long as it is under way.
             * @enum {string|null}
             */
            ending: "finished" | "handover" | "closed" | "abandoned" | "loop" | null;
            /** @description With which it began; another one, when the block is of a flow that was called */
            flow_id: components["schemas"]["Id"];
            id: components["schemas"]["Id"];
            /** @description Its number */
            version: number;
        };
        FlowRunList: {
            data: components["schemas"]["FlowRun"][];
            next_cursor: components["schemas"]["NextCursor"];
        };
        FlowRunTrace: {
            run: components["schemas"]["FlowRun"];
            steps: {
                block: string;
                /** @description The flow that was called and has the block; null for the flow of the run */
                flow_id: components["schemas"]["Id"] | null;
                passed_at: components["schemas"]["Time"];
                /**
                 * @description By which way it was left; empty where it led to nothing more, `loop` where the run was stopped because it
                 *     went in circles.
                 */
                port: string;
                /** @description The version of `flow_id` */
                version_id: components["schemas"]["Id"] | null;
            }[];
        };
        /** @description The version of this shape */
        FlowSchema: number;
        FlowSecret: {
            /** @description Null when they are no more */
            changed_by_name: string | null;
            name: components["schemas"]["FlowSecretName"];
            updated_at: components["schemas"]["Time"];
            /** @description Flows whose draft names it, or whose versions that new conversations run do */
            used_by: {
                id: components["schemas"]["Id"];
                name: components["schemas"]["FlowName"];
            }[];
        };
        FlowSecretList: {
            data: components["schemas"]["FlowSecret"][];
        };
        FlowSecretName: string;
        FlowSize: {
            height: number;
            width: number;
        };
        /** @description Where a run stands; what is in it is the server's */
        FlowState: {
            [key: string]: unknown;
        };
        FlowSummary: {
            /** @description A version that is tried out; null when none is */
            canary: components["schemas"]["FlowCanary"] | null;
            changed_by_name: string | null;
            created_at: components["schemas"]["Time"];
            /** @description How many were found when the draft was saved */
            errors: number;
            /** @description Whether the draft is not what new conversations run */
            has_changes: boolean;
            id: components["schemas"]["Id"];
            name: string;
            /** @description Of the draft; grows with each change */
            revision: number;
            /** @description How many conversations are in it, with the bot, now */
            running: number;
            updated_at: components["schemas"]["Time"];
            /** @description What new conversations run; null while nothing is published */
            version: components["schemas"]["FlowVersion"] | null;
            warnings: number;
        };
        FlowTemplate: {
            definition: components["schemas"]["FlowDefinition"];
            description: string;
            /** @enum {string} */
            key: "menu" | "faq" | "lead" | "csat" | "outside_hours" | "order_status" | "booking";
            name: string;
            /** @description What it speaks of and the organization sets up elsewhere, or has to write into it */
            needs: ("departments" | "hours" | "tags" | "http" | "clinic")[];
        };
        FlowTemplateList: {
            data: components["schemas"]["FlowTemplate"][];
        };
        FlowTest: {
            changed_by_name: string | null;
            created_at: components["schemas"]["Time"];
            id: components["schemas"]["Id"];
            name: string;
            recording: {
                seed: number;
                steps: {
                    at: components["schemas"]["Time"];
                    calls: components["schemas"]["FlowTestCalls"];
                    expected: components["schemas"]["FlowTestExpectation"];
                    messages: {
                        button_id: string | null;
                        file: {
                            mime_type: string;
                            name: string;
                        } | null;
                        text: string;
                    }[];
                }[];
            };
            updated_at: components["schemas"]["Time"];
        };
        /** @description What blocks that ask other servers were answered, in order */
        FlowTestCalls: {
            /** @description In the block's own shape; null when there was none */
            answer: {
                [key: string]: unknown;
            } | null;
            block: components["schemas"]["FlowBlockId"];
        }[];
        FlowTestDifference: {
            actual: string;
            /** @description Replies as they are read, with options in brackets; of variables and deeds a line each */
            expected: string;
            /** @enum {string} */
            part: "replies" | "ending" | "department" | "variables" | "deeds";
            /** @description Counted from 0 */
            step: number;
        };
        FlowTestExpectation: {
            deeds: components["schemas"]["FlowDeed"][];
            department_id: components["schemas"]["Id"] | null;
            /** @enum {string|null} */
            ending: "finished" | "handover" | "closed" | "loop" | null;
            replies: {
                content: string;
                /** @description The name of the file that was shown; null when there was none */
                file: string | null;
                /** @description What could be pressed */
                options: string[];
                type: components["schemas"]["MessageType"];
            }[];
            variables: components["schemas"]["FlowValues"];
        };
        FlowTestList: {
            data: components["schemas"]["FlowTest"][];
        };
        /** @description What the customer wrote; none when only time has passed */
        FlowTestMessages: {
            /** @description Of the button or row that was pressed; `text` is its title then */
            button_id?: string;
            /** @description What was sent instead of a text; it is nowhere stored */
            file?: {
                mime_type: string;
                name: string;
            };
            text: string;
        }[];
        FlowTestResult: {
            /** @description Of the first step that does not go as it is to; empty of a test that passes */
            differences: components["schemas"]["FlowTestDifference"][];
            name: string;
            passed: boolean;
            test_id: components["schemas"]["Id"];
        };
        FlowTestResultList: {
            data: components["schemas"]["FlowTestResult"][];
        };
        /**
         * @description Where runs are split by shares, another one takes another way
         * @default 0
         */
        FlowTestSeed: number;
        FlowTrial: {
            /**
             * @description The block at which the run rests; while a flow runs that was called, the block that called it. Null when it is
             *     over, or went over to another flow.
             */
            at: string | null;
            /** @description The draft or the time no longer allowed to go on from `state` */
            began_anew: boolean;
            calls: components["schemas"]["FlowTestCalls"];
            /** @description What the bot did to the conversation, in order */
            deeds: components["schemas"]["FlowDeed"][];
            department_id: components["schemas"]["Id"] | null;
            /** @description When it goes on though nobody writes; a time that has passed means at once */
            due_at: components["schemas"]["Time"] | null;
            /**
             * @description How the bot's part ended; null when it goes on
             * @enum {string|null}
             */
            ending: "finished" | "handover" | "closed" | "loop" | null;
            /** @description Whether people are to look at once */
            needs_attention: boolean;
            replies: {
                content: string;
                /** @description What it shows; null when it shows no file, or the file is gone */
                media: components["schemas"]["FlowUpload"] | null;
                message_type: components["schemas"]["MessageType"];
                metadata: components["schemas"]["MessageMetadata"];
                said_at: components["schemas"]["Time"];
            }[];
            state: components["schemas"]["FlowState"];
            /** @description The blocks that were left, in order, and by which way */
            trace: {
                block: string;
                passed_at: components["schemas"]["Time"];
                port: string;
                /** @description Of the flow that was called and has the block; null for blocks of the draft */
                version_id: components["schemas"]["Id"] | null;
            }[];
            /** @description Who gets it at once, if a queue could give it to them now */
            user_id: components["schemas"]["Id"] | null;
            variables: components["schemas"]["FlowValues"];
        };
        FlowTrigger: {
            /** @description Only what comes by this number; null for all */
            channel_id: components["schemas"]["Id"] | null;
            flow_id: components["schemas"]["Id"];
            /**
             * @description `api`: not a message but a request begins it, see `POST /api/v1/bot/flows/{id}/runs`. `after_close`: people
             *     served a customer and closed the conversation; the flow runs in a conversation of its own, half a minute later,
             *     unless the customer wrote or the conversation was opened again.
             * @enum {string}
             */
            kind: "always" | "keyword" | "first_contact" | "returning_customer" | "outside_hours" | "ad_referral" | "api" | "after_close";
            /** @description Of `keyword`; any of them, whole, anywhere in the message */
            words: components["schemas"]["FlowWords"];
        };
        FlowTriggerList: {
            data: components["schemas"]["FlowTrigger"][];
        };
        FlowUpload: {
            file_name: string | null;
            id: components["schemas"]["Id"];
            mime_type: string;
            /** @description In bytes */
            size: number;
        };
        FlowUploadList: {
            data: components["schemas"]["FlowUpload"][];
        };
        /** @description What a run keeps, by the names of its variables */
        FlowValues: {
            [key: string]: unknown;
        };
        FlowVariables: {
            /** @enum {string} */
            kind: "text" | "number" | "date" | "boolean" | "json";
            name: string;
        }[];
        FlowVersion: {
            id: components["schemas"]["Id"];
            /** @description Whether it is tried out by that share */
            is_canary: boolean;
            note: string;
            /** @description Counted from 1 in each flow */
            number: number;
            published_at: components["schemas"]["Time"];
            published_by_name: string | null;
            /** @description Of new conversations that run it, of a hundred */
            share: number;
        };
        FlowVersionContent: {
            definition: components["schemas"]["FlowDefinition"];
            id: components["schemas"]["Id"];
            /** @description Whether it is tried out by that share */
            is_canary: boolean;
            note: string;
            /** @description Counted from 1 in each flow */
            number: number;
            published_at: components["schemas"]["Time"];
            published_by_name: string | null;
            /** @description Of new conversations that run it, of a hundred */
            share: number;
        };
        FlowVersionList: {
            data: components["schemas"]["FlowVersion"][];
        };
        FlowWords: string[];
        ForgotPasswordRequest: {
            email: components["schemas"]["Email"];
        };
        GoogleCalendar: {
            calendar_id: components["schemas"]["GoogleCalendarId"];
            /** @description Google cannot say when they are busy, so customers are not offered their times */
            is_unknown: boolean;
            /** @description Until when Google tells of changes by itself; null where they are read by the clock alone */
            notified_until: components["schemas"]["Time"] | null;
            /** @description Null for the clinic's own */
            professional_id: components["schemas"]["Id"] | null;
            professional_name: string | null;
            /** @description When it was read last */
            synced_at: components["schemas"]["Time"] | null;
            /** @description What Google said when it was read last, if it was no */
            trouble: string | null;
        };
        GoogleCalendarChoice: {
            calendar_id: components["schemas"]["GoogleCalendarId"];
            /** @description The one that an account has from the beginning */
            is_primary: boolean;
            /** @description As its owner calls it */
            name: string;
            timezone: string | null;
        };
        GoogleCalendarChoices: {
            data: components["schemas"]["GoogleCalendarChoice"][];
            /** @description Why they cannot be told, as in `GoogleTried`; null when these are all */
            reason: string | null;
        };
        /** @description Usually an address such as `lia@example.org` */
        GoogleCalendarId: string;
        GoogleCalendarsRequest: {
            calendars: components["schemas"]["GoogleCalendarWish"][];
        };
        GoogleCalendarWish: {
            calendar_id: components["schemas"]["GoogleCalendarId"];
            /** @description Null or left out for the clinic itself */
            professional_id?: components["schemas"]["Id"] | null;
        };
        GoogleCompared: {
            connection: components["schemas"]["GoogleConnection"];
            /** @description False when something is still to be done; that goes on by itself */
            is_done: boolean;
            /** @description How many appointments moved as their events had */
            moved: number;
            /** @description How much was written to Google */
            written: number;
        };
        GoogleConflict: {
            appointment: components["schemas"]["Appointment"];
            calendar_id: components["schemas"]["GoogleCalendarId"];
            ends_at: components["schemas"]["Time"] | null;
            found_at: components["schemas"]["Time"];
            id: components["schemas"]["Id"];
            /**
             * @description The event was deleted, or moved to where it does not fit; or another one stands over the appointment
             * @enum {string}
             */
            kind: "deleted" | "moved" | "overlap";
            /** @description Where it stands in Google; null when it was deleted */
            starts_at: components["schemas"]["Time"] | null;
        };
        GoogleConflictList: {
            data: components["schemas"]["GoogleConflict"][];
        };
        /** @description A key file, or both of a client */
        GoogleConnect: {
            client_id?: string;
            /** @description Stored encrypted, never answered */
            client_secret?: string;
            /** @description The whole key file, as Google gave it; stored encrypted, never answered */
            service_account?: string;
        };
        GoogleConnection: {
            /** @description The address of the service account, with which calendars and the sheet are shared; or the client's id */
            account: string | null;
            calendars: components["schemas"]["GoogleCalendar"][];
            clinic_id: components["schemas"]["ClinicKey"];
            /** @description How many wait for a decision */
            conflicts: number;
            /** @enum {string|null} */
            kind: "service_account" | "oauth" | null;
            paused_until: components["schemas"]["Time"] | null;
            /** @description Why it stopped, in Google's word */
            reason: string | null;
            /** @description How much of it Google refused */
            refused: number;
            /**
             * @description `none` without a key, `pending` until somebody says yes, `stopped` when Google takes the key no more
             * @enum {string}
             */
            state: "none" | "pending" | "active" | "stopped";
            stopped_at: components["schemas"]["Time"] | null;
            /** @description Why nothing is asked of Google for a while */
            trouble: string | null;
            /** @description How much is to be written there */
            waiting: number;
        };
        GoogleConsent: {
            /** @description At Google */
            url: string;
        };
        GoogleDecision: {
            /** @enum {string} */
            keep: "ours" | "google";
        };
        GoogleTest: {
            data: components["schemas"]["GoogleTried"][];
        };
        GoogleTried: {
            /** @enum {string} */
            check: "key" | "calendar" | "sheet";
            /** @description Of the account, the calendar or the sheet */
            name: string | null;
            ok: boolean;
            /**
             * @description Why it does not go: `not_shared` with the account or not there, `read_only`, `forbidden`, `unreachable`, or
             *     Google's own word
             */
            reason: string | null;
        };
        /** @description An id of Meta's Graph API */
        GraphId: string;
        Health: {
            /** @constant */
            status: "up";
        };
        /** @enum {string} */
        HealthStatus: "up" | "down";
        Held: {
            conversations: number;
            departments: {
                conversations: number;
                id: components["schemas"]["Id"];
                name: string;
            }[];
        };
        Holiday: {
            closes_at: components["schemas"]["TimeOfDay"] | null;
            day: components["schemas"]["Day"];
            id: components["schemas"]["Id"];
            /** @description The same day and month in every year */
            is_yearly: boolean;
            name: components["schemas"]["HolidayName"];
            /** @description Open from then to `closes_at`; null when it is closed all day */
            opens_at: components["schemas"]["TimeOfDay"] | null;
        };
        HolidayList: {
            data: components["schemas"]["Holiday"][];
            next_cursor: components["schemas"]["NextCursor"];
        };
        /** @example Natal */
        HolidayName: string;
        HolidayRequest: {
            /** @description Later than `opens_at`; both or none */
            closes_at: components["schemas"]["TimeOfDay"] | null;
            day: components["schemas"]["Day"];
            is_yearly: boolean;
            name: components["schemas"]["HolidayName"];
            opens_at: components["schemas"]["TimeOfDay"] | null;
        };
        /**
         * Format: uuid
         * @description A UUID in lower case
         */
        Id: string;
        /** @description An id, or `none` for what has none */
        IdOrNone: string;
        IdSet: components["schemas"]["Id"][];
        /** @description A `FlowFile`; one without notes and groups is whole too */
        ImportFlowRequest: {
            definition: components["schemas"]["FlowDraft"];
            /** @enum {string} */
            format: "balcao-flow";
            name: components["schemas"]["FlowName"];
        };
        /** @description Buttons or a list; the body is the `content` of the message */
        Interactive: components["schemas"]["InteractiveButtons"] | components["schemas"]["InteractiveList"];
        InteractiveButton: {
            id: string;
            title: string;
        };
        InteractiveButtons: {
            /** @description Ids and titles are unique */
            buttons: components["schemas"]["InteractiveButton"][];
            footer?: components["schemas"]["InteractiveSmallText"];
            header?: components["schemas"]["InteractiveSmallText"];
            /** @constant */
            kind: "buttons";
        };
        InteractiveList: {
            /** @description On the button that opens the list */
            button_label: string;
            footer?: components["schemas"]["InteractiveSmallText"];
            header?: components["schemas"]["InteractiveSmallText"];
            /** @constant */
            kind: "list";
            /** @description Ids are unique */
            rows: components["schemas"]["InteractiveRow"][];
        };
        /** @description What the customer chose */
        InteractiveReply: {
            description?: string;
            id: string;
            title: string;
        };
        InteractiveRow: {
            description?: string;
            id: string;
            /**
             * @description The heading that it stands under, with the rows beside it that have the same one; all have one as soon as there are
             *     two. Z-API shows none
             */
            section?: string;
            title: string;
        };
        InteractiveSmallText: string;
        Invitation: {
            email: components["schemas"]["Email"];
            full_name: components["schemas"]["PersonName"];
            organization_name: string;
        };
        InviteUserRequest: {
            capacity?: components["schemas"]["Capacity"];
            department_ids?: components["schemas"]["IdSet"];
            email: components["schemas"]["Email"];
            full_name: components["schemas"]["PersonName"];
            locale?: components["schemas"]["Locale"];
            role: components["schemas"]["Role"];
        };
        /**
         * @description Whether what is in no department, or waits in one in which nobody works, comes here. Of several departments one
         *     does: who becomes it takes it from the other, and it cannot be given up or switched off but by naming another.
         */
        IsFallback: boolean;
        /**
         * @description Whether somebody's calendar at Google is not known as it is now: the clinic is not let in any more, or Google does not
         *     answer. Times are offered by what was known last, and may be taken there.
         */
        IsUnverified: boolean;
        LastMessage: {
            created_at: components["schemas"]["Time"];
            message_type: components["schemas"]["MessageType"];
            /** @description One line without a word of any language; a sign for what is not text, and the text */
            preview: string;
            sender_type: components["schemas"]["SenderType"];
            status: components["schemas"]["MessageStatus"];
        };
        /** @enum {string} */
        Locale: "pt-BR" | "en" | "es";
        /**
         * @description In the zone of the clinic
         * @example 09:00
         */
        LocalTime: string;
        LocationContent: {
            address?: string;
            latitude: number;
            longitude: number;
            name?: string;
            url?: string;
        };
        LoginRequest: {
            email: components["schemas"]["Email"];
            password: string;
            recovery_code?: components["schemas"]["RecoveryCode"];
            /** @description The code of the authenticator app, for users who have one */
            totp_code?: string;
        };
        LogoutRequest: {
            refreshToken?: components["schemas"]["Token"];
        };
        /**
         * @description An expired file has had its time and was deleted, as the organization's rules of retention say
         * @enum {string}
         */
        MediaStatus: "pending" | "ready" | "unavailable" | "expired";
        MediaToken: {
            expires_at: components["schemas"]["Time"];
            token: string;
        };
        MergeTagRequest: {
            /** @description The tag that is left */
            into_id: components["schemas"]["Id"];
        };
        Message: {
            client_id: string | null;
            /** @description The text, or the caption of a file; empty when there is none */
            content: string;
            conversation_id: components["schemas"]["Id"];
            /** @description Its place in the thread */
            created_at: components["schemas"]["Time"];
            /** @description Why it failed, why it is tried again; null otherwise */
            error: components["schemas"]["MessageError"] | null;
            id: components["schemas"]["Id"];
            /** @description Read here, for a message of the customer; read by the customer, for the others */
            is_read: boolean;
            media: components["schemas"]["MessageMedia"] | null;
            /**
             * @description `/api/v1/media/{id}` while `media.status` is `ready`, else null. Needs an Authorization header, or
             *     `?token=` with a media token.
             */
            media_url: string | null;
            message_type: components["schemas"]["MessageType"];
            metadata: components["schemas"]["MessageMetadata"];
            reactions: components["schemas"]["Reaction"][];
            /** @description WhatsApp's own time of a message of the customer; null for the rest */
            received_at: components["schemas"]["Time"] | null;
            /** @description The message that this one quotes; null also when it is not known here */
            reply_to: components["schemas"]["QuotedMessage"] | null;
            /** @description Of the attendant; null for the others. The customer's is in the conversation. */
            sender_name: string | null;
            sender_type: components["schemas"]["SenderType"];
            sender_user_id: components["schemas"]["Id"] | null;
            /** @description When WhatsApp accepted it; null before, and for what came in */
            sent_at: components["schemas"]["Time"] | null;
            status: components["schemas"]["MessageStatus"];
            /**
             * @description Grows with each change of the message, but for that it was read here, which never turns back. Of two copies
             *     that overtook each other the higher one is the newer; `message_status` carries it too.
             */
            version: number;
            whatsapp_message_id: string | null;
        };
        MessageError: {
            /**
             * @description Stable, for the console's own words. An error of WhatsApp without a name of its own is `whatsapp_` and
             *     its number.
             * @example window_closed
             * @example whatsapp_131026
             */
            code: string;
            /** @description In words that a person understands */
            message: string;
        };
        MessageList: {
            data: components["schemas"]["Message"][];
            next_cursor: components["schemas"]["Id"] | null;
        };
        MessageMedia: {
            file_name: string | null;
            id: components["schemas"]["Id"];
            mime_type: string;
            /** @description In bytes; null while it is not known */
            size: number | null;
            status: components["schemas"]["MediaStatus"];
        };
        /**
         * @description What belongs to the message's type. Keys without a value are absent. The keys below are those that the console
         *     draws; others may be there.
         */
        MessageMetadata: {
            /** @description The sticker moves */
            animated?: boolean;
            call_permission?: components["schemas"]["CallPermission"];
            contacts?: components["schemas"]["ContactCard"][];
            /** @description The text was longer than what is kept */
            cut?: boolean;
            /** @description What `content` was before, oldest first */
            earlier_contents?: string[];
            edit?: components["schemas"]["OriginalMessage"];
            /** @description Its writer changed it afterwards; `content` is the newest */
            edited?: boolean;
            errors?: components["schemas"]["ProviderErrors"];
            /** @description WhatsApp itself could not take the file; `errors` say why */
            file_unavailable?: boolean;
            /** @description What was offered to the customer */
            interactive?: components["schemas"]["Interactive"];
            /**
             * @description How the customer answered
             * @enum {string}
             */
            interactive_kind?: "button_reply" | "list_reply" | "template_button" | "flow_reply" | "call_permission_reply" | "order";
            interactive_reply?: components["schemas"]["InteractiveReply"];
            /** @description Came so late that it took its old place in the thread and was not answered as new */
            late?: boolean;
            location?: components["schemas"]["LocationContent"];
            number_changed?: components["schemas"]["NumberChange"];
            order?: components["schemas"]["CatalogueOrder"];
            reaction?: components["schemas"]["ReactionContent"];
            revoke?: components["schemas"]["OriginalMessage"];
            /** @description Its writer took it back afterwards */
            revoked?: boolean;
            survey?: components["schemas"]["SurveyPart"];
            system_event?: components["schemas"]["SystemEvent"];
            template?: components["schemas"]["SendTemplate"];
            unsupported?: components["schemas"]["UnsupportedContent"];
            /** @description The audio is a voice note */
            voice?: boolean;
            /** @description WhatsApp's own word for a notice about the customer, such as request_welcome or revoke */
            whatsapp_notice?: string;
        } & {
            [key: string]: unknown;
        };
        /**
         * @description `received` is for what came in; system messages that are not sent have it too. `uncertain`: it was being sent
         *     when the answer was lost, and may or may not have arrived.
         * @enum {string}
         */
        MessageStatus: "received" | "queued" | "sent" | "delivered" | "read" | "failed" | "uncertain";
        MessageTemplate: {
            /**
             * @description As WhatsApp says it
             * @example UTILITY
             */
            category: string;
            components: components["schemas"]["MessageTemplateComponent"][];
            language: components["schemas"]["TemplateLanguage"];
            name: components["schemas"]["TemplateName"];
            /**
             * @description As WhatsApp says it; only APPROVED can be sent
             * @example APPROVED
             */
            status: string;
        };
        MessageTemplateButton: {
            phone_number: string | null;
            text: string;
            /**
             * @description As WhatsApp says it, in lower case
             * @example quick_reply
             * @example url
             */
            type: string;
            url: string | null;
        };
        MessageTemplateComponent: {
            /** @description Empty unless the component is `buttons` */
            buttons: components["schemas"]["MessageTemplateButton"][];
            /** @description Of a header; null for the rest */
            format: ("text" | "image" | "video" | "document" | "location") | null;
            /** @description With the placeholders `{{1}}` or `{{name}}` */
            text: string | null;
            /** @enum {string} */
            type: "header" | "body" | "footer" | "buttons";
        };
        MessageTemplateList: {
            data: components["schemas"]["MessageTemplate"][];
            next_cursor: components["schemas"]["NextCursor"];
        };
        /** @enum {string} */
        MessageType: "text" | "image" | "audio" | "video" | "document" | "sticker" | "location" | "contacts" | "interactive" | "reaction" | "template" | "note" | "system" | "unsupported";
        MetricCard: {
            /** @description How many were measured; of a share, of how many it is a part */
            amount: number;
            /** @description Of times, in milliseconds: what half of them did not exceed, within one per cent; null for anything else */
            median: number | null;
            metric: components["schemas"]["MetricName"];
            /** @description The same of nine of ten */
            p90: number | null;
            previous_median: number | null;
            previous_value: number | null;
            scores: components["schemas"]["MetricScores"];
            /** @description The sum of what was measured; of a share, how many are the part */
            total: number;
            unit: components["schemas"]["MetricUnit"];
            /** @description A count, a mean in milliseconds or of scores, or a part of 1; null when there is nothing to take it of */
            value: number | null;
        };
        MetricFact: {
            channel: components["schemas"]["ChannelKind"];
            channel_name: string;
            conversation_id: components["schemas"]["Id"];
            customer_name: string;
            department_name: string | null;
            /** @description What the mean is taken of; null for what is only counted */
            milliseconds: number | null;
            occurred_at: components["schemas"]["Time"];
            /**
             * @description Of a target; null of anything else
             * @enum {string|null}
             */
            outcome: "met" | "missed" | null;
            /** @description What the customer gave; null of anything else */
            score: number | null;
            status: components["schemas"]["ConversationStatus"];
            user_name: string | null;
        };
        MetricFactList: {
            data: components["schemas"]["MetricFact"][];
            next_cursor: components["schemas"]["NextCursor"];
        };
        /**
         * @description `opened`: conversations that began. `received`: services (from the opening or reopening to the closing) that
         *     reached people, each once. `closed`, `reopened`: closings and reopenings. `transferred`: by an attendant to
         *     somebody else or to a queue, or from queue to queue. `first_response`: from when people were asked, or from the
         *     customer's first word after that, to the first answer of a person; time with the bot is not in it. `response`:
         *     the same for every answer to a customer who waited. `queue_time`: each stay in a queue. `handling_time`: each
         *     stretch with one attendant, from taking to closing or handing on. `bot_time`: each stretch with the bot.
         *     `resolution_time`: from the opening or the last reopening to the closing. `resolution_rate`: of the services that
         *     began in the period, the part that was closed in it. `containment`: of those, the part that did not reach people
         *     in it. `sla_first_response`, `sla_next_response`, `sla_resolution`: of the targets of the policies that came to an
         *     end in the period, the part that was met; one that is missed ends when it was due. `csat`: the scores from 1 to 5
         *     that customers gave, of whoever had the conversation last. `csat_answered`: of the customers who were asked for
         *     a score in the period, the part that gave one in it.
         * @enum {string}
         */
        MetricName: "opened" | "received" | "closed" | "reopened" | "transferred" | "first_response" | "response" | "queue_time" | "handling_time" | "bot_time" | "resolution_time" | "resolution_rate" | "containment" | "sla_first_response" | "sla_next_response" | "sla_resolution" | "csat" | "csat_answered";
        MetricsAttendance: {
            by_attendant: components["schemas"]["MetricsLine"][];
            by_department: components["schemas"]["MetricsLine"][];
            period: components["schemas"]["MetricsPeriod"];
        };
        MetricsCell: {
            amount: number;
            median: number | null;
            metric: components["schemas"]["MetricName"];
            p90: number | null;
            previous_median: number | null;
            previous_p90: number | null;
            /** @description The same of the period before; null when there was nothing to take it of */
            previous_value: number | null;
            scores: components["schemas"]["MetricScores"];
            total: number;
            unit: components["schemas"]["MetricUnit"];
            value: number | null;
        };
        MetricsChannel: {
            channel: components["schemas"]["ChannelKind"];
            channel_id: components["schemas"]["Id"];
            closed: number;
            /** @description The mean of the scores; null when nobody gave one */
            csat: number | null;
            csat_answers: number;
            name: string;
            opened: number;
            received: number;
        };
        /** @description How often each score was given, from 1 to 5; null of what is no score */
        MetricScores: number[] | null;
        MetricsHour: {
            hour: number;
            opened: number;
            received: number;
        };
        MetricsLine: {
            /** @description null for what is in no department, or was done by nobody who had logged in; and of a tag */
            id: string | null;
            metrics: components["schemas"]["MetricsCell"][];
            name: string | null;
        };
        MetricsOverview: {
            by_channel: components["schemas"]["MetricsChannel"][];
            /** @description The hours of the day, all days together */
            by_hour: components["schemas"]["MetricsHour"][];
            metrics: components["schemas"]["MetricCard"][];
            period: components["schemas"]["MetricsPeriod"];
            series: components["schemas"]["MetricsSeries"];
        };
        MetricsPeriod: {
            from: components["schemas"]["Day"];
            /** @description Not over yet; the previous period is compared as far as this one has got */
            is_running: boolean;
            previous_from: components["schemas"]["Day"];
            previous_to: components["schemas"]["Day"];
            time_zone: string;
            to: components["schemas"]["Day"];
        };
        MetricsPoint: {
            /** @description When the step begins, on the organization's clock */
            at: string;
            closed: number;
            /** @description The mean of the scores; null when nobody gave one */
            csat: number | null;
            csat_answers: number;
            opened: number;
            received: number;
        };
        MetricsSeries: {
            points: components["schemas"]["MetricsPoint"][];
            previous_points: components["schemas"]["MetricsPoint"][];
            /** @enum {string} */
            step: "hour" | "day";
        };
        MetricsTags: {
            by_tag: components["schemas"]["MetricsLine"][];
            period: components["schemas"]["MetricsPeriod"];
        };
        /** @enum {string} */
        MetricUnit: "count" | "milliseconds" | "share" | "score";
        NationalHolidaysRequest: {
            /** @description Also carnival, Ash Wednesday (from 14:00 open) and Corpus Christi, which are optional by law */
            with_optional: boolean;
            year: number;
        };
        /** @description null on the last page */
        NextCursor: string | null;
        /** @description The customer's new addresses, as far as WhatsApp tells them */
        NumberChange: {
            new_user_id?: string;
            new_wa_id?: string;
            /** @description The new number is another customer's already; the two were not made one */
            other_customer_id?: components["schemas"]["Id"];
        };
        OnlineUser: {
            avatar_url: string | null;
            department_ids: components["schemas"]["Id"][];
            full_name: components["schemas"]["PersonName"];
            id: components["schemas"]["Id"];
            presence: components["schemas"]["Presence"];
            role: components["schemas"]["Role"];
        };
        OnlineUserList: {
            data: components["schemas"]["OnlineUser"][];
            next_cursor: components["schemas"]["NextCursor"];
        };
        OpenDay: {
            date: components["schemas"]["Day"];
            /** @description Of the clinic, in order and apart from each other; none when it is closed */
            open: components["schemas"]["WorkingSpan"][];
            /** @description Of those who are active */
            professionals: components["schemas"]["OpenProfessional"][];
        };
        OpenHours: {
            clinic_id: components["schemas"]["ClinicKey"];
            /** @description The same as `clinic_id` */
            clinicId: components["schemas"]["ClinicKey"];
            days: components["schemas"]["OpenDay"][];
            timezone: string;
        };
        OpenProfessional: {
            /** @description Within the hours of the clinic; none when they are not there */
            open: components["schemas"]["WorkingSpan"][];
            professional_id: components["schemas"]["Id"];
        };
        OpenSession: {
            address: string | null;
            /** @description As the browser says of itself */
            browser: string | null;
            created_at: components["schemas"]["Time"];
            id: components["schemas"]["Id"];
            /** @description Whether it is the one that asks */
            is_current: boolean;
            /** @description To a quarter of an hour or so */
            last_seen_at: components["schemas"]["Time"];
            system: string | null;
        };
        Organization: {
            accent: components["schemas"]["Accent"];
            deletion_due_at: components["schemas"]["DeletionDueAt"];
            id: components["schemas"]["Id"];
            logo_url: string | null;
            name: string;
        };
        OrganizationDeletionRequest: {
            /** @description The name of the organization, as it stands there */
            name: string;
            password: string;
        };
        OrganizationProfile: {
            accent: components["schemas"]["Accent"];
            deletion_due_at: components["schemas"]["DeletionDueAt"];
            id: components["schemas"]["Id"];
            locale: components["schemas"]["Locale"];
            /** @description Below the address of this installation; readable without a login */
            logo_url: string | null;
            name: string;
            setup_state: components["schemas"]["OrganizationSetup"];
            /** @description Where the set-up was left */
            setup_step: string | null;
            timezone: string;
        };
        /**
         * @description `open`: the wizard greets admins. `left`: to be gone on with. `done`: only the list of what is missing is shown.
         *     `dismissed`: nothing of it any more.
         * @enum {string}
         */
        OrganizationSetup: "open" | "left" | "done" | "dismissed";
        OriginalMessage: {
            /** @description WhatsApp's id of the message that reads differently now, or was taken back */
            original_message_id: string;
        };
        Passage: {
            conversation_id: components["schemas"]["Id"];
            /** @description Of the message */
            created_at: components["schemas"]["Time"];
            message_id: components["schemas"]["Id"];
            /** @description One line around the first of the words, in pieces to be read together; some 120 letters at most */
            parts: components["schemas"]["PassagePart"][];
        };
        PassagePart: {
            /** @description It is one of the words */
            is_match: boolean;
            text: string;
        };
        /**
         * @description A new password, of 1,000 bytes in UTF-8 at most and without NUL. Normalised (NFC), and hashed with SHA-256
         *     before bcrypt sees it, so that every character counts.
         */
        Password: string;
        /**
         * @description `send`: write to customers, and so take conversations over; notes may be written without. `transfer`: give
         *     conversations to others. `export`: take data away as a file. `see_phone_numbers`: without it the server gives out
         *     numbers as `+55 11 •••••-0001` and no search looks into them; what a message says is not changed. `erase`: erase
         *     customers. `edit_bot`: change the bot. `change_settings`: change departments, hours, holidays and targets.
         * @enum {string}
         */
        Permission: "send" | "transfer" | "export" | "see_phone_numbers" | "erase" | "edit_bot" | "change_settings";
        Permissions: {
            permissions: components["schemas"]["Permission"][];
            sees: components["schemas"]["Sight"];
        };
        PersonName: string;
        PictureRequest: {
            /** @description The file, in base64 */
            data: string;
        };
        /** @enum {string} */
        Presence: "online" | "away" | "offline";
        /**
         * @description How urgent a conversation is: a head start in the queue. `high` goes as if it had waited 30 minutes longer,
         *     `urgent` 2 hours longer, `low` 30 minutes less; beyond that, whoever has waited longer goes first, so that
         *     nobody waits for ever.
         * @enum {string}
         */
        Priority: "low" | "normal" | "high" | "urgent";
        /** @description An error (RFC 9457) */
        Problem: {
            /** @description With `about:blank#already-taken`, the user who has the conversation */
            assigned_user_id?: components["schemas"]["Id"];
            /** @description With `about:blank#already-taken`, the name of the user who has the conversation */
            assigned_user_name?: string;
            /** @description What happened, in words; may be empty */
            detail: string;
            /** @description One entry for each field that is wrong; empty otherwise */
            errors: components["schemas"]["FieldError"][];
            /** @description With `about:blank#failing-tests`, the recorded tests of the flow that fail */
            failing_tests?: components["schemas"]["FlowTestResult"][];
            status: number;
            /** @description With `about:blank#time-taken`, what stands where something was to be booked */
            taken?: components["schemas"]["TakenTime"][];
            title: string;
            /** @description Finds this request in the log */
            trace_id: string;
            /**
             * @description `about:blank#` and a name that programs may rely on: invalid, unauthorized, forbidden,
             *     session-over, second-factor-needed, organization-suspended, not-found, conflict, already-taken, failing-tests, time-taken, too-large, unsupported-type, range, unprocessable, too-many, unavailable, internal.
             * @example about:blank#unprocessable
             * @example about:blank#already-taken
             */
            type: string;
        };
        /** @description With whom appointments are */
        Professional: {
            /**
             * @description When false, whoever never had an appointment with them is not offered them, in the chat or by
             *     `only_free_slots`, and is given to them only when the desk names them
             */
            accepts_new_patients: boolean;
            active: boolean;
            clinic_id: components["schemas"]["ClinicKey"];
            /** @description The same as `clinic_id` */
            clinicId: components["schemas"]["ClinicKey"];
            color: components["schemas"]["TagColor"];
            created_at: components["schemas"]["Time"];
            /** @description How they are registered with their council */
            crm: string | null;
            /** @description How long everything takes with them; null for the length of the service */
            default_duration_minutes: number | null;
            email: string | null;
            /** @description Whether availability rules name them */
            has_own_hours: boolean;
            id: components["schemas"]["Id"];
            name: string;
            /** @description Their own, where they are reminded */
            phone: string | null;
            professional_id: components["schemas"]["Id"];
            /** @description The same as `professional_id` */
            professionalId: components["schemas"]["Id"];
            /** @description What they are */
            role: string | null;
            /** @description What they give; empty for everything */
            service_ids: components["schemas"]["Id"][];
            specialties: string[];
            updated_at: components["schemas"]["Time"];
            /** @description Their login, when they have one */
            user_id: components["schemas"]["Id"] | null;
        };
        ProfessionalChange: {
            /**
             * @description When false, whoever never had an appointment with them is not offered them, in the chat or by
             *     `only_free_slots`, and is given to them only when the desk names them
             */
            accepts_new_patients?: boolean;
            active?: boolean;
            color?: components["schemas"]["TagColor"];
            /** @description How they are registered with their council */
            crm?: string | null;
            /** @description How long everything takes with them; null for the length of the service */
            default_duration_minutes?: number | null;
            email?: string | null;
            name?: string;
            /** @description Their own, where they are reminded */
            phone?: string | null;
            /** @description What they are */
            role?: string | null;
            /** @description What they give; empty for everything */
            service_ids?: components["schemas"]["Id"][];
            specialties?: string[];
            /** @description Their login, when they have one */
            user_id?: components["schemas"]["Id"] | null;
        };
        ProfessionalRequest: {
            /**
             * @description When false, whoever never had an appointment with them is not offered them, in the chat or by
             *     `only_free_slots`, and is given to them only when the desk names them
             */
            accepts_new_patients?: boolean;
            color?: components["schemas"]["TagColor"];
            /** @description How they are registered with their council */
            crm?: string | null;
            /** @description How long everything takes with them; null for the length of the service */
            default_duration_minutes?: number | null;
            email?: string | null;
            name: string;
            /** @description Their own, where they are reminded */
            phone?: string | null;
            /** @description What they are */
            role?: string | null;
            /** @description What they give; empty for everything */
            service_ids?: components["schemas"]["Id"][];
            specialties?: string[];
            /** @description Their login, when they have one */
            user_id?: components["schemas"]["Id"] | null;
        };
        /** @description As WhatsApp reported them */
        ProviderErrors: {
            code: number;
            details?: string;
            title?: string;
        }[];
        /** @description What its provider calls the number; Meta's phone number id, or Z-API's instance id */
        ProviderId: string;
        PublishFlowRequest: {
            /** @description Whether it is published though recorded tests fail; missing means that it is not */
            despite_failing_tests?: boolean;
            /** @description What is new; may be empty */
            note: string;
            /** @description Of the draft that was looked at */
            revision: number;
            /** @description Of new conversations that are to try it out, of a hundred; without it all of them run it */
            share?: number;
        };
        PutFlowSecretRequest: {
            value: string;
        };
        QueueAnomaly: {
            /**
             * @description In no department; where nobody works; with somebody who works here no longer; waiting though somebody was free;
             *     waiting where nobody works, with nowhere to go
             * @enum {string}
             */
            anomaly: "no_department" | "orphan" | "ghost" | "stranded" | "unstaffed";
            /** @description Who has it now */
            assigned_user_id: components["schemas"]["Id"] | null;
            assigned_user_name: string | null;
            /** @description When it was put right; since when it waits while it was not */
            at: components["schemas"]["Time"];
            conversation_id: components["schemas"]["Id"];
            customer_name: string | null;
            /** @description Where it is now */
            department_id: components["schemas"]["Id"] | null;
            department_name: string | null;
            id: components["schemas"]["Id"];
            state: components["schemas"]["QueueAnomalyState"];
            status: components["schemas"]["ConversationStatus"];
        };
        QueueAnomalyList: {
            data: components["schemas"]["QueueAnomaly"][];
            next_cursor: components["schemas"]["NextCursor"];
        };
        /** @enum {string} */
        QueueAnomalyState: "open" | "repaired";
        /** @description What happens when nobody answers, and when too many wait. What is null does not happen. */
        QueueRules: {
            /**
             * @description What happens then. `notify`: the supervisors are told. `return`: it goes back into the queue, first in line.
             *     `reassign`: it goes to another, as soon as one is free. When it would only come back to who has it, the
             *     supervisors are told instead.
             * @enum {string}
             */
            answer_limit_action: "notify" | "return" | "reassign";
            /** @description So long may a customer wait for an answer of the one who has the conversation */
            answer_limit_minutes: number | null;
            /**
             * @description So long after its owner went offline, a conversation whose customer waits goes back into the queue, first in
             *     line, and its former owner is told. What waits for its customer stays, until the customer writes.
             */
            offline_return_minutes: number | null;
            overflow_after_minutes: number | null;
            /**
             * @description Where somebody else may help out: what waits longer than `overflow_after_minutes`, or in a queue longer than
             *     `overflow_over`, goes there as soon as somebody there has a place, and never where it has waited already.
             */
            overflow_department_id: components["schemas"]["Id"] | null;
            overflow_over: number | null;
            /** @description At most so often */
            position_every_minutes: number | null;
            /**
             * @description Said to a waiting customer whose place has got better; may use `{{position}}`, `{{expectedWait}}` and
             *     `{{department}}`. Only while WhatsApp's window is open and nobody has taken the conversation.
             */
            position_text: string | null;
        };
        QuotedMessage: {
            /** @description The beginning of the text */
            content: string;
            id: components["schemas"]["Id"];
            message_type: components["schemas"]["MessageType"];
            sender_type: components["schemas"]["SenderType"];
        };
        Reaction: {
            emoji: string;
            sender_type: components["schemas"]["SenderType"];
        };
        /** @description On a message of type reaction; `emoji` is empty when it was taken back */
        ReactionContent: {
            emoji: string;
            /** @description The message that was reacted to; null when it is not known here */
            message_id: components["schemas"]["Id"] | null;
        };
        Readiness: {
            checks: {
                database: components["schemas"]["HealthStatus"];
                migrations: components["schemas"]["HealthStatus"];
                redis: components["schemas"]["HealthStatus"];
            };
            status: components["schemas"]["HealthStatus"];
        };
        Reason: string;
        RecordConsentRequest: {
            channel: components["schemas"]["ConsentChannel"];
            /** @description Now when it is left out */
            happened_at?: components["schemas"]["Time"] | null;
            note?: string | null;
            purpose: components["schemas"]["ConsentPurpose"];
            state: components["schemas"]["ConsentState"];
            text_version?: string | null;
        };
        /** @description One of the codes that were shown when the second factor was switched on */
        RecoveryCode: string;
        RecoveryCodes: {
            recovery_codes: components["schemas"]["RecoveryCode"][];
        };
        /** @description To the queues when nobody is named. */
        RedistributeRequest: {
            from_user_id: components["schemas"]["Id"];
            reason?: string;
            to_user_ids?: components["schemas"]["Id"][];
        };
        Redistribution: {
            kept: {
                conversation_id: components["schemas"]["Id"];
                customer_name: string | null;
                /**
                 * @description It is in no department and so has no queue; its queue gave it back because nobody else is free; somebody
                 *     else moved or closed it meanwhile; or it could not be moved.
                 * @enum {string}
                 */
                reason: "no_department" | "nobody_else" | "changed" | "failed";
            }[];
            moved: {
                conversation_id: components["schemas"]["Id"];
                customer_name: string | null;
                to_department_id: components["schemas"]["Id"] | null;
                to_department_name: string | null;
                to_user_id: components["schemas"]["Id"] | null;
                to_user_name: string | null;
            }[];
        };
        RefreshTokenRequest: {
            refreshToken: components["schemas"]["Token"];
        };
        Reminder: {
            appointment_id: components["schemas"]["Id"];
            conversation_id: components["schemas"]["Id"] | null;
            customer_name: string | null;
            /** @description How long before it is sent; of a `former_professional` when they had been reminded */
            distance: components["schemas"]["ReminderDistance"];
            due_at: components["schemas"]["Time"];
            /**
             * @description Why it failed (`no_conversation`, `window_closed`, `number_missing`) or was skipped: `changed`; `late`, because the
             *     appointment has begun, or the next reminder was due as well; `quiet`, because nobody could send it in time and
             *     the appointment begins before the quiet hours end
             */
            error: string | null;
            id: components["schemas"]["Id"];
            message_id: components["schemas"]["Id"] | null;
            /** @description Of the message, as messages have it */
            message_status: string | null;
            /**
             * @description `former_professional` was reminded of what is no longer theirs, or not then, and is told so
             * @enum {string}
             */
            recipient: "customer" | "professional" | "former_professional";
            sent_at: components["schemas"]["Time"] | null;
            service_name: string;
            starts_at: components["schemas"]["Time"];
            status: components["schemas"]["ReminderStatus"];
        };
        /** @description How long before the appointment: 15, 30, 45 or 60 minutes, 1 to 48 hours, or 1 to 60 days */
        ReminderDistance: {
            amount: number;
            /** @enum {string} */
            unit: "minutes" | "hours" | "days";
        };
        ReminderList: {
            data: components["schemas"]["Reminder"][];
        };
        /** @description Who is reminded, and when */
        ReminderSettings: {
            /** @description When customers are reminded; 24 hours before when left out */
            customer: components["schemas"]["ReminderDistance"][];
            /** @description When the clinic is sent the agenda of the next day; 20:00 when left out, null for never */
            daily_report_at: components["schemas"]["LocalTime"] | null;
            /** @description How long they have before the next ones are asked; 60 when left out */
            offer_minutes: number;
            /** @description Whether that template has two quick replies, the first to accept and the second to decline */
            offer_template_has_buttons: boolean;
            /**
             * @description The approved template that offers it outside of the window: the customer's name, the day, the time and the
             *     clinic
             */
            offer_template_name: string | null;
            /** @description To how many who wait a time is offered at once that became free; 3 when left out, 0 for none */
            offers_at_once: number;
            /** @description When professionals with a phone number are reminded */
            professional: components["schemas"]["ReminderDistance"][];
            /**
             * @description The approved template that tells a professional outside of the window that an appointment they were reminded of
             *     is no longer theirs, with the same variables
             */
            professional_gone_template_name: string | null;
            /** @description The approved template for professionals outside of the window, with the same variables as that for customers */
            professional_template_name: string | null;
            /**
             * @description From when on nobody is reminded; what would be due then is sent when it ends, or before it begins when
             *     that would be too late
             */
            quiet_from: components["schemas"]["LocalTime"] | null;
            quiet_to: components["schemas"]["LocalTime"] | null;
            /**
             * @description The approved template that says the clinic outside of the window how much is booked: its name, the day and the
             *     number
             */
            report_template_name: string | null;
            /**
             * @description Whether that template has two quick replies, the first to confirm and the second to cancel: they say then
             *     which appointment they are about, and work for as long as it is to come
             */
            template_has_buttons: boolean;
            template_language: string | null;
            /**
             * @description The approved template that is sent to customers outside of the 24-hour window; its variables are the
             *     customer's name, the day, the time and the clinic
             */
            template_name: string | null;
        };
        /** @description Only what is named changes */
        ReminderSettingsChange: {
            /** @description When customers are reminded; 24 hours before when left out */
            customer?: components["schemas"]["ReminderDistance"][];
            /** @description When the clinic is sent the agenda of the next day; 20:00 when left out, null for never */
            daily_report_at?: components["schemas"]["LocalTime"] | null;
            /** @description How long they have before the next ones are asked; 60 when left out */
            offer_minutes?: number;
            /** @description Whether that template has two quick replies, the first to accept and the second to decline */
            offer_template_has_buttons?: boolean;
            /**
             * @description The approved template that offers it outside of the window: the customer's name, the day, the time and the
             *     clinic
             */
            offer_template_name?: string | null;
            /** @description To how many who wait a time is offered at once that became free; 3 when left out, 0 for none */
            offers_at_once?: number;
            /** @description When professionals with a phone number are reminded */
            professional?: components["schemas"]["ReminderDistance"][];
            /**
             * @description The approved template that tells a professional outside of the window that an appointment they were reminded of
             *     is no longer theirs, with the same variables
             */
            professional_gone_template_name?: string | null;
            /** @description The approved template for professionals outside of the window, with the same variables as that for customers */
            professional_template_name?: string | null;
            /**
             * @description From when on nobody is reminded; what would be due then is sent when it ends, or before it begins when
             *     that would be too late
             */
            quiet_from?: components["schemas"]["LocalTime"] | null;
            quiet_to?: components["schemas"]["LocalTime"] | null;
            /**
             * @description The approved template that says the clinic outside of the window how much is booked: its name, the day and the
             *     number
             */
            report_template_name?: string | null;
            /**
             * @description Whether that template has two quick replies, the first to confirm and the second to cancel: they say then
             *     which appointment they are about, and work for as long as it is to come
             */
            template_has_buttons?: boolean;
            template_language?: string | null;
            /**
             * @description The approved template that is sent to customers outside of the 24-hour window; its variables are the
             *     customer's name, the day, the time and the clinic
             */
            template_name?: string | null;
        };
        /**
         * @description `SKIPPED` is one that came too late to be of use
         * @enum {string}
         */
        ReminderStatus: "PENDING" | "SENT" | "FAILED" | "SKIPPED" | "CANCELLED";
        RenameFlowTestRequest: {
            name: components["schemas"]["FlowName"];
        };
        ReplayDeadLettersRequest: {
            /** @description The `next_cursor` of the answer before */
            cursor?: string;
            from?: components["schemas"]["RequestTime"];
            q?: components["schemas"]["SearchText"];
            source?: components["schemas"]["DeadLetterSource"];
            to?: components["schemas"]["RequestTime"];
        };
        ReportPlan: {
            channel: components["schemas"]["ChannelKind"] | null;
            /** @description Only of this channel; left out or null for all of them */
            channel_id?: components["schemas"]["Id"] | null;
            /** @enum {string} */
            counts: "clock" | "business_hours";
            department_id: components["schemas"]["Id"] | null;
            /**
             * @description Of the day before, the seven days before, or the month before
             * @enum {string}
             */
            every: "day" | "week" | "month";
            /** @enum {string} */
            format: "csv" | "xlsx" | "pdf";
            /** @description Of the organization's clock */
            hour: number;
            /** @description Of a monthly report; null of any other */
            month_day: number | null;
            name: string;
            recipient_ids: components["schemas"]["Id"][];
            tag: string | null;
            user_id: components["schemas"]["Id"] | null;
            /** @description Of a weekly report, from Monday; null of any other */
            weekday: number | null;
        };
        ReportSchedule: {
            channel: components["schemas"]["ChannelKind"] | null;
            /** @description Only of this channel; left out or null for all of them */
            channel_id: components["schemas"]["Id"] | null;
            /** @enum {string} */
            counts: "clock" | "business_hours";
            department_id: components["schemas"]["Id"] | null;
            /**
             * @description Of the day before, the seven days before, or the month before
             * @enum {string}
             */
            every: "day" | "week" | "month";
            /** @enum {string} */
            format: "csv" | "xlsx" | "pdf";
            /** @description Of the organization's clock */
            hour: number;
            id: components["schemas"]["Id"];
            last: components["schemas"]["ReportSending"] | null;
            /** @description Of a monthly report; null of any other */
            month_day: number | null;
            name: string;
            next_at: components["schemas"]["Time"] | null;
            owner: {
                full_name: string;
                id: components["schemas"]["Id"];
            };
            recipient_ids: components["schemas"]["Id"][];
            /**
             * @description `stopped`: its owner may not export reports any more. It goes on when somebody who may makes it active.
             * @enum {string}
             */
            state: "active" | "paused" | "stopped";
            tag: string | null;
            user_id: components["schemas"]["Id"] | null;
            /** @description Of a weekly report, from Monday; null of any other */
            weekday: number | null;
        };
        ReportScheduleList: {
            data: components["schemas"]["ReportSchedule"][];
        };
        ReportSending: {
            /** @description How many of the mails the mail server has taken */
            delivered: number;
            /**
             * @description Why it failed, or was not taken yet: what the mail server said; `owner` or `recipients` when the owner, or none
             *     of the recipients, may export reports any more
             */
            error: string | null;
            from: string | null;
            /** @description It was too large for a mail, which led to the console instead */
            is_linked: boolean;
            occurs_at: components["schemas"]["Time"];
            recipients: number;
            rows: number | null;
            /** @enum {string} */
            state: "sending" | "sent" | "failed";
            to: string | null;
        };
        RepublishFlowVersionRequest: {
            /** @description Why; may be empty */
            note: string;
        };
        /**
         * Format: date-time
         * @description A time with its zone (RFC 3339)
         */
        RequestTime: string;
        ResetPasswordRequest: {
            password: components["schemas"]["Password"];
            token: components["schemas"]["Token"];
        };
        /** @enum {string} */
        ResourceKind: "ROOM" | "EQUIPMENT";
        Retention: {
            data: components["schemas"]["RetentionRule"][];
            last_run: components["schemas"]["RetentionRun"] | null;
        };
        RetentionDue: {
            days: number;
            due: number;
            kind: components["schemas"]["RetentionKind"];
        };
        /**
         * @description `dead_letters` are what came and could not be used, raw; `webhook_log` what other programs were told and answered;
         *     `mails` who was sent one and when; `access_log` logins, with address and device; `audit` who did what.
         * @enum {string}
         */
        RetentionKind: "messages" | "files" | "dead_letters" | "webhook_log" | "mails" | "access_log" | "audit";
        RetentionRule: {
            /**
             * Format: date-time
             * @description Nothing is deleted for 24 hours after; null when nothing was ever said
             */
            changed_at: string | null;
            /** @description Null for ever */
            days: number | null;
            /** @description What holds where nothing was said; null for ever */
            default_days: number | null;
            /** @description How many rows are older now */
            due: number;
            kind: components["schemas"]["RetentionKind"];
            least_days: number;
        };
        RetentionRun: {
            /** Format: date-time */
            began_at: string;
            /**
             * Format: date-time
             * @description Null while it runs
             */
            ended_at: string | null;
            /** @description How many rows of each kind */
            gone: {
                [key: string]: number;
            };
        };
        /** @enum {string} */
        Role: "admin" | "supervisor" | "attendant";
        RolePermissions: {
            /** @description Whether it is as an organization begins */
            is_default: boolean;
            permissions: components["schemas"]["Permission"][];
            role: components["schemas"]["Role"];
            sees: components["schemas"]["Sight"];
        };
        RolePermissionsList: {
            data: components["schemas"]["RolePermissions"][];
            next_cursor: null;
        };
        /**
         * @description Who is given what waits in the queue, of the members who are available and have room. `manual`: nobody, people take
         *     what they want. `round_robin`: one after the other. `least_loaded`: who has least. `longest_idle`: who was given
         *     nothing, and closed nothing, for the longest time. `last_attendant`: who had this customer last; when they are not
         *     there or have no room, who has least.
         * @enum {string}
         */
        RoutingMode: "manual" | "round_robin" | "least_loaded" | "longest_idle" | "last_attendant";
        SaveFlowRequest: {
            draft: components["schemas"]["FlowDraft"];
            name: components["schemas"]["FlowName"];
            /** @description Upon which the change was made */
            revision: number;
        };
        /** @description By which rules customers book */
        SchedulingPolicies: {
            /** @description How far ahead at most customers book; 60 when left out */
            max_advance_days: number;
            /** @description No slots on a day that has as many; null for no limit */
            max_daily_appointments: number | null;
            /** @description How long before at the latest customers book; 0 when left out */
            min_advance_hours: number;
            /** @description From the beginning of one slot to that of the next; null for the length of the service and the buffer */
            slot_duration_minutes: number | null;
        };
        /** @description Only what is named changes */
        SchedulingPoliciesChange: {
            /** @description How far ahead at most customers book; 60 when left out */
            max_advance_days?: number;
            /** @description No slots on a day that has as many; null for no limit */
            max_daily_appointments?: number | null;
            /** @description How long before at the latest customers book; 0 when left out */
            min_advance_hours?: number;
            /** @description From the beginning of one slot to that of the next; null for the length of the service and the buffer */
            slot_duration_minutes?: number | null;
        };
        /**
         * @description What a program may do; `x-scope` of an operation says which one it needs
         * @enum {string}
         */
        Scope: "conversations:read" | "conversations:write" | "messages:send" | "customers:read" | "customers:write" | "users:read" | "channels:read" | "bot:read" | "bot:run" | "reports:read" | "audit:read" | "scheduling:read" | "scheduling:write";
        SearchText: string;
        SecondFactorProof: {
            password: string;
            recovery_code?: components["schemas"]["RecoveryCode"];
            totp_code?: components["schemas"]["TotpCode"];
        };
        SecondFactorSetup: {
            otpauth_uri: string;
            /** @description The same as a picture */
            qr_svg: string;
            /** @description In base 32, to be typed */
            secret: string;
        };
        SecuritySettings: {
            second_factor_roles: components["schemas"]["Role"][];
            /** @description How long a login lasts whatever its person does; null for as long as its token is renewed */
            session_days: number | null;
            /** @description How long a login lasts without anything that its person does; null for as long as its token is renewed */
            session_idle_minutes: number | null;
        };
        /** @enum {string} */
        SenderType: "customer" | "bot" | "attendant" | "system";
        SendMessageRequest: {
            client_id: string;
            /**
             * @description The text (1 to 4096 characters), the caption of an image, video or document (up to 1024, none for audio),
             *     the body of an interactive message (1 to 1024 with buttons, 1 to 4096 with a list), the emoji of a reaction
             *     (empty takes it back), the preview text of a template.
             */
            content: string;
            conversation_id: components["schemas"]["Id"];
            interactive?: components["schemas"]["Interactive"];
            media_id?: components["schemas"]["Id"];
            /** @enum {string} */
            message_type?: "text" | "image" | "audio" | "video" | "document" | "interactive" | "template" | "reaction" | "note";
            /** @description The message that is quoted, or reacted to; of the same conversation */
            reply_to?: components["schemas"]["Id"];
            template?: components["schemas"]["SendTemplate"];
        };
        SendTemplate: {
            /** @description Empty for a template without placeholders */
            components: components["schemas"]["SendTemplateComponent"][];
            language: components["schemas"]["TemplateLanguage"];
            name: components["schemas"]["TemplateName"];
        };
        SendTemplateComponent: {
            /** @description Of a button, counted from 0 */
            index?: number;
            parameters: components["schemas"]["SendTemplateParameter"][];
            /**
             * @description Of a button
             * @enum {string}
             */
            sub_type?: "quick_reply" | "url" | "copy_code";
            /** @enum {string} */
            type: "header" | "body" | "button";
        };
        /** @description `text`, `payload` and `coupon_code` take `text`; `image`, `video` and `document` take `media_id`. */
        SendTemplateParameter: {
            media_id?: components["schemas"]["Id"];
            /** @description For templates with named placeholders */
            parameter_name?: string;
            text?: string;
            /** @enum {string} */
            type: "text" | "payload" | "coupon_code" | "image" | "video" | "document";
        };
        Session: {
            accessToken: components["schemas"]["Token"];
            refreshToken: components["schemas"]["Token"];
            user: components["schemas"]["CurrentUser"];
        };
        /** @description When this login ends by itself */
        SessionEnd: {
            /** @description Whatever its person does; null for as long as its token is renewed */
            ends_at: components["schemas"]["Time"] | null;
            /** @description Without anything that its person does (`POST /auth/activity`); null for never */
            idle_minutes: number | null;
        };
        SessionList: {
            data: components["schemas"]["OpenSession"][];
            next_cursor: components["schemas"]["NextCursor"];
        };
        SetPresenceRequest: {
            /** @enum {string} */
            status: "online" | "away";
        };
        SetupRequest: {
            email: components["schemas"]["Email"];
            full_name: components["schemas"]["PersonName"];
            locale?: components["schemas"]["Locale"];
            organization_name: string;
            password: components["schemas"]["Password"];
            timezone?: string;
            token: components["schemas"]["Token"];
        };
        SetupState: {
            needed: boolean;
        };
        ShowInvitationRequest: {
            token: components["schemas"]["Token"];
        };
        /**
         * @description Which conversations: the own ones; these and what waits in the own departments; all of the own departments; all of
         *     the organization.
         * @enum {string}
         */
        Sight: "own" | "queue" | "departments" | "all";
        /**
         * @description Whether only the time counts in which people are there
         * @enum {string}
         */
        SlaCounts: "business_hours" | "clock";
        SlaMinutes: number;
        /**
         * @description How soon, for whom. Null for a condition: everybody. Null for a target: there is none. `first_response`: from
         *     when people were asked to the first answer of a person. `next_response`: from a customer's message to the next
         *     answer. `resolution`: to the closing, without the time in which the customer was waited for.
         */
        SlaPolicy: {
            counts: components["schemas"]["SlaCounts"];
            department_id: components["schemas"]["Id"] | null;
            department_name: string | null;
            first_response_minutes: components["schemas"]["SlaMinutes"] | null;
            id: components["schemas"]["Id"];
            is_active: boolean;
            name: string;
            next_response_minutes: components["schemas"]["SlaMinutes"] | null;
            position: number;
            priority: components["schemas"]["Priority"] | null;
            resolution_minutes: components["schemas"]["SlaMinutes"] | null;
            tag: components["schemas"]["TagName"] | null;
            /** @description The share of the time after which a target is at risk */
            warn_percent: number;
        };
        SlaPolicyList: {
            data: components["schemas"]["SlaPolicy"][];
            next_cursor: components["schemas"]["NextCursor"];
        };
        SlaPolicyOrder: {
            ids: components["schemas"]["Id"][];
        };
        SlaPolicyRequest: {
            counts: components["schemas"]["SlaCounts"];
            department_id: components["schemas"]["Id"] | null;
            first_response_minutes: components["schemas"]["SlaMinutes"] | null;
            is_active: boolean;
            name: string;
            next_response_minutes: components["schemas"]["SlaMinutes"] | null;
            priority: components["schemas"]["Priority"] | null;
            resolution_minutes: components["schemas"]["SlaMinutes"] | null;
            tag: components["schemas"]["TagName"] | null;
            warn_percent: number;
        };
        /**
         * @description `running`: there is time. `at_risk`: the policy's share of it has passed. `breached`: it is too late. `paused`:
         *     the customer is waited for, and no time passes.
         * @enum {string}
         */
        SlaState: "running" | "at_risk" | "breached" | "paused";
        /** @enum {string} */
        SlaTarget: "first_response" | "next_response" | "resolution";
        SnoozeAlertRequest: {
            minutes: number;
        };
        SnoozeRequest: {
            until: components["schemas"]["RequestTime"];
        };
        StartedFlowRun: {
            conversation_id: components["schemas"]["Id"];
            id: components["schemas"]["Id"];
        };
        /** @description Exactly one of `conversation_id` and `customer_id`. */
        StartFlowRunRequest: {
            /** @description With `customer_id`; without it the number by which they wrote last */
            channel_id?: components["schemas"]["Id"];
            conversation_id?: components["schemas"]["Id"];
            /** @description Whose open conversation with the bot it is begun in; one is opened when there is none */
            customer_id?: components["schemas"]["Id"];
            /** @description Values by the names of the flow's variables; another name is refused */
            variables?: {
                [key: string]: string | number | boolean;
            };
        };
        /** @description What a message has to do with the question how a customer was served */
        SurveyPart: {
            /** @description It is the comment to the score */
            comment?: boolean;
            id: components["schemas"]["Id"];
            /**
             * @description Of ours, what it is
             * @enum {string}
             */
            part?: "question" | "thanks" | "acknowledgement";
            /** @description Of the customer's, the score that it gave, or that it comments */
            score?: number;
        };
        SurveyScore: {
            comment: string | null;
            conversation_id: components["schemas"]["Id"];
            department_name: string | null;
            score: number;
            scored_at: components["schemas"]["Time"];
            /**
             * Format: uuid
             * @description Who had the conversation last
             */
            user_id: string | null;
            user_name: string | null;
        };
        SurveyScoreList: {
            data: components["schemas"]["SurveyScore"][];
            next_cursor: components["schemas"]["NextCursor"];
        };
        SurveySettings: {
            acknowledgement: components["schemas"]["SurveyText"];
            /** @description Whether a comment is asked for together with the thanks */
            asks_comment: boolean;
            comment_question: components["schemas"]["SurveyText"];
            /** @description From the closing to the question */
            delay_seconds: number;
            /** @description Whose conversations; empty for all */
            department_ids: components["schemas"]["Id"][];
            /** @description What was closed with one of these reasons is not asked about; case does not matter */
            excluded_reasons: string[];
            is_active: boolean;
            /** @description So many days lie between two questions to a customer; 0 asks after each closing */
            pause_days: number;
            question: components["schemas"]["SurveyText"];
            thanks: components["schemas"]["SurveyText"];
        };
        SurveySettingsView: {
            acknowledgement: components["schemas"]["SurveyText"];
            /** @description Whether a comment is asked for together with the thanks */
            asks_comment: boolean;
            comment_question: components["schemas"]["SurveyText"];
            /** @description From the closing to the question */
            delay_seconds: number;
            /** @description Whose conversations; empty for all */
            department_ids: components["schemas"]["Id"][];
            /** @description What was closed with one of these reasons is not asked about; case does not matter */
            excluded_reasons: string[];
            is_active: boolean;
            /** @description So many days lie between two questions to a customer; 0 asks after each closing */
            pause_days: number;
            question: components["schemas"]["SurveyText"];
            thanks: components["schemas"]["SurveyText"];
            usual: components["schemas"]["SurveyWords"];
        };
        /** @description Null for the usual words of the organization's language. `{{attendant}}` and `{{department}}` are filled in. */
        SurveyText: string | null;
        /** @description What is said where the settings have no text */
        SurveyWords: {
            acknowledgement: string;
            comment_question: string;
            /** @description On the button that declines the comment */
            nothing_to_add: string;
            /** @description On the button that opens the list of scores */
            open: string;
            question: string;
            /** @description The five scores, best first */
            scale: string[];
            thanks: string;
        };
        /** @description On a message of type system, so that the console says it in the reader's language */
        SystemEvent: {
            /** @description The bot did it, and no person */
            by_bot?: boolean;
            by_user_id?: components["schemas"]["Id"];
            by_user_name?: string;
            /**
             * @description Of `returned_to_queue`, why
             * @enum {string}
             */
            cause?: "left" | "offline" | "unanswered" | "woken";
            /** @enum {string} */
            event: "taken_over" | "transferred_to_user" | "transferred_to_department" | "transferred_to_bot" | "queued" | "assigned" | "returned_to_queue" | "closed" | "reopened" | "number_changed" | "priority_changed" | "tagged" | "untagged" | "overflowed" | "answer_overdue" | "snoozed" | "unsnoozed" | "woken" | "answer_failed";
            /** @description Of `answer_overdue`, how long an answer may take */
            minutes?: number;
            priority?: components["schemas"]["Priority"];
            reason?: string;
            /** @description Of `tagged` and `untagged`, its name at that time */
            tag?: string;
            to_department_id?: components["schemas"]["Id"];
            to_department_name?: string;
            to_user_id?: components["schemas"]["Id"];
            to_user_name?: string;
            /** @description Of `snoozed`, until when */
            until?: components["schemas"]["Time"];
        };
        Tag: {
            color: components["schemas"]["TagColor"];
            /** @description How many conversations have it, closed ones too; null where nobody asked */
            conversation_count: number | null;
            created_at: components["schemas"]["Time"];
            id: components["schemas"]["Id"];
            name: components["schemas"]["TagName"];
            updated_at: components["schemas"]["Time"];
        };
        /**
         * @description A color of the console's palette, which looks right in light and dark
         * @enum {string}
         */
        TagColor: "gray" | "red" | "orange" | "yellow" | "green" | "teal" | "blue" | "purple" | "pink";
        TagList: {
            data: components["schemas"]["Tag"][];
        };
        TagName: string;
        TagRequest: {
            color: components["schemas"]["TagColor"];
            /** @description Without the */
            name: string;
        };
        TakenCannedResponse: {
            files: components["schemas"]["UploadedMedia"][];
        };
        /** @description What stands where something was to be booked */
        TakenTime: {
            /** @description Null when it is only held while a customer answers, or stands in a calendar elsewhere */
            appointment_id: components["schemas"]["Id"] | null;
            customer_name: string | null;
            /** @description With the buffer after it */
            ends_at: components["schemas"]["Time"];
            /**
             * @description Whose time it is
             * @enum {string}
             */
            kind: "clinic" | "professional" | "resource" | "calendar";
            /** @description Of the professional, the room or the clinic, also when it stands in their calendar elsewhere */
            name: string;
            service_name: string | null;
            starts_at: components["schemas"]["Time"];
        };
        /** @example pt_BR */
        TemplateLanguage: string;
        TemplateName: string;
        TestFlowRequest: {
            /** @description The time that the run is to believe it is */
            at: components["schemas"]["RequestTime"];
            /** @description Runs instead of the stored one */
            draft?: components["schemas"]["FlowDraft"];
            /**
             * @description Whether blocks that ask other servers really do; otherwise they leave by `error`. Blocks that book look into
             *     the agenda as it stands and never change it, whatever this says
             * @default false
             */
            makes_calls: boolean;
            messages: components["schemas"]["FlowTestMessages"];
            seed?: components["schemas"]["FlowTestSeed"];
            /** @description As the turn before gave it; without it the run begins anew */
            state?: components["schemas"]["FlowState"];
        };
        /**
         * Format: date-time
         * @description A time in UTC with exactly six decimals
         * @example 2026-11-21T09:26:59.123456Z
         */
        Time: string;
        /**
         * @description Local; `24:00` is the end of the day
         * @example 08:00
         */
        TimeOfDay: string;
        Token: string;
        Tokens: {
            accessToken: components["schemas"]["Token"];
            refreshToken: components["schemas"]["Token"];
        };
        TotpCode: string;
        TransferConversationRequest: {
            /**
             * @description With `to_bot`: where the bot goes on by itself, see `GET /api/v1/bot/entrances`. The run knows who had the
             *     conversation and what they noted last as `{{summary}}`. Without it the bot waits for the customer.
             */
            bot_entrance?: {
                /** @description Of the flow that is published; without it the flow's beginning */
                block?: components["schemas"]["FlowBlockId"];
                flow_id: components["schemas"]["Id"];
            };
            /**
             * @description What the customer is told instead of the organization's usual words, while WhatsApp takes free text. Empty:
             *     nothing.
             */
            customer_text?: string;
            reason?: components["schemas"]["Reason"];
            /** @constant */
            to_bot?: true;
            to_department_id?: components["schemas"]["Id"];
            to_user_id?: components["schemas"]["Id"];
        } & (unknown | unknown | unknown);
        /**
         * @description To which departments, and so to whose people, what is in this one may be transferred, besides its own. Empty: to
         *     all. Who sees all of the organization is not bound by it.
         */
        TransferDepartments: components["schemas"]["Id"][];
        TransferTargets: {
            departments: {
                /** @description How many more those who are there take on */
                free_places: number;
                id: components["schemas"]["Id"];
                /** @description Whether it is within its hours now */
                is_open: boolean;
                name: string;
                /** @description How many of its people are there */
                online: number;
                waiting: number;
            }[];
            people: {
                capacity: number;
                full_name: string;
                id: components["schemas"]["Id"];
                /** @description What they hold, by weight */
                load: number;
                /** @enum {string} */
                presence: "online" | "away" | "offline";
            }[];
        };
        UnsupportedContent: {
            errors?: components["schemas"]["ProviderErrors"];
            /** @description The message as it came, or the beginning of it as a text */
            raw: Record<string, never> | string;
            /** @description What a known type lacked */
            reason?: string;
            /** @description What WhatsApp says lies behind it */
            subtype?: string;
            type: string;
        };
        UpdateAlertSettingsRequest: {
            backup_hours: number;
            disk_free_percent: number;
            mail_user_ids: components["schemas"]["Id"][] | null;
            muted_kinds: components["schemas"]["AlertKind"][];
            queue_length: number | null;
            queue_wait_minutes: number;
            silence_minutes: number;
        };
        UpdateBotConfigurationRequest: {
            value: components["schemas"]["BotMenu"];
        };
        UpdateChannelRequest: {
            access_token?: components["schemas"]["AccessTokenSecret"];
            app_secret?: components["schemas"]["AppSecret"];
            client_token?: components["schemas"]["ClientTokenSecret"];
            display_phone_number?: string;
            is_active?: boolean;
            name?: components["schemas"]["ChannelName"];
            /** @description Corrects a wrong id; 409 once customers wrote to the number */
            phone_number_id?: components["schemas"]["GraphId"];
            verify_token?: components["schemas"]["VerifyTokenSecret"];
            waba_id?: components["schemas"]["GraphId"];
        };
        UpdateConversationRequest: {
            priority: components["schemas"]["Priority"];
        };
        UpdateCustomerRequest: {
            email?: components["schemas"]["Email"] | null;
            metadata?: components["schemas"]["CustomerMetadata"];
            name?: components["schemas"]["PersonName"];
        };
        UpdateDepartmentRequest: {
            greeting_text?: components["schemas"]["DepartmentGreeting"];
            is_active?: boolean;
            is_fallback?: components["schemas"]["IsFallback"];
            member_ids?: components["schemas"]["IdSet"];
            name?: components["schemas"]["DepartmentName"];
            queue_rules?: components["schemas"]["QueueRules"];
            routing_mode?: components["schemas"]["RoutingMode"];
            transfer_department_ids?: components["schemas"]["TransferDepartments"];
        };
        UpdateOrganizationRequest: {
            accent?: components["schemas"]["Accent"];
            locale?: components["schemas"]["Locale"];
            name?: string;
            setup_state?: components["schemas"]["OrganizationSetup"];
            setup_step?: string;
            timezone?: string;
        };
        UpdateReportScheduleRequest: {
            channel: components["schemas"]["ChannelKind"] | null;
            /** @description Only of this channel; left out or null for all of them */
            channel_id?: components["schemas"]["Id"] | null;
            /** @enum {string} */
            counts: "clock" | "business_hours";
            department_id: components["schemas"]["Id"] | null;
            /**
             * @description Of the day before, the seven days before, or the month before
             * @enum {string}
             */
            every: "day" | "week" | "month";
            /** @enum {string} */
            format: "csv" | "xlsx" | "pdf";
            /** @description Of the organization's clock */
            hour: number;
            /** @description Of a monthly report; null of any other */
            month_day: number | null;
            name: string;
            recipient_ids: components["schemas"]["Id"][];
            /** @enum {string} */
            state: "active" | "paused";
            tag: string | null;
            user_id: components["schemas"]["Id"] | null;
            /** @description Of a weekly report, from Monday; null of any other */
            weekday: number | null;
        };
        UpdateRetentionRequest: {
            rules: {
                /** @description Null for ever */
                days: number | null;
                kind: components["schemas"]["RetentionKind"];
            }[];
        };
        UpdateUserRequest: {
            avatar_url?: components["schemas"]["AvatarUrl"] | null;
            capacity?: components["schemas"]["Capacity"];
            /** @description Needed to change one's own password */
            current_password?: string;
            department_ids?: components["schemas"]["IdSet"];
            email?: components["schemas"]["Email"];
            full_name?: components["schemas"]["PersonName"];
            is_active?: boolean;
            locale?: components["schemas"]["Locale"];
            password?: components["schemas"]["Password"];
            role?: components["schemas"]["Role"];
        };
        UpdateWebhookEndpointRequest: {
            description?: string;
            event_types?: components["schemas"]["WebhookEventType"][];
            is_active?: boolean;
            url?: string;
        };
        UploadedMedia: {
            file_name: string | null;
            id: components["schemas"]["Id"];
            mime_type: string;
            size: number;
            url: string;
        };
        User: {
            avatar_url: string | null;
            capacity: components["schemas"]["Capacity"];
            created_at: components["schemas"]["Time"];
            department_ids: components["schemas"]["Id"][];
            email: components["schemas"]["Email"];
            full_name: components["schemas"]["PersonName"];
            has_second_factor: boolean;
            id: components["schemas"]["Id"];
            /** @description Until when the invitation works; null when it was revoked, and for everybody else */
            invited_until: components["schemas"]["Time"] | null;
            is_active: boolean;
            last_login_at: components["schemas"]["Time"] | null;
            presence: components["schemas"]["Presence"];
            role: components["schemas"]["Role"];
            /**
             * @description An invited user has no password yet, and is not active
             * @enum {string}
             */
            status: "active" | "invited" | "disabled";
        };
        UserList: {
            data: components["schemas"]["User"][];
            next_cursor: components["schemas"]["NextCursor"];
        };
        /** @description What Meta shows when the webhook is entered there; never answered */
        VerifyTokenSecret: string;
        WaitingEntry: {
            /** @description What came of it */
            appointment_id: components["schemas"]["Id"] | null;
            clinic_id: components["schemas"]["ClinicKey"];
            /** @description The same as `clinic_id` */
            clinicId: components["schemas"]["ClinicKey"];
            created_at: components["schemas"]["Time"];
            customer: components["schemas"]["AppointmentCustomer"];
            from_date: components["schemas"]["Day"];
            /** @description Not earlier in the day */
            from_time: components["schemas"]["LocalTime"] | null;
            id: components["schemas"]["Id"];
            notes: string | null;
            offer_expires_at: components["schemas"]["Time"] | null;
            offered_starts_at: components["schemas"]["Time"] | null;
            /** @description Only with this one; null for any */
            professional_id: components["schemas"]["Id"] | null;
            professional_name: string | null;
            service_id: components["schemas"]["Id"];
            service_name: string;
            status: components["schemas"]["WaitingStatus"];
            to_date: components["schemas"]["Day"];
            /** @description Not later in the day */
            to_time: components["schemas"]["LocalTime"] | null;
        };
        WaitingEntryRequest: {
            /** @description Who; or `phone` */
            customer_id?: components["schemas"]["Id"];
            from_date: components["schemas"]["Day"];
            /** @description Not earlier in the day */
            from_time?: components["schemas"]["LocalTime"] | null;
            name?: string;
            notes?: string | null;
            phone?: string;
            /** @description Only with this one; null for any */
            professional_id?: components["schemas"]["Id"] | null;
            service_id: components["schemas"]["Id"];
            to_date: components["schemas"]["Day"];
            /** @description Not later in the day */
            to_time?: components["schemas"]["LocalTime"] | null;
        };
        WaitingList: {
            data: components["schemas"]["WaitingEntry"][];
        };
        /** @enum {string} */
        WaitingStatus: "WAITING" | "OFFERED" | "BOOKED" | "EXPIRED";
        /**
         * @description All of the work at a glance. `at` is the server's clock, from which waiting times are counted; `date` is today in
         *     the organization's calendar.
         */
        Wall: {
            at: components["schemas"]["Time"];
            attendants: components["schemas"]["WallAttendant"][];
            /** Format: date */
            date: string;
            departments: components["schemas"]["WallDepartment"][];
            longest_waiting: components["schemas"]["WallWaiting"][];
            time_zone: string;
            today: components["schemas"]["WallToday"];
            totals: components["schemas"]["WallTotals"];
            /** @description From when on a customer who waits for a person is at risk. */
            unanswered_limit_seconds: number;
        };
        WallAttendant: {
            at_risk: number;
            capacity: number;
            /** @description Today. */
            closed: number;
            conversations: number;
            department_ids: components["schemas"]["Id"][];
            first_response_ms: number | null;
            full_name: components["schemas"]["PersonName"];
            id: components["schemas"]["Id"];
            load: number;
            role: components["schemas"]["Role"];
            /** @description Since when the status is what it is; null of who never came. */
            since: components["schemas"]["Time"] | null;
            /** @enum {string} */
            status: "online" | "away" | "offline";
            /** @description Since when the customer waits who waits longest for their answer. */
            unanswered_since: components["schemas"]["Time"] | null;
        };
        WallDay: {
            closed: number;
            /** Format: date */
            date: string;
            first_response_ms: number | null;
            opened: number;
            received: number;
        };
        /** @description A department; without an id, what is in none. */
        WallDepartment: {
            at_risk: number;
            attended: number;
            capacity: number;
            closed: number;
            id: components["schemas"]["Id"] | null;
            load: number;
            longest_waiting_since: components["schemas"]["Time"] | null;
            name: string | null;
            online: number;
            /** @description Today, as the reports count it. */
            received: number;
            waiting: number;
        };
        /** @description Today, and the same weekday before as far as today has come. */
        WallToday: {
            hours: {
                hour: number;
                /** @description Null of an hour that is yet to come. */
                opened: number | null;
                previous_opened: number;
            }[];
            now: components["schemas"]["WallDay"];
            previous: components["schemas"]["WallDay"];
        };
        WallTotals: {
            at_risk: number;
            /** @description Conversations that are with a person. */
            attended: number;
            away: number;
            /** @description Of those at risk, to whom a promise was broken. */
            breached: number;
            capacity: number;
            /** @description What those who are available hold; a conversation that waits for its customer weighs half. */
            load: number;
            longest_waiting_since: components["schemas"]["Time"] | null;
            online: number;
            waiting: number;
        };
        /** @description A customer who waits for a person's answer, or for a person, or to whom a promise is at risk. */
        WallWaiting: {
            assigned_user_id: components["schemas"]["Id"] | null;
            assigned_user_name: string | null;
            conversation_id: components["schemas"]["Id"];
            customer_name: string;
            department_id: components["schemas"]["Id"] | null;
            department_name: string | null;
            is_at_risk: boolean;
            /** @description Null when nobody waits for a word, and only a promise is at risk. */
            since: components["schemas"]["Time"] | null;
            sla_due_at: components["schemas"]["Time"] | null;
            sla_state: components["schemas"]["SlaState"] | null;
            sla_target: components["schemas"]["SlaTarget"] | null;
        };
        WebhookDelivery: {
            attempted_at: components["schemas"]["Time"] | null;
            attempts: number;
            conversation_id: components["schemas"]["Id"] | null;
            /** @description Why there was no answer */
            error: string | null;
            event_id: components["schemas"]["Id"];
            event_type: string;
            id: components["schemas"]["Id"];
            next_attempt_at: components["schemas"]["Time"] | null;
            occurred_at: components["schemas"]["Time"];
            response_ms: number | null;
            response_status: number | null;
            /** @description The first of what was answered */
            response_text: string | null;
            state: components["schemas"]["WebhookDeliveryState"];
        };
        WebhookDeliveryList: {
            data: components["schemas"]["WebhookDelivery"][];
            next_cursor: components["schemas"]["NextCursor"];
        };
        /** @enum {string} */
        WebhookDeliveryState: "queued" | "sending" | "delivered" | "failed";
        WebhookEndpoint: {
            created_at: components["schemas"]["Time"];
            description: string;
            /**
             * @description Why it was switched off, when no person did it
             * @enum {string|null}
             */
            disabled_reason: "failing" | null;
            event_types: components["schemas"]["WebhookEventType"][];
            /** @description How many were given up */
            failed: number;
            failing_since: components["schemas"]["Time"] | null;
            id: components["schemas"]["Id"];
            is_active: boolean;
            last_delivered_at: components["schemas"]["Time"] | null;
            paused_until: components["schemas"]["Time"] | null;
            previous_secret_until: components["schemas"]["Time"] | null;
            url: string;
            /** @description How many events wait to be told */
            waiting: number;
        };
        WebhookEndpointList: {
            data: components["schemas"]["WebhookEndpoint"][];
        };
        WebhookEndpointWithSecret: {
            created_at: components["schemas"]["Time"];
            description: string;
            /**
             * @description Why it was switched off, when no person did it
             * @enum {string|null}
             */
            disabled_reason: "failing" | null;
            event_types: components["schemas"]["WebhookEventType"][];
            /** @description How many were given up */
            failed: number;
            failing_since: components["schemas"]["Time"] | null;
            id: components["schemas"]["Id"];
            is_active: boolean;
            last_delivered_at: components["schemas"]["Time"] | null;
            paused_until: components["schemas"]["Time"] | null;
            previous_secret_until: components["schemas"]["Time"] | null;
            /** @description This once */
            secret: string;
            url: string;
            /** @description How many events wait to be told */
            waiting: number;
        };
        /**
         * @description `message.received`: a customer wrote. `message.sent`: WhatsApp took a message of ours. `message.status`: it was
         *     delivered, read, or failed. `conversation.…`: it began, waits in a queue, was given to or taken by somebody, went back
         *     to the bot, was closed, or was opened again.
         * @enum {string}
         */
        WebhookEventType: "message.received" | "message.sent" | "message.status" | "conversation.opened" | "conversation.queued" | "conversation.assigned" | "conversation.returned_to_bot" | "conversation.closed" | "conversation.reopened";
        WebhookReplay: {
            deliveries: number;
        };
        /** @description One span, several, or null when it is closed */
        WorkingDay: components["schemas"]["WorkingSpan"] | components["schemas"]["WorkingSpans"] | null;
        WorkingSpan: {
            /** @description Later than `start`; not included */
            end: components["schemas"]["TimeOfDay"];
            start: components["schemas"]["TimeOfDay"];
        };
        /** @description None when it is closed */
        WorkingSpans: components["schemas"]["WorkingSpan"][];
        /** @description When it is open */
        WorkingWeek: {
            friday: components["schemas"]["WorkingSpans"];
            monday: components["schemas"]["WorkingSpans"];
            saturday: components["schemas"]["WorkingSpans"];
            sunday: components["schemas"]["WorkingSpans"];
            thursday: components["schemas"]["WorkingSpans"];
            tuesday: components["schemas"]["WorkingSpans"];
            wednesday: components["schemas"]["WorkingSpans"];
        };
        /** @description A callback of Z-API; what else it holds is read as far as it is known */
        ZapiCallback: {
            instanceId?: string;
            type?: string;
        };
    };
    responses: {
        /** @description The provider did not take it */
        BadGateway: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Not possible in the present state */
        Conflict: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Any other error */
        Failed: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Not allowed for this role, or not the owner */
        Forbidden: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Breaks the schema or a rule; `errors` names the fields */
        Invalid: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The request could not be read */
        Malformed: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Does not exist, or not for the caller */
        NotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The range lies beyond the end */
        RangeNotSatisfiable: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Larger than allowed */
        TooLarge: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Too many requests; `Retry-After` says for how many seconds to wait */
        TooManyRequests: {
            headers: {
                "Retry-After"?: number;
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Not logged in, or no longer */
        Unauthorized: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Not possible at the moment; try again */
        Unavailable: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description A type of content that is not taken */
        UnsupportedType: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
    };
    parameters: {
        /** @description The alert */
        AlertId: components["schemas"]["Id"];
        /** @description The booking */
        AppointmentFlowId: components["schemas"]["Id"];
        /** @description The appointment */
        AppointmentId: components["schemas"]["Id"];
        /** @description The canned response */
        CannedResponseId: components["schemas"]["Id"];
        /** @description The tag */
        CatalogueTagId: components["schemas"]["Id"];
        /** @description The channel */
        ChannelId: components["schemas"]["Id"];
        /** @description The clinic */
        ClinicId: components["schemas"]["ClinicKey"];
        /** @description The conversation */
        ConversationId: components["schemas"]["Id"];
        /** @description The `next_cursor` of the page before */
        Cursor: string;
        /** @description The customer */
        CustomerId: components["schemas"]["Id"];
        /** @description The dead letter */
        DeadLetterId: components["schemas"]["Id"];
        /** @description The department */
        DepartmentId: components["schemas"]["Id"];
        /** @description The exception */
        ExceptionId: components["schemas"]["Id"];
        /** @description The question */
        FaqId: components["schemas"]["Id"];
        /** @description The conflict */
        GoogleConflictId: components["schemas"]["Id"];
        /** @description The holiday */
        HolidayId: components["schemas"]["Id"];
        /**
         * @description Stands for this one request, such as a UUID: the same request with the same key is done once and answered as it was
         *     the first time, for 24 hours. 1 to 255 visible ASCII characters, in quotes or not.
         */
        IdempotencyKey: string;
        /** @description How many, at most */
        Limit: number;
        /** @description The file */
        MediaId: components["schemas"]["Id"];
        /** @description The message */
        MessageId: components["schemas"]["Id"];
        /** @description Only of this kind of channel */
        MetricsChannel: components["schemas"]["ChannelKind"];
        /** @description Only of this channel */
        MetricsChannelId: components["schemas"]["Id"];
        /**
         * @description How times are counted: by the clock (when left out), or only in the business hours of the department whose time it
         *     is, as its calendar stood when it happened
         */
        MetricsCounts: "clock" | "business_hours";
        /** @description Only of this department; `none`, only what is in no department */
        MetricsDepartment: components["schemas"]["IdOrNone"];
        /** @description The first day, in the organization's time zone. Six days before the last one when left out */
        MetricsFrom: components["schemas"]["Day"];
        /** @description Only of conversations that had this tag when the day of what is counted ended */
        MetricsTag: components["schemas"]["TagName"];
        /** @description The last day, which is included. Today when left out */
        MetricsTo: components["schemas"]["Day"];
        /** @description Only of this attendant; `none`, only what nobody who had logged in did */
        MetricsUser: components["schemas"]["IdOrNone"];
        /** @description The professional */
        ProfessionalId: components["schemas"]["Id"];
        /** @description A report that is mailed by itself */
        ReportScheduleId: components["schemas"]["Id"];
        /** @description The room or equipment */
        ResourceId: components["schemas"]["Id"];
        /** @description The rule */
        RuleId: components["schemas"]["Id"];
        /** @description The service */
        ServiceId: components["schemas"]["Id"];
        /** @description The policy */
        SlaPolicyId: components["schemas"]["Id"];
        /** @description The text */
        TemplateId: components["schemas"]["Id"];
        /** @description The user */
        UserId: components["schemas"]["Id"];
        /** @description Who waits */
        WaitingEntryId: components["schemas"]["Id"];
        /** @description The endpoint */
        WebhookEndpointId: components["schemas"]["Id"];
    };
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    getAlertSettings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The settings */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AlertSettings"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            default: components["responses"]["Failed"];
        };
    };
    updateAlertSettings: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Stands for this one request, such as a UUID: the same request with the same key is done once and answered as it was
                 *     the first time, for 24 hours. 1 to 255 visible ASCII characters, in quotes or not.
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdateAlertSettingsRequest"];
            };
        };
        responses: {
            /** @description The settings */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AlertSettings"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            422: components["responses"]["Invalid"];
            default: components["responses"]["Failed"];
        };
    };
    listAlerts: {
        parameters: {
            query?: {
                /** @description The `next_cursor` of the page before */
                cursor?: components["parameters"]["Cursor"];
                /** @description How many, at most */
                limit?: components["parameters"]["Limit"];
                /** @description Only those that last, or only those that are over */
                state?: "open" | "closed";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of them */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AlertList"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            422: components["responses"]["Invalid"];
            default: components["responses"]["Failed"];
        };
    };
    acknowledgeAlert: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Stands for this one request, such as a UUID: the same request with the same key is done once and answered as it was
                 *     the first time, for 24 hours. 1 to 255 visible ASCII characters, in quotes or not.
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description The alert */
                id: components["parameters"]["AlertId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The alert, as it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Alert"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Failed"];
        };
    };
    snoozeAlert: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Stands for this one request, such as a UUID: the same request with the same key is done once and answered as it was
                 *     the first time, for 24 hours. 1 to 255 visible ASCII characters, in quotes or not.
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description The alert */
                id: components["parameters"]["AlertId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SnoozeAlertRequest"];
            };
        };
        responses: {
            /** @description The alert, as it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Alert"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            default: components["responses"]["Failed"];
        };
    };
    listApiKeys: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The keys */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiKeyList"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            default: components["responses"]["Failed"];
        };
    };
    createApiKey: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Stands for this one request, such as a UUID: the same request with the same key is done once and answered as it was
                 *     the first time, for 24 hours. 1 to 255 visible ASCII characters, in quotes or not.
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateApiKeyRequest"];
            };
        };
        responses: {
            /** @description The key */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreatedApiKey"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Invalid"];
            default: components["responses"]["Failed"];
        };
    };
    revokeApiKey: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Stands for this one request, such as a UUID: the same request with the same key is done once and answered as it was
                 *     the first time, for 24 hours. 1 to 255 visible ASCII characters, in quotes or not.
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description The key */
                id: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is revoked */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Failed"];
        };
    };
    createAppointment: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Stands for this one request, such as a UUID: the same request with the same key is done once and answered as it was
                 *     the first time, for 24 hours. 1 to 255 visible ASCII characters, in quotes or not.
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AppointmentRequest"];
            };
        };
        responses: {
            /** @description Booked */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Appointment"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            default: components["responses"]["Failed"];
        };
    };
    getAppointment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The appointment */
                appointment_id: components["parameters"]["AppointmentId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The appointment */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Appointment"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Failed"];
        };
    };
    updateAppointment: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Stands for this one request, such as a UUID: the same request with the same key is done once and answered as it was
                 *     the first time, for 24 hours. 1 to 255 visible ASCII characters, in quotes or not.
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description The appointment */
                appointment_id: components["parameters"]["AppointmentId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AppointmentChange"];
            };
        };
        responses: {
            /** @description The changed appointment */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Appointment"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            default: components["responses"]["Failed"];
        };
    };
    deleteAppointment: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Stands for this one request, such as a UUID: the same request with the same key is done once and answered as it was
                 *     the first time, for 24 hours. 1 to 255 visible ASCII characters, in quotes or not.
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description The appointment */
                appointment_id: components["parameters"]["AppointmentId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The cancelled appointment */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Appointment"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            default: components["responses"]["Failed"];
        };
    };
    cancelAppointment: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Stands for this one request, such as a UUID: the same request with the same key is done once and answered as it was
                 *     the first time, for 24 hours. 1 to 255 visible ASCII characters, in quotes or not.
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description The appointment */
                appointment_id: components["parameters"]["AppointmentId"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["AppointmentStep"];
            };
        };
        responses: {
            /** @description The cancelled appointment */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Appointment"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            default: components["responses"]["Failed"];
        };
    };
    confirmAppointment: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Stands for this one request, such as a UUID: the same request with the same key is done once and answered as it was
                 *     the first time, for 24 hours. 1 to 255 visible ASCII characters, in quotes or not.
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description The appointment */
                appointment_id: components["parameters"]["AppointmentId"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["AppointmentStep"];
            };
        };
        responses: {
            /** @description The confirmed appointment */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Appointment"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            default: components["responses"]["Failed"];
        };
    };
    markAppointmentDone: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Stands for this one request, such as a UUID: the same request with the same key is done once and answered as it was
                 *     the first time, for 24 hours. 1 to 255 visible ASCII characters, in quotes or not.
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description The appointment */
                appointment_id: components["parameters"]["AppointmentId"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["AppointmentStep"];
            };
        };
        responses: {
            /** @description The appointment */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Appointment"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            default: components["responses"]["Failed"];
        };
    };
    listAppointmentHistory: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The appointment */
                appointment_id: components["parameters"]["AppointmentId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What happened */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppointmentHistory"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            default: components["responses"]["Failed"];
        };
    };
    moveAppointment: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Stands for this one request, such as a UUID: the same request with the same key is done once and answered as it was
                 *     the first time, for 24 hours. 1 to 255 visible ASCII characters, in quotes or not.
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description The appointment */
                appointment_id: components["parameters"]["AppointmentId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AppointmentMove"];
            };
        };
        responses: {
            /** @description The moved appointment */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Appointment"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            default: components["responses"]["Failed"];
        };
    };
    markAppointmentNoShow: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Stands for this one request, such as a UUID: the same request with the same key is done once and answered as it was
                 *     the first time, for 24 hours. 1 to 255 visible ASCII characters, in quotes or not.
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description The appointment */
                appointment_id: components["parameters"]["AppointmentId"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["AppointmentStep"];
            };
        };
        responses: {
            /** @description The appointment */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Appointment"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            default: components["responses"]["Failed"];
        };
    };
    reviewAppointment: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Stands for this one request, such as a UUID: the same request with the same key is done once and answered as it was
                 *     the first time, for 24 hours. 1 to 255 visible ASCII characters, in quotes or not.
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description The appointment */
                appointment_id: components["parameters"]["AppointmentId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The appointment, no longer marked */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Appointment"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            default: components["responses"]["Failed"];
        };
    };
    findAvailableSlots: {
        parameters: {
            query: {
                /**
                 * @description What is to be treated, in the words of the customer: services whose names are found there add up; the
                 *     named service, or the clinic's main one, where none is
                 */
                areas?: components["schemas"]["AreasText"];
                /** @description The same, as the rest of the API spells it */
                clinic_id?: components["schemas"]["ClinicKey"];
                /** @description The clinic */
                clinicId?: components["schemas"]["ClinicKey"];
                /** @description The day, in the zone of the clinic */
                date: components["schemas"]["Day"];
                /** @description Only with this professional */
                professional_id?: components["schemas"]["Id"];
                /** @description The same, as the rest of the API spells it */
                service_id?: components["schemas"]["Id"];
                /** @description Several that are booked together, the main one first (`service_ids=…&service_ids=…`); instead of one */
                service_ids?: components["schemas"]["Id"][];
                /** @description The service */
                serviceId?: components["schemas"]["Id"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The slots */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AvailableSlots"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Failed"];
        };
    };
    startAppointmentFlow: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Stands for this one request, such as a UUID: the same request with the same key is done once and answered as it was
                 *     the first time, for 24 hours. 1 to 255 visible ASCII characters, in quotes or not.
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AppointmentFlowRequest"];
            };
        };
        responses: {
            /** @description Begun */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppointmentFlow"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Failed"];
        };
    };
    getAppointmentFlow: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The booking */
                flow_id: components["parameters"]["AppointmentFlowId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Where it is */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppointmentFlow"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Failed"];
        };
    };
    advanceAppointmentFlow: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Stands for this one request, such as a UUID: the same request with the same key is done once and answered as it was
                 *     the first time, for 24 hours. 1 to 255 visible ASCII characters, in quotes or not.
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description The booking */
                flow_id: components["parameters"]["AppointmentFlowId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AppointmentFlowAnswer"];
            };
        };
        responses: {
            /** @description Where it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppointmentFlow"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            default: components["responses"]["Failed"];
        };
    };
    listAuditLogs: {
        parameters: {
            query?: {
                /** @description Only this action, such as `user.updated` */
                action?: components["schemas"]["AuditAction"];
                /** @description The `next_cursor` of the page before */
                cursor?: components["parameters"]["Cursor"];
                /**
                 * @description Only what concerns this customer: who read, changed or exported what is known of them, in their conversations
                 *     and lists too
                 */
                customer_id?: components["schemas"]["Id"];
                /** @description At this time or later */
                from?: components["schemas"]["RequestTime"];
                /** @description How many, at most */
                limit?: components["parameters"]["Limit"];
                /** @description Only what happened to this */
                object_id?: components["schemas"]["Id"];
                /** @description Only what happened to things of this kind, such as `conversation` */
                object_type?: components["schemas"]["AuditObjectType"];
                /** @description Part of an old or new value, or of an address; accents and case do not matter */
                q?: components["schemas"]["SearchText"];
                /** @description Before this time */
                to?: components["schemas"]["RequestTime"];
                /** @description Only what this user did */
                user_id?: components["schemas"]["Id"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of the trail */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditLogList"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            422: components["responses"]["Invalid"];
            default: components["responses"]["Failed"];
        };
    };
    listAffectedCustomers: {
        parameters: {
            query: {
                /** @description Only from this address */
                address?: string;
                /** @description Only by the program with this API key */
                api_key_id?: components["schemas"]["Id"];
                /** @description The `next_cursor` of the page before */
                cursor?: components["parameters"]["Cursor"];
                /** @description At this time or later */
                from: components["schemas"]["RequestTime"];
                /** @description How many, at most */
                limit?: components["parameters"]["Limit"];
                /** @description Only by way of this, such as a conversation or a file */
                object_id?: components["schemas"]["Id"];
                /** @description Before this time */
                to?: components["schemas"]["RequestTime"];
                /** @description Only by this user */
                user_id?: components["schemas"]["Id"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of customers */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AffectedCustomerList"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            422: components["responses"]["Invalid"];
            default: components["responses"]["Failed"];
        };
    };
    exportAffectedCustomers: {
        parameters: {
            query: {
                /** @description Only from this address */
                address?: string;
                /** @description Only by the program with this API key */
                api_key_id?: components["schemas"]["Id"];
                format: "csv" | "json";
                /** @description At this time or later */
                from: components["schemas"]["RequestTime"];
                /** @description Only by way of this, such as a conversation or a file */
                object_id?: components["schemas"]["Id"];
                /** @description Before this time */
                to?: components["schemas"]["RequestTime"];
                /** @description Only by this user */
                user_id?: components["schemas"]["Id"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file, as `text/csv` or as JSON */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AffectedCustomer"][];
                    "application/octet-stream": string;
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooManyRequests"];
            default: components["responses"]["Failed"];
        };
    };
    exportAuditLogs: {
        parameters: {
            query?: {
                /** @description Only this action, such as `user.updated` */
                action?: components["schemas"]["AuditAction"];
                /**
                 * @description Only what concerns this customer: who read, changed or exported what is known of them, in their conversations
                 *     and lists too
                 */
                customer_id?: components["schemas"]["Id"];
                /** @description At this time or later */
                from?: components["schemas"]["RequestTime"];
                /** @description Only what happened to this */
                object_id?: components["schemas"]["Id"];
                /** @description Only what happened to things of this kind, such as `conversation` */
                object_type?: components["schemas"]["AuditObjectType"];
                /** @description Part of an old or new value, or of an address; accents and case do not matter */
                q?: components["schemas"]["SearchText"];
                /** @description Before this time */
                to?: components["schemas"]["RequestTime"];
                /** @description Only what this user did */
                user_id?: components["schemas"]["Id"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file, as `text/csv` */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooManyRequests"];
            default: components["responses"]["Failed"];
        };
    };
    checkAuditSeals: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was found */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditSealCheck"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            default: components["responses"]["Failed"];
        };
    };
    disableSecondFactor: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Stands for this one request, such as a UUID: the same request with the same key is done once and answered as it was
                 *     the first time, for 24 hours. 1 to 255 visible ASCII characters, in quotes or not.
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SecondFactorProof"];
            };
        };
        responses: {
            /** @description Switched off */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooManyRequests"];
            default: components["responses"]["Failed"];
        };
    };
    enableSecondFactor: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Stands for this one request, such as a UUID: the same request with the same key is done once and answered as it was
                 *     the first time, for 24 hours. 1 to 255 visible ASCII characters, in quotes or not.
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EnableSecondFactorRequest"];
            };
        };
        responses: {
            /** @description Switched on */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecoveryCodes"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooManyRequests"];
            default: components["responses"]["Failed"];
        };
    };
    renewRecoveryCodes: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Stands for this one request, such as a UUID: the same request with the same key is done once and answered as it was
                 *     the first time, for 24 hours. 1 to 255 visible ASCII characters, in quotes or not.
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SecondFactorProof"];
            };
        };
        responses: {
            /** @description The new ones */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecoveryCodes"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooManyRequests"];
            default: components["responses"]["Failed"];
        };
    };
    setUpSecondFactor: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Stands for this one request, such as a UUID: the same request with the same key is done once and answered as it was
                 *     the first time, for 24 hours. 1 to 255 visible ASCII characters, in quotes or not.
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What the app needs */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SecondFactorSetup"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["Conflict"];
            default: components["responses"]["Failed"];
        };
    };
    acceptInvitation: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AcceptInvitationRequest"];
            };
        };
        responses: {
            /** @description Accepted, and logged in */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            401: components["responses"]["Unauthorized"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooManyRequests"];
            default: components["responses"]["Failed"];
        };
    };
    listOwnActivity: {
        parameters: {
            query?: {
                /** @description The `next_cursor` of the page before */
                cursor?: components["parameters"]["Cursor"];
                /** @description How many, at most */
                limit?: components["parameters"]["Limit"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of it */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ActivityList"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            422: components["responses"]["Invalid"];
            default: components["responses"]["Failed"];
        };
    };
    noteActivity: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Stands for this one request, such as a UUID: the same request with the same key is done once and answered as it was
                 *     the first time, for 24 hours. 1 to 255 visible ASCII characters, in quotes or not.
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Noted */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            default: components["responses"]["Failed"];
        };
    };
    setOwnAvatar: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Stands for this one request, such as a UUID: the same request with the same key is done once and answered as it was
                 *     the first time, for 24 hours. 1 to 255 visible ASCII characters, in quotes or not.
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PictureRequest"];
            };
        };
        responses: {
            /** @description The user with the picture */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            422: components["responses"]["Invalid"];
            default: components["responses"]["Failed"];
        };
    };
    removeOwnAvatar: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Stands for this one request, such as a UUID: the same request with the same key is done once and answered as it was
                 *     the first time, for 24 hours. 1 to 255 visible ASCII characters, in quotes or not.
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The user without a picture */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            default: components["responses"]["Failed"];
        };
    };
    forgotPassword: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ForgotPasswordRequest"];
            };
        };
        responses: {
            /** @description Asked for */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooManyRequests"];
            default: components["responses"]["Failed"];
        };
    };
    showInvitation: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ShowInvitationRequest"];
            };
        };
        responses: {
            /** @description The invitation */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Invitation"];
                };
            };
            401: components["responses"]["Unauthorized"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooManyRequests"];
            default: components["responses"]["Failed"];
        };
    };
    login: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LoginRequest"];
            };
        };
        responses: {
            /** @description Logged in */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooManyRequests"];
            default: components["responses"]["Failed"];
        };
    };
    logout: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Stands for this one request, such as a UUID: the same request with the same key is done once and answered as it was
                 *     the first time, for 24 hours. 1 to 255 visible ASCII characters, in quotes or not.
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["LogoutRequest"];
            };
        };
        responses: {
            /** @description Logged out */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            422: components["responses"]["Invalid"];
            default: components["responses"]["Failed"];
        };
    };
    getMe: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The caller */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CurrentUser"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            default: components["responses"]["Failed"];
        };
    };
    refreshToken: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RefreshTokenRequest"];
            };
        };
        responses: {
            /** @description New tokens */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Tokens"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooManyRequests"];
            default: components["responses"]["Failed"];
        };
    };
    register: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Stands for this one request, such as a UUID: the same request with the same key is done once and answered as it was
                 *     the first time, for 24 hours. 1 to 255 visible ASCII characters, in quotes or not.
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateUserRequest"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Invalid"];
            default: components["responses"]["Failed"];
        };
    };
    resetPassword: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ResetPasswordRequest"];
            };
        };
        responses: {
            /** @description The password is the new one */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Unauthorized"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooManyRequests"];
            default: components["responses"]["Failed"];
        };
    };
    listSessions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The sessions */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionList"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            default: components["responses"]["Failed"];
        };
    };
    endOtherSessions: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Stands for this one request, such as a UUID: the same request with the same key is done once and answered as it was
                 *     the first time, for 24 hours. 1 to 255 visible ASCII characters, in quotes or not.
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Ended */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            default: components["responses"]["Failed"];
        };
    };
    endSession: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Stands for this one request, such as a UUID: the same request with the same key is done once and answered as it was
                 *     the first time, for 24 hours. 1 to 255 visible ASCII characters, in quotes or not.
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description The session */
                id: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Ended */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Failed"];
        };
    };
    updateAvailabilityException: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Stands for this one request, such as a UUID: the same request with the same key is done once and answered as it was
                 *     the first time, for 24 hours. 1 to 255 visible ASCII characters, in quotes or not.
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description The exception */
                exception_id: components["parameters"]["ExceptionId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AvailabilityExceptionChange"];
            };
        };
        responses: {
            /** @description The changed exception */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AvailabilityException"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Failed"];
        };
    };
    deleteAvailabilityException: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Stands for this one request, such as a UUID: the same request with the same key is done once and answered as it was
                 *     the first time, for 24 hours. 1 to 255 visible ASCII characters, in quotes or not.
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description The exception */
                exception_id: components["parameters"]["ExceptionId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As usual again */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Failed"];
        };
    };
    updateAvailabilityRule: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Stands for this one request, such as a UUID: the same request with the same key is done once and answered as it was
                 *     the first time, for 24 hours. 1 to 255 visible ASCII characters, in quotes or not.
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description The rule */
                rule_id: components["parameters"]["RuleId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AvailabilityRuleChange"];
            };
        };
        responses: {
            /** @description The changed rule */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AvailabilityRule"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Failed"];
        };
    };
    deleteAvailabilityRule: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Stands for this one request, such as a UUID: the same request with the same key is done once and answered as it was
                 *     the first time, for 24 hours. 1 to 255 visible ASCII characters, in quotes or not.
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description The rule */
                rule_id: components["parameters"]["RuleId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Taken away */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Failed"];
        };
    };
    getAvatar: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The picture */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            404: components["responses"]["NotFound"];
            default: components["responses"]["Failed"];
        };
    };
    listBlockTypes: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The types, in the order of the palette */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BlockTypes"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            default: components["responses"]["Failed"];
        };
    };
    getBotConfig: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The settings */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BotConfigurationList"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            default: components["responses"]["Failed"];
        };
    };
    updateBotConfig: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Stands for this one request, such as a UUID: the same request with the same key is done once and answered as it was
                 *     the first time, for 24 hours. 1 to 255 visible ASCII characters, in quotes or not.
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description Which setting */
                key: components["schemas"]["BotConfigurationKey"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdateBotConfigurationRequest"];
            };
        };
        responses: {
            /** @description The changed setting */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BotConfiguration"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            default: components["responses"]["Failed"];
        };
    };
    listCustomerFields: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The fields */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerFieldList"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            default: components["responses"]["Failed"];
        };
    };
    listFlowEntrances: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The places */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FlowEntranceList"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            default: components["responses"]["Failed"];
        };
    };
    listFlowUploads: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The files */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FlowUploadList"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            default: components["responses"]["Failed"];
        };
    };
    importFlow: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Stands for this one request, such as a UUID: the same request with the same key is done once and answered as it was
                 *     the first time, for 24 hours. 1 to 255 visible ASCII characters, in quotes or not.
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ImportFlowRequest"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FlowImport"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Invalid"];
            default: components["responses"]["Failed"];
        };
    };
    listFlowTemplates: {
        parameters: {
            query?: {
                /** @description In which language; without it in the organization's */
                language?: "pt-BR" | "en" | "es";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The templates */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FlowTemplateList"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            422: components["responses"]["Invalid"];
            default: components["responses"]["Failed"];
        };
    };
    listFlows: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The flows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FlowList"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            default: components["responses"]["Failed"];
        };
    };
    createFlow: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Stands for this one request, such as a UUID: the same request with the same key is done once and answered as it was
                 *     the first time, for 24 hours. 1 to 255 visible ASCII characters, in quotes or not.
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateFlowRequest"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Flow"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Invalid"];
            default: components["responses"]["Failed"];
        };
    };
    getFlow: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Which flow */
                id: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The flow */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Flow"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            default: components["responses"]["Failed"];
        };
    };
    saveFlow: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Stands for this one request, such as a UUID: the same request with the same key is done once and answered as it was
                 *     the first time, for 24 hours. 1 to 255 visible ASCII characters, in quotes or not.
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description Which flow */
                id: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SaveFlowRequest"];
            };
        };
        responses: {
            /** @description The changed flow */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Flow"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Invalid"];
            default: components["responses"]["Failed"];
        };
    };
    deleteFlow: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Stands for this one request, such as a UUID: the same request with the same key is done once and answered as it was
                 *     the first time, for 24 hours. 1 to 255 visible ASCII characters, in quotes or not.
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description Which flow */
                id: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Deleted */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            default: components["responses"]["Failed"];
        };
    };
    setFlowCanary: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Stands for this one request, such as a UUID: the same request with the same key is done once and answered as it was
                 *     the first time, for 24 hours. 1 to 255 visible ASCII characters, in quotes or not.
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description Which flow */
                id: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FlowCanaryRequest"];
            };
        };
        responses: {
            /** @description The versions */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FlowVersionList"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Invalid"];
            default: components["responses"]["Failed"];
        };
    };
    getFlowCounts: {
        parameters: {
            query: {
                /** @description Begins the period */
                from: components["schemas"]["RequestTime"];
                /** @description Ends the period; not part of it */
                to: components["schemas"]["RequestTime"];
                /** @description Only runs of this version */
                version_id?: components["schemas"]["Id"];
            };
            header?: never;
            path: {
                /** @description Which flow */
                id: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The counts */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FlowCounts"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            default: components["responses"]["Failed"];
        };
    };
    exportFlow: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Which flow */
                id: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FlowFile"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            default: components["responses"]["Failed"];
        };
    };
    noteFlowPresence: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Stands for this one request, such as a UUID: the same request with the same key is done once and answered as it was
                 *     the first time, for 24 hours. 1 to 255 visible ASCII characters, in quotes or not.
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description Which flow */
                id: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FlowPresenceRequest"];
            };
        };
        responses: {
            /** @description Who else is there */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FlowPresence"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            default: components["responses"]["Failed"];
        };
    };
    endFlowPresence: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Stands for this one request, such as a UUID: the same request with the same key is done once and answered as it was
                 *     the first time, for 24 hours. 1 to 255 visible ASCII characters, in quotes or not.
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description Which flow */
                id: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Noted */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            default: components["responses"]["Failed"];
        };
    };
    publishFlow: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Stands for this one request, such as a UUID: the same request with the same key is done once and answered as it was
                 *     the first time, for 24 hours. 1 to 255 visible ASCII characters, in quotes or not.
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description Which flow */
                id: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PublishFlowRequest"];
            };
        };
        responses: {
            /** @description The version */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FlowVersion"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Invalid"];
            default: components["responses"]["Failed"];
        };
    };
    listFlowRuns: {
        parameters: {
            query?: {
                /** @description Only runs that came to this block */
                block?: components["schemas"]["FlowBlockId"];
                /** @description The `next_cursor` of the page before */
                cursor?: components["parameters"]["Cursor"];
                /** @description Only runs that ended so */
                ending?: "finished" | "handover" | "closed" | "abandoned" | "loop" | "under_way";
                /** @description Only runs that began from then on */
                from?: components["schemas"]["RequestTime"];
                /** @description How many, at most */
                limit?: components["parameters"]["Limit"];
                /** @description Only runs that left `block` by this way; empty where it led to nothing more */
                port?: string;
                /** @description Only runs that rest at `block` now, with the bot */
                resting?: boolean;
                /** @description Only runs that began before */
                to?: components["schemas"]["RequestTime"];
                /** @description Only runs of this version */
                version_id?: components["schemas"]["Id"];
            };
            header?: never;
            path: {
                /** @description Which flow */
                id: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The runs */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FlowRunList"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            default: components["responses"]["Failed"];
        };
    };
    startFlowRun: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Stands for this one request, such as a UUID: the same request with the same key is done once and answered as it was
                 *     the first time, for 24 hours. 1 to 255 visible ASCII characters, in quotes or not.
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description Which flow */
                id: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StartFlowRunRequest"];
            };
        };
        responses: {
            /** @description What was begun; it runs in a moment */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StartedFlowRun"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Invalid"];
            default: components["responses"]["Failed"];
        };
    };
    getFlowRun: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Which flow */
                id: components["schemas"]["Id"];
                /** @description Which of its runs */
                run_id: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The run */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FlowRunTrace"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            default: components["responses"]["Failed"];
        };
    };
    testFlow: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Stands for this one request, such as a UUID: the same request with the same key is done once and answered as it was
                 *     the first time, for 24 hours. 1 to 255 visible ASCII characters, in quotes or not.
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description Which flow */
                id: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TestFlowRequest"];
            };
        };
        responses: {
            /** @description What came of the turn */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FlowTrial"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            default: components["responses"]["Failed"];
        };
    };
    listFlowTests: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Which flow */
                id: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The tests */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FlowTestList"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            default: components["responses"]["Failed"];
        };
    };
    createFlowTest: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Stands for this one request, such as a UUID: the same request with the same key is done once and answered as it was
                 *     the first time, for 24 hours. 1 to 255 visible ASCII characters, in quotes or not.
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description Which flow */
                id: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateFlowTestRequest"];
            };
        };
        responses: {
            /** @description The test */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FlowTest"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Invalid"];
            default: components["responses"]["Failed"];
        };
    };
    deleteFlowTest: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Stands for this one request, such as a UUID: the same request with the same key is done once and answered as it was
                 *     the first time, for 24 hours. 1 to 255 visible ASCII characters, in quotes or not.
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description Which flow */
                id: components["schemas"]["Id"];
                /** @description Which of its tests */
                test_id: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is gone */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            default: components["responses"]["Failed"];
        };
    };
    renameFlowTest: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Stands for this one request, such as a UUID: the same request with the same key is done once and answered as it was
                 *     the first time, for 24 hours. 1 to 255 visible ASCII characters, in quotes or not.
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description Which flow */
                id: components["schemas"]["Id"];
                /** @description Which of its tests */
                test_id: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RenameFlowTestRequest"];
            };
        };
        responses: {
            /** @description The test */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FlowTest"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Invalid"];
            default: components["responses"]["Failed"];
        };
    };
    acceptFlowTest: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Stands for this one request, such as a UUID: the same request with the same key is done once and answered as it was
                 *     the first time, for 24 hours. 1 to 255 visible ASCII characters, in quotes or not.
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description Which flow */
                id: components["schemas"]["Id"];
                /** @description Which of its tests */
                test_id: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AgainstDraft"];
            };
        };
        responses: {
            /** @description The test */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FlowTest"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            default: components["responses"]["Failed"];
        };
    };
    runFlowTests: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Stands for this one request, such as a UUID: the same request with the same key is done once and answered as it was
                 *     the first time, for 24 hours. 1 to 255 visible ASCII characters, in quotes or not.
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description Which flow */
                id: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AgainstDraft"];
            };
        };
        responses: {
            /** @description How they went */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FlowTestResultList"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            default: components["responses"]["Failed"];
        };
    };
    listFlowVersions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Which flow */
                id: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The versions */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FlowVersionList"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            default: components["responses"]["Failed"];
        };
    };
    getFlowVersion: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Which flow */
                id: components["schemas"]["Id"];
                /** @description Which of its versions */
                version_id: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The version */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FlowVersionContent"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            default: components["responses"]["Failed"];
        };
    };
    republishFlowVersion: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Stands for this one request, such as a UUID: the same request with the same key is done once and answered as it was
                 *     the first time, for 24 hours. 1 to 255 visible ASCII characters, in quotes or not.
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description Which flow */
                id: components["schemas"]["Id"];
                /** @description Which of its versions */
                version_id: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RepublishFlowVersionRequest"];
            };
        };
        responses: {
            /** @description The new version */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FlowVersion"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Invalid"];
            default: components["responses"]["Failed"];
        };
    };
    listFlowSecrets: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The secrets */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FlowSecretList"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            default: components["responses"]["Failed"];
        };
    };
    putFlowSecret: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Stands for this one request, such as a UUID: the same request with the same key is done once and answered as it was
                 *     the first time, for 24 hours. 1 to 255 visible ASCII characters, in quotes or not.
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description Which secret */
                name: components["schemas"]["FlowSecretName"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PutFlowSecretRequest"];
            };
        };
        responses: {
            /** @description The secret */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FlowSecret"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Invalid"];
            default: components["responses"]["Failed"];
        };
    };
    deleteFlowSecret: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Stands for this one request, such as a UUID: the same request with the same key is done once and answered as it was
                 *     the first time, for 24 hours. 1 to 255 visible ASCII characters, in quotes or not.
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description Which secret */
                name: components["schemas"]["FlowSecretName"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Deleted */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            422: components["responses"]["Invalid"];
            default: components["responses"]["Failed"];
        };
    };
    listFlowTriggers: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The triggers */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FlowTriggerList"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            default: components["responses"]["Failed"];
        };
    };
    replaceFlowTriggers: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Stands for this one request, such as a UUID: the same request with the same key is done once and answered as it was
                 *     the first time, for 24 hours. 1 to 255 visible ASCII characters, in quotes or not.
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FlowTriggerList"];
            };
        };
        responses: {
            /** @description The triggers */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FlowTriggerList"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            422: components["responses"]["Invalid"];
            default: components["responses"]["Failed"];
        };
    };
    getBusinessWeeks: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The weeks */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BusinessWeeks"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            default: components["responses"]["Failed"];
        };
    };
    setBusinessWeek: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Stands for this one request, such as a UUID: the same request with the same key is done once and answered as it was
                 *     the first time, for 24 hours. 1 to 255 visible ASCII characters, in quotes or not.
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BusinessWeekRequest"];
            };
        };
        responses: {
            /** @description The weeks */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BusinessWeeks"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            422: components["responses"]["Invalid"];
            default: components["responses"]["Failed"];
        };
    };
    listCannedResponses: {
        parameters: {
            query?: {
                /** @description The `next_cursor` of the page before */
                cursor?: components["parameters"]["Cursor"];
                /** @description How many, at most */
                limit?: components["parameters"]["Limit"];
                /** @description How the shortcut begins, or part of the title or of the text; accents and case do not matter */
                q?: components["schemas"]["SearchText"];
                /** @description By `shortcut`, or by `use` what is taken most often first, which has no second page */
                sort?: "shortcut" | "use";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of canned responses */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CannedResponseList"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            422: components["responses"]["Invalid"];
            default: components["responses"]["Failed"];
        };
    };
    createCannedResponse: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Stands for this one request, such as a UUID: the same request with the same key is done once and answered as it was
                 *     the first time, for 24 hours. 1 to 255 visible ASCII characters, in quotes or not.
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CannedResponseRequest"];
            };
        };
        responses: {
            /** @description Kept */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CannedResponse"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Invalid"];
            default: components["responses"]["Failed"];
        };
    };
    replaceCannedResponse: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Stands for this one request, such as a UUID: the same request with the same key is done once and answered as it was
                 *     the first time, for 24 hours. 1 to 255 visible ASCII characters, in quotes or not.
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description The canned response */
                id: components["parameters"]["CannedResponseId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CannedResponseRequest"];
            };
        };
        responses: {
            /** @description The changed canned response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CannedResponse"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Invalid"];
            default: components["responses"]["Failed"];
        };
    };
    deleteCannedResponse: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Stands for this one request, such as a UUID: the same request with the same key is done once and answered as it was
                 *     the first time, for 24 hours. 1 to 255 visible ASCII characters, in quotes or not.
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description The canned response */
                id: components["parameters"]["CannedResponseId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Deleted */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            default: components["responses"]["Failed"];
        };
    };
    useCannedResponse: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Stands for this one request, such as a UUID: the same request with the same key is done once and answered as it was
                 *     the first time, for 24 hours. 1 to 255 visible ASCII characters, in quotes or not.
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description The canned response */
                id: components["parameters"]["CannedResponseId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What goes with it */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TakenCannedResponse"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            default: components["responses"]["Failed"];
        };
    };
    listChannels: {
        parameters: {
            query?: {
                /** @description The `next_cursor` of the page before */
                cursor?: components["parameters"]["Cursor"];
                /** @description How many, at most */
                limit?: components["parameters"]["Limit"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of channels */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChannelList"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            422: components["responses"]["Invalid"];
            default: components["responses"]["Failed"];
        };
    };
    createChannel: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Stands for this one request, such as a UUID: the same request with the same key is done once and answered as it was
                 *     the first time, for 24 hours. 1 to 255 visible ASCII characters, in quotes or not.
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateChannelRequest"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Channel"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Invalid"];
            default: components["responses"]["Failed"];
        };
    };
    updateChannel: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Stands for this one request, such as a UUID: the same request with the same key is done once and answered as it was
                 *     the first time, for 24 hours. 1 to 255 visible ASCII characters, in quotes or not.
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description The channel */
                id: components["parameters"]["ChannelId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdateChannelRequest"];
            };
        };
        responses: {
            /** @description The changed channel */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Channel"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            default: components["responses"]["Failed"];
        };
    };
    readChannelAddresses: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The channel */
                id: components["parameters"]["ChannelId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The addresses, each with the secret of the channel at its end */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChannelAddresses"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Failed"];
        };
    };
    listChannelChecks: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The channel */
                id: components["parameters"]["ChannelId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Every link of the channel */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChannelCheckList"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Failed"];
        };
    };
    runChannelChecks: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Stands for this one request, such as a UUID: the same request with the same key is done once and answered as it was
                 *     the first time, for 24 hours. 1 to 255 visible ASCII characters, in quotes or not.
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description The channel */
                id: components["parameters"]["ChannelId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The tests have begun */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChannelCheckList"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Failed"];
        };
    };
    subscribeChannel: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Stands for this one request, such as a UUID: the same request with the same key is done once and answered as it was
                 *     the first time, for 24 hours. 1 to 255 visible ASCII characters, in quotes or not.
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description The channel */
                id: components["parameters"]["ChannelId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Subscribed, and the tests have begun */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChannelCheckList"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            503: components["responses"]["Unavailable"];
            default: components["responses"]["Failed"];
        };
    };
    listChannelTemplates: {
        parameters: {
            query?: {
                /** @description The `next_cursor` of the page before */
                cursor?: components["parameters"]["Cursor"];
                /** @description How many, at most */
                limit?: components["parameters"]["Limit"];
            };
            header?: never;
            path: {
                /** @description The channel */
                id: components["parameters"]["ChannelId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of templates */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MessageTemplateList"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            503: components["responses"]["Unavailable"];
            default: components["responses"]["Failed"];
        };
    };
    sendChannelTestMessage: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Stands for this one request, such as a UUID: the same request with the same key is done once and answered as it was
                 *     the first time, for 24 hours. 1 to 255 visible ASCII characters, in quotes or not.
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description The channel */
                id: components["parameters"]["ChannelId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChannelTestMessageRequest"];
            };
        };
        responses: {
            /** @description The message is on its way */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChannelCheckList"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            default: components["responses"]["Failed"];
        };
    };
    listChannelOutages: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The channels that the server stopped */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChannelOutageList"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            default: components["responses"]["Failed"];
        };
    };
    connectZapiChannel: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Stands for this one request, such as a UUID: the same request with the same key is done once and answered as it was
                 *     the first time, for 24 hours. 1 to 255 visible ASCII characters, in quotes or not.
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConnectZapiRequest"];
            };
        };
        responses: {
            /** @description Connected */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Channel"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Invalid"];
            default: components["responses"]["Failed"];
        };
    };
    listClinics: {
        parameters: {
            query?: {
                /** @description Those that are not active, too */
                all?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The clinics */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Clinic"][];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            default: components["responses"]["Failed"];
        };
    };
    createClinic: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Stands for this one request, such as a UUID: the same request with the same key is done once and answered as it was
                 *     the first time, for 24 hours. 1 to 255 visible ASCII characters, in quotes or not.
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ClinicRequest"];
            };
        };
        responses: {
            /** @description Opened */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Clinic"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            default: components["responses"]["Failed"];
        };
    };
    getClinic: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The clinic */
                clinic_id: components["parameters"]["ClinicId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The clinic */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Clinic"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Failed"];
        };
    };
    updateClinic: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Stands for this one request, such as a UUID: the same request with the same key is done once and answered as it was
                 *     the first time, for 24 hours. 1 to 255 visible ASCII characters, in quotes or not.
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description The clinic */
                clinic_id: components["parameters"]["ClinicId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ClinicChange"];
            };
        };
        responses: {
            /** @description The changed clinic */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Clinic"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Failed"];
        };
    };
    deleteClinic: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Stands for this one request, such as a UUID: the same request with the same key is done once and answered as it was
                 *     the first time, for 24 hours. 1 to 255 visible ASCII characters, in quotes or not.
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description The clinic */
                clinic_id: components["parameters"]["ClinicId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Closed */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            default: components["responses"]["Failed"];
        };
    };
    listClinicAppointments: {
        parameters: {
            query?: {
                /** @description One day */
                date?: components["schemas"]["Day"];
                /** @description The first day; today when left out */
                from?: components["schemas"]["Day"];
                /** @description Only of this professional */
                professional_id?: components["schemas"]["Id"];
                /** @description Only with this room or equipment */
                resource_id?: components["schemas"]["Id"];
                /** @description Only of this status */
                status?: components["schemas"]["AppointmentStatus"];
                /** @description The last day; the first one when left out */
                to?: components["schemas"]["Day"];
            };
            header?: never;
            path: {
                /** @description The clinic */
                clinic_id: components["parameters"]["ClinicId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The appointments */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Appointment"][];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Failed"];
        };
    };
    listAppointmentsToReview: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The clinic */
                clinic_id: components["parameters"]["ClinicId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The appointments */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Appointment"][];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Failed"];
        };
    };
    reviewAppointments: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Stands for this one request, such as a UUID: the same request with the same key is done once and answered as it was
                 *     the first time, for 24 hours. 1 to 255 visible ASCII characters, in quotes or not.
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description The clinic */
                clinic_id: components["parameters"]["ClinicId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AppointmentsSeen"];
            };
        };
        responses: {
            /** @description Those that are no longer marked */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Appointment"][];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            default: components["responses"]["Failed"];
        };
    };
    listAvailabilityExceptions: {
        parameters: {
            query?: {
                /** @description The first day */
                from?: components["schemas"]["Day"];
                /** @description Only those of one professional */
                professional_id?: components["schemas"]["Id"];
                /** @description The last day, which is included */
                to?: components["schemas"]["Day"];
            };
            header?: never;
            path: {
                /** @description The clinic */
                clinic_id: components["parameters"]["ClinicId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The exceptions */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AvailabilityException"][];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Failed"];
        };
    };
    createAvailabilityException: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Stands for this one request, such as a UUID: the same request with the same key is done once and answered as it was
                 *     the first time, for 24 hours. 1 to 255 visible ASCII characters, in quotes or not.
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description The clinic */
                clinic_id: components["parameters"]["ClinicId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AvailabilityExceptionRequest"];
            };
        };
        responses: {
            /** @description Noted */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AvailabilityException"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Failed"];
        };
    };
    listAvailabilityRules: {
        parameters: {
            query?: {
                /** @description Only those of one professional */
                professional_id?: components["schemas"]["Id"];
            };
            header?: never;
            path: {
                /** @description The clinic */
                clinic_id: components["parameters"]["ClinicId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The rules */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AvailabilityRule"][];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Failed"];
        };
    };
    createAvailabilityRule: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Stands for this one request, such as a UUID: the same request with the same key is done once and answered as it was
                 *     the first time, for 24 hours. 1 to 255 visible ASCII characters, in quotes or not.
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description The clinic */
                clinic_id: components["parameters"]["ClinicId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AvailabilityRuleRequest"];
            };
        };
        responses: {
            /** @description Open from now on */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AvailabilityRule"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Failed"];
        };
    };
    listAvailableDays: {
        parameters: {
            query?: {
                /**
                 * @description What is to be treated, in the words of the customer: services whose names are found there add up; the
                 *     named service, or the clinic's main one, where none is
                 */
                areas?: components["schemas"]["AreasText"];
                /** @description How many days to look at */
                days?: number;
                /** @description The first day; today when left out */
                from?: components["schemas"]["Day"];
                /** @description Only with this professional */
                professional_id?: components["schemas"]["Id"];
                /** @description The same, as the rest of the API spells it */
                service_id?: components["schemas"]["Id"];
                /** @description Several that are booked together, the main one first (`service_ids=…&service_ids=…`); instead of one */
                service_ids?: components["schemas"]["Id"][];
                /** @description The service */
                serviceId?: components["schemas"]["Id"];
            };
            header?: never;
            path: {
                /** @description The clinic */
                clinic_id: components["parameters"]["ClinicId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The days */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AvailableDays"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Failed"];
        };
    };
    getAvailableSlots: {
        parameters: {
            query: {
                /**
                 * @description What is to be treated, in the words of the customer: services whose names are found there add up; the
                 *     named service, or the clinic's main one, where none is
                 */
                areas?: components["schemas"]["AreasText"];
                /** @description The day, in the zone of the clinic */
                date: components["schemas"]["Day"];
                /** @description Only with this professional */
                professional_id?: components["schemas"]["Id"];
                /** @description The same, as the rest of the API spells it */
                service_id?: components["schemas"]["Id"];
                /** @description Several that are booked together, the main one first (`service_ids=…&service_ids=…`); instead of one */
                service_ids?: components["schemas"]["Id"][];
                /** @description The service */
                serviceId?: components["schemas"]["Id"];
            };
            header?: never;
            path: {
                /** @description The clinic */
                clinic_id: components["parameters"]["ClinicId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The slots */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AvailableSlots"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Failed"];
        };
    };
    getClinicContext: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The clinic */
                clinic_id: components["parameters"]["ClinicId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The context */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClinicContext"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Failed"];
        };
    };
    updateClinicContext: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Stands for this one request, such as a UUID: the same request with the same key is done once and answered as it was
                 *     the first time, for 24 hours. 1 to 255 visible ASCII characters, in quotes or not.
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description The clinic */
                clinic_id: components["parameters"]["ClinicId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ClinicContextChange"];
            };
        };
        responses: {
            /** @description The changed context */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClinicContext"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Failed"];
        };
    };
    listFaq: {
        parameters: {
            query?: {
                /** @description Those that are not active, too */
                all?: boolean;
            };
            header?: never;
            path: {
                /** @description The clinic */
                clinic_id: components["parameters"]["ClinicId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The questions */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FaqItem"][];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Failed"];
        };
    };
    createFaqItem: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Stands for this one request, such as a UUID: the same request with the same key is done once and answered as it was
                 *     the first time, for 24 hours. 1 to 255 visible ASCII characters, in quotes or not.
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description The clinic */
                clinic_id: components["parameters"]["ClinicId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FaqItemRequest"];
            };
        };
        responses: {
            /** @description Answered from now on */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FaqItem"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            default: components["responses"]["Failed"];
        };
    };
    getGoogleConnection: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The clinic */
                clinic_id: components["parameters"]["ClinicId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description How it stands */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GoogleConnection"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            default: components["responses"]["Failed"];
        };
    };
    connectGoogle: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Stands for this one request, such as a UUID: the same request with the same key is done once and answered as it was
                 *     the first time, for 24 hours. 1 to 255 visible ASCII characters, in quotes or not.
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description The clinic */
                clinic_id: components["parameters"]["ClinicId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GoogleConnect"];
            };
        };
        responses: {
            /** @description Connected, or waiting for a consent */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GoogleConnection"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            default: components["responses"]["Failed"];
        };
    };
    disconnectGoogle: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Stands for this one request, such as a UUID: the same request with the same key is done once and answered as it was
                 *     the first time, for 24 hours. 1 to 255 visible ASCII characters, in quotes or not.
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description The clinic */
                clinic_id: components["parameters"]["ClinicId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Disconnected */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            default: components["responses"]["Failed"];
        };
    };
    listGoogleCalendars: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The clinic */
                clinic_id: components["parameters"]["ClinicId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The calendars */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GoogleCalendarChoices"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Invalid"];
            default: components["responses"]["Failed"];
        };
    };
    chooseGoogleCalendars: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Stands for this one request, such as a UUID: the same request with the same key is done once and answered as it was
                 *     the first time, for 24 hours. 1 to 255 visible ASCII characters, in quotes or not.
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description The clinic */
                clinic_id: components["parameters"]["ClinicId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GoogleCalendarsRequest"];
            };
        };
        responses: {
            /** @description Chosen */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GoogleConnection"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Invalid"];
            default: components["responses"]["Failed"];
        };
    };
    compareGoogle: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Stands for this one request, such as a UUID: the same request with the same key is done once and answered as it was
                 *     the first time, for 24 hours. 1 to 255 visible ASCII characters, in quotes or not.
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description The clinic */
                clinic_id: components["parameters"]["ClinicId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What it came to */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GoogleCompared"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Invalid"];
            default: components["responses"]["Failed"];
        };
    };
    listGoogleConflicts: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The clinic */
                clinic_id: components["parameters"]["ClinicId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The conflicts */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GoogleConflictList"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            default: components["responses"]["Failed"];
        };
    };
    askGoogleConsent: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Stands for this one request, such as a UUID: the same request with the same key is done once and answered as it was
                 *     the first time, for 24 hours. 1 to 255 visible ASCII characters, in quotes or not.
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description The clinic */
                clinic_id: components["parameters"]["ClinicId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Where to go */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GoogleConsent"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Invalid"];
            default: components["responses"]["Failed"];
        };
    };
    testGoogle: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Stands for this one request, such as a UUID: the same request with the same key is done once and answered as it was
                 *     the first time, for 24 hours. 1 to 255 visible ASCII characters, in quotes or not.
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description The clinic */
                clinic_id: components["parameters"]["ClinicId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What came of it */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GoogleTest"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Invalid"];
            default: components["responses"]["Failed"];
        };
    };
    listOpenHours: {
        parameters: {
            query?: {
                /** @description The first day; today when left out */
                from?: components["schemas"]["Day"];
                /** @description The last day, which is included; the first when left out */
                to?: components["schemas"]["Day"];
            };
            header?: never;
            path: {
                /** @description The clinic */
                clinic_id: components["parameters"]["ClinicId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The hours */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OpenHours"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Failed"];
        };
    };
    listProfessionals: {
        parameters: {
            query?: {
                /** @description Those that are not active, too */
                all?: boolean;
            };
            header?: never;
            path: {
                /** @description The clinic */
                clinic_id: components["parameters"]["ClinicId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The professionals */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Professional"][];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Failed"];
        };
    };
    createProfessional: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Stands for this one request, such as a UUID: the same request with the same key is done once and answered as it was
                 *     the first time, for 24 hours. 1 to 255 visible ASCII characters, in quotes or not.
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description The clinic */
                clinic_id: components["parameters"]["ClinicId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProfessionalRequest"];
            };
        };
        responses: {
            /** @description Added */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Professional"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Failed"];
        };
    };
    listReminders: {
        parameters: {
            query?: {
                /** @description Only of this appointment; the days do not matter then */
                appointment_id?: components["schemas"]["Id"];
                /** @description False leaves out those that were cancelled, unless `status` asks for them */
                cancelled?: boolean;
                /** @description The first day; today when left out */
                from?: components["schemas"]["Day"];
                /** @description Only of this status */
                status?: components["schemas"]["ReminderStatus"];
                /** @description The last day; the first one when left out */
                to?: components["schemas"]["Day"];
            };
            header?: never;
            path: {
                /** @description The clinic */
                clinic_id: components["parameters"]["ClinicId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The reminders */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReminderList"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            default: components["responses"]["Failed"];
        };
    };
    listClinicResources: {
        parameters: {
            query?: {
                /** @description Those that are not active, too */
                all?: boolean;
            };
            header?: never;
            path: {
                /** @description The clinic */
                clinic_id: components["parameters"]["ClinicId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The rooms and equipment */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClinicResource"][];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Failed"];
        };
    };
    createClinicResource: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Stands for this one request, such as a UUID: the same request with the same key is done once and answered as it was
                 *     the first time, for 24 hours. 1 to 255 visible ASCII characters, in quotes or not.
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description The clinic */
                clinic_id: components["parameters"]["ClinicId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ClinicResourceRequest"];
            };
        };
        responses: {
            /** @description Added */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClinicResource"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            default: components["responses"]["Failed"];
        };
    };
    listClinicServices: {
        parameters: {
            query?: {
                /** @description Those that are not active, too */
                all?: boolean;
            };
            header?: never;
            path: {
                /** @description The clinic */
                clinic_id: components["parameters"]["ClinicId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The services */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClinicService"][];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Failed"];
        };
    };
    createClinicService: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Stands for this one request, such as a UUID: the same request with the same key is done once and answered as it was
                 *     the first time, for 24 hours. 1 to 255 visible ASCII characters, in quotes or not.
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description The clinic */
                clinic_id: components["parameters"]["ClinicId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ClinicServiceRequest"];
            };
        };
        responses: {
            /** @description Offered */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClinicService"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            default: components["responses"]["Failed"];
        };
    };
    listClinicTemplates: {
        parameters: {
            query?: {
                /** @description Only for this occasion */
                template_key?: components["schemas"]["ClinicTemplateKey"];
            };
            header?: never;
            path: {
                /** @description The clinic */
                clinic_id: components["parameters"]["ClinicId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The texts */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClinicTemplate"][];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Failed"];
        };
    };
    createClinicTemplate: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Stands for this one request, such as a UUID: the same request with the same key is done once and answered as it was
                 *     the first time, for 24 hours. 1 to 255 visible ASCII characters, in quotes or not.
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description The clinic */
                clinic_id: components["parameters"]["ClinicId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ClinicTemplateRequest"];
            };
        };
        responses: {
            /** @description Written */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClinicTemplate"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            default: components["responses"]["Failed"];
        };
    };
    listWaitingList: {
        parameters: {
            query?: {
                /** @description Only of this status */
                status?: components["schemas"]["WaitingStatus"];
            };
            header?: never;
            path: {
                /** @description The clinic */
                clinic_id: components["parameters"]["ClinicId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Who waits */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WaitingList"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            default: components["responses"]["Failed"];
        };
    };
    addToWaitingList: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Stands for this one request, such as a UUID: the same request with the same key is done once and answered as it was
                 *     the first time, for 24 hours. 1 to 255 visible ASCII characters, in quotes or not.
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description The clinic */
                clinic_id: components["parameters"]["ClinicId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WaitingEntryRequest"];
            };
        };
        responses: {
            /** @description Waiting */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WaitingEntry"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            default: components["responses"]["Failed"];
        };
    };
    getClinicWorkingHours: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The clinic */
                clinic_id: components["parameters"]["ClinicId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The week */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WorkingWeek"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Failed"];
        };
    };
    updateClinicWorkingHours: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Stands for this one request, such as a UUID: the same request with the same key is done once and answered as it was
                 *     the first time, for 24 hours. 1 to 255 visible ASCII characters, in quotes or not.
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description The clinic */
                clinic_id: components["parameters"]["ClinicId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ClinicWeekRequest"];
            };
        };
        responses: {
            /** @description The changed week */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WorkingWeek"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Failed"];
        };
    };
    listConversations: {
        parameters: {
            query?: {
                /** @description `me`: assigned to the caller. `none`: assigned to nobody. An id: assigned to this user. */
                assigned_to?: components["schemas"]["AssignedToFilter"];
                /** @description Only conversations of this kind of channel */
                channel?: components["schemas"]["ChannelKind"];
                /** @description The `next_cursor` of the page before */
                cursor?: components["parameters"]["Cursor"];
                /** @description Only conversations of this department */
                department_id?: components["schemas"]["Id"];
                /** @description Last message at this time or later */
                from?: components["schemas"]["RequestTime"];
                /** @description How many, at most */
                limit?: components["parameters"]["Limit"];
                /** @description Only what is on hold, or only what is not */
                on_hold?: boolean;
                /** @description Part of the customer's name or phone number, or words of a message */
                q?: components["schemas"]["SearchText"];
                /** @description Only conversations whose targets stand so, one state or several (`sla_state=at_risk&sla_state=breached`) */
                sla_state?: components["schemas"]["SlaState"][];
                /**
                 * @description By the time of the last message, the newest first (`-last_message_at`, the default) or the oldest first;
                 *     or by `waiting_since`: only those that wait, the longest waiting first; or by `sla_due_at`: only those that
                 *     have to be done by some time, the soonest first.
                 */
                sort?: components["schemas"]["ConversationSort"];
                /** @description One status, or several (`status=open&status=waiting`). Without it: all. */
                status?: components["schemas"]["ConversationStatus"][];
                /** @description Only conversations with this tag */
                tag?: components["schemas"]["TagName"];
                /** @description Last message before this time */
                to?: components["schemas"]["RequestTime"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of conversations */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConversationList"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            422: components["responses"]["Invalid"];
            default: components["responses"]["Failed"];
        };
    };
    getConversation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The conversation */
                id: components["parameters"]["ConversationId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The conversation */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Conversation"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            default: components["responses"]["Failed"];
        };
    };
    updateConversation: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Stands for this one request, such as a UUID: the same request with the same key is done once and answered as it was
                 *     the first time, for 24 hours. 1 to 255 visible ASCII characters, in quotes or not.
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description The conversation */
                id: components["parameters"]["ConversationId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdateConversationRequest"];
            };
        };
        responses: {
            /** @description The conversation as it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Conversation"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Invalid"];
            default: components["responses"]["Failed"];
        };
    };
    closeConversation: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Stands for this one request, such as a UUID: the same request with the same key is done once and answered as it was
                 *     the first time, for 24 hours. 1 to 255 visible ASCII characters, in quotes or not.
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description The conversation */
                id: components["parameters"]["ConversationId"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["CloseConversationRequest"];
            };
        };
        responses: {
            /** @description The closed conversation */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Conversation"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Invalid"];
            default: components["responses"]["Failed"];
        };
    };
    reopenConversation: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Stands for this one request, such as a UUID: the same request with the same key is done once and answered as it was
                 *     the first time, for 24 hours. 1 to 255 visible ASCII characters, in quotes or not.
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description The conversation */
                id: components["parameters"]["ConversationId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The conversation, open again */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Conversation"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Invalid"];
            default: components["responses"]["Failed"];
        };
    };
    listConversationRuns: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Which conversation */
                id: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The runs */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConversationRunList"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            default: components["responses"]["Failed"];
        };
    };
    snoozeConversation: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Stands for this one request, such as a UUID: the same request with the same key is done once and answered as it was
                 *     the first time, for 24 hours. 1 to 255 visible ASCII characters, in quotes or not.
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description The conversation */
                id: components["parameters"]["ConversationId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SnoozeRequest"];
            };
        };
        responses: {
            /** @description The conversation, on hold */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Conversation"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Invalid"];
            default: components["responses"]["Failed"];
        };
    };
    tagConversation: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Stands for this one request, such as a UUID: the same request with the same key is done once and answered as it was
                 *     the first time, for 24 hours. 1 to 255 visible ASCII characters, in quotes or not.
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description The conversation */
                id: components["parameters"]["ConversationId"];
                /** @description The tag */
                tag_id: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The conversation as it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Conversation"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Invalid"];
            default: components["responses"]["Failed"];
        };
    };
    untagConversation: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Stands for this one request, such as a UUID: the same request with the same key is done once and answered as it was
                 *     the first time, for 24 hours. 1 to 255 visible ASCII characters, in quotes or not.
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description The conversation */
                id: components["parameters"]["ConversationId"];
                /** @description The tag */
                tag_id: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The conversation as it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Conversation"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            default: components["responses"]["Failed"];
        };
    };
    takeOverConversation: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Stands for this one request, such as a UUID: the same request with the same key is done once and answered as it was
                 *     the first time, for 24 hours. 1 to 255 visible ASCII characters, in quotes or not.
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description The conversation */
                id: components["parameters"]["ConversationId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The conversation, now the caller's */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Conversation"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Invalid"];
            default: components["responses"]["Failed"];
        };
    };
    transferConversation: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Stands for this one request, such as a UUID: the same request with the same key is done once and answered as it was
                 *     the first time, for 24 hours. 1 to 255 visible ASCII characters, in quotes or not.
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description The conversation */
                id: components["parameters"]["ConversationId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TransferConversationRequest"];
            };
        };
        responses: {
            /** @description The conversation, with its new owner */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Conversation"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Invalid"];
            default: components["responses"]["Failed"];
        };
    };
    listTransferTargets: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The conversation */
                id: components["parameters"]["ConversationId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description People and departments */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TransferTargets"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            default: components["responses"]["Failed"];
        };
    };
    listConversationTransfers: {
        parameters: {
            query?: {
                /** @description The `next_cursor` of the page before */
                cursor?: components["parameters"]["Cursor"];
                /** @description How many, at most */
                limit?: components["parameters"]["Limit"];
            };
            header?: never;
            path: {
                /** @description The conversation */
                id: components["parameters"]["ConversationId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of transfers */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConversationTransferList"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            default: components["responses"]["Failed"];
        };
    };
    unsnoozeConversation: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Stands for this one request, such as a UUID: the same request with the same key is done once and answered as it was
                 *     the first time, for 24 hours. 1 to 255 visible ASCII characters, in quotes or not.
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description The conversation */
                id: components["parameters"]["ConversationId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The conversation */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Conversation"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            default: components["responses"]["Failed"];
        };
    };
    redistributeConversations: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Stands for this one request, such as a UUID: the same request with the same key is done once and answered as it was
                 *     the first time, for 24 hours. 1 to 255 visible ASCII characters, in quotes or not.
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RedistributeRequest"];
            };
        };
        responses: {
            /** @description What became of each */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Redistribution"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            default: components["responses"]["Failed"];
        };
    };
    getConversationStats: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The counts */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConversationStats"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            default: components["responses"]["Failed"];
        };
    };
    listCustomers: {
        parameters: {
            query?: {
                /** @description The `next_cursor` of the page before */
                cursor?: components["parameters"]["Cursor"];
                /** @description How many, at most */
                limit?: components["parameters"]["Limit"];
                /** @description Part of the name, the phone number or the e-mail */
                q?: components["schemas"]["SearchText"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of customers */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerList"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            422: components["responses"]["Invalid"];
            default: components["responses"]["Failed"];
        };
    };
    getCustomer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The customer */
                id: components["parameters"]["CustomerId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The customer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Customer"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            default: components["responses"]["Failed"];
        };
    };
    updateCustomer: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Stands for this one request, such as a UUID: the same request with the same key is done once and answered as it was
                 *     the first time, for 24 hours. 1 to 255 visible ASCII characters, in quotes or not.
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description The customer */
                id: components["parameters"]["CustomerId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdateCustomerRequest"];
            };
        };
        responses: {
            /** @description The changed customer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Customer"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            default: components["responses"]["Failed"];
        };
    };
    listCustomerAppointments: {
        parameters: {
            query?: {
                /** @description The `next_cursor` of the page before */
                cursor?: components["parameters"]["Cursor"];
                /** @description How many, at most */
                limit?: components["parameters"]["Limit"];
            };
            header?: never;
            path: {
                /** @description The customer */
                id: components["parameters"]["CustomerId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of appointments */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerAppointments"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            default: components["responses"]["Failed"];
        };
    };
    listConsents: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The customer */
                id: components["parameters"]["CustomerId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The consents */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConsentList"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            default: components["responses"]["Failed"];
        };
    };
    recordConsent: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Stands for this one request, such as a UUID: the same request with the same key is done once and answered as it was
                 *     the first time, for 24 hours. 1 to 255 visible ASCII characters, in quotes or not.
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description The customer */
                id: components["parameters"]["CustomerId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RecordConsentRequest"];
            };
        };
        responses: {
            /** @description The consents */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConsentList"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Invalid"];
            default: components["responses"]["Failed"];
        };
    };
    eraseCustomer: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Stands for this one request, such as a UUID: the same request with the same key is done once and answered as it was
                 *     the first time, for 24 hours. 1 to 255 visible ASCII characters, in quotes or not.
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description The customer */
                id: components["parameters"]["CustomerId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EraseCustomerRequest"];
            };
        };
        responses: {
            /** @description What was erased */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Erased"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Invalid"];
            default: components["responses"]["Failed"];
        };
    };
    exportCustomer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The customer */
                id: components["parameters"]["CustomerId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file, as `application/zip` */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooManyRequests"];
            default: components["responses"]["Failed"];
        };
    };
    listCustomerSurveys: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The customer */
                id: components["parameters"]["CustomerId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The scores */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SurveyScoreList"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            default: components["responses"]["Failed"];
        };
    };
    listDeadLetters: {
        parameters: {
            query?: {
                /** @description The `next_cursor` of the page before */
                cursor?: components["parameters"]["Cursor"];
                /** @description At this time or later */
                from?: components["schemas"]["RequestTime"];
                /** @description How many, at most */
                limit?: components["parameters"]["Limit"];
                /** @description Part of the reason; case does not matter */
                q?: components["schemas"]["SearchText"];
                /** @description Only from there */
                source?: components["schemas"]["DeadLetterSource"];
                /** @description Only in this state */
                state?: components["schemas"]["DeadLetterState"];
                /** @description Before this time */
                to?: components["schemas"]["RequestTime"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of them */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeadLetterList"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            422: components["responses"]["Invalid"];
            default: components["responses"]["Failed"];
        };
    };
    getDeadLetter: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The dead letter */
                id: components["parameters"]["DeadLetterId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The letter and what it says */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeadLetterWithContent"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Failed"];
        };
    };
    discardDeadLetter: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Stands for this one request, such as a UUID: the same request with the same key is done once and answered as it was
                 *     the first time, for 24 hours. 1 to 255 visible ASCII characters, in quotes or not.
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description The dead letter */
                id: components["parameters"]["DeadLetterId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DiscardDeadLetterRequest"];
            };
        };
        responses: {
            /** @description The letter, as it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeadLetter"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            default: components["responses"]["Failed"];
        };
    };
    replayDeadLetter: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Stands for this one request, such as a UUID: the same request with the same key is done once and answered as it was
                 *     the first time, for 24 hours. 1 to 255 visible ASCII characters, in quotes or not.
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description The dead letter */
                id: components["parameters"]["DeadLetterId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The letter, as it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeadLetter"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            default: components["responses"]["Failed"];
        };
    };
    discardDeadLetters: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Stands for this one request, such as a UUID: the same request with the same key is done once and answered as it was
                 *     the first time, for 24 hours. 1 to 255 visible ASCII characters, in quotes or not.
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DiscardDeadLettersRequest"];
            };
        };
        responses: {
            /** @description How many */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeadLetterDiscards"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            422: components["responses"]["Invalid"];
            default: components["responses"]["Failed"];
        };
    };
    replayDeadLetters: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Stands for this one request, such as a UUID: the same request with the same key is done once and answered as it was
                 *     the first time, for 24 hours. 1 to 255 visible ASCII characters, in quotes or not.
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReplayDeadLettersRequest"];
            };
        };
        responses: {
            /** @description What came of them */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeadLetterReplays"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            422: components["responses"]["Invalid"];
            default: components["responses"]["Failed"];
        };
    };
    listDepartments: {
        parameters: {
            query?: {
                /** @description The `next_cursor` of the page before */
                cursor?: components["parameters"]["Cursor"];
                /** @description Only active, or only disabled departments */
                is_active?: boolean;
                /** @description How many, at most */
                limit?: components["parameters"]["Limit"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of departments */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DepartmentList"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            422: components["responses"]["Invalid"];
            default: components["responses"]["Failed"];
        };
    };
    createDepartment: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Stands for this one request, such as a UUID: the same request with the same key is done once and answered as it was
                 *     the first time, for 24 hours. 1 to 255 visible ASCII characters, in quotes or not.
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateDepartmentRequest"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Department"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Invalid"];
            default: components["responses"]["Failed"];
        };
    };
    updateDepartment: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Stands for this one request, such as a UUID: the same request with the same key is done once and answered as it was
                 *     the first time, for 24 hours. 1 to 255 visible ASCII characters, in quotes or not.
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description The department */
                id: components["parameters"]["DepartmentId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdateDepartmentRequest"];
            };
        };
        responses: {
            /** @description The changed department */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Department"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Invalid"];
            default: components["responses"]["Failed"];
        };
    };
    setDepartmentHours: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Stands for this one request, such as a UUID: the same request with the same key is done once and answered as it was
                 *     the first time, for 24 hours. 1 to 255 visible ASCII characters, in quotes or not.
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description The department */
                id: components["parameters"]["DepartmentId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DepartmentHoursRequest"];
            };
        };
        responses: {
            /** @description The department's week */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DepartmentWeek"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            default: components["responses"]["Failed"];
        };
    };
    updateFaqItem: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Stands for this one request, such as a UUID: the same request with the same key is done once and answered as it was
                 *     the first time, for 24 hours. 1 to 255 visible ASCII characters, in quotes or not.
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description The question */
                faq_id: components["parameters"]["FaqId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FaqItemChange"];
            };
        };
        responses: {
            /** @description The changed question */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FaqItem"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            default: components["responses"]["Failed"];
        };
    };
    deleteFaqItem: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Stands for this one request, such as a UUID: the same request with the same key is done once and answered as it was
                 *     the first time, for 24 hours. 1 to 255 visible ASCII characters, in quotes or not.
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description The question */
                faq_id: components["parameters"]["FaqId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Gone */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Failed"];
        };
    };
    resolveGoogleConflict: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Stands for this one request, such as a UUID: the same request with the same key is done once and answered as it was
                 *     the first time, for 24 hours. 1 to 255 visible ASCII characters, in quotes or not.
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description The conflict */
                conflict_id: components["parameters"]["GoogleConflictId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GoogleDecision"];
            };
        };
        responses: {
            /** @description Decided */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Invalid"];
            default: components["responses"]["Failed"];
        };
    };
    receiveGoogleConsent: {
        parameters: {
            query?: {
                /** @description What becomes the key; missing for a no */
                code?: string;
                /** @description What the way there was given */
                state?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description On to the console */
            302: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            503: components["responses"]["Unavailable"];
            default: components["responses"]["Failed"];
        };
    };
    listHolidays: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The holidays */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HolidayList"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            default: components["responses"]["Failed"];
        };
    };
    createHoliday: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Stands for this one request, such as a UUID: the same request with the same key is done once and answered as it was
                 *     the first time, for 24 hours. 1 to 255 visible ASCII characters, in quotes or not.
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["HolidayRequest"];
            };
        };
        responses: {
            /** @description Added */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Holiday"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Invalid"];
            default: components["responses"]["Failed"];
        };
    };
    updateHoliday: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Stands for this one request, such as a UUID: the same request with the same key is done once and answered as it was
                 *     the first time, for 24 hours. 1 to 255 visible ASCII characters, in quotes or not.
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description The holiday */
                id: components["parameters"]["HolidayId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["HolidayRequest"];
            };
        };
        responses: {
            /** @description The changed holiday */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Holiday"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Invalid"];
            default: components["responses"]["Failed"];
        };
    };
    deleteHoliday: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Stands for this one request, such as a UUID: the same request with the same key is done once and answered as it was
                 *     the first time, for 24 hours. 1 to 255 visible ASCII characters, in quotes or not.
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description The holiday */
                id: components["parameters"]["HolidayId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is gone */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            default: components["responses"]["Failed"];
        };
    };
    addNationalHolidays: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Stands for this one request, such as a UUID: the same request with the same key is done once and answered as it was
                 *     the first time, for 24 hours. 1 to 255 visible ASCII characters, in quotes or not.
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NationalHolidaysRequest"];
            };
        };
        responses: {
            /** @description Those that were added */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HolidayList"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Invalid"];
            default: components["responses"]["Failed"];
        };
    };
    getLogo: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The picture */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            404: components["responses"]["NotFound"];
            default: components["responses"]["Failed"];
        };
    };
    uploadMedia: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": {
                    /**
                     * Format: binary
                     * @description The file, with its name
                     */
                    file: string;
                };
            };
        };
        responses: {
            /** @description Stored */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UploadedMedia"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedType"];
            429: components["responses"]["TooManyRequests"];
            default: components["responses"]["Failed"];
        };
    };
    getMedia: {
        parameters: {
            query?: {
                /** @description A media token, in place of the Authorization header */
                token?: string;
            };
            header?: {
                /** @description A byte range (RFC 9110) */
                Range?: string;
            };
            path: {
                /** @description The file */
                id: components["parameters"]["MediaId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The whole file */
            200: {
                headers: {
                    "Accept-Ranges"?: string;
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            /** @description The asked part of the file */
            206: {
                headers: {
                    "Content-Range"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            /** @description Not modified */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            416: components["responses"]["RangeNotSatisfiable"];
            default: components["responses"]["Failed"];
        };
    };
    createMediaToken: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Stands for this one request, such as a UUID: the same request with the same key is done once and answered as it was
                 *     the first time, for 24 hours. 1 to 255 visible ASCII characters, in quotes or not.
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A token */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MediaToken"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            default: components["responses"]["Failed"];
        };
    };
    listMessages: {
        parameters: {
            query: {
                /** @description Id of a message of this conversation; newer ones are answered */
                after?: components["schemas"]["Id"];
                /** @description Id of a message of this conversation; older ones are answered */
                before?: components["schemas"]["Id"];
                /** @description The conversation */
                conversation_id: components["schemas"]["Id"];
                /** @description How many, at most */
                limit?: components["parameters"]["Limit"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of messages */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MessageList"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            default: components["responses"]["Failed"];
        };
    };
    sendMessage: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Stands for this one request, such as a UUID: the same request with the same key is done once and answered as it was
                 *     the first time, for 24 hours. 1 to 255 visible ASCII characters, in quotes or not.
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SendMessageRequest"];
            };
        };
        responses: {
            /** @description This message was accepted by an earlier, equal request */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Message"];
                };
            };
            /** @description Accepted */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Message"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooManyRequests"];
            default: components["responses"]["Failed"];
        };
    };
    markMessageRead: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Stands for this one request, such as a UUID: the same request with the same key is done once and answered as it was
                 *     the first time, for 24 hours. 1 to 255 visible ASCII characters, in quotes or not.
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description The message */
                id: components["parameters"]["MessageId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The message, read */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Message"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            default: components["responses"]["Failed"];
        };
    };
    retryMessage: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Stands for this one request, such as a UUID: the same request with the same key is done once and answered as it was
                 *     the first time, for 24 hours. 1 to 255 visible ASCII characters, in quotes or not.
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description The message */
                id: components["parameters"]["MessageId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The message, queued again */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Message"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Invalid"];
            default: components["responses"]["Failed"];
        };
    };
    getMetricsAttendance: {
        parameters: {
            query?: {
                /** @description Only of this kind of channel */
                channel?: components["parameters"]["MetricsChannel"];
                /** @description Only of this channel */
                channel_id?: components["parameters"]["MetricsChannelId"];
                /**
                 * @description How times are counted: by the clock (when left out), or only in the business hours of the department whose time it
                 *     is, as its calendar stood when it happened
                 */
                counts?: components["parameters"]["MetricsCounts"];
                /** @description Only of this department; `none`, only what is in no department */
                department_id?: components["parameters"]["MetricsDepartment"];
                /** @description The first day, in the organization's time zone. Six days before the last one when left out */
                from?: components["parameters"]["MetricsFrom"];
                /** @description Only of conversations that had this tag when the day of what is counted ended */
                tag?: components["parameters"]["MetricsTag"];
                /** @description The last day, which is included. Today when left out */
                to?: components["parameters"]["MetricsTo"];
                /** @description Only of this attendant; `none`, only what nobody who had logged in did */
                user_id?: components["parameters"]["MetricsUser"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The lines */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MetricsAttendance"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            422: components["responses"]["Invalid"];
            default: components["responses"]["Failed"];
        };
    };
    listMetricConversations: {
        parameters: {
            query: {
                /** @description Only of this kind of channel */
                channel?: components["parameters"]["MetricsChannel"];
                /** @description Only of this channel */
                channel_id?: components["parameters"]["MetricsChannelId"];
                /**
                 * @description How times are counted: by the clock (when left out), or only in the business hours of the department whose time it
                 *     is, as its calendar stood when it happened
                 */
                counts?: components["parameters"]["MetricsCounts"];
                /** @description The `next_cursor` of the page before */
                cursor?: components["parameters"]["Cursor"];
                /** @description Only of this department; `none`, only what is in no department */
                department_id?: components["parameters"]["MetricsDepartment"];
                /** @description The first day, in the organization's time zone. Six days before the last one when left out */
                from?: components["parameters"]["MetricsFrom"];
                /** @description Only what happened in this hour of the organization's clock */
                hour?: number;
                /** @description How many, at most */
                limit?: components["parameters"]["Limit"];
                /** @description The number */
                metric: components["schemas"]["MetricName"];
                /** @description Of `csat`, only what got this score */
                score?: number;
                /** @description Only of conversations that had this tag when the day of what is counted ended */
                tag?: components["parameters"]["MetricsTag"];
                /** @description The last day, which is included. Today when left out */
                to?: components["parameters"]["MetricsTo"];
                /** @description Only of this attendant; `none`, only what nobody who had logged in did */
                user_id?: components["parameters"]["MetricsUser"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of events */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MetricFactList"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            422: components["responses"]["Invalid"];
            default: components["responses"]["Failed"];
        };
    };
    exportMetrics: {
        parameters: {
            query?: {
                /** @description Only of this kind of channel */
                channel?: components["parameters"]["MetricsChannel"];
                /** @description Only of this channel */
                channel_id?: components["parameters"]["MetricsChannelId"];
                /**
                 * @description How times are counted: by the clock (when left out), or only in the business hours of the department whose time it
                 *     is, as its calendar stood when it happened
                 */
                counts?: components["parameters"]["MetricsCounts"];
                /** @description Only of this department; `none`, only what is in no department */
                department_id?: components["parameters"]["MetricsDepartment"];
                /** @description The kind of file; CSV when left out */
                format?: "csv" | "xlsx" | "pdf";
                /** @description The first day, in the organization's time zone. Six days before the last one when left out */
                from?: components["parameters"]["MetricsFrom"];
                /** @description Only of conversations that had this tag when the day of what is counted ended */
                tag?: components["parameters"]["MetricsTag"];
                /** @description The last day, which is included. Today when left out */
                to?: components["parameters"]["MetricsTo"];
                /** @description Only of this attendant; `none`, only what nobody who had logged in did */
                user_id?: components["parameters"]["MetricsUser"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file, as `text/csv` or as `application/vnd.openxmlformats-officedocument.spreadsheetml.sheet`, or as `application/pdf` */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooManyRequests"];
            default: components["responses"]["Failed"];
        };
    };
    getMetricsOverview: {
        parameters: {
            query?: {
                /** @description Only of this kind of channel */
                channel?: components["parameters"]["MetricsChannel"];
                /** @description Only of this channel */
                channel_id?: components["parameters"]["MetricsChannelId"];
                /**
                 * @description How times are counted: by the clock (when left out), or only in the business hours of the department whose time it
                 *     is, as its calendar stood when it happened
                 */
                counts?: components["parameters"]["MetricsCounts"];
                /** @description Only of this department; `none`, only what is in no department */
                department_id?: components["parameters"]["MetricsDepartment"];
                /** @description The first day, in the organization's time zone. Six days before the last one when left out */
                from?: components["parameters"]["MetricsFrom"];
                /** @description Only of conversations that had this tag when the day of what is counted ended */
                tag?: components["parameters"]["MetricsTag"];
                /** @description The last day, which is included. Today when left out */
                to?: components["parameters"]["MetricsTo"];
                /** @description Only of this attendant; `none`, only what nobody who had logged in did */
                user_id?: components["parameters"]["MetricsUser"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The metrics */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MetricsOverview"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            422: components["responses"]["Invalid"];
            default: components["responses"]["Failed"];
        };
    };
    getMetricsTags: {
        parameters: {
            query?: {
                /** @description Only of this kind of channel */
                channel?: components["parameters"]["MetricsChannel"];
                /** @description Only of this channel */
                channel_id?: components["parameters"]["MetricsChannelId"];
                /**
                 * @description How times are counted: by the clock (when left out), or only in the business hours of the department whose time it
                 *     is, as its calendar stood when it happened
                 */
                counts?: components["parameters"]["MetricsCounts"];
                /** @description Only of this department; `none`, only what is in no department */
                department_id?: components["parameters"]["MetricsDepartment"];
                /** @description The first day, in the organization's time zone. Six days before the last one when left out */
                from?: components["parameters"]["MetricsFrom"];
                /** @description Only of conversations that had this tag when the day of what is counted ended */
                tag?: components["parameters"]["MetricsTag"];
                /** @description The last day, which is included. Today when left out */
                to?: components["parameters"]["MetricsTo"];
                /** @description Only of this attendant; `none`, only what nobody who had logged in did */
                user_id?: components["parameters"]["MetricsUser"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The lines */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MetricsTags"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            422: components["responses"]["Invalid"];
            default: components["responses"]["Failed"];
        };
    };
    getOrganization: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The organization */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrganizationProfile"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            default: components["responses"]["Failed"];
        };
    };
    updateOrganization: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Stands for this one request, such as a UUID: the same request with the same key is done once and answered as it was
                 *     the first time, for 24 hours. 1 to 255 visible ASCII characters, in quotes or not.
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdateOrganizationRequest"];
            };
        };
        responses: {
            /** @description The changed organization */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrganizationProfile"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            422: components["responses"]["Invalid"];
            default: components["responses"]["Failed"];
        };
    };
    askOrganizationDeletion: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Stands for this one request, such as a UUID: the same request with the same key is done once and answered as it was
                 *     the first time, for 24 hours. 1 to 255 visible ASCII characters, in quotes or not.
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OrganizationDeletionRequest"];
            };
        };
        responses: {
            /** @description The organization, and when it will be deleted */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrganizationProfile"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooManyRequests"];
            default: components["responses"]["Failed"];
        };
    };
    withdrawOrganizationDeletion: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Stands for this one request, such as a UUID: the same request with the same key is done once and answered as it was
                 *     the first time, for 24 hours. 1 to 255 visible ASCII characters, in quotes or not.
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The organization, which stays */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrganizationProfile"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["Conflict"];
            default: components["responses"]["Failed"];
        };
    };
    setLogo: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Stands for this one request, such as a UUID: the same request with the same key is done once and answered as it was
                 *     the first time, for 24 hours. 1 to 255 visible ASCII characters, in quotes or not.
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PictureRequest"];
            };
        };
        responses: {
            /** @description The organization with its logo */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrganizationProfile"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            422: components["responses"]["Invalid"];
            default: components["responses"]["Failed"];
        };
    };
    removeLogo: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Stands for this one request, such as a UUID: the same request with the same key is done once and answered as it was
                 *     the first time, for 24 hours. 1 to 255 visible ASCII characters, in quotes or not.
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The organization without a logo */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrganizationProfile"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            default: components["responses"]["Failed"];
        };
    };
    updateProfessional: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Stands for this one request, such as a UUID: the same request with the same key is done once and answered as it was
                 *     the first time, for 24 hours. 1 to 255 visible ASCII characters, in quotes or not.
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description The professional */
                professional_id: components["parameters"]["ProfessionalId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProfessionalChange"];
            };
        };
        responses: {
            /** @description The changed professional */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Professional"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Failed"];
        };
    };
    deleteProfessional: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Stands for this one request, such as a UUID: the same request with the same key is done once and answered as it was
                 *     the first time, for 24 hours. 1 to 255 visible ASCII characters, in quotes or not.
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description The professional */
                professional_id: components["parameters"]["ProfessionalId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No longer active */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            default: components["responses"]["Failed"];
        };
    };
    listQueueAnomalies: {
        parameters: {
            query?: {
                /** @description The `next_cursor` of the page before */
                cursor?: components["parameters"]["Cursor"];
                /** @description How many, at most */
                limit?: components["parameters"]["Limit"];
                /** @description Only in this state */
                state?: components["schemas"]["QueueAnomalyState"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of them */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QueueAnomalyList"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            422: components["responses"]["Invalid"];
            default: components["responses"]["Failed"];
        };
    };
    listReportSchedules: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The schedules */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReportScheduleList"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            default: components["responses"]["Failed"];
        };
    };
    createReportSchedule: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Stands for this one request, such as a UUID: the same request with the same key is done once and answered as it was
                 *     the first time, for 24 hours. 1 to 255 visible ASCII characters, in quotes or not.
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReportPlan"];
            };
        };
        responses: {
            /** @description The schedule */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReportSchedule"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Invalid"];
            default: components["responses"]["Failed"];
        };
    };
    updateReportSchedule: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Stands for this one request, such as a UUID: the same request with the same key is done once and answered as it was
                 *     the first time, for 24 hours. 1 to 255 visible ASCII characters, in quotes or not.
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description A report that is mailed by itself */
                id: components["parameters"]["ReportScheduleId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdateReportScheduleRequest"];
            };
        };
        responses: {
            /** @description The schedule */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReportSchedule"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            default: components["responses"]["Failed"];
        };
    };
    deleteReportSchedule: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Stands for this one request, such as a UUID: the same request with the same key is done once and answered as it was
                 *     the first time, for 24 hours. 1 to 255 visible ASCII characters, in quotes or not.
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description A report that is mailed by itself */
                id: components["parameters"]["ReportScheduleId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is gone */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Failed"];
        };
    };
    sendReportNow: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Stands for this one request, such as a UUID: the same request with the same key is done once and answered as it was
                 *     the first time, for 24 hours. 1 to 255 visible ASCII characters, in quotes or not.
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description A report that is mailed by itself */
                id: components["parameters"]["ReportScheduleId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The schedule */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReportSchedule"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Failed"];
        };
    };
    updateClinicResource: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Stands for this one request, such as a UUID: the same request with the same key is done once and answered as it was
                 *     the first time, for 24 hours. 1 to 255 visible ASCII characters, in quotes or not.
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description The room or equipment */
                resource_id: components["parameters"]["ResourceId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ClinicResourceChange"];
            };
        };
        responses: {
            /** @description The changed one */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClinicResource"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            default: components["responses"]["Failed"];
        };
    };
    deleteClinicResource: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Stands for this one request, such as a UUID: the same request with the same key is done once and answered as it was
                 *     the first time, for 24 hours. 1 to 255 visible ASCII characters, in quotes or not.
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description The room or equipment */
                resource_id: components["parameters"]["ResourceId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No longer active */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            default: components["responses"]["Failed"];
        };
    };
    getRetention: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The rules */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Retention"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            default: components["responses"]["Failed"];
        };
    };
    updateRetention: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Stands for this one request, such as a UUID: the same request with the same key is done once and answered as it was
                 *     the first time, for 24 hours. 1 to 255 visible ASCII characters, in quotes or not.
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdateRetentionRequest"];
            };
        };
        responses: {
            /** @description The rules */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Retention"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            422: components["responses"]["Invalid"];
            default: components["responses"]["Failed"];
        };
    };
    getRetentionDue: {
        parameters: {
            query: {
                /** @description From which age on */
                days: number;
                /** @description What would be deleted */
                kind: components["schemas"]["RetentionKind"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The count */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RetentionDue"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            422: components["responses"]["Invalid"];
            default: components["responses"]["Failed"];
        };
    };
    listRolePermissions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Admins, supervisors, attendants */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RolePermissionsList"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            default: components["responses"]["Failed"];
        };
    };
    updateRolePermissions: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Stands for this one request, such as a UUID: the same request with the same key is done once and answered as it was
                 *     the first time, for 24 hours. 1 to 255 visible ASCII characters, in quotes or not.
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                role: "supervisor" | "attendant";
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Permissions"];
            };
        };
        responses: {
            /** @description What the role may see and do now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RolePermissions"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            422: components["responses"]["Invalid"];
            default: components["responses"]["Failed"];
        };
    };
    getSecuritySettings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The settings */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SecuritySettings"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            default: components["responses"]["Failed"];
        };
    };
    updateSecuritySettings: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Stands for this one request, such as a UUID: the same request with the same key is done once and answered as it was
                 *     the first time, for 24 hours. 1 to 255 visible ASCII characters, in quotes or not.
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SecuritySettings"];
            };
        };
        responses: {
            /** @description The settings */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SecuritySettings"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            422: components["responses"]["Invalid"];
            default: components["responses"]["Failed"];
        };
    };
    sendClinicMessage: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Stands for this one request, such as a UUID: the same request with the same key is done once and answered as it was
                 *     the first time, for 24 hours. 1 to 255 visible ASCII characters, in quotes or not.
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ClinicMessageRequest"];
            };
        };
        responses: {
            /** @description The provider took it, or will */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClinicMessageSent"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            502: components["responses"]["BadGateway"];
            default: components["responses"]["Failed"];
        };
    };
    updateClinicService: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Stands for this one request, such as a UUID: the same request with the same key is done once and answered as it was
                 *     the first time, for 24 hours. 1 to 255 visible ASCII characters, in quotes or not.
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description The service */
                service_id: components["parameters"]["ServiceId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ClinicServiceChange"];
            };
        };
        responses: {
            /** @description The changed service */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClinicService"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            default: components["responses"]["Failed"];
        };
    };
    deleteClinicService: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Stands for this one request, such as a UUID: the same request with the same key is done once and answered as it was
                 *     the first time, for 24 hours. 1 to 255 visible ASCII characters, in quotes or not.
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description The service */
                service_id: components["parameters"]["ServiceId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No longer offered */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Failed"];
        };
    };
    getSetup: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Whether there is nobody yet */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SetupState"];
                };
            };
            429: components["responses"]["TooManyRequests"];
            default: components["responses"]["Failed"];
        };
    };
    setUp: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SetupRequest"];
            };
        };
        responses: {
            /** @description Set up */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            401: components["responses"]["Unauthorized"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooManyRequests"];
            default: components["responses"]["Failed"];
        };
    };
    listSlaPolicies: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The policies */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SlaPolicyList"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            default: components["responses"]["Failed"];
        };
    };
    createSlaPolicy: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Stands for this one request, such as a UUID: the same request with the same key is done once and answered as it was
                 *     the first time, for 24 hours. 1 to 255 visible ASCII characters, in quotes or not.
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SlaPolicyRequest"];
            };
        };
        responses: {
            /** @description Added */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SlaPolicy"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Invalid"];
            default: components["responses"]["Failed"];
        };
    };
    updateSlaPolicy: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Stands for this one request, such as a UUID: the same request with the same key is done once and answered as it was
                 *     the first time, for 24 hours. 1 to 255 visible ASCII characters, in quotes or not.
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description The policy */
                id: components["parameters"]["SlaPolicyId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SlaPolicyRequest"];
            };
        };
        responses: {
            /** @description The changed policy */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SlaPolicy"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            default: components["responses"]["Failed"];
        };
    };
    deleteSlaPolicy: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Stands for this one request, such as a UUID: the same request with the same key is done once and answered as it was
                 *     the first time, for 24 hours. 1 to 255 visible ASCII characters, in quotes or not.
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description The policy */
                id: components["parameters"]["SlaPolicyId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is gone */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            default: components["responses"]["Failed"];
        };
    };
    orderSlaPolicies: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Stands for this one request, such as a UUID: the same request with the same key is done once and answered as it was
                 *     the first time, for 24 hours. 1 to 255 visible ASCII characters, in quotes or not.
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SlaPolicyOrder"];
            };
        };
        responses: {
            /** @description The policies */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SlaPolicyList"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Invalid"];
            default: components["responses"]["Failed"];
        };
    };
    getSurveySettings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The settings, and the usual words */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SurveySettingsView"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            default: components["responses"]["Failed"];
        };
    };
    updateSurveySettings: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Stands for this one request, such as a UUID: the same request with the same key is done once and answered as it was
                 *     the first time, for 24 hours. 1 to 255 visible ASCII characters, in quotes or not.
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SurveySettings"];
            };
        };
        responses: {
            /** @description The changed settings */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SurveySettingsView"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            422: components["responses"]["Invalid"];
            default: components["responses"]["Failed"];
        };
    };
    listTags: {
        parameters: {
            query?: {
                /** @description Whether `conversation_count` is told; otherwise it is null */
                counted?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The tags */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TagList"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            422: components["responses"]["Invalid"];
            default: components["responses"]["Failed"];
        };
    };
    createTag: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Stands for this one request, such as a UUID: the same request with the same key is done once and answered as it was
                 *     the first time, for 24 hours. 1 to 255 visible ASCII characters, in quotes or not.
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TagRequest"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Tag"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Invalid"];
            default: components["responses"]["Failed"];
        };
    };
    replaceTag: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Stands for this one request, such as a UUID: the same request with the same key is done once and answered as it was
                 *     the first time, for 24 hours. 1 to 255 visible ASCII characters, in quotes or not.
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description The tag */
                id: components["parameters"]["CatalogueTagId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TagRequest"];
            };
        };
        responses: {
            /** @description The changed tag */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Tag"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Invalid"];
            default: components["responses"]["Failed"];
        };
    };
    deleteTag: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Stands for this one request, such as a UUID: the same request with the same key is done once and answered as it was
                 *     the first time, for 24 hours. 1 to 255 visible ASCII characters, in quotes or not.
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description The tag */
                id: components["parameters"]["CatalogueTagId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Deleted */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Invalid"];
            default: components["responses"]["Failed"];
        };
    };
    mergeTag: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Stands for this one request, such as a UUID: the same request with the same key is done once and answered as it was
                 *     the first time, for 24 hours. 1 to 255 visible ASCII characters, in quotes or not.
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description The tag */
                id: components["parameters"]["CatalogueTagId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MergeTagRequest"];
            };
        };
        responses: {
            /** @description The tag that is left */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Tag"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            default: components["responses"]["Failed"];
        };
    };
    updateClinicTemplate: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Stands for this one request, such as a UUID: the same request with the same key is done once and answered as it was
                 *     the first time, for 24 hours. 1 to 255 visible ASCII characters, in quotes or not.
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description The text */
                template_id: components["parameters"]["TemplateId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ClinicTemplateChange"];
            };
        };
        responses: {
            /** @description The changed text */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClinicTemplate"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Failed"];
        };
    };
    deleteClinicTemplate: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Stands for this one request, such as a UUID: the same request with the same key is done once and answered as it was
                 *     the first time, for 24 hours. 1 to 255 visible ASCII characters, in quotes or not.
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description The text */
                template_id: components["parameters"]["TemplateId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The usual one stands again */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Failed"];
        };
    };
    listUsers: {
        parameters: {
            query?: {
                /** @description The `next_cursor` of the page before */
                cursor?: components["parameters"]["Cursor"];
                /** @description Only members of this department */
                department_id?: components["schemas"]["Id"];
                /** @description Only active, or only disabled users */
                is_active?: boolean;
                /** @description How many, at most */
                limit?: components["parameters"]["Limit"];
                /** @description Part of the name or the e-mail */
                q?: components["schemas"]["SearchText"];
                /** @description Only users of this role */
                role?: components["schemas"]["Role"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of users */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserList"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            422: components["responses"]["Invalid"];
            default: components["responses"]["Failed"];
        };
    };
    createUser: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Stands for this one request, such as a UUID: the same request with the same key is done once and answered as it was
                 *     the first time, for 24 hours. 1 to 255 visible ASCII characters, in quotes or not.
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateUserRequest"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Invalid"];
            default: components["responses"]["Failed"];
        };
    };
    getUser: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The user */
                id: components["parameters"]["UserId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The user */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            default: components["responses"]["Failed"];
        };
    };
    updateUser: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Stands for this one request, such as a UUID: the same request with the same key is done once and answered as it was
                 *     the first time, for 24 hours. 1 to 255 visible ASCII characters, in quotes or not.
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description The user */
                id: components["parameters"]["UserId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdateUserRequest"];
            };
        };
        responses: {
            /** @description The changed user */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Invalid"];
            default: components["responses"]["Failed"];
        };
    };
    getHeld: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The user */
                id: components["parameters"]["UserId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description How many */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Held"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Failed"];
        };
    };
    resendInvitation: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Stands for this one request, such as a UUID: the same request with the same key is done once and answered as it was
                 *     the first time, for 24 hours. 1 to 255 visible ASCII characters, in quotes or not.
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description The user */
                id: components["parameters"]["UserId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The user */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            default: components["responses"]["Failed"];
        };
    };
    revokeInvitation: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Stands for this one request, such as a UUID: the same request with the same key is done once and answered as it was
                 *     the first time, for 24 hours. 1 to 255 visible ASCII characters, in quotes or not.
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description The user */
                id: components["parameters"]["UserId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The user */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            default: components["responses"]["Failed"];
        };
    };
    setUserPresence: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Stands for this one request, such as a UUID: the same request with the same key is done once and answered as it was
                 *     the first time, for 24 hours. 1 to 255 visible ASCII characters, in quotes or not.
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description The user */
                id: components["parameters"]["UserId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SetPresenceRequest"];
            };
        };
        responses: {
            /** @description Said */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Invalid"];
            default: components["responses"]["Failed"];
        };
    };
    resetSecondFactor: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Stands for this one request, such as a UUID: the same request with the same key is done once and answered as it was
                 *     the first time, for 24 hours. 1 to 255 visible ASCII characters, in quotes or not.
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description The user */
                id: components["parameters"]["UserId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Taken away */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            default: components["responses"]["Failed"];
        };
    };
    listUserSessions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The user */
                id: components["parameters"]["UserId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The sessions */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionList"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Failed"];
        };
    };
    endUserSessions: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Stands for this one request, such as a UUID: the same request with the same key is done once and answered as it was
                 *     the first time, for 24 hours. 1 to 255 visible ASCII characters, in quotes or not.
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description The user */
                id: components["parameters"]["UserId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Ended */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Failed"];
        };
    };
    endUserSession: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Stands for this one request, such as a UUID: the same request with the same key is done once and answered as it was
                 *     the first time, for 24 hours. 1 to 255 visible ASCII characters, in quotes or not.
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description The user */
                id: components["parameters"]["UserId"];
                /** @description One of their sessions */
                session_id: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Ended */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Failed"];
        };
    };
    inviteUser: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Stands for this one request, such as a UUID: the same request with the same key is done once and answered as it was
                 *     the first time, for 24 hours. 1 to 255 visible ASCII characters, in quotes or not.
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["InviteUserRequest"];
            };
        };
        responses: {
            /** @description Invited */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Invalid"];
            default: components["responses"]["Failed"];
        };
    };
    listOnlineUsers: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Who is here */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OnlineUserList"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            default: components["responses"]["Failed"];
        };
    };
    removeFromWaitingList: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Stands for this one request, such as a UUID: the same request with the same key is done once and answered as it was
                 *     the first time, for 24 hours. 1 to 255 visible ASCII characters, in quotes or not.
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description Who waits */
                entry_id: components["parameters"]["WaitingEntryId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Waits no longer */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            default: components["responses"]["Failed"];
        };
    };
    getWall: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The wall */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Wall"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            default: components["responses"]["Failed"];
        };
    };
    replayWebhookDelivery: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Stands for this one request, such as a UUID: the same request with the same key is done once and answered as it was
                 *     the first time, for 24 hours. 1 to 255 visible ASCII characters, in quotes or not.
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description The delivery */
                id: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The delivery, which waits now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookDelivery"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            default: components["responses"]["Failed"];
        };
    };
    listWebhookEndpoints: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The endpoints */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookEndpointList"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            default: components["responses"]["Failed"];
        };
    };
    createWebhookEndpoint: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Stands for this one request, such as a UUID: the same request with the same key is done once and answered as it was
                 *     the first time, for 24 hours. 1 to 255 visible ASCII characters, in quotes or not.
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateWebhookEndpointRequest"];
            };
        };
        responses: {
            /** @description The endpoint and its secret */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookEndpointWithSecret"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Invalid"];
            default: components["responses"]["Failed"];
        };
    };
    deleteWebhookEndpoint: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Stands for this one request, such as a UUID: the same request with the same key is done once and answered as it was
                 *     the first time, for 24 hours. 1 to 255 visible ASCII characters, in quotes or not.
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description The endpoint */
                id: components["parameters"]["WebhookEndpointId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is gone */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Failed"];
        };
    };
    updateWebhookEndpoint: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Stands for this one request, such as a UUID: the same request with the same key is done once and answered as it was
                 *     the first time, for 24 hours. 1 to 255 visible ASCII characters, in quotes or not.
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description The endpoint */
                id: components["parameters"]["WebhookEndpointId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdateWebhookEndpointRequest"];
            };
        };
        responses: {
            /** @description The endpoint */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookEndpoint"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            default: components["responses"]["Failed"];
        };
    };
    listWebhookDeliveries: {
        parameters: {
            query?: {
                /** @description The `next_cursor` of the page before */
                cursor?: components["parameters"]["Cursor"];
                /** @description How many, at most */
                limit?: components["parameters"]["Limit"];
                /** @description Only in this state */
                state?: components["schemas"]["WebhookDeliveryState"];
            };
            header?: never;
            path: {
                /** @description The endpoint */
                id: components["parameters"]["WebhookEndpointId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The deliveries */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookDeliveryList"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            default: components["responses"]["Failed"];
        };
    };
    replayFailedWebhookDeliveries: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Stands for this one request, such as a UUID: the same request with the same key is done once and answered as it was
                 *     the first time, for 24 hours. 1 to 255 visible ASCII characters, in quotes or not.
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description The endpoint */
                id: components["parameters"]["WebhookEndpointId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description How many */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookReplay"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            default: components["responses"]["Failed"];
        };
    };
    changeWebhookSecret: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Stands for this one request, such as a UUID: the same request with the same key is done once and answered as it was
                 *     the first time, for 24 hours. 1 to 255 visible ASCII characters, in quotes or not.
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description The endpoint */
                id: components["parameters"]["WebhookEndpointId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The endpoint and its new secret */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookEndpointWithSecret"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Failed"];
        };
    };
    testWebhookEndpoint: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Stands for this one request, such as a UUID: the same request with the same key is done once and answered as it was
                 *     the first time, for 24 hours. 1 to 255 visible ASCII characters, in quotes or not.
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description The endpoint */
                id: components["parameters"]["WebhookEndpointId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What came of it */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookDelivery"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Failed"];
        };
    };
    receiveZapiCallback: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ZapiCallback"];
            };
        };
        responses: {
            /** @description Everything in it is stored */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Unauthorized"];
            413: components["responses"]["TooLarge"];
            503: components["responses"]["Unavailable"];
            default: components["responses"]["Failed"];
        };
    };
    receiveSecretZapiCallback: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The number's own, from `GET /channels/{id}/addresses` */
                secret: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ZapiCallback"];
            };
        };
        responses: {
            /** @description Everything in it is stored */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Unauthorized"];
            413: components["responses"]["TooLarge"];
            503: components["responses"]["Unavailable"];
            default: components["responses"]["Failed"];
        };
    };
    receiveZapiStatus: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ZapiCallback"];
            };
        };
        responses: {
            /** @description Everything in it is stored */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Unauthorized"];
            413: components["responses"]["TooLarge"];
            503: components["responses"]["Unavailable"];
            default: components["responses"]["Failed"];
        };
    };
    receiveSecretZapiStatus: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The number's own, from `GET /channels/{id}/addresses` */
                secret: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ZapiCallback"];
            };
        };
        responses: {
            /** @description Everything in it is stored */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Unauthorized"];
            413: components["responses"]["TooLarge"];
            503: components["responses"]["Unavailable"];
            default: components["responses"]["Failed"];
        };
    };
    receiveGoogleNotification: {
        parameters: {
            query?: never;
            header?: {
                /** @description The channel, by the id that we gave it */
                "X-Goog-Channel-ID"?: string;
                /** @description What only Google knows besides us */
                "X-Goog-Channel-Token"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Heard */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: components["responses"]["NotFound"];
            503: components["responses"]["Unavailable"];
            default: components["responses"]["Failed"];
        };
    };
    verifyWhatsappWebhook: {
        parameters: {
            query: {
                /** @description What is to be answered */
                "hub.challenge": string;
                /** @description Always `subscribe` */
                "hub.mode": "subscribe";
                /** @description The token that was entered at Meta */
                "hub.verify_token": string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The challenge */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
            400: components["responses"]["Malformed"];
            403: components["responses"]["Forbidden"];
            default: components["responses"]["Failed"];
        };
    };
    receiveWhatsappWebhook: {
        parameters: {
            query?: never;
            header: {
                /** @description HMAC-SHA256 of the raw body with the app secret */
                "X-Hub-Signature-256": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    entry: Record<string, never>[];
                    object: string;
                };
            };
        };
        responses: {
            /** @description Committed */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthorized"];
            413: components["responses"]["TooLarge"];
            503: components["responses"]["Unavailable"];
            default: components["responses"]["Failed"];
        };
    };
    getHealth: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Alive */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Health"];
                };
            };
        };
    };
    getReadiness: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Ready */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Readiness"];
                };
            };
            /** @description Not ready */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Readiness"];
                };
            };
        };
    };
}
