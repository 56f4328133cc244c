// Who passed which opening when: the list that the tables of openings, exits and bottlenecks count
// from.
//
// Times are those of the frame that reports the passage. Thread rule: one thread; plain columns
// afterwards.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "analysis/run_result.h"
#include "simulation/frame.h"

namespace muster::analysis {

struct LoggedPassage {
  double time_s;
  std::uint32_t agent;
  bool forward;  // from the opening's first space to its second (or outside)
};

class PassageLog final : public simulation::Observer {
 public:
  void begin(const simulation::Frame& first) override;
  void observe(const simulation::Frame& frame) override;
  void end(const simulation::Frame&) override {}

  std::span<const LoggedPassage> of(plan::OpeningId opening) const;  // in time order
  // Passages in [from, to].
  std::size_t count(plan::OpeningId opening, double from_s, double to_s) const;

 private:
  std::vector<std::vector<LoggedPassage>> byOpening_;
};

// Most events in any window of kFlowWindow_s, per second. `times` ascending.
double peakFlow(std::span<const double> times);

// A row for every opening of the campus, in its order.
std::vector<OpeningRow> openingTable(const PassageLog& log, const plan::Campus& campus);

}  // namespace muster::analysis
