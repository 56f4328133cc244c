// Who passed which opening when: the list that the tables of openings, exits and bottlenecks count
// from.
//
// In a jam people are pushed to and fro across an opening's line, dozens of times: who comes back
// through the same opening within kSteppedBack_s has not passed it, and both crossings are dropped.
// Times are those of the frame that reports the passage. Thread rule: one thread; plain columns
// afterwards.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "analysis/run_result.h"
#include "simulation/frame.h"

namespace muster::analysis {

// Longer than anybody sways in a doorway, shorter than an errand in a room.
inline constexpr double kSteppedBack_s = 10.0;

struct LoggedPassage {
  double time_s;
  std::uint32_t agent;
  bool forward;  // from the opening's first space to its second (or outside)
};

class PassageLog final : public simulation::Observer {
 public:
  // For passages that come without frames: add() them in order of time.
  explicit PassageLog(std::size_t openings = 0) : byOpening_(openings) {}

  void begin(const simulation::Frame& first) override;
  void observe(const simulation::Frame& frame) override;
  void end(const simulation::Frame&) override {}

  void add(plan::OpeningId opening, const LoggedPassage& passage);

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
