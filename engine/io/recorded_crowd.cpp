#include "io/recorded_crowd.h"

#include <algorithm>

namespace muster::io {

const simulation::Frame& RecordedCrowd::show(const RecordedFrame& recorded) {
  const std::size_t people = recorded.present.size();
  if (crowd_.size() != people) crowd_.resize(people);
  for (std::size_t i = 0; i < people; ++i) {
    const bool here = recorded.present[i] && recorded.space[i] != kNoSpace;
    crowd_.present[i] = here ? 1 : 0;
    if (!here) continue;
    crowd_.body[i].position = recorded.position[i];
    crowd_.body[i].space = plan::SpaceId(recorded.space[i]);
  }
  status_ = recorded.status;
  frame_.dt_s = started_ ? recorded.time_s - frame_.time_s : 0;
  frame_.time_s = recorded.time_s;
  frame_.crowd = &crowd_;
  frame_.status = status_;
  started_ = true;
  return frame_;
}

bool samePlaces(const RecordingInfo& info, const plan::Campus& campus) {
  return std::ranges::equal(info.spaces, campus.spaces, {}, &RecordedSpace::id, &plan::Space::id);
}

}  // namespace muster::io
