#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "report/chart.h"
#include "report/page.h"
#include "report/run_sections.h"

namespace muster::report {

namespace {

constexpr double kWidth = 820, kLeft = 110, kRight = 20, kTop = 24, kRow = 16, kBottom = 6;
constexpr std::size_t kRowsOfAPiece = 45;  // of A4 in print
// From the alarm's beginning to the first step, to the empty room, out, to the roll call.
constexpr const char* kKeys[] = {"report.gantt.waiting", "report.gantt.room", "report.gantt.way",
                                 "report.gantt.roll-call"};
constexpr const char* kTimes[] = {"first_started_s", "last_left_room_s", "last_left_building_s",
                                  "roll_call_s"};
constexpr const char* kColours[] = {"#e4e4e4", "#e69f00", "#0072b2", "#009e73"};

double stepFor(double most_s) {
  for (const double step_s : {10.0, 30.0, 60.0, 120.0, 300.0, 600.0, 1800.0})
    if (most_s / step_s <= 10) return step_s;
  return 3600.0 * std::ceil(most_s / 36000.0);
}

class Gantt {
 public:
  explicit Gantt(const RunReport& report) : report_(report), classes_(report.result.classes) {
    for (std::size_t row = 0; row < classes_.rows(); ++row)
      for (const char* time : kTimes)
        most_s_ = std::max(most_s_, classes_.number(row, time).value_or(0));
    most_s_ = std::max(most_s_, report.target_s);
  }

  std::string html() {
    out_ = legend();
    for (std::size_t row = 0; row < classes_.rows(); row += kRowsOfAPiece)
      piece(row, std::min(row + kRowsOfAPiece, classes_.rows()));
    return out_;
  }

 private:
  double x(double time_s) const { return kLeft + time_s / most_s_ * (kWidth - kLeft - kRight); }

  std::string legend() const {
    std::string html = "<p class=\"small\">";
    for (std::size_t i = 0; i < std::size(kKeys); ++i)
      html +=
          fmt::format("<span class=\"bar\" style=\"width:1.6em;background:{}\"></span> {}&ensp; ",
                      kColours[i], report_.text(kKeys[i]));
    return html + "</p>\n";
  }

  void piece(std::size_t from, std::size_t to) {
    const double bottom = kTop + kRow * static_cast<double>(to - from);
    out_ += fmt::format(
        "<figure class=\"wide\"><svg class=\"chart\" viewBox=\"0 0 {} {}\" width=\"{}\" "
        "role=\"img\" aria-label=\"{}\">\n",
        kWidth, bottom + kBottom, kWidth, report_.text("report.gantt"));
    const double step_s = stepFor(most_s_);
    for (int i = 0; i * step_s <= most_s_; ++i) {
      upright(i * step_s, bottom, "stroke=\"#e5e5e5\"");
      out_ += fmt::format("<text x=\"{:.1f}\" y=\"{}\" text-anchor=\"middle\">{}</text>\n",
                          x(i * step_s), kTop - 8, report_.clockOf(i * step_s));
    }
    for (std::size_t row = from; row < to; ++row)
      bars(row, kTop + kRow * static_cast<double>(row - from));
    upright(report_.target_s, bottom, "stroke=\"#b00020\" stroke-dasharray=\"4 3\"");
    out_ += "</svg></figure>\n";
  }

  void upright(double time_s, double bottom, const char* stroke) {
    out_ += fmt::format("<line x1=\"{0:.1f}\" y1=\"{1}\" x2=\"{0:.1f}\" y2=\"{2}\" {3}/>\n",
                        x(time_s), kTop - 4, bottom, stroke);
  }

  void bars(std::size_t row, double y) {
    out_ += fmt::format("<text x=\"{}\" y=\"{:.1f}\" text-anchor=\"end\">{}</text>\n", kLeft - 8,
                        y + 12, escaped(classes_.text(row, "group")));
    double from_s = 0;
    for (std::size_t i = 0; i < std::size(kTimes); ++i) {
      const auto until_s = classes_.number(row, kTimes[i]);
      if (!until_s || *until_s <= from_s)
        continue;  // never, or the room was empty after it was out
      out_ += fmt::format(
          "<rect x=\"{:.1f}\" y=\"{:.1f}\" width=\"{:.1f}\" height=\"{}\" fill=\"{}\"/>\n",
          x(from_s), y + 2, x(*until_s) - x(from_s), kRow - 4, kColours[i]);
      from_s = *until_s;
    }
  }

  const RunReport& report_;
  const io::ResultTable& classes_;
  double most_s_ = 1;
  std::string out_;
};

}  // namespace

std::string classGantt(const RunReport& report) {
  return Gantt(report).html();
}

}  // namespace muster::report
