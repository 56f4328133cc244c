// The parts of a run's report (run_page.h), each a heading and what belongs under it as HTML; empty
// where the run has nothing to say about it.
// Thread rule: pure functions.
#pragma once

#include <string>

#include "io/result_folder.h"
#include "report/page.h"
#include "report/recorded_run.h"

namespace muster::report {

struct RunReport : PageText {
  const io::ResultFolder& result;
  const RecordedRun* recorded;  // null: there is no recording
  double target_s;              // the user's own

  // The name in this row, or its id; not escaped.
  std::string nameIn(const io::ResultTable& table, std::size_t row, std::string_view id) const;
};

std::string summarySection(const RunReport& report);
std::string picturesSection(const RunReport& report);
std::string replaySection(const RunReport& report);
std::string mapsSection(const RunReport& report);
std::string curveSection(const RunReport& report);
std::string classesSection(const RunReport& report);
std::string bottlenecksSection(const RunReport& report);  // queues, of the hydraulic model
std::string exitsSection(const RunReport& report);
std::string fireSection(const RunReport& report);
std::string methodSection(const RunReport& report);
std::string limitsSection(const RunReport& report);

// Pictures of one kind, a figure for each level.
std::string figures(const RunReport& report, std::string_view what);

}  // namespace muster::report
