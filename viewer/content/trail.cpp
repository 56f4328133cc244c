#include "viewer/content/trail.h"

#include <algorithm>

namespace muster::viewer {

std::vector<TrailPoint> trailOf(Frames& frames, std::size_t agent, double time_s) {
  std::vector<TrailPoint> trail;
  const double from_s = std::max(frames.start_s(), time_s - kTrail_s);
  for (double at_s = from_s; at_s <= time_s; at_s += 1.0) {
    const SharedFrame frame = frames.frame(frames.at(at_s));
    if (frame && agent < frame->present.size() && frame->present[agent])
      trail.push_back({frame->position[agent], frame->space[agent]});
  }
  return trail;
}

}  // namespace muster::viewer
