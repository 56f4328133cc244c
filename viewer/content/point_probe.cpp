#include "viewer/content/point_probe.h"

#include <chrono>

namespace muster::viewer {

PointProbe::PointProbe(const plan::Campus& campus, ProbePoint point)
    : point_(point), crowd_(campus), density_(campus, point.space, point.at) {}

void PointProbe::advance(Frames& frames, double most_s) {
  using Clock = std::chrono::steady_clock;
  const auto start = Clock::now();
  while (frames.count() > 0) {
    const double next_s =
        values_.empty() ? frames.start_s() : values_.back().x + analysis::kSample_s;
    if (next_s > frames.end_s()) return;
    const SharedFrame frame = frames.frame(frames.at(next_s));
    // A damaged frame leaves what was before it.
    const double before = values_.empty() ? 0 : values_.back().y;
    values_.push_back({next_s, frame ? density_.at(crowd_.frame(*frame)) : before});
    if (std::chrono::duration<double>(Clock::now() - start).count() > most_s) return;
  }
}

}  // namespace muster::viewer
