package org.disentangle.cli.live;

import org.disentangle.page.Page;
import org.disentangle.page.Resource;

/**
 * The live page itself: it is complete and does not change during a training; its script fetches
 * the numbers.
 *
 * @param title of the page
 * @param style the style sheets
 * @param libraries the chart library
 * @param script that asks and draws
 */
record LivePage(String title, String style, String libraries, String script) {

  /** Renders the page of a run. */
  static String of(String run) {
    return Page.write(
        LivePage.class,
        "live",
        new LivePage(
            run,
            Page.style() + Resource.text(LivePage.class, "live.css"),
            // Its text must not end the element that it stands in.
            Resource.webJar("org.webjars", "echarts", "echarts.common.min.js")
                .replace("</script", "<\\/script"),
            Resource.text(LivePage.class, "live.js")));
  }
}
