/** What comes after a session: the look back, then the report (a replay's opens at once). */

import { hashOf, reportOf } from "./router.js";

/** @import {Session} from "./types.js" */

/** Whether the look back still stands before the report. @param {Session} session */
export const asksFirst = ({ is_reflected: isReflected }) => !isReflected;

/** @param {Session} session one that is over */
export const wayToReport = (session) =>
  asksFirst(session) ? hashOf("sessions", session.id, "review") : reportOf(session);
