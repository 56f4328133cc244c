#include "viewer/content/plot.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace muster::viewer {

namespace {

// The last point at or before a time; nullopt before the first.
std::optional<std::size_t> pointAt(const Curve& curve, double time_s) {
  const auto after = std::ranges::upper_bound(curve.points, time_s, {}, &geometry::Vec2::x);
  if (after == curve.points.begin()) return std::nullopt;
  return static_cast<std::size_t>(after - curve.points.begin()) - 1;
}

}  // namespace

std::optional<double> valueAt(const Curve& curve, double time_s) {
  const auto point = pointAt(curve, time_s);
  return point ? std::optional(curve.points[*point].y) : std::nullopt;
}

std::optional<Bounds> bandAt(const Curve& curve, double time_s) {
  const auto point = curve.band.empty() ? std::nullopt : pointAt(curve, time_s);
  return point ? std::optional(curve.band[*point]) : std::nullopt;
}

std::string plotCsv(const Plot& plot) {
  std::set<double> times;
  std::string csv = "time_s";
  for (const Curve& curve : plot.curves) {
    std::string label = curve.label;
    std::ranges::replace(label, '"', '\'');
    csv += ",\"" + label + " (" + plot.unit + ")\"";
    if (!curve.band.empty()) csv += ",\"" + label + ": low\",\"" + label + ": high\"";
    for (const geometry::Vec2 p : curve.points) times.insert(p.x);
  }
  csv += "\n";
  for (const double time : times) {
    csv += fmt::format("{:.3f}", time);
    for (const Curve& curve : plot.curves) {
      const auto value = valueAt(curve, time);
      csv += value ? fmt::format(",{:.6g}", *value) : std::string(",");
      if (curve.band.empty()) continue;
      const auto band = bandAt(curve, time);
      csv += band ? fmt::format(",{:.6g},{:.6g}", band->low, band->high) : std::string(",,");
    }
    csv += "\n";
  }
  return csv;
}

}  // namespace muster::viewer
