#include "report/live_chart.h"

#include <cmath>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "report/chart.h"

namespace muster::report {

extern const std::string_view kChartMinJs, kLiveChartJs;

namespace {

using nlohmann::json;
using verification::Curve;

// Thousandths are finer than any screen; more digits only make the page longer.
json rounded(const std::vector<double>& values) {
  json list = json::array();
  for (const double value : values)
    list.push_back(std::isfinite(value) ? json(std::round(value * 1000) / 1000) : json());
  return list;
}

json curveJson(const Curve& curve, const std::string& colour) {
  const bool points = curve.style == Curve::Style::points ||
                      (curve.style == Curve::Style::line && !curve.reference);
  return {{"name", curve.name},
          {"colour", colour},
          {"dashed", curve.reference},
          {"points", points},
          {"line", curve.style != Curve::Style::points},
          {"x", rounded(curve.x)},
          {"y", rounded(curve.y)},
          {"y2", rounded(curve.y2)}};
}

}  // namespace

std::string liveChart(const verification::Plot& plot, const Words& words, std::string_view look) {
  const std::vector<std::string> colours = curveColours(plot);
  json curves = json::array();
  for (std::size_t i = 0; i < plot.curves.size(); ++i)
    curves.push_back(curveJson(plot.curves[i], colours[i]));
  const json data{{"x", words.text(plot.x)}, {"y", words.text(plot.y)}, {"curves", curves}};
  return fmt::format(
      "<figure class=\"plot {}\">{}<div class=\"stage\"><canvas></canvas></div>{}</figure>\n", look,
      chart(plot, words), pageData("plot-data", data.dump()));
}

std::string liveChartScript() {
  return fmt::format("<script>{}</script>\n<script>{}</script>\n", kChartMinJs, kLiveChartJs);
}

std::string pageData(std::string_view look, const std::string& json) {
  std::string inside = json;  // nothing in it may end the element or begin a comment
  for (std::size_t at = 0; (at = inside.find('<', at)) != std::string::npos; at += 6)
    inside.replace(at, 1, "\\u003c");
  return fmt::format("<script type=\"application/json\" class=\"{}\">{}</script>\n", look, inside);
}

}  // namespace muster::report
