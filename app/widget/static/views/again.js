/** The same choices once more: a new game is drawn, and its brief shown. */

import { briefView } from "./brief.js";
import { readSession } from "../api.js";

/** @import {View} from "../main.js" */

/** @param {Object<string, string>} params @param {AbortSignal} signal @returns {Promise<View>} */
export async function againView({ id }, signal) {
  const { scenario_id: scenario, role, style, difficulty } = await readSession(id, signal);
  return briefView({ scenario, role, style, difficulty, seed: "" }, signal);
}
