#include "cli/danger_changes.h"

#include <fmt/format.h>

#include <cstdio>

#include "cli/table.h"
#include "report/page.h"
#include "study/danger_changes.h"

namespace muster::cli {

namespace {

using study::DangerChange;
using study::DangerFigure;

// More would bury what differs most.
constexpr std::size_t kShown = 10;

int decimals(DangerFigure figure) {
  if (figure == DangerFigure::pressure_per_s2) return 3;
  return figure == DangerFigure::density_per_m2 ? 1 : 0;
}

const char* keyOf(DangerFigure figure) {
  switch (figure) {
    case DangerFigure::above4_person_s:
      return "ui.danger-change.above4";
    case DangerFigure::density_per_m2:
      return "ui.danger-change.density";
    case DangerFigure::pressure_per_s2:
      return "ui.danger-change.pressure";
    case DangerFigure::exposure_person_s:
      break;
  }
  return "ui.danger-change.exposure";
}

void addRow(Table& table, const DangerChange& c, const report::Words& words) {
  const auto shown = [&](double value) { return report::number(value, decimals(c.figure)); };
  const std::string place = c.kind == study::kEverybody ? words.text("ui.danger-change.all")
                            : c.kind == "area" ? words.text("ui.danger-change.area", {{"id", c.id}})
                                               : c.id;
  table.add({words.text(keyOf(c.figure)), place, shown(c.before), shown(c.after),
             fmt::format("{:+.{}f}", c.change.estimate, decimals(c.figure)),
             fmt::format("{:+.{}f} … {:+.{}f}", c.change.low, decimals(c.figure), c.change.high,
                         decimals(c.figure)),
             words.text(c.tells() ? "ui.danger-change.tells" : "ui.danger-change.open")});
}

}  // namespace

void printDangerChanges(study::Records runsBefore, study::Records runsAfter,
                        const std::string& before, const std::string& after,
                        const report::Words& words) {
  const std::vector<DangerChange> changes = study::dangerChanges(runsBefore, runsAfter);
  if (changes.empty()) return;
  Table table(words.text("ui.danger-change.columns"));
  for (std::size_t k = 0; k < std::min(kShown, changes.size()); ++k)
    addRow(table, changes[k], words);
  std::printf(
      "\n%s\n%s",
      words
          .text("ui.danger-change.title",
                {{"before", before}, {"after", after}, {"pairs", std::to_string(changes[0].pairs)}})
          .c_str(),
      table.text().c_str());
  if (changes.size() > kShown)
    std::printf(
        "  %s\n",
        words.text("ui.and-more", {{"count", std::to_string(changes.size() - kShown)}}).c_str());
}

}  // namespace muster::cli
