#include "viewer/panels/draw_plot.h"

#include <fmt/format.h>
#include <imgui.h>

#include <algorithm>
#include <cmath>

#include "report/chart.h"
#include "viewer/panels/time_line.h"

namespace muster::viewer {

namespace {

constexpr ImU32 kAxis = IM_COL32(70, 70, 78, 255);
constexpr ImU32 kGrid = IM_COL32(222, 224, 228, 255);
constexpr ImU32 kPaper = IM_COL32(255, 255, 255, 255);
constexpr ImU32 kNow = IM_COL32(204, 0, 64, 255);
constexpr double kMinute_s = 60;

ImVec2 at(double x, double y) {
  return {static_cast<float>(x), static_cast<float>(y)};
}

// Where values come to lie.
struct Axes {
  double left, top, right, bottom;  // px
  double from_s = 0, to_s = 1, low = 0, high = 1;

  double x(double time_s) const {
    return left + (right - left) * (time_s - from_s) / (to_s - from_s);
  }
  double y(double value) const { return bottom - (bottom - top) * (value - low) / (high - low); }
  double time(double px) const { return from_s + (to_s - from_s) * (px - left) / (right - left); }
};

void fit(Axes& axes, const Plot& plot) {
  axes.to_s = 1;
  axes.low = axes.high = 0;
  for (const Curve& curve : plot.curves) {
    for (const geometry::Vec2 p : curve.points) {
      axes.to_s = std::max(axes.to_s, p.x);
      axes.low = std::min(axes.low, p.y);
      axes.high = std::max(axes.high, p.y);
    }
    for (const Bounds& range : curve.band) {
      axes.low = std::min(axes.low, range.low);
      axes.high = std::max(axes.high, range.high);
    }
  }
  if (axes.high <= axes.low) axes.high = axes.low + 1;
  const double step = report::roundStep(axes.low, axes.high, 4);
  axes.low = std::floor(axes.low / step) * step;
  axes.high = std::ceil(axes.high / step) * step;
}

double timeStep(double span_s) {
  for (const double step : {10.0, 30.0, 60.0, 120.0, 300.0, 600.0, 1800.0}) {
    if (span_s / step <= 6) return step;
  }
  return 60 * kMinute_s;
}

void drawAxes(ImDrawList& list, const Axes& axes, const Plot& plot) {
  const double line = double{ImGui::GetFontSize()};
  list.AddRectFilled(at(axes.left, axes.top), at(axes.right, axes.bottom), kPaper);
  const double step = report::roundStep(axes.low, axes.high, 4);
  const auto ticks = static_cast<int>(std::lround((axes.high - axes.low) / step));
  for (int tick = 0; tick <= ticks; ++tick) {
    const double value = axes.low + tick * step;
    const std::string number = fmt::format("{:.4g}", value);
    list.AddLine(at(axes.left, axes.y(value)), at(axes.right, axes.y(value)), kGrid);
    list.AddText(
        at(axes.left - 4 - double{ImGui::CalcTextSize(number.c_str()).x}, axes.y(value) - line / 2),
        kAxis, number.c_str());
  }
  const double tick = timeStep(axes.to_s - axes.from_s);
  for (double time = std::ceil(axes.from_s / tick) * tick; time <= axes.to_s; time += tick) {
    const std::string text = clockText(time);
    const double half = double{ImGui::CalcTextSize(text.c_str()).x} / 2;
    list.AddLine(at(axes.x(time), axes.top), at(axes.x(time), axes.bottom), kGrid);
    if (axes.x(time) + half < axes.right + 12)
      list.AddText(at(std::max(axes.x(time) - half, axes.left), axes.bottom + 2), kAxis,
                   text.c_str());
  }
  list.AddRect(at(axes.left, axes.top), at(axes.right, axes.bottom), kAxis);
  list.AddText(at(axes.left, axes.bottom + 2 + line), kAxis, plot.timeLabel.c_str());
}

// Steps: the value holds until the next point.
void drawCurve(ImDrawList& list, const Axes& axes, const Curve& curve) {
  std::vector<ImVec2> way;
  for (const geometry::Vec2 p : curve.points) {
    const ImVec2 here = at(axes.x(p.x), axes.y(p.y));
    if (!way.empty()) {
      if (here.x - way.back().x < 0.7f && std::fabs(here.y - way.back().y) < 0.7f) continue;
      way.push_back({here.x, way.back().y});
    }
    way.push_back(here);
  }
  list.AddPolyline(way.data(), static_cast<int>(way.size()), curve.colour, 0, 1.8f);
}

// Behind the curve, in steps like it.
void drawBand(ImDrawList& list, const Axes& axes, const Curve& curve) {
  constexpr Rgba kPale = 0x38FFFFFF;  // the curve's colour with an alpha of 22 %
  for (std::size_t i = 0; i + 1 < curve.band.size(); ++i)
    list.AddRectFilled(at(axes.x(curve.points[i].x), axes.y(curve.band[i].high)),
                       at(axes.x(curve.points[i + 1].x), axes.y(curve.band[i].low)),
                       curve.colour & kPale);
}

void drawLegend(const Plot& plot, double clock_s) {
  if (plot.curves.size() < 2) return;
  const float widest = ImGui::GetContentRegionAvail().x;
  float used = 0;
  for (const Curve& curve : plot.curves) {
    const std::string text =
        fmt::format("{} {:.3g}", curve.label, valueAt(curve, clock_s).value_or(0));
    const float width = ImGui::CalcTextSize(text.c_str()).x + 1.6f * ImGui::GetFontSize();
    if (used > 0 && used + width < widest) ImGui::SameLine(used);
    if (used + width >= widest) used = 0;
    const ImVec2 cursor = ImGui::GetCursorScreenPos();
    const float line = ImGui::GetFontSize();
    ImGui::GetWindowDrawList()->AddRectFilled({cursor.x, cursor.y + 0.45f * line},
                                              {cursor.x + 0.8f * line, cursor.y + 0.65f * line},
                                              curve.colour);
    ImGui::SetCursorPosX(ImGui::GetCursorPosX() + line);
    ImGui::TextUnformatted(text.c_str());
    used += width + 0.4f * line;
  }
}

void hover(const Plot& plot, double time_s) {
  ImGui::BeginTooltip();
  ImGui::TextUnformatted(clockText(time_s).c_str());
  for (const Curve& curve : plot.curves) {
    const auto value = valueAt(curve, time_s);
    const auto band = bandAt(curve, time_s);
    if (!value) continue;
    std::string text = fmt::format("{} {:.4g} {}", curve.label, *value, plot.unit);
    if (band) text += fmt::format(" ({:.4g} … {:.4g})", band->low, band->high);
    ImGui::TextUnformatted(text.c_str());
  }
  ImGui::EndTooltip();
}

}  // namespace

std::optional<double> drawPlot(const Plot& plot, double clock_s, double height_px) {
  ImGui::TextWrapped("%s", (plot.title + " (" + plot.unit + ")").c_str());
  drawLegend(plot, clock_s);
  const double line = double{ImGui::GetFontSize()};
  const ImVec2 corner = ImGui::GetCursorScreenPos();
  const double width = double{ImGui::GetContentRegionAvail().x};
  ImGui::PushID(plot.title.c_str());
  ImGui::InvisibleButton("##plot", at(width, height_px + 2.2 * line));
  ImGui::PopID();
  Axes axes{double{corner.x} + 2.6 * line, double{corner.y} + 0.3 * line,
            double{corner.x} + width - 0.6 * line, double{corner.y} + height_px};
  fit(axes, plot);
  ImDrawList& list = *ImGui::GetWindowDrawList();
  drawAxes(list, axes, plot);
  list.PushClipRect(at(axes.left, axes.top - 2), at(axes.right, axes.bottom + 2), true);
  for (const Curve& curve : plot.curves) drawBand(list, axes, curve);
  for (const Curve& curve : plot.curves) drawCurve(list, axes, curve);
  list.AddLine(at(axes.x(clock_s), axes.top), at(axes.x(clock_s), axes.bottom), kNow, 1.5f);
  list.PopClipRect();
  if (!ImGui::IsItemHovered()) return std::nullopt;
  const double time_s =
      std::clamp(axes.time(double{ImGui::GetIO().MousePos.x}), axes.from_s, axes.to_s);
  hover(plot, time_s);
  if (ImGui::IsMouseDown(ImGuiMouseButton_Left)) return time_s;
  return std::nullopt;
}

}  // namespace muster::viewer
