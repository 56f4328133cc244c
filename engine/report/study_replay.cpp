// One run of the base to look at.
#include <algorithm>

#include "report/chart.h"
#include "report/study_sections.h"

namespace muster::report {

std::string studyReplaySection(const StudyReport& report) {
  if (!report.recorded)
    return "<section class=\"screen\">" + report.heading("report.replay") +
           report.paragraph("report.study.no-recording") + "</section>\n";
  const auto& runs = report.runs.front();
  const auto run = std::ranges::find(runs, report.recorded->info->seed, &study::RunRecord::seed);
  if (run == runs.end())
    return "<section class=\"screen\">" + report.heading("report.replay") +
           report.paragraph("report.study.other-recording") + "</section>\n";
  const std::string which = report.paragraph("report.study.replay.which",
                                             {{"seed", std::to_string((*run)->seed)},
                                              {"runs", std::to_string(runs.size())},
                                              {"t95", clock((*run)->t95_s, report.words)},
                                              {"t100", clock((*run)->t100_s, report.words)}});
  const Replay& replay = *report.recorded->replay;
  const std::string player = replay.fits()
                                 ? report.paragraph("report.replay.about") + replay.html(report)
                                 : report.paragraph("report.replay.too-large");
  return "<section class=\"screen\">" + report.heading("report.replay") + which + player +
         "</section>\n";
}

}  // namespace muster::report
