#include "report/chart.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "verification/suite.h"

namespace muster::report {

namespace {

using verification::Curve;
using verification::Plot;

constexpr double kWidth = 460, kHeight = 300;
constexpr double kLeft = 58, kRight = 12, kTop = 12, kBottom = 46;  // around the drawing
constexpr double kLegendLine = 17;
constexpr const char* kColours[] = {"#0072b2", "#d55e00", "#009e73",
                                    "#cc79a7", "#e69f00", "#56b4e9"};
constexpr const char* kReference = "#777777";

struct Axis {
  double low = 0, high = 1, step = 0.2;
  double from = 0, to = 1;  // pixels
  double at(double value) const { return from + (value - low) / (high - low) * (to - from); }
};

Axis axisFor(double low, double high, double from, double to) {
  low = std::min(low, 0.0);  // every quantity here has a natural zero
  if (high <= low) high = low + 1;
  Axis axis{low, high, roundStep(low, high, 6), from, to};
  axis.low = axis.step * std::floor(low / axis.step);
  axis.high = axis.step * std::ceil(high / axis.step - 1e-9);
  return axis;
}

void widen(const std::vector<double>& values, double& low, double& high) {
  for (const double v : values) {
    if (!std::isfinite(v)) continue;
    low = std::min(low, v);
    high = std::max(high, v);
  }
}

class Drawing {
 public:
  Drawing(const Plot& plot, const Words& words) : plot_(plot), words_(words) {
    double x0 = kMost, x1 = -kMost, y0 = kMost, y1 = -kMost;
    for (const Curve& curve : plot.curves) {
      widen(curve.x, x0, x1);
      widen(curve.y, y0, y1);
      widen(curve.y2, y0, y1);
    }
    x_ = axisFor(x0, x1, kLeft, kWidth - kRight);
    y_ = axisFor(y0, y1, kHeight - kBottom, kTop);
  }

  std::string svg() {
    std::size_t names = 0;
    for (std::size_t i = 0; i < plot_.curves.size(); ++i) names += namedBefore(i) ? 0 : 1;
    const double height = kHeight + kLegendLine * static_cast<double>(names) + 4;
    out_ = fmt::format(
        "<svg class=\"chart\" viewBox=\"0 0 {} {}\" width=\"{}\" role=\"img\" aria-label=\"{}\">\n",
        kWidth, height, kWidth, escaped(words_.text(plot_.title)));
    grid();
    const std::vector<std::string> colours = curveColours(plot_);
    std::size_t line = 0;
    for (std::size_t i = 0; i < plot_.curves.size(); ++i) {
      draw(plot_.curves[i], colours[i]);
      if (!namedBefore(i)) legend(plot_.curves[i], colours[i], line++);
    }
    return out_ + "</svg>\n";
  }

 private:
  static constexpr double kMost = 1e300;

  bool namedBefore(std::size_t curve) const {
    const auto end = plot_.curves.begin() + static_cast<std::ptrdiff_t>(curve);
    return std::find_if(plot_.curves.begin(), end, [&](const Curve& before) {
             return before.name == plot_.curves[curve].name;
           }) != end;
  }

  void line(double x0, double y0, double x1, double y1, const char* stroke) {
    out_ += fmt::format(
        "<line x1=\"{:.1f}\" y1=\"{:.1f}\" x2=\"{:.1f}\" y2=\"{:.1f}\" stroke=\"{}\"/>\n", x0, y0,
        x1, y1, stroke);
  }
  void text(double x, double y, const std::string& what, const char* more) {
    out_ +=
        fmt::format("<text x=\"{:.1f}\" y=\"{:.1f}\" {}>{}</text>\n", x, y, more, escaped(what));
  }

  void grid() {
    for (int i = 0; x_.low + i * x_.step <= x_.high + 1e-9 * x_.step; ++i) {
      const double value = x_.low + i * x_.step;
      line(x_.at(value), y_.from, x_.at(value), y_.to, "#e5e5e5");
      text(x_.at(value), y_.from + 16, fmt::format("{:.4g}", value), "text-anchor=\"middle\"");
    }
    for (int i = 0; y_.low + i * y_.step <= y_.high + 1e-9 * y_.step; ++i) {
      const double value = y_.low + i * y_.step;
      line(x_.from, y_.at(value), x_.to, y_.at(value), "#e5e5e5");
      text(x_.from - 6, y_.at(value) + 4, fmt::format("{:.4g}", value), "text-anchor=\"end\"");
    }
    line(x_.from, y_.from, x_.to, y_.from, "#333");
    line(x_.from, y_.from, x_.from, y_.to, "#333");
    text(0.5 * (x_.from + x_.to), kHeight - 10, words_.text(plot_.x), "text-anchor=\"middle\"");
    const double middle = 0.5 * (y_.from + y_.to);
    text(14, middle, words_.text(plot_.y),
         fmt::format("text-anchor=\"middle\" transform=\"rotate(-90 14 {:.1f})\"", middle).c_str());
  }

  std::string points(const std::vector<double>& xs, const std::vector<double>& ys) const {
    std::string list;
    for (std::size_t i = 0; i < xs.size(); ++i)
      list += fmt::format("{:.1f},{:.1f} ", x_.at(xs[i]), y_.at(ys[i]));
    return list;
  }

  void draw(const Curve& curve, const std::string& colour) {
    if (curve.style == Curve::Style::band) {
      std::vector<double> x = curve.x, y = curve.y;
      x.insert(x.end(), curve.x.rbegin(), curve.x.rend());
      y.insert(y.end(), curve.y2.rbegin(), curve.y2.rend());
      out_ += fmt::format("<polygon points=\"{}\" fill=\"{}\" fill-opacity=\"0.22\"/>\n",
                          points(x, y), colour);
      return;
    }
    if (curve.style == Curve::Style::line || curve.style == Curve::Style::trace)
      out_ += fmt::format(
          "<polyline points=\"{}\" fill=\"none\" stroke=\"{}\" stroke-width=\"1.8\"/>\n",
          points(curve.x, curve.y), colour);
    if (curve.style == Curve::Style::trace ||
        (curve.style == Curve::Style::line && curve.reference))
      return;
    for (std::size_t i = 0; i < curve.x.size(); ++i)
      out_ += fmt::format("<circle cx=\"{:.1f}\" cy=\"{:.1f}\" r=\"3.2\" fill=\"{}\"/>\n",
                          x_.at(curve.x[i]), y_.at(curve.y[i]), colour);
  }

  void legend(const Curve& curve, const std::string& colour, std::size_t row) {
    const double y = kHeight + kLegendLine * static_cast<double>(row) + 6;
    out_ += fmt::format(
        "<rect x=\"{:.1f}\" y=\"{:.1f}\" width=\"16\" height=\"8\" fill=\"{}\"{}/>\n", kLeft, y,
        colour, curve.style == Curve::Style::band ? " fill-opacity=\"0.3\"" : "");
    text(kLeft + 22, y + 8, curve.name, "");
  }

  const Plot& plot_;
  const Words& words_;
  Axis x_, y_;
  std::string out_;
};

}  // namespace

double roundStep(double low, double high, int count) {
  const double raw = (high - low) / count;
  const double power = std::pow(10.0, std::floor(std::log10(raw)));
  for (const double factor : {1.0, 2.0, 5.0})
    if (raw <= factor * power * (1 + 1e-9)) return factor * power;
  return 10 * power;
}

std::string escaped(const std::string& text) {
  std::string out;
  for (const char c : text) {
    if (c == '&')
      out += "&amp;";
    else if (c == '<')
      out += "&lt;";
    else if (c == '>')
      out += "&gt;";
    else if (c == '"')
      out += "&quot;";
    else
      out += c;
  }
  return out;
}

std::vector<std::string> curveColours(const Plot& plot) {
  const auto models = verification::suiteModels();
  std::vector<std::string> names(models.begin(), models.end());
  // The two streams of one model on the charts of the verification.
  const auto stream = [](const std::string& name) {
    return name == "east" ? 0 : name == "west" ? 1 : -1;
  };
  std::vector<std::string> others, colours;
  for (const Curve& curve : plot.curves) {
    if (curve.reference) {
      colours.emplace_back(kReference);
      continue;
    }
    const auto model = std::ranges::find(names, curve.name);
    std::size_t at = static_cast<std::size_t>(model - names.begin());
    if (stream(curve.name) >= 0) {
      at = static_cast<std::size_t>(stream(curve.name));
    } else if (model == names.end()) {
      const auto other = std::ranges::find(others, curve.name);
      at = static_cast<std::size_t>(other - others.begin());
      if (other == others.end()) others.push_back(curve.name);
    }
    colours.emplace_back(kColours[at % std::size(kColours)]);
  }
  return colours;
}

std::string chart(const Plot& plot, const Words& words) {
  return Drawing(plot, words).svg();
}

}  // namespace muster::report
