/** The shapes the HTTP API speaks in, for editors and type checks; nothing here runs. */

/**
 * @typedef {{id: string, title: string, teaser: string}} Choice
 * @typedef {{id: string, title: string, summary: string, minutes: number, is_guided: boolean,
 *   language: string, roles: Choice[], styles: Choice[]}} ScenarioCard
 *
 * @typedef {{id: string, shown: string, points: number}} Option   points: 0..10000 of own utility
 * @typedef {{id: string, label: string, kind: "choice"|"range"|"allocation", weight: number,
 *   options: Option[]}} Issue
 * @typedef {{title: string, person: string, organisation: string,
 *   public_brief?: string}} Counterpart
 * @typedef {{scenario_id: string, title: string, summary: string, language: string,
 *   seed: number, role: string, role_title: string, person: string, organisation: string,
 *   counterpart: Counterpart, shared_brief: string, relationship: string, public_brief: string,
 *   private_brief: string[], batna: string, reservation: number, target: number,
 *   turn_limit: number, minutes: number, issues: Issue[]}} Brief
 *
 * @typedef {"open"|"agreeing"|"deal"|"ended"} Phase
 * @typedef {{issue: string, label: string, shown: string, points: number, kind?: string}} OfferLine
 * @typedef {Object<string, string>} Terms   issue id to option id
 * @typedef {{terms: Terms, lines: OfferLine[], is_complete: boolean,
 *   own_value: number|null}} OfferView
 * @typedef {{theirs: OfferView[], mine: OfferView[]}} Standing
 * @typedef {{id: string, number: number, speaker: "learner"|"counterpart", text: string,
 *   understood: string[], alternatives: {id: string, label: string}[], is_corrected: boolean,
 *   is_latest: boolean, offers: OfferView[], at: string}} Turn
 * @typedef {{id: string, scenario_id: string, title: string, language: string, role: string,
 *   role_title: string, style: string, phase: Phase, created_at: string,
 *   turns_left: number}} SessionCard
 * @typedef {SessionCard & {seed: number, difficulty: string, turn_limit: number, reservation: number,
 *   counterpart: Counterpart, standing: Standing, agreeing: OfferView|null,
 *   deal: OfferView|null, turns: Turn[], report_url: string|null, guide: Guide|null}} Session
 * @typedef {{step: number, steps: number, text: string, example: string}} Guide
 *
 * @typedef {{text: string, client_turn_id: string}|{offer: Terms, client_turn_id: string}} TurnBody
 * @typedef {{type: string, speaker?: string, text?: string, turn?: Turn, standing?: Standing,
 *   session?: Session, problem?: ProblemBody}} TurnEvent
 * @typedef {{title?: string, status?: number, detail?: string,
 *   errors?: {pointer: string, detail: string}[]}} ProblemBody
 */

export {};
