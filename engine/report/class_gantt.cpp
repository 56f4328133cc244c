#include "report/class_gantt.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "report/chart.h"

namespace muster::report {

namespace {

constexpr double kWidth = 820, kLeft = 110, kRight = 20, kTop = 24, kRow = 16, kBottom = 6;
constexpr std::size_t kRowsOfAPiece = 45;  // of A4 in print
// From the alarm's beginning to the first step, to the empty room, out, to the roll call.
constexpr const char* kKeys[] = {"report.gantt.waiting", "report.gantt.room", "report.gantt.way",
                                 "report.gantt.roll-call"};
constexpr const char* kColours[] = {"#e4e4e4", "#e69f00", "#0072b2", "#009e73"};

double stepFor(double most_s) {
  for (const double step_s : {10.0, 30.0, 60.0, 120.0, 300.0, 600.0, 1800.0})
    if (most_s / step_s <= 10) return step_s;
  return 3600.0 * std::ceil(most_s / 36000.0);
}

class Gantt {
 public:
  Gantt(const PageText& page, const std::vector<GanttRow>& rows, double target_s)
      : page_(page), rows_(rows), target_s_(target_s), most_s_(std::max(1.0, target_s)) {
    for (const GanttRow& row : rows)
      for (const auto& until_s : row.until_s) most_s_ = std::max(most_s_, until_s.value_or(0));
  }

  std::string html() {
    out_ = legend();
    for (std::size_t row = 0; row < rows_.size(); row += kRowsOfAPiece)
      piece(row, std::min(row + kRowsOfAPiece, rows_.size()));
    return out_;
  }

 private:
  double x(double time_s) const { return kLeft + time_s / most_s_ * (kWidth - kLeft - kRight); }

  std::string legend() const {
    std::string html = "<p class=\"small\">";
    for (std::size_t i = 0; i < std::size(kKeys); ++i)
      html +=
          fmt::format("<span class=\"bar\" style=\"width:1.6em;background:{}\"></span> {}&ensp; ",
                      kColours[i], page_.text(kKeys[i]));
    return html + "</p>\n";
  }

  void piece(std::size_t from, std::size_t to) {
    const double bottom = kTop + kRow * static_cast<double>(to - from);
    out_ += fmt::format(
        "<figure class=\"wide\"><svg class=\"chart\" viewBox=\"0 0 {} {}\" width=\"{}\" "
        "role=\"img\" aria-label=\"{}\">\n",
        kWidth, bottom + kBottom, kWidth, page_.text("report.gantt"));
    const double step_s = stepFor(most_s_);
    for (int i = 0; i * step_s <= most_s_; ++i) {
      upright(i * step_s, bottom, "stroke=\"#e5e5e5\"");
      out_ += fmt::format("<text x=\"{:.1f}\" y=\"{}\" text-anchor=\"middle\">{}</text>\n",
                          x(i * step_s), kTop - 8, page_.clockOf(i * step_s));
    }
    for (std::size_t row = from; row < to; ++row)
      bars(row, kTop + kRow * static_cast<double>(row - from));
    upright(target_s_, bottom, "stroke=\"#b00020\" stroke-dasharray=\"4 3\"");
    out_ += "</svg></figure>\n";
  }

  void upright(double time_s, double bottom, const char* stroke) {
    out_ += fmt::format("<line x1=\"{0:.1f}\" y1=\"{1}\" x2=\"{0:.1f}\" y2=\"{2}\" {3}/>\n",
                        x(time_s), kTop - 4, bottom, stroke);
  }

  void bars(std::size_t row, double y) {
    out_ += fmt::format("<text x=\"{}\" y=\"{:.1f}\" text-anchor=\"end\">{}</text>\n", kLeft - 8,
                        y + 12, escaped(rows_[row].name));
    double from_s = 0;
    for (std::size_t i = 0; i < std::size(kColours); ++i) {
      const auto& until_s = rows_[row].until_s[i];
      if (!until_s || *until_s <= from_s)
        continue;  // never, or the room was empty after it was out
      out_ += fmt::format(
          "<rect x=\"{:.1f}\" y=\"{:.1f}\" width=\"{:.1f}\" height=\"{}\" fill=\"{}\"/>\n",
          x(from_s), y + 2, x(*until_s) - x(from_s), kRow - 4, kColours[i]);
      from_s = *until_s;
    }
  }

  const PageText& page_;
  const std::vector<GanttRow>& rows_;
  double target_s_, most_s_;
  std::string out_;
};

}  // namespace

std::string classGantt(const PageText& page, const std::vector<GanttRow>& rows, double target_s) {
  return Gantt(page, rows, target_s).html();
}

}  // namespace muster::report
