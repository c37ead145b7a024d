/** Finds or unpacks a Chromium; rejects with a sentence that says what to install. */
export function chromiumPath(): Promise<string>;
export const chromiumArgs: string[];
/** The environment to launch it with; complete after `chromiumPath()` has resolved. */
export const chromiumEnv: Record<string, string>;
