/** The shapes the HTTP API speaks in, for editors and type checks; nothing here runs. */

/**
 * @typedef {{id: string, title: string, teaser: string}} Choice
 * @typedef {{id: string, title: string, summary: string, minutes: number, is_guided: boolean,
 *   language: string, roles: Choice[], styles: Choice[]}} ScenarioCard
 *
 * @typedef {{id: string, shown: string, points: number, number: number|null}} Option
 *   points: 0..10000 of own utility; number: the figure of a range, or the learner's own share
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
 *   turns_left: number, branch_of: string|null, difficulty: string, seed: number,
 *   mode: "practice"|"assessment", is_unplayed: boolean}} SessionCard
 * @typedef {{data: SessionCard[], next_cursor: string|null, has_more: boolean}} SessionPage
 * @typedef {Omit<SessionCard, "is_unplayed"> & {turn_limit: number, reservation: number,
 *   counterpart: Counterpart, standing: Standing, agreeing: OfferView|null,
 *   deal: OfferView|null, turns: Turn[], report_url: string|null, guide: Guide|null,
 *   branch_turn: number|null, is_prepared: boolean, can_prepare: boolean, is_reflected: boolean, nudge: string|null,
 *   hints_used: number, voice: "model"|"phrases", is_over_cap: boolean,
 *   reply_after: number|null}} Session
 * @typedef {{step: number, steps: number, text: string, example: string}} Guide
 *
 * @typedef {{give: string, get: string}} Trade   issue ids
 * @typedef {{ranking: string[], their_ranking: string[], interests: string, their_interests: string,
 *   batna: string, reservation: number|null, target: number|null, opening: Terms,
 *   trades: Trade[], questions: string[]}} Sheet   reservation and target: whole points of 100
 * @typedef {{key: string, title: string, is_met: boolean|null, text: string}} SheetLine
 * @typedef {{preparation: Sheet|null, lines: SheetLine[], is_open: boolean}} Prepared
 * @typedef {{turn: number, level: 1|2|3, kind: string, title: string, text: string,
 *   entry: string}} Hint
 * @typedef {{order: string[], same: string[]}} Beliefs   issue ids, the most important first
 * @typedef {{went_well: string, would_change: string, found: number|null}} Reflection
 * @typedef {{id: string, title: string, levels: (number|null)[], lift: number|null}} ProgressLine
 * @typedef {{characteristic: string, title: string, text: string, scenario: string,
 *   scenario_title: string}} Task
 * @typedef {{sessions: number, lines: ProgressLine[], task: Task|null}} Progress
 *
 * @typedef {{text: string, client_turn_id: string}|{offer: Terms, client_turn_id: string}} TurnBody
 * @typedef {{to: "turns", body: TurnBody, shown: string, draft: string}|
 *   {to: "end", body: {action: "accept"|"walk_away", client_turn_id: string}, shown: string,
 *   draft: string}} Sent   draft: the typed words, to be given back if they do not arrive
 * @typedef {{type: string, seq?: number, speaker?: string, text?: string, turn?: Turn, standing?: Standing,
 *   session?: Session, problem?: ProblemBody}} TurnEvent
 * @typedef {{kind: "report"|"glossary"|"game", id: string, title: string,
 *   turn: number|null}} Source
 * @typedef {{text: string, source: Source}} Sentence
 * @typedef {{question: string, language: string, sentences: Sentence[], question_back: string,
 *   by: "report"|"model"}} CoachReply
 * @typedef {{type: "coach.sentence"} & Sentence|{type: "coach.completed"} & CoachReply} CoachEvent
 *
 * @typedef {{type?: string, title?: string, status?: number, detail?: string,
 *   errors?: {pointer: string, detail: string}[]}} ProblemBody
 */

export {};
