/** The token by which the server knows who asks. No cookie: frames have none to rely on. */

const KEY = "winwin.token";

/** What counts, also where storage is forbidden; `home` is the place the token was given for. */
let [token = "", home = ""] = stored().split(" ");

export const bearer = () => token;

/** Where the link led that brought the token. */
export const homePlace = () => home;

/** Whether the next page of this tab finds the token too. */
export const isKept = () => stored() === `${token} ${home}`;

/** @param {string} value empty forgets it @param {string} [place] after the hash */
export function keepToken(value, place = "") {
  [token, home] = [value, place];
  try {
    if (value) sessionStorage.setItem(KEY, `${value} ${place}`);
    else sessionStorage.removeItem(KEY);
  } catch {
    // As in some frames: memory is enough.
  }
}

/**
 * Take `#token=…&go=/…` out of the address at once, so that no token stays in the history.
 * @returns {string} a token to be exchanged; a learner's own is kept as it is
 */
export function takeToken() {
  if (!location.hash.startsWith("#token=")) return "";
  const brought = new URLSearchParams(location.hash.slice(1));
  const [found, go] = [brought.get("token") ?? "", brought.get("go") ?? ""];
  history.replaceState(null, "", go ? `#${go}` : location.pathname + location.search);
  if (!found.startsWith("wwt_")) return found;
  keepToken(found, go);
  return "";
}

function stored() {
  try {
    return sessionStorage.getItem(KEY) ?? "";
  } catch {
    return "";
  }
}
