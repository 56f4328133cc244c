// The curve of run_danger.h.
#include <algorithm>

#include <fmt/format.h>

#include "report/alarm_colours.h"
#include "report/chart.h"
#include "report/run_danger.h"

namespace muster::report {

namespace {

constexpr double kWidth = 640, kLeft = 52, kRight = 12, kTop = 10, kPlot = 190;
constexpr double kStripTop = kTop + kPlot + 24, kStrip = 12, kLegend = kStripTop + kStrip + 34;
struct Step {
  const char *column, *alarm, *key;
};
// Who stands in 5 per m² stands in 3 as well: areas from the back to the front.
constexpr Step kSteps[] = {{"above_3", "yellow", "report.danger.above-3"},
                           {"above_4", "orange", "report.danger.above-4"},
                           {"above_5", "red", "report.danger.above-5"}};

class Drawing {
 public:
  explicit Drawing(const RunReport& report)
      : report_(report), table_(report.result.dangerTime), rows_(table_.rows()) {
    for (std::size_t row = 0; row < rows_; ++row)
      most_ = std::max(most_, value(row, kSteps[0].column));
    if (rows_ > 0) last_s_ = value(rows_ - 1, "time_s");
  }

  std::string svg() {
    if (most_ <= 0 || last_s_ <= 0) return "";
    out_ = fmt::format(
        "<svg class=\"chart\" viewBox=\"0 0 {} {}\" width=\"{}\" role=\"img\" "
        "aria-label=\"{}\">\n",
        kWidth, kLegend + 16, kWidth, report_.text("report.danger.curve"));
    grid();
    for (const Step& step : kSteps) area(step);
    strip();
    legend();
    return out_ + "</svg>\n";
  }

 private:
  double value(std::size_t row, std::string_view column) const {
    return table_.number(row, column).value_or(0);
  }
  double x(double time_s) const { return kLeft + time_s / last_s_ * (kWidth - kLeft - kRight); }
  double y(double people) const { return kTop + kPlot * (1 - people / most_); }

  void text(double at_x, double at_y, std::string_view anchor, const std::string& what) {
    out_ += fmt::format("<text x=\"{:.1f}\" y=\"{:.1f}\" text-anchor=\"{}\">{}</text>\n", at_x,
                        at_y, anchor, what);
  }

  void grid() {
    const double step = std::max(1.0, roundStep(0, most_, 4));
    for (double people = 0; people <= most_; people += step) {
      out_ += fmt::format(
          "<line x1=\"{0:.1f}\" y1=\"{1:.1f}\" x2=\"{2:.1f}\" y2=\"{1:.1f}\" "
          "stroke=\"#e5e5e5\"/>\n",
          kLeft, y(people), kWidth - kRight);
      text(kLeft - 6, y(people) + 4, "end", fmt::format("{:.4g}", people));
    }
    const double seconds = roundStep(0, last_s_, 6);
    for (double time_s = 0; time_s <= last_s_; time_s += seconds)
      text(x(time_s), kTop + kPlot + 16, "middle", fmt::format("{:.6g}", time_s));
    text(kWidth / 2, kLegend - 16, "middle", report_.text("report.axis.time"));
    out_ += fmt::format(
        "<text x=\"14\" y=\"{0:.1f}\" text-anchor=\"middle\" transform=\"rotate(-90 14 "
        "{0:.1f})\">{1}</text>\n",
        kTop + kPlot / 2, report_.text("report.axis.people"));
  }

  void area(const Step& step) {
    std::string points = fmt::format("{:.1f},{:.1f} ", x(0), y(0));
    for (std::size_t row = 0; row < rows_; ++row)
      points += fmt::format("{:.1f},{:.1f} ", x(value(row, "time_s")), y(value(row, step.column)));
    points += fmt::format("{:.1f},{:.1f}", x(last_s_), y(0));
    out_ +=
        fmt::format("<polygon points=\"{}\" fill=\"{}\" stroke=\"#555\" stroke-width=\"0.4\"/>\n",
                    points, alarmColour(step.alarm).fill);
  }

  void bar(double from_s, double to_s, const std::string& alarm) {
    out_ += fmt::format(
        "<rect x=\"{:.1f}\" y=\"{:.1f}\" width=\"{:.1f}\" height=\"{:.1f}\" fill=\"{}\"/>\n",
        x(from_s), kStripTop, x(to_s) - x(from_s), kStrip, alarmColour(alarm).fill);
  }

  // A sample stands for the time since the one before.
  void strip() {
    std::string alarm;
    double from_s = 0, to_s = 0;
    for (std::size_t row = 0; row < rows_; ++row) {
      const std::string now = table_.text(row, "alarm_heuristic");
      if (row > 0 && now != alarm) {
        bar(from_s, to_s, alarm);
        from_s = to_s;
      }
      alarm = now;
      to_s = value(row, "time_s");
    }
    bar(from_s, to_s, alarm);
    text(kLeft - 6, kStripTop + kStrip - 2, "end", report_.text("report.danger.alarm"));
  }

  void legend() {
    double at = kLeft;
    for (const Step& step : kSteps) {
      out_ +=
          fmt::format("<rect x=\"{:.1f}\" y=\"{:.1f}\" width=\"16\" height=\"8\" fill=\"{}\"/>\n",
                      at, kLegend, alarmColour(step.alarm).fill);
      text(at + 22, kLegend + 8, "start", report_.text(step.key));
      at += (kWidth - kLeft - kRight) / 3;
    }
  }

  const RunReport& report_;
  const io::ResultTable& table_;
  std::size_t rows_;
  double most_ = 0, last_s_ = 0;
  std::string out_;
};

}  // namespace

std::string dangerCurve(const RunReport& report) {
  return Drawing(report).svg();
}

}  // namespace muster::report
