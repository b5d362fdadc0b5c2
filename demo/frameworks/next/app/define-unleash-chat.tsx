'use client';

import 'unleash-chat';

export const DefineUnleashChat = () => null;
