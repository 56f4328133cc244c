#include "viewer/content/plot.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace muster::viewer {

std::optional<double> valueAt(const Curve& curve, double time_s) {
  const auto after = std::ranges::upper_bound(curve.points, time_s, {}, &geometry::Vec2::x);
  if (after == curve.points.begin()) return std::nullopt;
  return std::prev(after)->y;
}

std::string plotCsv(const Plot& plot) {
  std::set<double> times;
  std::string csv = "time_s";
  for (const Curve& curve : plot.curves) {
    std::string label = curve.label;
    std::ranges::replace(label, '"', '\'');
    csv += ",\"" + label + " (" + plot.unit + ")\"";
    for (const geometry::Vec2 p : curve.points) times.insert(p.x);
  }
  csv += "\n";
  for (const double time : times) {
    csv += fmt::format("{:.3f}", time);
    for (const Curve& curve : plot.curves) {
      const auto value = valueAt(curve, time);
      csv += value ? fmt::format(",{:.6g}", *value) : std::string(",");
    }
    csv += "\n";
  }
  return csv;
}

}  // namespace muster::viewer
