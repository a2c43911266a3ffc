/** The start, for whoever holds a link to one activity and no more. */

import { el } from "../dom.js";
import { homePlace } from "../token.js";
import { t } from "../words.js";

/** @import {View} from "../main.js" */

/** @returns {Promise<View>} */
export async function boundView() {
  const back = homePlace();
  const node = el("section.page", {}, [
    el("h1", { tabindex: "-1" }, t("bound.title")),
    el("p.lede", {}, t(back ? "bound.text" : "bound.where")),
    back && el("p", {}, el("a.button.primary", { href: `#${back}` }, t("bound.back"))),
  ]);
  return { node, title: t("bound.title") };
}
